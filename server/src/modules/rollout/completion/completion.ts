// Making a completion report from the record, and keeping it as it was.
import { eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { contentHash } from '../../../platform/documents/content-hash.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { CompletedWave, CompletionContent, listCompletions, readCompletion } from './completion.contract.ts'
import { readLessons, readMeasures, readRisks, readWaves } from './completion-facts.ts'
import { fail } from './errors.ts'
import { completions } from './tables.ts'

/** What the record says now. */
export async function describeCompletion(scope: PlatformScope): Promise<CompletionContent> {
  const waves = await readWaves(scope)
  const { rows } = await scope.db.execute<{ count: number }>(sql`select count(*)::int as count from organization`)
  const all = rows[0]?.count ?? 0
  return {
    form: 'bmms.rollout.completion/1',
    title: 'Completion report of the rollout',
    day: today(scope.clock.now()),
    asOf: scope.clock.now().toString(),
    summary: summaryOf(waves, all),
    figures: figuresOf(waves, all),
    waves: waves.map(({ id: _, ...wave }) => wave),
    measures: await readMeasures(scope, waves),
    risks: await readRisks(scope),
    lessons: await readLessons(scope, waves),
  }
}

function summaryOf(waves: readonly CompletedWave[], all: number): string {
  const onboarded = sum(waves, ({ onboarded }) => onboarded)
  const ended = waves.filter(({ status }) => status === 'completed')
  const open = waves.filter(({ status }) => !['completed', 'cancelled'].includes(status))
  const state =
    open.length === 0 && onboarded >= all
      ? 'The rollout is complete'
      : `The rollout goes on; waves still open: ${open.length} of ${waves.length}`
  return `${state}. Organizations onboarded: ${onboarded} of ${all}. Waves completed: ${ended.length}.`
}

function figuresOf(waves: readonly CompletedWave[], all: number): CompletionContent['figures'] {
  const ended = waves.flatMap(({ daysLate }) => (daysLate === null ? [] : [daysLate]))
  const done = sum(waves, ({ milestonesOnTime }) => milestonesOnTime)
  const late = sum(waves, ({ milestonesLate }) => milestonesLate)
  const blockers = sum(waves, ({ blockers }) => blockers)
  return [
    {
      label: 'Organizations onboarded',
      value: `${sum(waves, ({ onboarded }) => onboarded)} of ${all}`,
      note: 'by state of their place',
    },
    {
      label: 'Waves on time',
      value: ended.length === 0 ? 'No data' : `${ended.filter((days) => days <= 0).length} of ${ended.length}`,
      note: 'ended by the day that was published',
    },
    {
      label: 'Milestones on time',
      value: done + late === 0 ? 'No data' : `${done} of ${done + late}`,
      note: 'done by the day that was published, of those done or late',
    },
    {
      label: 'Blockers',
      value: String(blockers),
      note: `${sum(waves, ({ openBlockers }) => openBlockers)} of them still open`,
    },
    { label: 'Letters sent', value: String(sum(waves, ({ letters }) => letters)), note: 'messages of waves' },
    { label: 'Working days paused', value: String(sum(waves, ({ pausedDays }) => pausedDays)), note: 'over all waves' },
  ]
}

function sum(waves: readonly CompletedWave[], of: (wave: CompletedWave) => number): number {
  return waves.reduce((total, wave) => total + of(wave), 0)
}

/** Keeps the report of now, with its hash. */
export async function keepCompletion(scope: PlatformScope): Promise<{ id: string }> {
  const content = await describeCompletion(scope)
  const [row] = await scope.db
    .insert(completions)
    .values({
      ...{ madeBy: scope.actor.id, madeByName: scope.actor.name, madeAt: content.asOf },
      ...{ content, sha256: contentHash(content) },
    })
    .returning({ id: completions.id })
  if (!row) throw new Error('A completion report was not written.')
  return row
}

const { id, number, madeAt, madeByName, sha256 } = completions
const kept = {
  ...{ id, number, madeAt, madeBy: madeByName, sha256 },
  summary: sql<string>`${completions.content} ->> 'summary'`,
}

const findPage = defineList({
  columns: kept,
  from: completions,
  sortable: { number, madeAt },
  sort: '-number',
  tieBreaker: id,
})

/** Reports that were made, the latest first. */
export function findCompletions(
  { db }: PlatformScope,
  { query }: Input<typeof listCompletions>,
): Promise<Output<typeof listCompletions>> {
  return findPage(db, query, undefined)
}

/** A report as it was made. Fails with rollout.completion.not_found. */
export async function getCompletion(
  { db }: PlatformScope,
  { params }: Pick<Input<typeof readCompletion>, 'params'>,
): Promise<Output<typeof readCompletion>> {
  const [row] = await db
    .select({ ...kept, content: completions.content })
    .from(completions)
    .where(eq(id, params.id))
  return row ?? fail('rollout.completion.not_found')
}
