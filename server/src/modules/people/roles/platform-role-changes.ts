// Changing roles above organizations: taken away at once, given when a second platform administrator agrees.
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Policies } from '../../../platform/access/policy.ts'
import { PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'
import { people } from '../../../platform/auth/tables.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { fail as failPeople } from '../errors.ts'
import { getPerson } from '../find-people.ts'
import { platformRoles } from '../tables.ts'
import type { RoleChangePreview } from './role-change.contract.ts'
import { fail } from './role-change-errors.ts'
import {
  closeRecord,
  getRecord,
  lockWaiting,
  type RoleChangeRow,
  readRoles,
  recordRoleChange,
  refuseDecider,
} from './role-change-records.ts'
import type {
  approvePlatformRoleChange,
  previewPlatformRoleChange,
  rejectPlatformRoleChange,
  requestPlatformRoleChange,
  withdrawPlatformRoleChange,
} from './role-changes.contract.ts'
import { settleRequest, tellPerson, tellPlatformAdministrators, tellRequester } from './role-letters.ts'
import { differenceOf, effectOf, inOrder, needsSecondPerson, sameRoles } from './role-rules.ts'

export async function previewPlatformRoles(
  scope: PlatformScope,
  policies: Policies,
  { params, query }: Input<typeof previewPlatformRoleChange>,
): Promise<RoleChangePreview> {
  const person = await getPerson(scope, params.id)
  const step = { before: person.platformRoles, after: readRoles(query.roles, PLATFORM_ROLES) }
  const needsSecond = needsSecondPerson(step, 'platform')
  return {
    rolesBefore: inOrder(step.before),
    rolesAfter: step.after,
    ...differenceOf(step),
    ...effectOf(policies, step, null),
    needsSecondPerson: needsSecond,
    effectWords: needsSecond
      ? 'It takes effect when another platform administrator agrees.'
      : 'It takes effect at once.',
  }
}

/**
 * Fails with people.person.own, people.role_change.unchanged, waiting or account_inactive, concurrency.stale when the
 * roles are no longer those that the caller saw, or people.person.last_platform_admin.
 */
export async function requestPlatformRoles(
  scope: PlatformScope,
  { params, body }: Pick<Input<typeof requestPlatformRoleChange>, 'params' | 'body'>,
): Promise<RoleChangeRow> {
  await lockPlatformRoles(scope)
  const person = await getPerson(scope, params.id)
  if (person.isOwn) failPeople('people.person.own')
  const step = { before: inOrder(person.platformRoles), after: inOrder(body.roles) }
  if (!sameRoles(step.before, body.rolesBefore)) failPlatform('concurrency.stale', {}, { extra: { current: person } })
  if (sameRoles(step.before, step.after)) fail('people.role_change.unchanged', { name: person.name })
  return askAbove(scope, { ...step, person, reason: body.reason })
}

interface Wanted {
  person: { id: string; name: string; isActive: boolean }
  before: string[]
  after: string[]
  reason: string
}

async function askAbove(scope: PlatformScope, { person, before, after, reason }: Wanted): Promise<RoleChangeRow> {
  const waits = needsSecondPerson({ before, after }, 'platform')
  if (waits && !person.isActive) fail('people.role_change.account_inactive', { name: person.name })
  const change = { personId: person.id, before, after, reason }
  const row = await recordRoleChange(scope, { ...change, state: waits ? 'waiting' : 'applied' })
  if (waits) {
    await tellPlatformAdministrators(scope, { ...change, id: row.id, personName: person.name })
    return row
  }
  await writeRoles(scope, person.id, { before, after })
  await tellPerson(scope, { ...row, before, after, secondPerson: null })
  return row
}

export async function approvePlatformRoles(
  scope: PlatformScope,
  { params, body }: Input<typeof approvePlatformRoleChange>,
): Promise<void> {
  await lockPlatformRoles(scope)
  const row = await lockWaiting(scope, params.id, body.version)
  refuseDecider(scope, row)
  const person = await getPerson(scope, row.personId)
  const step = { before: row.rolesBefore, after: row.rolesAfter }
  if (!person.isActive || !sameRoles(person.platformRoles, step.before))
    fail('people.role_change.outdated', { name: person.name })
  await writeRoles(scope, person.id, step)
  await closeRecord(scope, row.id, { state: 'approved', comment: body.comment ?? '' })
  await settleRequest(scope, row.id)
  await tellPerson(scope, { ...row, ...step, secondPerson: scope.actor.name })
  await tellOutcome(scope, row, `${scope.actor.name} agreed; they took effect at once.`)
}

export async function rejectPlatformRoles(
  scope: PlatformScope,
  { params, body }: Input<typeof rejectPlatformRoleChange>,
): Promise<void> {
  const row = await lockWaiting(scope, params.id, body.version)
  refuseDecider(scope, row)
  await closeRecord(scope, row.id, { state: 'rejected', comment: body.comment })
  await settleRequest(scope, row.id)
  await tellOutcome(scope, row, `Rejected by ${scope.actor.name}: ${body.comment}`)
}

export async function withdrawPlatformRoles(
  scope: PlatformScope,
  { params, body }: Input<typeof withdrawPlatformRoleChange>,
): Promise<void> {
  const { requestedBy, requestedByName } = await getRecord(scope, params.id)
  if (requestedBy !== scope.actor.id) fail('people.role_change.not_yours', { name: requestedByName })
  const row = await lockWaiting(scope, params.id, body.version)
  await closeRecord(scope, row.id, { state: 'withdrawn', comment: body.comment ?? '' })
  await settleRequest(scope, row.id)
}

/** Those who change platform roles, or shut accounts, at the same moment wait for each other. */
export async function lockPlatformRoles(scope: PlatformScope): Promise<void> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('platform_admin'))`)
}

/** Fails when nobody else could administer the platform. */
export async function keepPlatformAdmin(scope: PlatformScope, id: string): Promise<void> {
  await lockPlatformRoles(scope)
  const [other] = await scope.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(platformRoles, eq(platformRoles.personId, people.id))
    .where(and(eq(platformRoles.role, 'platform_admin'), eq(people.isActive, true), ne(people.id, id)))
    .limit(1)
  if (!other) failPeople('people.person.last_platform_admin')
}

async function writeRoles(
  scope: PlatformScope,
  personId: string,
  step: { before: string[]; after: string[] },
): Promise<void> {
  const { adds, removes } = differenceOf(step)
  if (removes.includes('platform_admin')) await keepPlatformAdmin(scope, personId)
  if (removes.length > 0) {
    await scope.db
      .delete(platformRoles)
      .where(and(eq(platformRoles.personId, personId), inArray(platformRoles.role, removes)))
  }
  if (adds.length > 0) await scope.db.insert(platformRoles).values(adds.map((role) => ({ personId, role })))
}

async function tellOutcome(scope: PlatformScope, row: RoleChangeRow, text: string): Promise<void> {
  const { name } = await getPerson(scope, row.personId)
  const title = `Your request for the platform roles of ${name}`
  await tellRequester(scope, { requestedBy: row.requestedBy, title, text, path: `/platform/people/${row.personId}` })
}
