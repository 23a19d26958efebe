import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { changeAnnualWorkPlan, startAnnualWorkPlan } from './annual-work-plan-changes.ts'
import { commentOnAnnualWorkPlan, findAnnualWorkPlanSteps } from './annual-work-plan-steps.ts'
import { findAnnualWorkPlans, getAnnualWorkPlan } from './annual-work-plans.ts'
import { addObjectiveToYear, moveObjective } from './objective-changes.ts'
import { addObjectiveProgress } from './progress.ts'
import { annualWorkPlans } from './tables.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })
const start = (planId: string, year: number, more: { copyFromId?: string } = {}) =>
  moh.officer((scope) => startAnnualWorkPlan(scope, { ...at(''), body: { planId, title: `Y${year}`, year, ...more } }))
const constraint = (name: string) => ({ cause: { constraint: name } })

test('a year starts under a plan that is being prepared or in force, inside of its years, once', async () => {
  const plan = await draftPlan(moh)
  expect(await start(plan.id, 2026)).toMatchObject({
    status: 'draft',
    progress: null,
    objectives: 0,
    budgetTotal: null,
    goalChoices: [{ title: 'Goal' }],
  })
  await expect(start(plan.id, 2031)).rejects.toMatchObject({
    code: 'planning.annual.year_outside',
    message: 'The year must be from 2026 to 2030, the years of the strategic plan.',
  })
  await expect(start(plan.id, 2026)).rejects.toMatchObject(constraint('annual_work_plan_year_key'))
  await expect(start('019aa000-0000-7000-8000-000000000000', 2026)).rejects.toMatchObject({
    code: 'planning.annual.plan_unknown',
  })
  await stepPlan(moh, plan.id, 'submit')
  await start(plan.id, 2027)
  await stepPlan(moh, plan.id, 'cancel')
  await expect(start(plan.id, 2028)).rejects.toMatchObject({ code: 'planning.annual.plan_closed' })
})

test('a cancelled year may be planned again, from its own objectives', async () => {
  const plan = await draftPlan(moh)
  const annual = await draftYear(moh, plan.id, {
    year: 2028,
    objectives: [
      { title: 'Leap', targetDate: '2028-02-29', goalId: plan.goalList[0]?.id ?? '' },
      { title: 'Falling', baselineValue: '80', targetValue: '20.5' },
    ],
  })
  await stepYear(moh, annual.id, 'withdraw')
  const again = await start(plan.id, 2029, { copyFromId: annual.id })
  expect(again.objectiveList).toMatchObject([
    { title: 'Leap', targetDate: '2029-02-28', goalTitle: 'Goal', status: 'not_started' },
    { title: 'Falling', baselineValue: '80', targetValue: '20.5', currentValue: '80' },
  ])
  const other = await draftPlan(moh, { title: 'Other' })
  expect((await start(other.id, 2028, { copyFromId: annual.id })).objectiveList).toMatchObject([
    { title: 'Leap', goalId: null, planId: other.id },
    { title: 'Falling' },
  ])
  await expect(start(plan.id, 2030, { copyFromId: plan.id })).rejects.toMatchObject({
    code: 'planning.annual.copy_unknown',
  })
  expect((await moh.officer((scope) => findAnnualWorkPlans(scope, { query: { year: 2030 } }))).total).toBe(0)
})

test('a year takes effect only under a strategic plan in force, and only one a year', async () => {
  const plan = await draftPlan(moh, { startYear: 2031, endYear: 2034 })
  const { id } = await draftYear(moh, plan.id, { year: 2032 })
  const submitted = await stepYear(moh, id, 'submit')
  expect(submitted.plan.status).toBe('draft')
  await expect(stepYear(moh, id, 'approve')).rejects.toMatchObject({ code: 'planning.plan.not_in_force' })
  const seen = await moh.manager((scope) => getAnnualWorkPlan(scope, at(id)))
  expect(seen.actions.find(({ action }) => action === 'approve')?.refusal).toEqual({
    code: 'planning.plan.not_in_force',
    message: 'The strategic plan is draft. This is possible only under an approved or active plan.',
  })
  await stepPlan(moh, plan.id, 'submit', 'approve')
  expect((await stepYear(moh, id, 'approve', 'activate')).status).toBe('active')

  // No two strategic plans in force share a year, so this is the last line of defence.
  const twin = await draftPlan(moh, { title: 'Twin', startYear: 2031, endYear: 2034 })
  const second = await draftYear(moh, twin.id, { year: 2032 })
  const clash = moh.manager(({ db: tx }) =>
    tx.update(annualWorkPlans).set({ status: 'active' }).where(eq(annualWorkPlans.id, second.id)),
  )
  await expect(clash).rejects.toMatchObject(constraint('annual_work_plan_active_key'))
})

test('content changes while it is prepared; years and dates stay together', async () => {
  const plan = await draftPlan(moh)
  const annual = await draftYear(moh, plan.id, { objectives: [] })
  const change = (body: { year?: number; budgetTotal?: string | null; title?: string; version: number }) =>
    moh.officer((scope) => changeAnnualWorkPlan(scope, { ...at(annual.id), body }))
  const moved = await change({ version: 1, year: 2027, budgetTotal: '9999999999999999.99' })
  expect(moved).toMatchObject({ year: 2027, budgetTotal: '9999999999999999.99', version: 2 })
  await expect(change({ version: 1, title: 'Stale' })).rejects.toMatchObject({
    code: 'concurrency.stale',
    extra: { current: { title: 'Work plan 2026', year: 2027 } },
  })
  const objective = { title: 'O', indicator: 'I', targetValue: '1', targetDate: '2027-05-05' }
  await moh.officer((scope) => addObjectiveToYear(scope, { ...at(annual.id), body: objective }))
  await expect(change({ version: 3, year: 2028 })).rejects.toMatchObject({ code: 'planning.annual.dates_outside' })
  await expect(change({ version: 3, year: 2031 })).rejects.toMatchObject({ code: 'planning.annual.year_outside' })
  await stepYear(moh, annual.id, 'submit')
  await expect(change({ version: 4, title: 'Late' })).rejects.toMatchObject({ code: 'planning.annual.frozen' })
})

test('an empty year is not submitted', async () => {
  const plan = await draftPlan(moh)
  const annual = await draftYear(moh, plan.id, { objectives: [] })
  expect(annual.actions[0]?.refusal?.message).toBe('Add at least one objective before you submit.')
  await expect(stepYear(moh, annual.id, 'submit')).rejects.toMatchObject({ code: 'planning.plan.empty' })
})

test('progress of a year is the mean of what counts; comments have their place', async () => {
  const plan = await draftPlan(moh, { startYear: 2021, endYear: 2026 })
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  const objectives = ['A', 'B', 'Deferred', 'Cancelled'].map((title) => ({ title }))
  const { id } = await draftYear(moh, plan.id, { objectives })
  const annual = await stepYear(moh, id, 'submit', 'approve', 'activate')
  const [a, b, deferred, cancelled] = annual.objectiveList
  if (!a || !b || !deferred || !cancelled) throw new Error('objectives are missing')
  await moh.officer(async (scope) => {
    await addObjectiveProgress(scope, { ...at(a.id), body: { asOf: '2026-11-01', value: '100', status: 'completed' } })
    await addObjectiveProgress(scope, { ...at(b.id), body: { asOf: '2026-11-01', value: '25' } })
    await moveObjective(scope, { ...at(deferred.id), body: { version: 1, status: 'deferred', note: 'No budget.' } })
    await moveObjective(scope, { ...at(cancelled.id), body: { version: 1, status: 'cancelled' } })
  })
  const after = await moh.officer((scope) => getAnnualWorkPlan(scope, at(id)))
  expect(after).toMatchObject({ progress: 62.5, objectives: 3, objectivesCompleted: 1 })
  await moh.manager((scope) => commentOnAnnualWorkPlan(scope, { ...at(id), body: { comment: 'Noted.' } }))
  const { items } = await moh.officer((scope) => findAnnualWorkPlanSteps(scope, at(id)))
  expect(items.slice(-2).map(({ comment }) => comment)).toEqual(['Deferred: No budget.', 'Noted.'])
  const list = (query: object) => moh.officer((scope) => findAnnualWorkPlans(scope, { query }))
  expect((await list({ status: 'active', planId: plan.id })).items).toMatchObject([
    { id, planTitle: 'Plan', progress: 62.5 },
  ])
  expect((await list({ q: '100%', year: 2026 })).total).toBe(0)
})
