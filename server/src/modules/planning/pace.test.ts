import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, useMinistry } from '../../testing/planning.ts'
import { expectedProgress, goalIsLate, isOnTrack, isOverdue } from './pace.ts'
import { strategicGoals, strategicPlans } from './tables.ts'

const db = useTestDatabase()
const moh = useMinistry(db)

const plan = { startYear: 2026, endYear: 2030 }
const at = (year: number) => ({ ...plan, today: `${year}-06-15` })

test.each([
  [2025, 0, 'in_progress', true],
  [2026, 16, 'in_progress', true],
  [2026, 15.9, 'in_progress', false],
  [2030, 80, 'in_progress', true],
  [2030, 79.9, 'in_progress', false],
  [2031, 99.9, 'in_progress', false],
  [2031, 100, 'in_progress', true],
  [2031, 60, 'completed', true],
  [2031, 0, 'deferred', true],
])('in %i a goal of 2026–2030 with %d %% (%s) is on track: %s', (year, completion, status, onTrack) => {
  expect(isOnTrack({ ...at(year), completion, status })).toBe(onTrack)
})

test('expected progress goes from nothing to all, a year at a time', () => {
  expect([2025, 2026, 2028, 2030, 2040].map((year) => expectedProgress(at(year)))).toEqual([0, 20, 60, 100, 100])
  const years = fc.tuple(fc.integer({ min: 2020, max: 2100 }), fc.integer({ min: 1, max: 10 }))
  fc.assert(
    fc.property(years, fc.integer({ min: 2000, max: 2120 }), ([startYear, span], year) => {
      const share = (of: number) => expectedProgress({ startYear, endYear: startYear + span, today: `${of}-01-01` })
      expect(share(year)).toBeGreaterThanOrEqual(0)
      expect(share(year)).toBeLessThanOrEqual(100)
      expect(share(year + 1)).toBeGreaterThanOrEqual(share(year))
    }),
  )
})

test('an objective is overdue the day after its date, while its plan is in force and somebody waits', () => {
  const due = { targetDate: '2026-06-30', status: 'in_progress', planStatus: 'active', today: '2026-07-01' }
  expect(isOverdue(due)).toBe(true)
  expect(isOverdue({ ...due, today: '2026-06-30' })).toBe(false)
  for (const status of ['completed', 'deferred', 'cancelled']) expect(isOverdue({ ...due, status })).toBe(false)
  for (const planStatus of ['draft', 'completed', 'cancelled']) expect(isOverdue({ ...due, planStatus })).toBe(false)
})

const value = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => n / 10_000)
const measure = fc
  .record({ baseline: value, target: value, current: value })
  .filter(({ baseline, target }) => baseline !== target)
const goal = fc.record({
  measure,
  status: fc.constantFrom('not_started', 'in_progress', 'completed', 'deferred'),
  startYear: fc.integer({ min: 2020, max: 2040 }),
  span: fc.integer({ min: 1, max: 10 }),
})

/** The same years, with completions just below, at and just above what is asked for in 2030. */
function onTheEdge(one: { startYear: number; span: number }) {
  const asked = Math.round((800 * Math.max(2031 - one.startYear, 0)) / (one.span + 1)) / 10
  return [asked - 0.1, asked, asked + 0.1].map((current) => ({
    ...one,
    status: 'in_progress' as const,
    measure: { baseline: 0, target: 100, current: Math.round(current * 10) / 10 },
  }))
}

test('the database computes completion exactly, and its idea of lateness is the same as ours', async () => {
  const { id: planId } = await draftPlan(moh, { goals: [] })
  const sampled = fc.sample(goal, { numRuns: 300, seed: 44 })
  const goals = [...sampled, ...sampled.slice(0, 60).flatMap(onTheEdge)]
  await moh.officer(async ({ db }) => {
    for (const year of new Set(goals.map(({ startYear, span }) => `${startYear},${span}`))) {
      const [startYear = 0, span = 0] = year.split(',').map(Number)
      await db
        .update(strategicPlans)
        .set({ startYear, endYear: startYear + span })
        .where(eq(strategicPlans.id, planId))
      const rows = goals
        .filter((one) => one.startYear === startYear && one.span === span)
        .map(({ measure: { baseline, target, current }, status }) => ({
          ...{ planId, status, title: 'Goal', metric: 'Metric' },
          baselineValue: String(baseline),
          targetValue: String(target),
          currentValue: String(current),
        }))
      await db.insert(strategicGoals).values(rows)
      const found = await db
        .select({ goal: strategicGoals, late: goalIsLate('2030-06-15'), total: sql<number>`count(*) over ()` })
        .from(strategicGoals)
        .innerJoin(strategicPlans, eq(strategicPlans.id, strategicGoals.planId))
        .where(eq(strategicGoals.planId, planId))
      for (const { goal: row, late } of found) {
        const completion = Number(row.completion)
        expect(completion).toBe(exactCompletion(row))
        const pace = { completion, status: row.status, startYear, endYear: startYear + span, today: '2030-06-15' }
        expect({ ...pace, onTrack: !late }).toEqual({ ...pace, onTrack: isOnTrack(pace) })
      }
      await db.delete(strategicGoals).where(eq(strategicGoals.planId, planId))
    }
  })
})

/** In whole ten-thousandths, rounded half away from zero to one decimal as PostgreSQL's numeric does. */
function exactCompletion(row: { baselineValue: string; targetValue: string; currentValue: string }): number {
  const units = (text: string) => BigInt(text.replace('.', ''))
  const way = units(row.targetValue) - units(row.baselineValue)
  const gone = units(row.currentValue) - units(row.baselineValue)
  const [over, under] = way < 0n ? [-gone, -way] : [gone, way]
  if (over <= 0n) return 0
  if (over >= under) return 100
  return Number((over * 2000n + under) / (under * 2n)) / 10
}
