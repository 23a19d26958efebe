// The only ways to the database: three scopes, each a transaction in which the database itself knows who acts where.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { withClient } from './client.ts'

export type Db = NodePgDatabase

/** Where a statement gets its time from; tests set their own. */
export interface Clock {
  now(): Temporal.Instant
}

export interface Actor {
  id: string
  name: string
  permissions: ReadonlySet<string>
}

/** Puts a job in the queue inside the transaction of a scope; `data` carries ids only. */
export type Enqueue = (
  job: string,
  data: Record<string, string | number | null>,
  options?: { startAfter?: Date },
) => Promise<void>

/** Signs a text for one purpose with the secret of the installation, so that BMMS knows it again; base64url. */
export type Sign = (purpose: string, text: string) => string

/** What the installation expects of the e-mail addresses of new people. */
export interface EmailRule {
  /** `.gov.ph` and everything below it; none: every address will do. */
  domains: readonly string[]
  /** Other addresses are refused; else they are pointed out. */
  refuseOthers: boolean
}

interface ScopeBase {
  db: Db
  actor: Actor
  clock: Clock
  requestId: string
  /** Where people reach BMMS, without a slash at the end: for links in mails and papers. */
  publicUrl: string
  sign: Sign
  emailRule: EmailRule
}

export interface OrganizationRef {
  id: number
  code: string
  name: string
  accentColor: string
}

/** One organization's rows, and nothing else. */
export interface OrganizationScope extends ScopeBase {
  kind: 'organization'
  organization: OrganizationRef
  enqueue: Enqueue
}
/** Read-only, across organizations: the Chief Minister's office. */
export interface OversightScope extends ScopeBase {
  kind: 'oversight'
}
/** Work above organizations: the organizations themselves, people, rollout, operations. */
export interface PlatformScope extends ScopeBase {
  kind: 'platform'
  enqueue: Enqueue
}

export interface Database {
  app: pg.Pool
  oversight: pg.Pool
  identity: pg.Pool
  clock: Clock
  /** Where people reach BMMS, without a slash at the end; known for certain once the server listens. */
  publicUrl: string
  sign: Sign
  emailRule: EmailRule
  /** Set by the job queue when it is ready. */
  enqueueWith: (client: pg.ClientBase) => Enqueue
}

export interface Caller {
  actor: Actor
  requestId: string
}

/** BMMS itself, for work that nobody asked for by hand. Holds no permission: what it does is decided where it is called. */
export const SYSTEM: Actor = { id: '', name: 'BMMS', permissions: new Set() }

const SET_CONTEXT = `select set_config('bmms.scope', $1, true), set_config('bmms.organization_id', $2, true),
  set_config('bmms.actor_id', $3, true), set_config('bmms.actor_name', $4, true), set_config('bmms.request_id', $5, true)`

/** Work in one organization without a request: jobs, commands, tests. Commits when `work` succeeds. */
export function inOrganization<T>(
  database: Database,
  caller: Caller & { organization: OrganizationRef },
  work: (scope: OrganizationScope) => Promise<T>,
): Promise<T> {
  return transaction(database.app, contextOf('organization', caller, caller.organization.id), (client) =>
    work(organizationScope(database, client, caller)),
  )
}

/**
 * Work in several organizations, one after the other, all of it or nothing: for commands of whoever operates the server.
 * Nothing of one organization is seen while the next one is worked in.
 */
export function inOrganizations<O extends OrganizationRef>(
  database: Database,
  { organizations, ...caller }: Caller & { organizations: readonly O[] },
  work: (scope: OrganizationScope, organization: O) => Promise<void>,
): Promise<void> {
  const [first] = organizations
  if (!first) return Promise.resolve()
  return transaction(database.app, contextOf('organization', caller, first.id), async (client) => {
    for (const organization of organizations) {
      await client.query('set constraints all immediate')
      await client.query(contextOf('organization', caller, organization.id))
      await work(organizationScope(database, client, { ...caller, organization }), organization)
    }
    await client.query('set constraints all immediate')
  })
}

/** Work above organizations without a request. */
export function inPlatform<T>(
  database: Database,
  caller: Caller,
  work: (scope: PlatformScope) => Promise<T>,
): Promise<T> {
  return transaction(database.app, contextOf('platform', caller, null), (client) =>
    work(platformScope(database, client, caller)),
  )
}

/** Reading across organizations, over a login that can do nothing else. */
export function inOversight<T>(
  database: Database,
  caller: Caller,
  work: (scope: OversightScope) => Promise<T>,
): Promise<T> {
  return transaction(database.oversight, contextOf('oversight', caller, null), (client) =>
    work({
      kind: 'oversight',
      db: dbOf(client),
      clock: database.clock,
      publicUrl: database.publicUrl,
      sign: database.sign,
      emailRule: database.emailRule,
      actor: caller.actor,
      requestId: caller.requestId,
    }),
  )
}

export function organizationScope(
  database: Database,
  client: pg.ClientBase,
  caller: Caller & { organization: OrganizationRef },
): OrganizationScope {
  return { ...base(database, client, caller), kind: 'organization', organization: caller.organization }
}

export function platformScope(database: Database, client: pg.ClientBase, caller: Caller): PlatformScope {
  return { ...base(database, client, caller), kind: 'platform' }
}

function base(database: Database, client: pg.ClientBase, { actor, requestId }: Caller) {
  const { clock, publicUrl, sign, emailRule } = database
  const enqueue = database.enqueueWith(client)
  return { db: dbOf(client), actor, requestId, clock, publicUrl, sign, emailRule, enqueue }
}

function contextOf(scope: string, { actor, requestId }: Caller, organizationId: number | null): pg.QueryConfig {
  return {
    text: SET_CONTEXT,
    values: [scope, organizationId === null ? '' : String(organizationId), actor.id, actor.name, requestId],
  }
}

function transaction<T>(
  pool: pg.Pool,
  context: pg.QueryConfig,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  return withClient(pool, async (client) => {
    try {
      await Promise.all([client.query('begin'), client.query(context)])
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  })
}

const dbs = new WeakMap<pg.ClientBase, Db>()

/** Drizzle over one connection; made once per connection. */
export function dbOf(client: pg.ClientBase): Db {
  let db = dbs.get(client)
  if (!db) {
    db = drizzle(client as pg.PoolClient)
    dbs.set(client, db)
  }
  return db
}
