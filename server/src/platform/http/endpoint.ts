// The contract of one endpoint: pure (typebox only), imported by the server, the web client, the CLI and the tests.
import { type Static, type TSchema, Type } from 'typebox'

type Names<P extends string> = P extends `${string}:${infer N}/${infer R}`
  ? N | Names<R>
  : P extends `${string}:${infer N}`
    ? N
    : never
/** The `:names` in a path, each a string. */
export type PathParams<P extends string> = { [K in Names<P>]: string }

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface Endpoint<
  P extends string = string,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  method: Method
  /** Address below `/api/v1`; its prefix (`/moa/:moa`, `/oversight`, `/platform`, `/me`) decides the scope. */
  path: P
  /** Permission the caller needs there; `public` and `signed-in` are the only words beside permissions. */
  access: string
  /** One line for the API reference. */
  summary: string
  status: 200 | 201 | 202 | 204
  query: Q
  body: B
  response: R
  /** `file` when the body is one uploaded file (multipart), `bytes` when the answer is a file, `stream` when it tells of changes for as long as somebody listens (server-sent events). */
  transfer?: 'file' | 'bytes' | 'stream'
}

type Parts<Q extends TSchema, B extends TSchema, R extends TSchema> = {
  access: string
  summary: string
  status?: 200 | 201 | 202 | 204
  query?: Q
  body?: B
  response: R
  transfer?: 'file' | 'bytes' | 'stream'
}

const None = Type.Object({}, { additionalProperties: false })

/** Declares an endpoint. POST answers 201, everything else 200, unless `status` says otherwise. */
export function endpoint<
  P extends string,
  R extends TSchema,
  Q extends TSchema = typeof None,
  B extends TSchema = typeof None,
>(method: Method, path: P, parts: Parts<Q, B, R>): Endpoint<P, Q, B, R> {
  return { method, path, status: method === 'POST' ? 201 : 200, query: None as never, body: None as never, ...parts }
}

/** What a handler receives: path parameters, query and body, validated. */
export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B, TSchema>
    ? { params: PathParams<P>; query: Static<Q>; body: Static<B> }
    : never
/** What a handler answers. */
export type Output<E> = E extends Endpoint<string, TSchema, TSchema, infer R> ? Static<R> : never
