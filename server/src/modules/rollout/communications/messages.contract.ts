// The communication plan: messages of waves, from words with places to fill in, sent as jobs and tracked.
import { type Static, Type } from 'typebox'
import { ORGANIZATION_ROLES } from '../../../platform/access/roles.contract.ts'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'

/** The messages of every wave (rollout plan, 1.4), and any other. */
export const MOMENTS = ['announcement', 'week_1', 'week_2', 'after', 'other'] as const
export type Moment = (typeof MOMENTS)[number]
export const MOMENT_WORDS: Readonly<Record<Moment, string>> = {
  announcement: 'Announcement, two weeks before',
  week_1: 'First week: training',
  week_2: 'Go-live',
  after: 'After the wave: thanks and survey',
  other: 'Other message',
}

export const MESSAGE_STATUSES = ['planned', 'sending', 'sent', 'cancelled'] as const
export const MESSAGE_STATUS_WORDS: Readonly<Record<(typeof MESSAGE_STATUSES)[number], string>> = {
  planned: 'Planned',
  sending: 'Being sent',
  sent: 'Sent',
  cancelled: 'Cancelled',
}

/** What is filled in for each reader: written in braces, `{organization}`. */
export const PLACEHOLDERS = {
  name: 'Name of the reader',
  organization: 'Name of the organization',
  wave: 'Number and name of the wave',
  starts_on: 'First day of the wave',
  ends_on: 'Last day of the wave',
  admin_training_on: 'Day of the training of administrators',
  user_training_on: 'Day of the training of users',
  go_live_on: 'Day of the go-live',
  lead: 'Wave lead',
  support: 'Support coordinator',
} as const

const base = '/platform/rollout/messages'
const Name = Type.String({ maxLength: 255 })
const Count = Type.Integer()

export const MessageSummary = Type.Object({
  id: Id,
  wave: WaveNumber,
  moment: Choice(MOMENTS),
  subject: Name,
  dueOn: Day,
  sendsItself: Type.Boolean(),
  status: Choice(MESSAGE_STATUSES),
  sentAt: Nullable(Instant),
  /** Planned, and its day is over. */
  isOverdue: Type.Boolean(),
  /** Letters, and of them: left BMMS, and came to nothing. */
  letters: Count,
  delivered: Count,
  failed: Count,
})
export type MessageSummary = Static<typeof MessageSummary>

export const MessageRecord = Type.Object({
  ...MessageSummary.properties,
  waveName: Name,
  body: Type.String({ maxLength: 8000 }),
  roles: Type.Array(Choice(ORGANIZATION_ROLES)),
  codes: Type.Array(Type.String({ maxLength: 20 })),
  statusReason: Type.String({ maxLength: 1000 }),
  sentBy: Name,
  /** Organizations of the wave, with how many people there would be written to now. */
  audience: Type.Array(Type.Object({ code: Type.String({ maxLength: 20 }), name: Name, people: Count })),
  /** Of them, addresses that get no mail. */
  suppressed: Count,
  version: Version,
})
export type MessageRecord = Static<typeof MessageRecord>

const facts = {
  subject: Line(200),
  body: Text(8000),
  roles: Type.Array(Choice(ORGANIZATION_ROLES), { maxItems: 20 }),
  codes: Type.Array(OrganizationCode, { maxItems: 100 }),
  dueOn: Day,
  sendsItself: Type.Boolean(),
}

export const listMessages = endpoint('GET', base, {
  access: 'rollout.message.view',
  summary: 'Messages of waves, planned and sent',
  query: ListQuery(['dueOn', 'subject', 'wave'], {
    wave: Type.Optional(WaveNumber),
    moment: Type.Optional(Choice(MOMENTS)),
    status: Type.Optional(Choice(MESSAGE_STATUSES)),
    due: Type.Optional(Choice(['overdue'])),
  }),
  response: ListOf(MessageSummary),
})

export const prepareMessages = endpoint('POST', `${base}/preparation`, {
  access: 'rollout.message.send',
  summary: 'Add the messages that a wave still lacks, with the words of the wave before or the usual ones',
  body: Body({ wave: WaveNumber }),
  response: Type.Object({ added: Count }),
})

export const addMessage = endpoint('POST', base, {
  access: 'rollout.message.send',
  summary: 'Plan another message to a wave',
  body: Body({ ...facts, wave: WaveNumber }),
  response: MessageRecord,
})

export const readMessage = endpoint('GET', `${base}/:id`, {
  access: 'rollout.message.view',
  summary: 'A message with its words and audience',
  response: MessageRecord,
})

export const editMessage = endpoint('PATCH', `${base}/:id`, {
  access: 'rollout.message.send',
  summary: 'Change a planned message',
  body: Body({ ...facts, version: Version }),
  response: MessageRecord,
})

export const previewMessage = endpoint('GET', `${base}/:id/preview`, {
  access: 'rollout.message.view',
  summary: 'A message as one organization gets it; the first of the wave unless said otherwise',
  query: Body({ organization: Type.Optional(OrganizationCode) }),
  response: Type.Object({
    organization: Name,
    subject: Type.String({ maxLength: 400 }),
    html: Type.String({ maxLength: 400_000 }),
    text: Type.String({ maxLength: 100_000 }),
    /** Placeholders without a value yet: `go_live_on`. */
    missing: Type.Array(Type.String({ maxLength: 40 })),
  }),
})

export const sendMessage = endpoint('POST', `${base}/:id/sending`, {
  access: 'rollout.message.send',
  summary: 'Send a message now; letters leave one by one',
  status: 200,
  body: Body({ version: Version }),
  response: MessageRecord,
})

export const cancelMessage = endpoint('POST', `${base}/:id/cancellation`, {
  access: 'rollout.message.send',
  summary: 'Take a planned message out of the plan',
  status: 200,
  body: Body({ reason: Line(1000), version: Version }),
  response: MessageRecord,
})

export const MessageLetter = Type.Object({
  id: Id,
  name: Name,
  address: Name,
  organization: Type.String({ maxLength: 20 }),
  state: Type.String({ maxLength: 20 }),
  sentAt: Nullable(Instant),
})
export type MessageLetter = Static<typeof MessageLetter>

export const listMessageLetters = endpoint('GET', `${base}/:id/letters`, {
  access: 'rollout.message.view',
  summary: 'Letters of a message, and what became of them',
  query: ListQuery(['name', 'organization', 'state'], { state: Type.Optional(Choice(['queued', 'sent', 'failed'])) }),
  response: ListOf(MessageLetter),
})
