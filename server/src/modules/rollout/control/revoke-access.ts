// Access of organizations, taken away when their wave is cancelled, and given back exactly as it was.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { endSessions } from '../../../platform/auth/sessions.ts'
import type { Database, PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { waveNumber } from '../run/open-wave.ts'
import { getWave, type PlacedOrganization } from '../waves.ts'
import type { restoreAccess } from './control.contract.ts'
import { tellMembersOf } from './control-news.ts'
import { fail } from './errors.ts'
import { revocations } from './tables.ts'

interface Revoking {
  waveId: string
  placed: readonly PlacedOrganization[]
  reason: string
}

/**
 * Closes the organizations and suspends their active memberships, noting which. Answers the people who have nowhere else to
 * work: their sessions have to end after the transaction. Everybody else is refused there from the next request on.
 */
export async function revokeAccess(scope: PlatformScope, { waveId, placed, reason }: Revoking): Promise<string[]> {
  const people: string[] = []
  for (const { organizationId, isActive } of placed) {
    const { rows } = await scope.db.execute<{ id: string; personId: string }>(sql`
      update membership set is_active = false, inactive_reason = ${reason}, version = version + 1, updated_at = now()
       where organization_id = ${organizationId} and is_active returning id, person_id as "personId"`)
    if (!isActive && rows.length === 0) continue
    await scope.db.execute(sql`update organization set is_active = false, status_reason = ${reason}, version = version + 1,
      updated_at = now() where id = ${organizationId} and is_active`)
    await scope.db.insert(revocations).values({
      ...{ organizationId, waveId, reason, wasActive: isActive },
      membershipIds: rows.map(({ id }) => id),
      revokedBy: scope.actor.id || null,
      revokedByName: scope.actor.name,
      revokedAt: scope.clock.now().toString(),
    })
    people.push(...rows.map(({ personId }) => personId))
  }
  return withoutOtherPlace(scope, people)
}

async function withoutOtherPlace({ db }: PlatformScope, people: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct p.id from unnest(${sql.param([...people])}::uuid[]) p (id)
     where not exists (select from membership m join organization o on o.id = m.organization_id
             where m.person_id = p.id and m.is_active and o.is_active)
       and not exists (select from platform_role r where r.person_id = p.id)`)
  return rows.map(({ id }) => id)
}

/** Over the login of sign-in, which alone may; after the transaction that took the access away. */
export async function endSessionsOf({ identity }: Database, people: readonly string[]): Promise<void> {
  for (const person of people) await endSessions(identity, person)
}

/**
 * Gives back exactly what was taken away: memberships that nobody changed since, and organizations that were active. Fails
 * with rollout.wave.no_revocation.
 */
export async function giveAccessBack(
  scope: PlatformScope,
  { params, body }: Input<typeof restoreAccess>,
): Promise<void> {
  const wave = await getWave(scope, waveNumber(params.waveDigits))
  const open = await findOpen(scope, wave.id, body.organizations)
  if (open.length === 0) fail('rollout.wave.no_revocation', { number: wave.number })
  for (const one of open) {
    // The organization first: its members are counted against its limit.
    if (one.wasActive)
      await scope.db.execute(sql`update organization set is_active = true, status_reason = ${body.comment ?? ''},
        version = version + 1, updated_at = now() where id = ${one.organizationId} and not is_active`)
    await scope.db.execute(sql`
      update membership set is_active = true, inactive_reason = '', version = version + 1, updated_at = now()
       where organization_id = ${one.organizationId} and id = any(${sql.param(one.membershipIds)}::uuid[])
         and not is_active and inactive_reason = ${one.reason}`)
    await scope.db
      .update(revocations)
      .set({
        restoredBy: scope.actor.id || null,
        restoredByName: scope.actor.name,
        restoredAt: scope.clock.now().toString(),
      })
      .where(eq(revocations.id, one.id))
    const text = 'Your access is as it was before the wave was cancelled.'
    await tellMembersOf(scope, one.organizationId, { title: 'Your organization has access to BMMS again', text })
  }
}

function findOpen({ db }: PlatformScope, waveId: string, codes: readonly string[] | undefined) {
  const isAsked = codes
    ? sql`${revocations.organizationId} in (select o.id from organization o where o.code = any(${sql.param([...codes])}::text[]))`
    : undefined
  return db
    .select()
    .from(revocations)
    .where(and(eq(revocations.waveId, waveId), isNull(revocations.restoredAt), isAsked))
    .for('update')
}

/** What was taken away from the organizations of a wave, by code. */
export async function findRevocations({ db }: PlatformScope, waveId: string) {
  const { rows } = await db.execute<{
    id: string
    organization: string
    members: number
    by: string
    at: string
    restoredAt: string | null
    restoredBy: string | null
  }>(sql`
    select r.id, o.code as organization, cardinality(r.membership_ids) as members, r.revoked_by_name as "by",
           to_json(r.revoked_at) #>> '{}' as "at", to_json(r.restored_at) #>> '{}' as "restoredAt",
           r.restored_by_name as "restoredBy"
      from rollout_revocation r join organization o on o.id = r.organization_id
     where r.wave_id = ${waveId} order by r.revoked_at desc, o.code`)
  return rows
}
