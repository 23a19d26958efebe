// The mailbox page: every message with its delivery. Without a mail server this is where messages are read.
import { type Static, Type } from 'typebox'
import { Choice, Empty, Id, Instant, ListOf, ListQuery, Nullable } from '../http/atoms.contract.ts'
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
  /** `mailbox`: kept here, because no mail server is set; `suppressed`: the address cannot receive mail. */
  state: Choice(MAIL_STATES),
  attempts: Type.Integer(),
  lastError: Type.String({ maxLength: 500 }),
  createdAt: Instant,
  sentAt: Nullable(Instant),
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
  summary: 'Put a message that failed, or was kept in the mailbox, back into the queue',
  status: 204,
  response: Empty,
})
