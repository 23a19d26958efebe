// Addresses that get no mail, or no bulk mail.
import { type Static, Type } from 'typebox'
import { Body, Choice, Empty, Instant, Line, ListOf, ListQuery, Nullable, Text } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const SUPPRESSION_REASONS = ['bounced', 'complained', 'unsubscribed', 'by_hand'] as const

export const Suppression = Type.Object({
  address: Type.String({ maxLength: 254 }),
  reason: Choice(SUPPRESSION_REASONS),
  /** Whether only letters that go to many are withheld. */
  bulkOnly: Type.Boolean(),
  note: Type.String({ maxLength: 500 }),
  addedAt: Instant,
  /** Who put it there by hand. */
  addedBy: Nullable(Type.String({ maxLength: 200 })),
})
export type Suppression = Static<typeof Suppression>

const Address = Type.String({ minLength: 1, maxLength: 254, format: 'email' })

export const listSuppressions = endpoint('GET', '/platform/mail-suppressions', {
  access: 'operations.suppression.view',
  summary: 'Addresses that get no mail, newest first',
  query: ListQuery(['address', 'reason', 'addedAt'], { reason: Type.Optional(Choice(SUPPRESSION_REASONS)) }),
  response: ListOf(Suppression),
})

export const addSuppression = endpoint('POST', '/platform/mail-suppressions', {
  access: 'operations.suppression.manage',
  summary: 'Send no more mail to an address',
  status: 204,
  body: Body({ address: Address, note: Text(400) }),
  response: Empty,
})

/** The address stands in the body: addresses of requests are logged, addresses of people are not. */
export const removeSuppression = endpoint('POST', '/platform/mail-suppressions/remove', {
  access: 'operations.suppression.manage',
  summary: 'Send mail to an address again',
  status: 204,
  body: Body({ address: Address, reason: Line(400) }),
  response: Empty,
})
