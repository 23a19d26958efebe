// What is recorded about a person, why and for how long, and what they agreed to (RA 10173).
import { type Static, Type } from 'typebox'
import { Body, Choice, Instant, Nullable } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

const Words = Type.String({ maxLength: 1000 })

export const CONSENTS = ['onboarding_tracking'] as const

export const PrivacyRecord = Type.Object({
  /** What is recorded. */
  what: Words,
  purpose: Words,
  /** Section of the law that allows it. */
  basis: Words,
  /** How long it is kept. */
  kept: Words,
})

const Consent = Type.Object({
  purpose: Choice(CONSENTS),
  label: Words,
  /** What is agreed to, and what happens without it. */
  text: Words,
  isGiven: Type.Boolean(),
  /** When the person said yes; null unless given now. */
  givenAt: Nullable(Instant),
  /** When the person took it back; null unless so. */
  withdrawnAt: Nullable(Instant),
})
export type Consent = Static<typeof Consent>

const Privacy = Type.Object({
  records: Type.Array(PrivacyRecord),
  /** Rights of the person, and whom to ask. */
  rights: Type.Array(Words),
  consents: Type.Array(Consent),
})
export type Privacy = Static<typeof Privacy>

export const readPrivacy = endpoint('GET', '/me/privacy', {
  access: 'signed-in',
  summary: 'What is recorded about the signed-in person, why, on what basis and how long; and their consents',
  response: Privacy,
})
export const decideConsent = endpoint('PUT', '/me/consents/:purposeName', {
  access: 'signed-in',
  summary: 'Give a consent, refuse it or take it back',
  body: Body({ given: Type.Boolean() }),
  response: Privacy,
})
