// A request that needs no session: who may ask is the endpoint's own matter; a turn is taken for the address.
import type { FastifyRequest } from 'fastify'
import { inOversight, inPlatform, SYSTEM } from '../database/scope.ts'
import type { Runtime } from './request-transaction.ts'
import type { PublicDoor, PublicWindow } from './route.ts'
import { turnKeeper } from './turns.ts'

/** Enough for an office behind one address, and for a mail service in a bad hour. */
const takeTurn = turnKeeper(10, 100)

/** Admits, validates, and runs the function in a transaction above organizations; through a window it can only read. */
export async function serveVisitor(
  runtime: Runtime,
  door: PublicDoor | PublicWindow,
  request: FastifyRequest,
): Promise<unknown> {
  takeTurn(request.ip)
  if ('admit' in door) door.admit?.({ authorization: request.headers.authorization ?? '' }, runtime.rules)
  if (request.validationError) throw request.validationError
  const input = { params: request.params, query: request.query, body: request.body }
  const caller = { actor: SYSTEM, requestId: request.id }
  if ('look' in door) return inOversight(runtime.database, caller, (scope) => door.look(scope, input as never))
  return inPlatform(runtime.database, caller, (scope) => door.handle(scope, input as never))
}
