// A request that needs no session: who may ask is the endpoint's own matter; a turn is taken for the address.
import type { FastifyRequest } from 'fastify'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import type { Runtime } from './request-transaction.ts'
import type { PublicDoor } from './route.ts'
import { turnKeeper } from './turns.ts'

/** Enough for an office behind one address, and for a mail service in a bad hour. */
const takeTurn = turnKeeper(10, 100)

/** Admits, validates, and runs the function in a transaction above organizations. */
export async function serveVisitor(runtime: Runtime, door: PublicDoor, request: FastifyRequest): Promise<unknown> {
  takeTurn(request.ip)
  door.admit?.({ authorization: request.headers.authorization ?? '' }, runtime.rules)
  if (request.validationError) throw request.validationError
  const input = { params: request.params, query: request.query, body: request.body }
  return inPlatform(runtime.database, { actor: SYSTEM, requestId: request.id }, (scope) =>
    door.handle(scope, input as never),
  )
}
