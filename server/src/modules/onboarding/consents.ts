// What a person agreed to. Refusing is remembered too, so that nobody is asked twice.
import { and, eq, not, sql } from 'drizzle-orm'
import { onboardings } from '../../platform/auth/onboarding-table.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { CONSENTS } from './privacy.contract.ts'
import { consents } from './tables.ts'

export type ConsentPurpose = (typeof CONSENTS)[number]

/** Whether the consent is in force; null when the person was not asked yet. */
export async function findTracking(scope: PlatformScope, personId: string): Promise<boolean | null> {
  const [row] = await scope.db
    .select({ givenAt: consents.givenAt, withdrawnAt: consents.withdrawnAt })
    .from(consents)
    .where(and(eq(consents.personId, personId), eq(consents.purpose, 'onboarding_tracking')))
  return row ? row.givenAt !== null && row.withdrawnAt === null : null
}

interface Decision {
  purpose: ConsentPurpose
  given: boolean
}

/** Gives, refuses or takes back; what rested on a consent that is taken back is removed at once. */
export async function keepConsent(scope: PlatformScope, { purpose, given }: Decision): Promise<void> {
  const personId = scope.actor.id
  const now = scope.clock.now().toString()
  const inForce = sql`${consents.givenAt} is not null and ${consents.withdrawnAt} is null`
  await scope.db
    .insert(consents)
    .values({ personId, purpose, askedAt: now, givenAt: given ? now : null })
    .onConflictDoUpdate({
      target: [consents.personId, consents.purpose],
      set: given ? { givenAt: now, withdrawnAt: null } : { withdrawnAt: now },
      setWhere: given ? not(inForce) : inForce,
    })
  if (!given) await scope.db.update(onboardings).set({ tourStep: 0 }).where(eq(onboardings.personId, personId))
}
