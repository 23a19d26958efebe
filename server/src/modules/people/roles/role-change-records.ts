// The record of every change of roles: written when it is asked for, decided, or done at once.
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { roleChanges } from '../tables.ts'
import { fail } from './role-change-errors.ts'
import { inOrder, type RoleStep } from './role-rules.ts'

type Scope = OrganizationScope | PlatformScope
export type RoleChangeRow = typeof roleChanges.$inferSelect

/** The place of a change: an organization, or above them. */
export function placeOfChange(scope: Scope): SQL {
  return scope.kind === 'organization'
    ? eq(roleChanges.organizationId, scope.organization.id)
    : isNull(roleChanges.organizationId)
}

interface NewChange extends RoleStep {
  personId: string
  reason: string
  state: 'waiting' | 'applied'
}

/** Fails with people.role_change.waiting when another one of the person waits here. */
export async function recordRoleChange(scope: Scope, change: NewChange): Promise<RoleChangeRow> {
  const { personId, reason, state, before, after } = change
  if (state === 'waiting') await refuseSecondRequest(scope, personId)
  const [row] = await scope.db
    .insert(roleChanges)
    .values({
      organizationId: scope.kind === 'organization' ? scope.organization.id : null,
      personId,
      rolesBefore: [...before],
      rolesAfter: [...after],
      reason,
      state,
      requestedBy: scope.actor.id || null,
      requestedByName: scope.actor.name,
      requestedAt: scope.clock.now().toString(),
    })
    .returning()
  if (!row) throw new Error('the change of roles was not written')
  return row
}

async function refuseSecondRequest(scope: Scope, personId: string): Promise<void> {
  const [other] = await scope.db
    .select({ id: roleChanges.id })
    .from(roleChanges)
    .where(and(placeOfChange(scope), eq(roleChanges.personId, personId), eq(roleChanges.state, 'waiting')))
  if (other) fail('people.role_change.waiting')
}

/** Roles of an address, `planner,me_officer`. Fails with people.role_change.unknown_role. */
export function readRoles(list: string, known: readonly string[]): string[] {
  const roles = list.split(',').filter((role) => role !== '')
  const unknown = roles.find((role) => !known.includes(role))
  if (unknown !== undefined) fail('people.role_change.unknown_role', { role: unknown.slice(0, 40) })
  return inOrder(roles)
}

/** A change of this place. Fails with people.role_change.not_found. */
export async function getRecord(scope: Scope, id: string): Promise<RoleChangeRow> {
  const [row] = await scope.db
    .select()
    .from(roleChanges)
    .where(and(placeOfChange(scope), eq(roleChanges.id, id)))
  return row ?? fail('people.role_change.not_found')
}

/** The change, locked, while it waits. Fails with people.role_change.decided or concurrency.stale. */
export async function lockWaiting(scope: Scope, id: string, version: number): Promise<RoleChangeRow> {
  const [row] = await scope.db
    .select()
    .from(roleChanges)
    .where(and(placeOfChange(scope), eq(roleChanges.id, id)))
    .for('update')
  if (!row) return fail('people.role_change.not_found')
  if (row.state !== 'waiting') fail('people.role_change.decided', { state: row.state })
  if (row.version !== version) failPlatform('concurrency.stale')
  return row
}

/** Neither who asked nor whom it concerns. */
export function refuseDecider(scope: Scope, row: RoleChangeRow): void {
  if (row.requestedBy === scope.actor.id) fail('people.role_change.own_request')
  if (row.personId === scope.actor.id) fail('people.role_change.about_you')
}

export async function closeRecord(
  scope: Scope,
  id: string,
  { state, comment }: { state: 'approved' | 'rejected' | 'withdrawn'; comment: string },
): Promise<void> {
  await scope.db
    .update(roleChanges)
    .set(closing(scope, state, comment))
    .where(eq(roleChanges.id, id))
}

/** Takes back what waits for a person who leaves: in the organization, or everywhere in the platform scope. */
export async function withdrawWaiting(scope: Scope, personId: string, comment: string): Promise<void> {
  const here = scope.kind === 'organization' ? placeOfChange(scope) : undefined
  await scope.db
    .update(roleChanges)
    .set(closing(scope, 'withdrawn', comment))
    .where(and(here, eq(roleChanges.personId, personId), eq(roleChanges.state, 'waiting')))
}

function closing(scope: Scope, state: RoleChangeRow['state'], comment: string) {
  return {
    state,
    comment,
    decidedBy: scope.actor.id || null,
    decidedByName: scope.actor.name,
    decidedAt: scope.clock.now().toString(),
    version: sql`${roleChanges.version} + 1`,
    updatedAt: sql`now()`,
  }
}
