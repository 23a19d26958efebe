// What the rollout taught, wave by wave.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { getWave } from '../waves.ts'
import type { addLesson, Lesson, listLessons } from './completion.contract.ts'
import { lessons } from './tables.ts'

const wave = sql<number | null>`(select w.number from rollout_wave w where w.id = ${lessons.waveId})`

const findPage = defineList({
  columns: {
    id: lessons.id,
    wave,
    kind: lessons.kind,
    lesson: lessons.lesson,
    action: lessons.action,
    saidBy: lessons.saidByName,
    saidAt: lessons.saidAt,
  },
  from: lessons,
  sortable: { saidAt: lessons.saidAt, wave },
  sort: '-saidAt',
  tieBreaker: lessons.id,
})

/** Lessons, the latest first. One statement. */
export async function findLessons(
  scope: PlatformScope,
  { query }: Input<typeof listLessons>,
): Promise<Output<typeof listLessons>> {
  const where = and(
    query.wave ? sql`${wave} = ${query.wave}` : undefined,
    query.kind ? eq(lessons.kind, query.kind) : undefined,
    query.q ? or(ilike(lessons.lesson, contains(query.q)), ilike(lessons.action, contains(query.q))) : undefined,
  )
  const page = await findPage(scope.db, query, where)
  return { ...page, items: page.items as Lesson[] }
}

/** Notes a lesson. Fails with rollout.wave.not_found. */
export async function noteLesson(scope: PlatformScope, { body }: Input<typeof addLesson>): Promise<Lesson> {
  const { wave: number, ...said } = body
  const waveId = number === null ? null : (await getWave(scope, number)).id
  const [row] = await scope.db
    .insert(lessons)
    .values({ ...said, waveId, saidBy: scope.actor.id, saidByName: scope.actor.name })
    .returning()
  if (!row) throw new Error('A lesson was not written.')
  return { id: row.id, wave: number, ...said, saidBy: row.saidByName, saidAt: row.saidAt }
}
