import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { compareWithAmended } from './amendment-differences.ts'
import { startAmendment } from './amendments.ts'
import { startAnnualWorkPlan } from './annual-work-plan-changes.ts'
import { getAnnualWorkPlan } from './annual-work-plans.ts'
import { addGoalToPlan, changeGoal, removeGoalFromPlan } from './goal-changes.ts'
import { addGoalProgress, addObjectiveProgress } from './progress.ts'
import { findGoalProgress } from './progress-list.ts'
import { getGoal } from './strategic-goals.ts'
import { findStrategicPlanSteps } from './strategic-plan-steps.ts'
import { changeStrategicPlan, getStrategicPlan } from './strategic-plans.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })
const read = (id: string) => moh.officer((scope) => getStrategicPlan(scope, at(id)))
const amend = async (id: string) => {
  const { version } = await read(id)
  return moh.officer((scope) => startAmendment(scope, { ...at(id), body: { version } }))
}
const goalNamed = (plan: Awaited<ReturnType<typeof read>>, title: string) => {
  const goal = plan.goalList.find((one) => one.title === title)
  if (!goal) throw new Error(`no goal ${title}`)
  return goal
}
const planInForce = async (startYear: number, ...actions: string[]) => {
  const goals = [
    { title: 'Kept', baselineValue: '10' },
    { title: 'Changed', baselineValue: '10' },
    { title: 'Removed' },
  ]
  const { id } = await draftPlan(moh, { startYear, endYear: startYear + 4, goals })
  return stepPlan(moh, id, 'submit', 'approve', ...actions)
}

test('an amendment is the next revision with the same content, one at a time, beside the plan in force', async () => {
  const plan = await planInForce(2031)
  expect(plan).toMatchObject({ canAmend: true, canEdit: false, amendmentId: null })
  const amendment = await amend(plan.id)
  expect(amendment).toMatchObject({ status: 'draft', revision: 2, amendsId: plan.id, title: plan.title, goals: 3 })
  expect(amendment.goalList.map(({ title, position }) => [title, position])).toEqual(
    plan.goalList.map(({ title, position }) => [title, position]),
  )
  expect(await read(plan.id)).toMatchObject({ canAmend: false, amendmentId: amendment.id, status: 'approved' })
  await expect(amend(plan.id)).rejects.toMatchObject({ code: 'planning.plan.amendment_open' })
  await expect(amend(amendment.id)).rejects.toMatchObject({ code: 'planning.plan.not_amendable' })
  const year = moh.officer((scope) =>
    startAnnualWorkPlan(scope, { ...at(''), body: { planId: amendment.id, title: 'Y', year: 2032 } }),
  )
  await expect(year).rejects.toMatchObject({ code: 'planning.annual.under_amendment' })
  await stepPlan(moh, amendment.id, 'withdraw')
  expect((await amend(plan.id)).revision).toBe(2)
})

test('two people who start an amendment at once make one', async () => {
  const plan = await planInForce(2036)
  const outcomes = await Promise.allSettled([amend(plan.id), amend(plan.id)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('an approved amendment takes over status, years, objectives and progress, and nothing is lost', async () => {
  const plan = await planInForce(2025, 'activate')
  const [kept, changed, removed] = ['Kept', 'Changed', 'Removed'].map((title) => goalNamed(plan, title).id)
  if (!kept || !changed || !removed) throw new Error('goals are missing')
  const objectives = [
    { title: 'For kept', goalId: kept },
    { title: 'For removed', goalId: removed },
    { title: 'For none' },
  ]
  const annual = await draftYear(moh, plan.id, { objectives })
  await stepYear(moh, annual.id, 'submit', 'approve', 'activate')
  const report = (value: string, asOf: string, id = kept) =>
    moh.officer((scope) => addGoalProgress(scope, { ...at(id), body: { asOf, value, note: value } }))
  await report('40', '2026-03-31')

  const amendment = await amend(plan.id)
  expect(goalNamed(amendment, 'Kept')).toMatchObject({ currentValue: '40', status: 'in_progress' })
  await moh.officer((scope) =>
    changeStrategicPlan(scope, {
      ...at(amendment.id),
      body: { version: 1, vision: 'A better vision.', endYear: 2030 },
    }),
  )
  const edited = goalNamed(amendment, 'Changed')
  await moh.officer((scope) =>
    changeGoal(scope, { ...at(edited.id), body: { version: 1, baselineValue: '20', targetValue: '80' } }),
  )
  await moh.officer((scope) => removeGoalFromPlan(scope, at(goalNamed(amendment, 'Removed').id)))
  await moh.officer((scope) =>
    addGoalToPlan(scope, {
      ...at(amendment.id),
      body: { title: 'Added', metric: 'New', unit: '%', targetValue: '9.5' },
    }),
  )
  const { items } = await moh.officer((scope) => compareWithAmended(scope, at(amendment.id)))
  expect(items.map(({ part, field, before, after }) => [part, field, before, after])).toEqual([
    ['Plan', 'Vision', 'A vision.', 'A better vision.'],
    ['Plan', 'End year', '2029', '2030'],
    ['Goal: Changed', 'Baseline', '10', '20'],
    ['Goal: Changed', 'Target', '100', '80'],
    ['Goal: Added', 'Added', null, 'New: 0 to 9.5 %'],
    ['Goal: Removed', 'Removed', 'Metric: 0 to 100', null],
  ])
  expect((await moh.officer((scope) => compareWithAmended(scope, at(plan.id)))).items).toEqual([])

  // Work goes on under the plan in force meanwhile.
  await report('55', '2026-06-30')
  await stepPlan(moh, amendment.id, 'submit', 'return', 'submit', 'approve')

  const [before, after] = [await read(plan.id), await read(amendment.id)]
  expect(before).toMatchObject({ status: 'archived', years: [], canAmend: false, supersededById: amendment.id })
  expect(after.supersededById).toBe(null)
  expect(after).toMatchObject({ status: 'active', vision: 'A better vision.', goals: 3, years: [{ id: annual.id }] })
  const moved = goalNamed(after, 'Kept')
  expect(moved).toMatchObject({ currentValue: '55', status: 'in_progress', completion: 50 })
  expect(goalNamed(after, 'Changed')).toMatchObject({ currentValue: '20', completion: 0 })
  expect(goalNamed(before, 'Kept')).toMatchObject({ currentValue: '55' })

  const year = await moh.officer((scope) => getAnnualWorkPlan(scope, at(annual.id)))
  expect(year).toMatchObject({ status: 'active', planId: amendment.id })
  expect(year.objectiveList.map(({ title, goalId, planId }) => [title, goalId, planId])).toEqual([
    ['For kept', moved.id, amendment.id],
    ['For removed', null, amendment.id],
    ['For none', null, amendment.id],
  ])
  const objective = year.objectiveList[0]?.id ?? ''
  await moh.officer((scope) =>
    addObjectiveProgress(scope, { ...at(objective), body: { asOf: '2026-07-01', value: '7' } }),
  )

  const steps = async (id: string) =>
    (await moh.officer((scope) => findStrategicPlanSteps(scope, at(id)))).items.map((step) => [
      step.action,
      step.comment,
    ])
  expect((await steps(plan.id)).at(-1)).toEqual(['supersede', 'Superseded by revision 2: Plan'])
  expect((await steps(amendment.id)).slice(-2)).toEqual([
    ['approve', 'Because.'],
    ['activate', 'In force in place of revision 1.'],
  ])

  // The history of a goal goes on: entries of both revisions, and the latest day counts wherever it was written.
  await report('50', '2026-05-31', moved.id)
  expect((await moh.officer((scope) => getGoal(scope, at(moved.id)))).currentValue).toBe('55')
  await report('60', '2026-08-31', moved.id)
  const entries = await moh.officer((scope) => findGoalProgress(scope, at(moved.id)))
  expect(entries.items.map(({ value, isCurrent }) => [value, isCurrent])).toEqual([
    ['60', true],
    ['55', false],
    ['50', false],
    ['40', false],
  ])
  expect((await moh.officer((scope) => findGoalProgress(scope, at(kept)))).total).toBe(2)

  // A third revision goes the same way.
  const third = await amend(amendment.id)
  await stepPlan(moh, third.id, 'submit', 'approve')
  expect(await read(third.id)).toMatchObject({ status: 'active', revision: 3, years: [{ id: annual.id }] })
  expect((await moh.officer((scope) => findGoalProgress(scope, at(goalNamed(third, 'Kept').id)))).total).toBe(4)
})

test('an amendment of an approved plan is approved and not yet active', async () => {
  const plan = await planInForce(2041)
  const amendment = await amend(plan.id)
  expect(await stepPlan(moh, amendment.id, 'submit', 'approve')).toMatchObject({ status: 'approved' })
  expect((await read(plan.id)).status).toBe('archived')
})

test('years that leave out a running year keep an amendment from being approved', async () => {
  const plan = await planInForce(2046, 'activate')
  const amendment = await amend(plan.id)
  await stepPlan(moh, amendment.id, 'submit')
  await stepPlan(moh, amendment.id, 'return')
  await moh.officer(async (scope) => {
    const { version } = await getStrategicPlan(scope, at(amendment.id))
    return changeStrategicPlan(scope, { ...at(amendment.id), body: { version, endYear: 2048 } })
  })
  await stepPlan(moh, amendment.id, 'submit')
  await draftYear(moh, plan.id, { year: 2050 })
  await expect(stepPlan(moh, amendment.id, 'approve')).rejects.toMatchObject({
    code: 'planning.plan.years_in_use',
    message: 'The annual work plan of 2050 would fall outside these years. Keep that year in the plan.',
  })
  expect((await read(plan.id)).status).toBe('active')
})

test('approving an amendment refuses years that another plan in force covers', async () => {
  const plan = await planInForce(2051)
  await planInForce(2056)
  const amendment = await amend(plan.id)
  await moh.officer((scope) => changeStrategicPlan(scope, { ...at(amendment.id), body: { version: 1, endYear: 2056 } }))
  await expect(stepPlan(moh, amendment.id, 'submit', 'approve')).rejects.toMatchObject({
    cause: { constraint: 'strategic_plan_years_overlap' },
  })
  expect((await read(plan.id)).status).toBe('approved')
})
