// One request below /api/auth, as its handler sees it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fail } from '../errors/platform-errors.ts'
import type { Endpoint, Input, Output } from '../http/endpoint.ts'
import type { Auth } from './auth.ts'
import type { LiveSession } from './sessions.ts'

export interface AuthCall {
  auth: Auth
  request: FastifyRequest
  reply: FastifyReply
  /** The good session of this browser, if there is one. */
  live: LiveSession | undefined
  /** Where it comes from, as locks and turns count it. */
  address: string
}

export interface AuthRoute {
  endpoint: Endpoint
  /** Checks a secret: takes a turn of its address. */
  limited: boolean
  handle: (call: AuthCall, body: never) => Promise<unknown>
}

type Handle<E> = (call: AuthCall, body: Input<E> extends { body: infer B } ? B : never) => Promise<Output<E>>

/** Binds an endpoint that changes or reads something of the signed-in person. */
export function open<E extends Endpoint>(endpoint: E, handle: Handle<E>): AuthRoute {
  return { endpoint, limited: false, handle: handle as unknown as AuthRoute['handle'] }
}

/** Binds an endpoint that checks a password or a code. */
export function limited<E extends Endpoint>(endpoint: E, handle: Handle<E>): AuthRoute {
  return { endpoint, limited: true, handle: handle as unknown as AuthRoute['handle'] }
}

/** The session that an endpoint needs. */
export function requireLive({ live }: AuthCall): LiveSession {
  return live ?? fail('access.not_signed_in')
}
