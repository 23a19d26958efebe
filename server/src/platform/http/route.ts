// A route is a row: endpoint -> function. The scope that the function gets follows from the address.
import type { Entrance } from '../access/admit.ts'
import type { Policies } from '../access/policy.ts'
import type { Database, OrganizationScope, OversightScope, PlatformScope } from '../database/scope.ts'
import type { Column } from '../documents/columns.ts'
import type { Endpoint, Input, Output } from './endpoint.ts'
import type { FileStore, Upload, UploadRule } from './upload.ts'

export type AnyScope = OrganizationScope | OversightScope | PlatformScope
type ScopeOf<E> =
  E extends Endpoint<infer P>
    ? P extends `/moa/:moa${string}`
      ? OrganizationScope
      : P extends `/oversight${string}`
        ? OversightScope
        : PlatformScope
    : never

/** A file as an answer. */
export interface FileReply {
  bytes: Uint8Array
  mediaType: string
  fileName: string
  /** Shown by the browser instead of saved; for pictures only. */
  inline?: true
  /** Its address changes with its content, so that the browser may keep it. */
  immutable?: true
}

export interface Served {
  output: unknown
  input: { params: unknown; query: unknown; body: unknown }
  scope: AnyScope
}

/** How a list leaves as CSV, XLSX or PDF: `title` names the file and the paper. */
// biome-ignore lint/suspicious/noExplicitAny: rows are typed where the export is declared; the router only passes them on
export interface ListExport<Row = any> {
  title: string
  columns: readonly Column<Row>[]
}

/** What a route may use once its own transaction has ended: other scopes, policy tables, rules of the installation. */
export interface House {
  database: Database
  policies: Policies
  rules: { requireTwoFactor: boolean; onlyOrganization: string | null }
}

/** What a visitor shows: there is no session. */
interface Visitor {
  /** The Authorization header, or ''. */
  authorization: string
}

/** The way into an endpoint that needs no session. */
export interface PublicDoor<E extends Endpoint = Endpoint> {
  /** Throws unless the visitor may ask; before anything of the request is looked at. Everybody may, without it. */
  admit?: (visitor: Visitor, rules: { mailHookToken: string }) => void
  handle: (scope: PlatformScope, input: Input<E>) => Promise<Output<E>>
}

/** As a `PublicDoor`, for what stands in organizations: it can only read. */
export interface PublicWindow<E extends Endpoint = Endpoint> {
  look: (scope: OversightScope, input: Input<E>) => Promise<Output<E>>
}

export interface Route {
  endpoint: Endpoint
  handle: (scope: AnyScope, input: Served['input'], caller: Entrance) => Promise<unknown>
  /** Also open to a person who has to change the password or set up the second step first. */
  forUnreadyAccounts: boolean
  export?: ListExport
  /** Makes the output from what the transaction answered, after it has ended: for hashing, and for other scopes. */
  finish?: (answered: never, scope: AnyScope, house: House) => Promise<unknown>
  /** Turns the output into a file, after the transaction has ended. */
  render?: (output: never, scope: AnyScope, files: FileStore) => Promise<FileReply>
  /** Tells of this topic for as long as somebody listens; `handle` is not used. */
  live?: string
  /** Open to everybody: `handle` is not used. */
  door?: PublicDoor | PublicWindow
  /** Takes a file: it is checked and stored before the transaction opens, and is the handler's body. */
  upload?: UploadRule
  /** Reads that file before the transaction opens; the handler's body is then `{ upload, parsed }`. */
  parse?: (upload: Upload, files: FileStore) => Promise<unknown>
  /** Fails, before that file is read at all, where the record that it is for is not there. */
  admit?: (scope: AnyScope, input: Served['input']) => Promise<unknown>
}

interface RouteOptions<E> {
  forUnreadyAccounts?: true
  export?: Output<E> extends { items: (infer Row)[] } ? ListExport<Row> : never
}

/** Binds an endpoint to its function. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (scope: ScopeOf<E>, input: Input<E>, caller: Entrance) => Promise<Output<E>>,
  options: RouteOptions<E> = {},
): Route {
  return {
    endpoint,
    handle: handle as unknown as Route['handle'],
    forUnreadyAccounts: options.forUnreadyAccounts ?? false,
    ...(options.export ? { export: options.export } : {}),
  }
}

/** Binds an endpoint whose access is `public`. Its function acts as BMMS itself, above organizations. */
export function publicRoute<E extends Endpoint>(endpoint: E, door: PublicDoor<E> | PublicWindow<E>): Route {
  return {
    endpoint,
    door: door as unknown as PublicDoor | PublicWindow,
    handle: () => Promise.reject(new Error(`${endpoint.path} has no signed-in caller`)),
    forUnreadyAccounts: false,
  }
}

interface Steps<E extends Endpoint, Decided> {
  decide: (scope: ScopeOf<E>, input: Input<E>, caller: Entrance) => Promise<Decided>
  finish: (decided: Decided, scope: ScopeOf<E>, house: House) => Promise<Output<E>>
  forUnreadyAccounts?: true
}

/**
 * Binds an endpoint to two steps: `decide` reads and decides in the transaction, `finish` does afterwards what may not
 * happen inside one. The scope's `db` can no longer be used in `finish`; its actor and organization can.
 */
export function twoStepRoute<E extends Endpoint, Decided>(endpoint: E, steps: Steps<E, Decided>): Route {
  return {
    endpoint,
    handle: steps.decide as unknown as Route['handle'],
    finish: steps.finish as unknown as NonNullable<Route['finish']>,
    forUnreadyAccounts: steps.forUnreadyAccounts ?? false,
  }
}

/** Binds an endpoint that answers a file: `load` reads in the transaction, `render` makes the file afterwards. */
export function fileRoute<E extends Endpoint, Data>(
  endpoint: E,
  load: (scope: ScopeOf<E>, input: Input<E>, caller: Entrance) => Promise<Data>,
  render: (data: Data, scope: ScopeOf<E>, files: FileStore) => Promise<FileReply>,
): Route {
  return {
    endpoint,
    handle: load as unknown as Route['handle'],
    forUnreadyAccounts: false,
    render: render as unknown as NonNullable<Route['render']>,
  }
}

/** Binds an endpoint that tells of a topic (server-sent events) while the caller listens and may. */
export function liveRoute(endpoint: Endpoint, topic: string): Route {
  return { endpoint, live: topic, handle: () => Promise.resolve(null), forUnreadyAccounts: false }
}

/** Binds an endpoint that takes one file (multipart, any field name). It is removed again when `handle` fails. */
export function uploadRoute<E extends Endpoint>(
  endpoint: E,
  rule: UploadRule,
  handle: (scope: ScopeOf<E>, input: Pick<Input<E>, 'params' | 'query'> & { upload: Upload }) => Promise<Output<E>>,
): Route {
  return {
    endpoint,
    upload: rule,
    forUnreadyAccounts: false,
    handle: (scope, { params, query, body }) => handle(scope as ScopeOf<E>, { params, query, upload: body } as never),
  }
}

interface ParsedUpload<E extends Endpoint, Parsed> {
  /** Whether the record that the file is for is there and takes it; in a transaction of its own, before the file is read. */
  admit?: (scope: ScopeOf<E>, input: Pick<Input<E>, 'params' | 'query'>) => Promise<unknown>
  parse: (upload: Upload, files: FileStore) => Promise<Parsed>
  handle: (
    scope: ScopeOf<E>,
    input: Pick<Input<E>, 'params' | 'query'> & { upload: Upload; parsed: Parsed },
  ) => Promise<Output<E>>
}

/** Binds an endpoint that takes one file and reads it: `parse` before the transaction opens, `handle` inside it. */
export function parsedUploadRoute<E extends Endpoint, Parsed>(
  endpoint: E,
  rule: UploadRule,
  { admit, parse, handle }: ParsedUpload<E, Parsed>,
): Route {
  return {
    endpoint,
    upload: rule,
    parse,
    ...(admit ? { admit: admit as unknown as NonNullable<Route['admit']> } : {}),
    forUnreadyAccounts: false,
    handle: (scope, { params, query, body }) =>
      handle(scope as ScopeOf<E>, { params, query, ...(body as object) } as never),
  }
}
