// How far people are on the way in, as both directories show and filter it.
import { eq, type SQL, sql } from 'drizzle-orm'
import { onboardings as onboarding } from '../../platform/auth/onboarding-table.ts'
import { people } from '../../platform/auth/tables.ts'
import type { Clock } from '../../platform/database/scope.ts'
import { UNUSED_DAYS } from './people.contract.ts'

/** Joined to `person`; in an organization's scope, links are those that it sent itself. */
export const standingJoins = sql`left join ${onboarding} on ${onboarding.personId} = ${people.id}
  left join lateral (select l.opened_at, l.used_at, l.expires_at from password_link l
    where l.person_id = ${people.id} and l.kind in ('invitation', 'slip') and l.ended_at is null
    order by l.created_at desc limit 1) link on true`

export const standingColumns = {
  lastSignedInAt: onboarding.lastSignedInAt,
  wave: onboarding.wave,
  invitation: sql<string>`case
    when ${onboarding.lastSignedInAt} is not null then 'signed_in'
    when link.expires_at is null then case when ${onboarding.invitedAt} is null then 'none' else 'sent' end
    when link.opened_at is not null or link.used_at is not null then 'opened'
    when link.expires_at <= now() then 'expired'
    else 'sent' end`,
}

/** People who never signed in come first when the longest absent do. */
export const lastSeen = sql`coalesce(${onboarding.lastSignedInAt}, '-infinity')`

interface Filters {
  signIn?: 'never' | 'invited' | 'unused' | undefined
  twoFactor?: boolean | undefined
  wave?: number | undefined
}

export function standingConditions(clock: Clock, { signIn, twoFactor, wave }: Filters): (SQL | undefined)[] {
  return [
    signIn ? signInCondition(clock, signIn) : undefined,
    twoFactor === undefined ? undefined : eq(people.twoFactorEnabled, twoFactor),
    wave === undefined ? undefined : eq(onboarding.wave, wave),
  ]
}

function signInCondition(clock: Clock, signIn: NonNullable<Filters['signIn']>): SQL {
  const never = sql`${onboarding.lastSignedInAt} is null`
  if (signIn === 'never') return never
  if (signIn === 'invited') return sql`${never} and ${onboarding.invitedAt} is not null`
  return isUnused(clock)
}

/** Not signed in for 60 days; an account that was never used counts from the day it was made. */
export function isUnused(clock: Clock): SQL {
  return sql`coalesce(${onboarding.lastSignedInAt}, ${people.createdAt}) < ${unusedSince(clock)}::timestamptz`
}

export function unusedSince(clock: Clock): string {
  return clock
    .now()
    .subtract({ hours: UNUSED_DAYS * 24 })
    .toString()
}
