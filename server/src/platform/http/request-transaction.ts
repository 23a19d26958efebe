// One request, one transaction: enter it with the session, decide access, run the function, commit.
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { admitToOrganization, admitToPlatform, type Entrance, enter, requireReadyAccount } from '../access/admit.ts'
import type { Policies } from '../access/policy.ts'
import { withClient } from '../database/client.ts'
import {
  type Database,
  inOversight,
  type OrganizationRef,
  organizationScope,
  platformScope,
} from '../database/scope.ts'
import { fail } from '../errors/platform-errors.ts'
import type { LiveHub } from '../live/live-hub.ts'
import { EXPORT_LIMIT } from './list.ts'
import type { Route, Served } from './route.ts'
import type { FileStore } from './upload.ts'

export interface RequestRules {
  sessionIdleMinutes: number
  sessionMaximumHours: number
  requireTwoFactor: boolean
  /** In single-organization mode, the only code that is served. */
  onlyOrganization: string | null
  /** What the mail service shows with its reports; '' when there is none. */
  mailHookToken: string
}

export interface Runtime {
  database: Database
  policies: Policies
  rules: RequestRules
  /** Reads and verifies the session cookie; '' when there is none. */
  sessionToken: (request: FastifyRequest) => string
  /** Refuses with 429 when an organization asks too much. */
  takeTurn: (organizationId: number) => void
  files: FileStore
  live: LiveHub
}

type Kind = 'organization' | 'oversight' | 'platform'

export function scopeKind(path: string): Kind {
  if (path.startsWith('/moa/:moa')) return 'organization'
  return path.startsWith('/oversight') ? 'oversight' : 'platform'
}

/** Runs a signed-in route; the answer leaves as soon as it is final (reads need not wait for their commit). */
export async function serve(runtime: Runtime, route: Route, request: FastifyRequest): Promise<Served> {
  const token = runtime.sessionToken(request)
  if (!token) fail('access.not_signed_in')
  const client = await runtime.database.app.connect()
  const readOnly = request.method === 'GET'
  try {
    const entrance = await open(runtime, client, { route, request, token, readOnly })
    const served = await run(runtime, client, { route, request, entrance })
    await end(client, readOnly)
    return served
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

/** Whether the caller may still ask: as `serve` decides, but for the function. Throws the refusal. */
export async function admitAgain(runtime: Runtime, route: Route, request: FastifyRequest): Promise<void> {
  const token = runtime.sessionToken(request)
  await withClient(runtime.database.app, async (client) => {
    try {
      const entrance = await open(runtime, client, { route, request, token, readOnly: true })
      if (scopeKind(route.endpoint.path) === 'organization')
        admitHere(runtime, entrance, request, route.endpoint.access)
      else admitToPlatform(runtime.policies, entrance, route.endpoint.access)
    } finally {
      // Rolled back, so that an open page alone does not keep a session awake.
      await client.query('rollback')
    }
  })
}

/** A read does not wait for its commit, nor does the connection: what the next request sends is answered after it. */
async function end(client: pg.PoolClient, readOnly: boolean): Promise<void> {
  const committed = client.query('commit')
  if (readOnly) committed.catch(() => undefined)
  else await committed
  client.release()
}

interface Opening {
  route: Route
  request: FastifyRequest
  token: string
  readOnly: boolean
}

async function open(
  runtime: Runtime,
  client: pg.ClientBase,
  { route, request, token, readOnly }: Opening,
): Promise<Entrance> {
  const { sessionIdleMinutes, sessionMaximumHours, requireTwoFactor } = runtime.rules
  const organization = scopeKind(route.endpoint.path) === 'organization'
  const [, entrance] = await Promise.all([
    client.query('begin'),
    enter(client, {
      token,
      scope: organization ? 'organization' : 'platform',
      code: organization ? codeOf(request) : '',
      requestId: request.id,
      readOnly,
      idleMinutes: sessionIdleMinutes,
      maximumHours: sessionMaximumHours,
    }),
  ])
  if (!route.forUnreadyAccounts) requireReadyAccount(entrance, requireTwoFactor)
  return entrance
}

interface Running {
  route: Route
  request: FastifyRequest
  entrance: Entrance
}

async function run(runtime: Runtime, client: pg.ClientBase, { route, request, entrance }: Running): Promise<Served> {
  const { database, policies } = runtime
  const kind = scopeKind(route.endpoint.path)
  const access = route.endpoint.access
  const permissions =
    kind === 'organization'
      ? admitHere(runtime, entrance, request, access)
      : admitToPlatform(policies, entrance, access)
  if (request.validationError) throw request.validationError
  const caller = { actor: { id: entrance.personId, name: entrance.personName, permissions }, requestId: request.id }
  const input = { params: request.params, query: wholeListForFile(route, request.query), body: request.body }
  if (kind === 'organization') {
    const organization = organizationOf(entrance)
    runtime.takeTurn(organization.id)
    const scope = organizationScope(database, client, { ...caller, organization })
    return { output: await route.handle(scope, input, entrance), input, scope }
  }
  if (kind === 'platform') {
    const scope = platformScope(database, client, caller)
    return { output: await route.handle(scope, input, entrance), input, scope }
  }
  return inOversight(database, caller, async (scope) => ({
    output: await route.handle(scope, input, entrance),
    input,
    scope,
  }))
}

/** A file takes the whole filtered list, not one page of it. */
function wholeListForFile(route: Route, query: unknown): unknown {
  const format = (query as { format?: string } | null)?.format
  if (!route.export || !format || format === 'json') return query
  return { ...(query as object), page: 1, pageSize: EXPORT_LIMIT }
}

function admitHere(runtime: Runtime, entrance: Entrance, request: FastifyRequest, access: string): ReadonlySet<string> {
  const code = codeOf(request)
  const only = runtime.rules.onlyOrganization
  if (entrance.organizationId === null || (only !== null && code !== only))
    return fail('access.unknown_organization', { code })
  return admitToOrganization(runtime.policies, entrance, access)
}

function codeOf(request: FastifyRequest): string {
  return (request.params as { moa: string }).moa
}

function organizationOf(entrance: Entrance): OrganizationRef {
  return {
    id: entrance.organizationId ?? 0,
    code: entrance.organizationCode ?? '',
    name: entrance.organizationName ?? '',
    accentColor: entrance.accentColor ?? '',
  }
}

/** The canonical code of an organization that was asked for by another code or name, if there is one. */
export async function findCanonicalCode(database: Database, asked: string): Promise<string | undefined> {
  const { rows } = await database.app.query<{ code: string }>(
    `select o.code from public.organization o
      where o.code = upper($1) or o.id = (select a.belongs_to from public.organization_alias a where a.alias = upper($1)) limit 1`,
    [asked],
  )
  return rows[0]?.code
}
