// The mailbox page: every message with its delivery. Without a mail server this is where messages are read.
import { type Static, Type } from 'typebox'
import { Body, Choice, Empty, Id, Instant, ListOf, ListQuery, Nullable } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'suppressed', 'mailbox', 'bounced'] as const

const Short = Type.String({ maxLength: 300 })

export const MailSummary = Type.Object({
  id: Id,
  /** Null for messages of the platform itself. */
  organization: Nullable(Type.Object({ code: Short, name: Short })),
  toAddress: Short,
  toName: Short,
  subject: Short,
  template: Short,
  isConfidential: Type.Boolean(),
  /** One of many. */
  isBulk: Type.Boolean(),
  /** `mailbox`: kept here, because no mail server is set; `suppressed`: the address gets no mail; `bounced`: it came back. */
  state: Choice(MAIL_STATES),
  attempts: Type.Integer(),
  lastError: Type.String({ maxLength: 500 }),
  createdAt: Instant,
  /** When the mail server took it. */
  sentAt: Nullable(Instant),
  /** When the recipient's mail server said that it arrived; most never say so. */
  deliveredAt: Nullable(Instant),
  bouncedAt: Nullable(Instant),
})
export type MailSummary = Static<typeof MailSummary>

export const MailView = Type.Object({
  ...MailSummary.properties,
  /** Both parts; null when they are withheld. `html` belongs into a sandboxed frame. */
  body: Nullable(Type.Object({ text: Type.String(), html: Type.String() })),
  /** Why the body is withheld. */
  withheld: Nullable(Choice(['removed', 'confidential'])),
})
export type MailView = Static<typeof MailView>

export const MailListQuery = ListQuery(['createdAt', 'subject', 'toAddress', 'state', 'sentAt'], {
  state: Type.Optional(Choice(MAIL_STATES)),
  template: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_.]{0,79}$', maxLength: 80 })),
  bulk: Type.Optional(Type.Boolean()),
  organization: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })),
})

export const listMail = endpoint('GET', '/platform/mail', {
  access: 'operations.mail.view',
  summary: 'Messages with their delivery, newest first',
  query: MailListQuery,
  response: ListOf(MailSummary),
})

export const readMail = endpoint('GET', '/platform/mail/:id', {
  access: 'operations.mail.view',
  summary: 'One message with its text',
  response: MailView,
})

export const sendMailAgain = endpoint('POST', '/platform/mail/:id/send-again', {
  access: 'operations.mail.send_again',
  summary: 'Put a message that failed, came back, was withheld or kept in the mailbox, back into the queue',
  status: 204,
  response: Empty,
})

export const sendMailsAgain = endpoint('POST', '/platform/mail/send-again', {
  access: 'operations.mail.send_again',
  summary: 'The same for several; those that cannot be sent again are left as they are',
  status: 200,
  body: Body({ ids: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
  response: Type.Object({ queued: Type.Integer(), left: Type.Integer() }),
})

export const MailFigures = Type.Object({
  /** First day that is counted, in Philippine time. */
  from: Type.String({ maxLength: 10 }),
  letters: Type.Array(
    Type.Object({
      template: Short,
      title: Short,
      total: Type.Integer(),
      waiting: Type.Integer(),
      sent: Type.Integer(),
      mailbox: Type.Integer(),
      failed: Type.Integer(),
      bounced: Type.Integer(),
      suppressed: Type.Integer(),
    }),
  ),
})
export type MailFigures = Static<typeof MailFigures>

export const readMailFigures = endpoint('GET', '/platform/mail/figures', {
  access: 'operations.mail.view',
  summary: 'What became of the messages of the last 30 days, by letter',
  response: MailFigures,
})
