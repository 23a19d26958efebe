// Reading the communication plan.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { renderLetter } from '../../../platform/mail/layout.ts'
import { waves } from '../tables.ts'
import { countAudience } from './audience.ts'
import { fail } from './errors.ts'
import { waveLetter } from './message-letter.ts'
import { filled, type Placeholder, placeholdersOf } from './message-words.ts'
import type {
  listMessageLetters,
  listMessages,
  MessageLetter,
  MessageRecord,
  MessageSummary,
  previewMessage,
} from './messages.contract.ts'
import { messageLetters, messages } from './tables.ts'
import { valuesOfWave } from './wave-values.ts'

const letters = (state: ReturnType<typeof sql>) => sql<number>`(select count(*)::int from rollout_message_letter l
  left join mail_message m on m.id = l.mail_id where l.message_id = ${messages.id} and ${state})`

const columns = {
  id: messages.id,
  wave: sql<number>`${waves.number}`,
  moment: messages.moment,
  subject: messages.subject,
  dueOn: messages.dueOn,
  sendsItself: messages.sendsItself,
  status: messages.status,
  sentAt: messages.sentAt,
  letters: letters(sql`true`),
  delivered: letters(sql`m.state in ('sent', 'mailbox')`),
  failed: letters(sql`m.state in ('failed', 'bounced', 'suppressed')`),
}

const from = sql`${messages} join ${waves} on ${waves.id} = ${messages.waveId}`

const findPage = defineList({
  columns,
  from,
  sortable: { dueOn: messages.dueOn, subject: messages.subject, wave: waves.number },
  sort: 'dueOn',
  tieBreaker: messages.id,
})

/** The communication plan of all waves, by the day on which each message is due. One statement. */
export async function findMessages(
  scope: PlatformScope,
  { query }: Input<typeof listMessages>,
): Promise<Output<typeof listMessages>> {
  const day = today(scope.clock.now())
  const where = and(
    query.wave ? eq(waves.number, query.wave) : undefined,
    query.moment ? eq(messages.moment, query.moment) : undefined,
    query.status ? eq(messages.status, query.status) : undefined,
    query.due ? sql`${messages.status} = 'planned' and ${messages.dueOn} < ${day}` : undefined,
    query.q ? or(ilike(messages.subject, contains(query.q)), ilike(messages.body, contains(query.q))) : undefined,
  )
  const page = await findPage(scope.db, query, where)
  return { ...page, items: page.items.map((row) => summaryOf(row, day)) }
}

function summaryOf(
  row: Omit<MessageSummary, 'isOverdue' | 'moment' | 'status'> & { moment: string; status: string },
  day: string,
) {
  return { ...row, isOverdue: row.status === 'planned' && row.dueOn < day } as MessageSummary
}

/** One message. Fails with rollout.message.not_found. */
export async function getMessage(scope: PlatformScope, id: string): Promise<MessageRecord & { waveId: string }> {
  const { waveId, body, roles, codes, statusReason, sentByName, version } = messages
  const [row] = await scope.db
    .select({ ...columns, waveName: waves.name, waveId, body, roles, codes, statusReason, sentBy: sentByName, version })
    .from(messages)
    .innerJoin(waves, eq(waves.id, messages.waveId))
    .where(eq(messages.id, id))
  if (!row) return fail('rollout.message.not_found')
  const reached = await countAudience(scope, row)
  return { ...row, ...summaryOf(row, today(scope.clock.now())), ...reached } as MessageRecord & { waveId: string }
}

/** The message as one organization of the wave gets it. Fails with not_found, organization_elsewhere. */
export async function showMessage(
  scope: PlatformScope,
  { params, query }: Input<typeof previewMessage>,
): Promise<Output<typeof previewMessage>> {
  const message = await getMessage(scope, params.id)
  const { rows } = await scope.db.execute<{ code: string; name: string; accentColor: string }>(sql`
    select o.code, o.name, o.accent_color as "accentColor" from rollout_placement r join organization o on o.id = r.organization_id
     where r.wave_id = ${message.waveId}::uuid and r.left_on is null order by o.code`)
  const reader = query.organization ? rows.find(({ code }) => code === query.organization) : rows[0]
  if (!reader) return fail('rollout.message.organization_elsewhere', { codes: query.organization ?? 'The wave' })
  const [wave] = await scope.db.select().from(waves).where(eq(waves.id, message.waveId))
  if (!wave) return fail('rollout.message.not_found')
  const values = { ...(await valuesOfWave(scope, wave)), name: 'Sittie Macarambon', organization: reader.name }
  const data = {
    name: values.name,
    subject: filled(message.subject, values),
    body: filled(message.body, values),
    url: scope.publicUrl,
  }
  return {
    organization: reader.code,
    subject: data.subject,
    ...renderLetter(reader, waveLetter.letter(data, {})),
    missing: placeholdersOf(`${message.subject} ${message.body}`).filter((name) => !values[name as Placeholder]),
  }
}

const personName = sql<string>`(select p.name from person p where p.id = ${messageLetters.personId})`
const code = sql<string>`(select o.code from organization o where o.id = ${messageLetters.atOrganization})`
const mail = sql`mail_message`
const state = sql<string>`coalesce(${mail}.state, 'queued')`

const findLetterPage = defineList({
  columns: {
    id: messageLetters.id,
    name: personName,
    address: sql<string>`coalesce(${mail}.to_address, '')`,
    organization: code,
    state,
    sentAt: sql<string | null>`to_char(${mail}.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  },
  from: sql`${messageLetters} left join ${mail} on ${mail}.id = ${messageLetters.mailId}`,
  sortable: { name: personName, organization: code, state },
  sort: 'name',
  tieBreaker: messageLetters.id,
})

const STATES = { queued: ['queued', 'sending'], sent: ['sent', 'mailbox'], failed: ['failed', 'bounced', 'suppressed'] }

/** Letters of a message. One statement besides finding it. Fails with rollout.message.not_found. */
export async function findMessageLetters(
  scope: PlatformScope,
  { params, query }: Input<typeof listMessageLetters>,
): Promise<Output<typeof listMessageLetters>> {
  await getMessage(scope, params.id)
  const where = and(
    eq(messageLetters.messageId, params.id),
    query.state ? sql`${state} = any(${sql.param(STATES[query.state])}::text[])` : undefined,
    query.q ? ilike(personName, contains(query.q)) : undefined,
  )
  const page = await findLetterPage(scope.db, query, where)
  return { ...page, items: page.items as MessageLetter[] }
}
