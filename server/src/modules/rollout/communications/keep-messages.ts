// Planning and sending the messages of waves.
import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { findMilestones, findPlaced, getWave, type WaveRow } from '../waves.ts'
import { fail } from './errors.ts'
import { getMessage } from './find-messages.ts'
import { placeholdersOf, requireKnown, USUAL_WORDS } from './message-words.ts'
import {
  type addMessage,
  type cancelMessage,
  type editMessage,
  type MessageRecord,
  PLACEHOLDERS,
  type prepareMessages,
  type sendMessage,
} from './messages.contract.ts'
import { messages } from './tables.ts'
import { valuesOfWave } from './wave-values.ts'

export const SEND_WAVE_MESSAGE = 'rollout.send-message'

const USUAL = ['announcement', 'week_1', 'week_2', 'after'] as const

/**
 * Adds the usual messages that the wave lacks: two weeks before, on the first day, at the go-live, a week after. Their words
 * are those that were last sent for the same moment, so that what was learned stays. Fails with rollout.wave.not_found.
 */
export async function prepareWave(
  scope: PlatformScope,
  { body }: Input<typeof prepareMessages>,
): Promise<Output<typeof prepareMessages>> {
  const wave = await getWave(scope, body.wave)
  const days = await daysOf(scope, wave)
  const known = await scope.db
    .select({ moment: messages.moment })
    .from(messages)
    .where(and(eq(messages.waveId, wave.id), ne(messages.status, 'cancelled')))
  const lacking = USUAL.filter((moment) => !known.some((message) => message.moment === moment))
  for (const moment of lacking)
    await scope.db
      .insert(messages)
      .values({ waveId: wave.id, moment, ...(await wordsFor(scope, moment)), dueOn: days[moment] })
  return { added: lacking.length }
}

async function wordsFor(scope: PlatformScope, moment: (typeof USUAL)[number]) {
  const { subject, body, roles } = messages
  const [last] = await scope.db
    .select({ subject, body, roles })
    .from(messages)
    .where(and(eq(messages.moment, moment), inArray(messages.status, ['sending', 'sent'])))
    .orderBy(desc(messages.sentAt))
    .limit(1)
  return last ?? USUAL_WORDS[moment]
}

async function daysOf(scope: PlatformScope, wave: WaveRow) {
  const milestones = await findMilestones(scope, [wave.id])
  const goLive = milestones.find(({ kind, status }) => kind === 'go_live' && status !== 'dropped')
  const shifted = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
  return {
    announcement: shifted(wave.startsOn, -14),
    week_1: wave.startsOn,
    week_2: goLive?.dueOn ?? shifted(wave.startsOn, 7),
    after: shifted(wave.endsOn, 7),
  }
}

/** Plans another message. Errors: placeholder_unknown, organization_elsewhere, rollout.wave.not_found. */
export async function planMessage(scope: PlatformScope, { body }: Input<typeof addMessage>): Promise<MessageRecord> {
  const { wave: number, ...facts } = body
  const wave = await getWave(scope, number)
  await requireSound(scope, wave.id, facts)
  const [made] = await scope.db
    .insert(messages)
    .values({ ...facts, waveId: wave.id, moment: 'other' })
    .returning({ id: messages.id })
  return getMessage(scope, made?.id ?? '')
}

/** Changes a planned message. Errors: as for planning, and not_found, not_planned, concurrency.stale. */
export async function changeMessage(
  scope: PlatformScope,
  { params, body }: Input<typeof editMessage>,
): Promise<MessageRecord> {
  const { version, ...facts } = body
  const known = await lockPlanned(scope, params.id, version)
  await requireSound(scope, known.waveId, facts)
  return write(scope, params.id, facts)
}

/** Leaves the letters to a job. Errors: not_found, not_planned, nobody, value_missing, concurrency.stale. */
export async function sendNow(
  scope: PlatformScope,
  { params, body }: Input<typeof sendMessage>,
): Promise<MessageRecord> {
  const known = await lockPlanned(scope, params.id, body.version)
  if (known.audience.every(({ people }) => people === 0)) fail('rollout.message.nobody')
  await requireValues(scope, known)
  const sent = await write(scope, params.id, {
    status: 'sending',
    sentAt: scope.clock.now().toString(),
    sentByName: scope.actor.name,
  })
  await scope.enqueue(SEND_WAVE_MESSAGE, { messageId: params.id })
  return sent
}

/** Takes a planned message out. Errors: not_found, not_planned, concurrency.stale. */
export async function dropMessage(
  scope: PlatformScope,
  { params, body }: Input<typeof cancelMessage>,
): Promise<MessageRecord> {
  await lockPlanned(scope, params.id, body.version)
  return write(scope, params.id, { status: 'cancelled', statusReason: body.reason })
}

/** Messages that send themselves and are due, of waves that go on. */
export async function findDue(scope: PlatformScope): Promise<{ id: string; version: number }[]> {
  const { rows } = await scope.db.execute<{ id: string; version: number }>(sql`
    select m.id, m.version from rollout_message m join rollout_wave w on w.id = m.wave_id
     where m.status = 'planned' and m.sends_itself and m.due_on <= ${today(scope.clock.now())}
       and w.status in ('planned', 'active', 'completed')`)
  return rows
}

type Facts = Omit<Input<typeof addMessage>['body'], 'wave'>

async function requireSound(scope: PlatformScope, waveId: string, facts: Facts): Promise<void> {
  if (facts.body.trim() === '') fail('rollout.message.body_missing')
  requireKnown(facts)
  const placed = await findPlaced(scope, [waveId])
  const elsewhere = facts.codes.filter((code) => !placed.some((one) => one.code === code))
  if (elsewhere.length > 0) fail('rollout.message.organization_elsewhere', { codes: elsewhere.join(', ') })
}

async function requireValues(scope: PlatformScope, message: MessageRecord): Promise<void> {
  const values = await valuesOfWave(scope, await getWave(scope, message.wave))
  const lacking = placeholdersOf(`${message.subject} ${message.body}`).filter(
    (name) => name in values && !values[name as keyof typeof values],
  )
  if (lacking.length === 0) return
  const which = lacking.map((name) => PLACEHOLDERS[name as keyof typeof PLACEHOLDERS].toLowerCase())
  fail('rollout.message.value_missing', { which: which.join(', ') })
}

async function lockPlanned(scope: PlatformScope, id: string, version: number) {
  await scope.db.select({ id: messages.id }).from(messages).where(eq(messages.id, id)).for('update')
  const known = await getMessage(scope, id)
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  if (known.status !== 'planned') fail('rollout.message.not_planned')
  return known
}

async function write(scope: PlatformScope, id: string, change: Partial<typeof messages.$inferInsert>) {
  await scope.db
    .update(messages)
    .set({ ...change, version: sql`${messages.version} + 1`, updatedAt: sql`now()` })
    .where(eq(messages.id, id))
  return getMessage(scope, id)
}
