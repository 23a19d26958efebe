// The privacy page of whoever is signed in.
import { eq } from 'drizzle-orm'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { keepConsent } from './consents.ts'
import { fail } from './errors.ts'
import { CONSENTS, type Consent, type decideConsent, type Privacy } from './privacy.contract.ts'
import { consentWords, privacyRecords, privacyRights } from './privacy-notice.ts'
import { consents } from './tables.ts'

/** What is recorded, the rights, and the consents of the actor. */
export async function describePrivacy(scope: PlatformScope): Promise<Privacy> {
  const rows = await scope.db.select().from(consents).where(eq(consents.personId, scope.actor.id))
  return {
    records: [...privacyRecords],
    rights: [...privacyRights],
    consents: CONSENTS.map((purpose): Consent => {
      const row = rows.find((one) => one.purpose === purpose)
      const withdrawnAt = row?.withdrawnAt ?? null
      const givenAt = withdrawnAt === null ? (row?.givenAt ?? null) : null
      return { purpose, ...consentWords[purpose], isGiven: givenAt !== null, givenAt, withdrawnAt }
    }),
  }
}

/** Fails with onboarding.consent.unknown. */
export async function decideOnConsent(
  scope: PlatformScope,
  { params, body }: Input<typeof decideConsent>,
): Promise<Privacy> {
  const purpose = CONSENTS.find((one) => one === params.purposeName) ?? fail('onboarding.consent.unknown')
  await keepConsent(scope, { purpose, given: body.given })
  return describePrivacy(scope)
}
