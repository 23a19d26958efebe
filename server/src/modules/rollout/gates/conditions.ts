// Conditions of a conditional go: with owner and working day, reminded of, closed with evidence, and a blocker when overdue.
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { setDeadlines, settleDeadline } from '../../../platform/calendar/deadlines.ts'
import { formatDate, parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify, settle } from '../../../platform/notifications/notify.ts'
import { openBlocker, resolveBlocker } from '../run/blockers.ts'
import { blockers } from '../tables.ts'
import { findPlaced } from '../waves.ts'
import { failGate } from './errors.ts'
import { CONDITION_DEADLINE, dueNow } from './find-conditions.ts'
import type { GateContent } from './gate-content.ts'
import { conditionTopic, gatePath } from './gate-news.ts'
import type { closeCondition, Gate } from './gates.contract.ts'
import { type GateRow, getGate } from './gates.ts'
import { gateConditions, gates } from './tables.ts'

type ConditionRow = typeof gateConditions.$inferSelect

/** Writes the conditions of a decided gate, with a deadline each, and tells their owners. */
export async function writeConditions(scope: PlatformScope, gate: GateRow, { conditions }: GateContent): Promise<void> {
  if (conditions.length === 0) return
  const { organizationId, id: gateId } = gate
  const written = await scope.db
    .insert(gateConditions)
    .values(conditions.map((condition) => ({ ...condition, organizationId, gateId })))
    .returning()
  await setDeadlines(
    scope,
    written.map(({ id, title, ownerId, dueOn }) => ({
      ...{ kind: CONDITION_DEADLINE, subjectId: id, statutoryDate: dueOn, people: [ownerId], path: gatePath(gateId) },
      title: `Condition of gate ${gate.number}: ${title}`.slice(0, 200),
    })),
  )
  for (const { title, ownerId, dueOn } of written)
    await notify(scope, {
      topic: conditionTopic,
      to: [ownerId],
      title: `A condition of gate ${gate.number} is yours: ${title}`,
      text: `Due on ${formatDate(dueOn)}. Close it with the evidence that it is met.`,
      path: gatePath(gateId),
    })
}

/** Closes a condition. Errors: rollout.condition.not_found, rollout.condition.closed, concurrency.stale. */
export async function endCondition(
  scope: PlatformScope,
  { params, body }: Input<typeof closeCondition>,
): Promise<Gate> {
  const [row] = await scope.db.select().from(gateConditions).where(eq(gateConditions.id, params.id)).for('update')
  if (!row) return failGate('rollout.condition.not_found')
  if (row.closedAt) failGate('rollout.condition.closed')
  if (row.version !== body.version)
    failPlatform('concurrency.stale', {}, { extra: { current: { version: row.version } } })
  const evidence = body.evidence.trim()
  await writeCondition(scope, row.id, {
    ...{ closedAt: scope.clock.now().toString(), closedBy: scope.actor.id, closedByName: scope.actor.name, evidence },
  })
  await settleDeadline(scope, { kind: CONDITION_DEADLINE, subjectId: row.id })
  await settle(scope, { topic: conditionTopic, path: gatePath(row.gateId) })
  if (row.blockerId && (await isOpenBlocker(scope, row.blockerId)))
    await resolveBlocker(scope, { id: row.blockerId, resolution: `The condition is met: ${evidence}` })
  return getGate(scope, { params: { id: row.gateId } })
}

async function writeCondition(
  scope: PlatformScope,
  id: string,
  change: Partial<typeof gateConditions.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(gateConditions)
    .set({ ...change, version: sql`${gateConditions.version} + 1`, updatedAt: sql`now()` })
    .where(eq(gateConditions.id, id))
}

async function isOpenBlocker({ db }: PlatformScope, id: string): Promise<boolean> {
  const open = and(eq(blockers.id, id), isNull(blockers.resolvedAt))
  return (await db.select({ id: blockers.id }).from(blockers).where(open)).length > 0
}

/** Reminds of what is due within so many days, and on the day. */
const REMIND_DAYS = 3

/** Once a day: reminds owners, and opens a blocker for what is overdue. What was said already is not repeated. */
export async function watchConditions(scope: PlatformScope): Promise<void> {
  const day = today(scope.clock.now())
  const soon = parseDate(day).add({ days: REMIND_DAYS }).toString()
  const due = await scope.db
    .select({ condition: gateConditions, number: gates.number, waveId: gates.waveId, due: sql<string>`${dueNow}` })
    .from(gateConditions)
    .innerJoin(gates, eq(gates.id, gateConditions.gateId))
    .where(and(isNull(gateConditions.closedAt), lte(dueNow, sql`${soon}`)))
    .orderBy(gateConditions.dueOn, gateConditions.id)
    .for('update', { of: gateConditions })
  for (const each of due) {
    if (each.due < day) await blockOverdue(scope, each)
    else if (each.condition.remindedOn === null || (each.due === day && each.condition.remindedOn < day))
      await remind(scope, each)
  }
}

interface Due {
  condition: ConditionRow
  number: number
  waveId: string | null
  due: string
}

async function remind(scope: PlatformScope, { condition, number, due }: Due): Promise<void> {
  await notify(scope, {
    topic: conditionTopic,
    to: [condition.ownerId],
    title: `Due on ${formatDate(due)}: ${condition.title}`,
    text: `Condition ${condition.number} of gate ${number}. Close it with the evidence that it is met.`,
    path: gatePath(condition.gateId),
  })
  await writeCondition(scope, condition.id, { remindedOn: today(scope.clock.now()) })
}

/** On the wave of the gate; for a sign-off, on the wave in which the organization has a place, if any. */
async function blockOverdue(scope: PlatformScope, { condition, number, waveId, due }: Due): Promise<void> {
  if (condition.blockerId !== null) return
  const { organizationId, title, ownerId, gateId } = condition
  const wave = waveId ?? (await findPlaced(scope)).find((one) => one.organizationId === organizationId)?.waveId
  const blockerId = wave
    ? await openBlocker(scope, {
        ...{ waveId: wave, organizationId, ownerId, severity: 'high' },
        title: `Condition of gate ${number} is overdue: ${title}`.slice(0, 200),
        detail: `Due on ${formatDate(due)}. Close the condition with its evidence: the blocker is then resolved.`,
      })
    : null
  const day = today(scope.clock.now())
  if (blockerId === null && condition.remindedOn !== null && condition.remindedOn > due) return
  await writeCondition(scope, condition.id, { blockerId, remindedOn: day })
  await notify(scope, {
    topic: conditionTopic,
    to: [ownerId],
    title: `Overdue since ${formatDate(due)}: ${title}`,
    text: `Condition ${condition.number} of gate ${number}.`,
    path: gatePath(gateId),
  })
}
