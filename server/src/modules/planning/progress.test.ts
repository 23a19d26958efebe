import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { addGoalProgress, addObjectiveProgress } from './progress.ts'
import { findGoalProgress, findObjectiveProgress } from './progress-list.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })
let planId: string
let yearId: string
let goalId: string

beforeAll(async () => {
  const plan = await draftPlan(moh, { startYear: 2026, endYear: 2027 })
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  planId = plan.id
  goalId = plan.goalList[0]?.id ?? ''
  const objectives = Array.from({ length: 40 }, (_, index) => ({ title: `Objective ${index}` }))
  yearId = (await draftYear(moh, planId, { objectives })).id
})
beforeEach(() => db.clock.set('2026-11-20T04:00:00Z'))

let used = 0
async function freshObjective(): Promise<string> {
  used += 1
  const { rows } = await onAdmin(db.adminUrl, 'select id from objective where title = $1', [`Objective ${used}`])
  return rows[0].id
}
type Entry = Parameters<typeof addObjectiveProgress>[1]['body']
const report = (id: string, entry: Partial<Entry>) =>
  moh.officer((scope) => addObjectiveProgress(scope, { ...at(id), body: { asOf: '2026-11-01', value: '1', ...entry } }))

test('progress waits until the plan is active', async () => {
  await expect(report(await freshObjective(), {})).rejects.toMatchObject({ code: 'planning.progress.not_active' })
  await stepYear(moh, yearId, 'submit', 'approve', 'activate')
})

test('the first entry starts the work; reaching the target suggests completion, which a person decides', async () => {
  const id = await freshObjective()
  expect(await report(id, { value: '60' })).toMatchObject({ status: 'in_progress', completion: 60, version: 2 })
  expect(await report(id, { value: '140' })).toMatchObject({
    status: 'in_progress',
    completion: 100,
    suggestsCompleted: true,
  })
  expect(await report(id, { value: '120', status: 'completed' })).toMatchObject({
    status: 'completed',
    suggestsCompleted: false,
  })
})

test('today in the Philippines is the latest day, and 2000 the earliest year', async () => {
  const id = await freshObjective()
  db.clock.set('2026-11-20T15:59:59Z')
  await expect(report(id, { asOf: '2026-11-21' })).rejects.toMatchObject({
    code: 'planning.progress.future',
    errors: [{ path: 'asOf' }],
  })
  db.clock.set('2026-11-20T16:00:00Z')
  await expect(report(id, { asOf: '2026-11-21' })).resolves.toMatchObject({ completion: 1 })
  await expect(report(id, { asOf: '1999-12-31' })).rejects.toMatchObject({ code: 'planning.progress.too_early' })
})

test('a wrong entry is corrected by another one, and both remain', async () => {
  const id = await freshObjective()
  await report(id, { value: '80', note: 'Typing mistake' })
  expect(await report(id, { value: '8', note: 'Correction' })).toMatchObject({ currentValue: '8' })
  expect(await report(id, { value: '99', asOf: '2026-10-31' })).toMatchObject({ currentValue: '8' })
  const { items, total } = await moh.officer((scope) => findObjectiveProgress(scope, at(id)))
  expect(total).toBe(3)
  expect(items.map(({ value, note, isCurrent, completion }) => [value, note, isCurrent, completion])).toEqual([
    ['8', 'Correction', true, 8],
    ['80', 'Typing mistake', false, 80],
    ['99', '', false, 99],
  ])
  const search = { ...at(id), query: { q: 'mistake' } }
  expect((await moh.officer((scope) => findObjectiveProgress(scope, search))).items).toMatchObject([
    { isCurrent: false },
  ])
})

test('the same entry sent twice is kept once', async () => {
  const id = await freshObjective()
  const outcomes = await Promise.allSettled([report(id, { value: '5' }), report(id, { value: '5.0' })])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(report(id, { value: '5' })).rejects.toMatchObject({ code: 'concurrency.duplicate_submission' })
  await report(id, { value: '5', note: 'Counted again' })
})

test('evidence is a file of this organization', async () => {
  const id = await freshObjective()
  const [own, foreign] = [randomUUIDv7(), randomUUIDv7()]
  for (const [file, code] of [
    [own, 'MOH'],
    [foreign, 'MOLE'],
  ]) {
    await onAdmin(
      db.adminUrl,
      `insert into file (organization_id, id, name, media_type, size, sha256)
       select o.id, $1, 'report.pdf', 'application/pdf', 1, repeat('0', 64) from organization o where o.code = $2`,
      [file, code],
    )
  }
  await report(id, { evidenceFileId: own })
  const { items } = await moh.officer((scope) => findObjectiveProgress(scope, at(id)))
  expect(items).toMatchObject([{ evidenceFileId: own, evidenceFileName: 'report.pdf', authorName: moh.officer.name }])
  for (const evidenceFileId of [foreign, randomUUIDv7()]) {
    await expect(report(id, { evidenceFileId, value: '2' })).rejects.toMatchObject({
      cause: { constraint: 'progress_entry_evidence_fkey' },
    })
  }
})

test('goals report while the strategic plan is active', async () => {
  const entry = { asOf: '2026-06-30', value: '12.5' }
  const goal = await moh.officer((scope) => addGoalProgress(scope, { ...at(goalId), body: entry }))
  expect(goal).toMatchObject({ currentValue: '12.5', status: 'in_progress', onTrack: false })
  expect((await moh.officer((scope) => findGoalProgress(scope, at(goalId)))).items).toMatchObject([
    { completion: 12.5 },
  ])
  const draft = await draftPlan(moh)
  const idle = moh.officer((scope) => addGoalProgress(scope, { ...at(draft.goalList[0]?.id ?? ''), body: entry }))
  await expect(idle).rejects.toMatchObject({ code: 'planning.progress.not_active' })
})

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-09-${String(n).padStart(2, '0')}`)
const entries = fc.array(fc.record({ asOf: day, value: fc.integer({ min: -500, max: 500 }) }), {
  minLength: 1,
  maxLength: 6,
})

test('in whatever order entries come, the latest day counts, and of that day the last one written', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (told) => {
      const id = await freshObjective()
      let shown: { currentValue: string; completion: number } | undefined
      for (const [index, { asOf, value }] of told.entries()) {
        shown = await report(id, { asOf, value: String(value), note: `${index}` })
      }
      const latest = told.reduce((best, entry) => (entry.asOf >= best.asOf ? entry : best))
      expect(shown?.currentValue).toBe(String(latest.value))
      expect(shown?.completion).toBe(Math.min(Math.max(latest.value, 0), 100))
    }),
    { numRuns: 20, seed: 2026 },
  )
})
