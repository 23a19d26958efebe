// All that the transaction of a newcomer's request reads: the row, the person, where they work, what they agreed to.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { onboardings } from '../../platform/auth/onboarding-table.ts'
import { people } from '../../platform/auth/tables.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { findOwnPlace, type OwnPlace } from '../people/module.ts'
import { findTracking } from './consents.ts'
import { fail } from './errors.ts'

export type OnboardingRow = typeof onboardings.$inferSelect

export interface Newcomer {
  row: OnboardingRow
  person: { firstName: string; lastName: string; email: string; phone: string }
  place: OwnPlace | undefined
  tracking: boolean | null
}

/** Nothing for people who were not invited through BMMS; signing in leaves a row for everybody. */
export async function findNewcomer(scope: PlatformScope): Promise<Newcomer | undefined> {
  const { firstName, lastName, email, phone } = people
  const [found] = await scope.db
    .select({ row: onboardings, person: { firstName, lastName, email, phone } })
    .from(onboardings)
    .innerJoin(people, eq(people.id, onboardings.personId))
    .where(and(eq(onboardings.personId, scope.actor.id), isNotNull(onboardings.invitedAt)))
  if (!found) return undefined
  const place = await findOwnPlace(scope, scope.actor.id)
  return { ...found, place, tracking: await findTracking(scope, scope.actor.id) }
}

/** Writes what happened on the way of whoever acts. Fails with onboarding.not_a_newcomer. */
export async function noteOnWay(
  scope: PlatformScope,
  changes: PgUpdateSetSource<typeof onboardings>,
): Promise<Newcomer> {
  const now = scope.clock.now().toString()
  await scope.db
    .update(onboardings)
    .set({ ...changes, updatedAt: now })
    .where(eq(onboardings.personId, scope.actor.id))
  return (await findNewcomer(scope)) ?? fail('onboarding.not_a_newcomer')
}
