import { beforeEach, expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { addObjectiveToYear, changeObjective, moveObjective, removeObjectiveFromYear } from './objective-changes.ts'
import { findObjectives, getObjective } from './objectives.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })
const list = (query: Parameters<typeof findObjectives>[1]['query']) =>
  moh.officer((scope) => findObjectives(scope, { query }))
const content = { title: 'Objective', indicator: 'Indicator', targetValue: '10', targetDate: '2026-06-30' }

beforeEach(() => db.clock.set('2026-11-20T04:00:00Z'))

test('an objective has a date in its year, a goal of its own strategic plan, and a way to go', async () => {
  const plan = await draftPlan(moh)
  const other = await draftPlan(moh, { title: 'Other' })
  const annual = await draftYear(moh, plan.id, { objectives: [] })
  const add = (more: object) =>
    moh.officer((scope) => addObjectiveToYear(scope, { ...at(annual.id), body: { ...content, ...more } }))
  await expect(add({ targetDate: '2027-01-01' })).rejects.toMatchObject({
    code: 'planning.objective.date_outside',
    errors: [{ path: 'targetDate', message: 'The target date must fall in 2026, the year of the annual work plan.' }],
  })
  await expect(add({ goalId: other.goalList[0]?.id })).rejects.toMatchObject({
    code: 'planning.objective.goal_elsewhere',
    errors: [{ path: 'goalId' }],
  })
  await expect(add({ baselineValue: '10.0' })).rejects.toMatchObject({
    cause: { constraint: 'objective_target_moves' },
  })
  await expect(add({ targetValue: '99999999999999.9999' })).resolves.toMatchObject({
    targetValue: '99999999999999.9999',
  })
  const added = await add({ baselineValue: '42', targetValue: '-3.5', goalId: plan.goalList[0]?.id })
  expect(added).toMatchObject({
    currentValue: '42',
    completion: 0,
    position: 2,
    goalTitle: 'Goal',
    status: 'not_started',
  })
  const change = (body: { version: number; goalId?: string | null; baselineValue?: string; targetDate?: string }) =>
    moh.officer((scope) => changeObjective(scope, { ...at(added.id), body }))
  await expect(change({ version: 1, targetDate: '2025-12-31' })).rejects.toMatchObject({
    code: 'planning.objective.date_outside',
  })
  await expect(change({ version: 1, goalId: other.goalList[0]?.id ?? '' })).rejects.toMatchObject({
    code: 'planning.objective.goal_elsewhere',
  })
  expect(await change({ version: 1, goalId: null, baselineValue: '50' })).toMatchObject({
    goalTitle: null,
    currentValue: '50',
    version: 2,
  })
  await expect(change({ version: 1 })).rejects.toMatchObject({
    code: 'concurrency.stale',
    extra: { current: { id: added.id, version: 2, baselineValue: '50' } },
  })
  await moh.officer((scope) => removeObjectiveFromYear(scope, at(added.id)))
  await expect(moh.officer((scope) => getObjective(scope, at(added.id)))).rejects.toMatchObject({
    code: 'planning.objective.not_found',
  })
})

test('content is frozen and status moves once the year is active', async () => {
  const plan = await draftPlan(moh)
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  const { id } = await draftYear(moh, plan.id, { objectives: [content] })
  const move = (status: 'completed' | 'deferred', version = 1) => {
    return moh.officer((scope) => moveObjective(scope, { ...at(objective), body: { version, status } }))
  }
  const objective = (await stepYear(moh, id, 'submit')).objectiveList[0]?.id ?? ''
  await expect(move('completed')).rejects.toMatchObject({
    code: 'planning.progress.not_active',
    message: 'Progress is recorded while the plan is active; it is submitted.',
  })
  const change = moh.officer((scope) =>
    changeObjective(scope, { ...at(objective), body: { version: 1, title: 'Late' } }),
  )
  await expect(change).rejects.toMatchObject({ code: 'planning.annual.frozen' })
  await expect(moh.officer((scope) => removeObjectiveFromYear(scope, at(objective)))).rejects.toMatchObject({
    code: 'planning.annual.frozen',
  })
  await stepYear(moh, id, 'approve', 'activate')
  expect(await moh.officer((scope) => getObjective(scope, at(objective)))).toMatchObject({
    overdue: true,
    canEdit: false,
    canRecordProgress: true,
    year: 2026,
  })
  expect(await move('deferred')).toMatchObject({ status: 'deferred', overdue: false, version: 2 })
  await expect(move('completed')).rejects.toMatchObject({ code: 'concurrency.stale' })
  await stepYear(moh, id, 'complete')
  await stepPlan(moh, plan.id, 'complete')
})

test('the list is searched, filtered, sorted and paged without gaps', async () => {
  const plan = await draftPlan(moh, { title: 'List', startYear: 2025, endYear: 2027 })
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  const goalId = plan.goalList[0]?.id ?? ''
  const objectives = [
    { title: 'b 100% late', targetDate: '2026-03-31', goalId },
    { title: 'a late', targetDate: '2026-11-19' },
    { title: 'c today', targetDate: '2026-11-20' },
    { title: 'd ahead', targetDate: '2026-12-31' },
  ]
  const { id: annualWorkPlanId } = await draftYear(moh, plan.id, { objectives })
  const draft = await draftYear(moh, plan.id, { year: 2025, objectives: [{ title: 'old draft' }] })
  await stepYear(moh, annualWorkPlanId, 'submit', 'approve', 'activate')
  const titles = async (query: Parameters<typeof list>[0]) => (await list(query)).items.map(({ title }) => title)
  expect(await titles({ overdue: true })).toEqual(['b 100% late', 'a late'])
  expect(await titles({ overdue: false, annualWorkPlanId })).toEqual(['c today', 'd ahead'])
  expect(await titles({ annualWorkPlanId, sort: '-title' })).toEqual(['d ahead', 'c today', 'b 100% late', 'a late'])
  expect(await titles({ q: '100%' })).toEqual(['b 100% late'])
  expect(await titles({ goalId })).toEqual(['b 100% late'])
  expect(await titles({ year: 2025 })).toEqual(['old draft'])
  expect((await list({ annualWorkPlanId, sort: 'completion', pageSize: 3, page: 2 })).items).toHaveLength(1)
  expect(await list({ annualWorkPlanId, page: 9 })).toMatchObject({ items: [], total: 4, page: 9 })
  await stepYear(moh, draft.id, 'withdraw')
  expect(await titles({ year: 2025 })).toEqual([])
  expect(await titles({ annualWorkPlanId: draft.id })).toEqual(['old draft'])
})
