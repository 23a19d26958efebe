import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry, worker } from '../../testing/planning.ts'
import { startAmendment } from './amendments.ts'
import { addGoalToPlan, removeGoalFromPlan } from './goal-changes.ts'
import { commentOnStrategicPlan, findStrategicPlanSteps, takeStrategicPlanStep } from './strategic-plan-steps.ts'
import { changeStrategicPlan, getStrategicPlan, startStrategicPlan } from './strategic-plans.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const paramsOf = (id: string) => ({ moa: 'MOH', id })
const at = (id: string) => ({ params: paramsOf(id), query: {}, body: {} })
const refused = (code: string, path?: string) =>
  expect.objectContaining({ code, ...(path ? { errors: [expect.objectContaining({ path })] } : {}) })

test('a plan without vision, mission or goal stays a draft, and its button says why', async () => {
  const bare = { title: 'Bare', vision: 'Seen', mission: '', startYear: 2026, endYear: 2029 }
  const plan = await moh.officer((scope) => startStrategicPlan(scope, { params: paramsOf(''), query: {}, body: bare }))
  const submit = { action: 'submit', version: plan.version }
  const attempt = moh.officer((scope) => takeStrategicPlanStep(scope, { ...at(plan.id), body: submit }))
  await expect(attempt).rejects.toEqual(refused('planning.plan.incomplete', 'mission'))
  expect(plan.actions[0]).toMatchObject({
    action: 'submit',
    refusal: { code: 'planning.plan.incomplete', message: 'Write the vision and the mission before you submit.' },
  })
  const whole = await moh.officer((scope) =>
    changeStrategicPlan(scope, { ...at(plan.id), body: { version: 1, mission: 'Done' } }),
  )
  expect(whole.actions[0]?.refusal?.code).toBe('planning.plan.empty')
  expect((await stepPlan(moh, (await draftPlan(moh)).id)).actions[0]?.refusal).toBe(null)
})

test('a submission names who and when, a resubmission forgets the decision before', async () => {
  const { id } = await draftPlan(moh)
  const submitted = await stepPlan(moh, id, 'submit')
  expect(submitted).toMatchObject({ submittedBy: moh.officer.name, decidedBy: null, version: 3 })
  expect(submitted.submittedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(await stepPlan(moh, id, 'return')).toMatchObject({ decidedBy: moh.manager.name, canEdit: true })
  expect(await stepPlan(moh, id, 'submit')).toMatchObject({ decidedBy: null, decidedAt: null, canEdit: false })
})

test('whoever wrote a goal, changed the text or submitted may not decide', async () => {
  const both = await worker(db, 'MOH', ['planner', 'manager'])
  const { id } = await draftPlan(moh)
  await both((scope) => addGoalToPlan(scope, { ...at(id), body: { title: 'Mine', metric: 'M', targetValue: '1' } }))
  const { version } = await stepPlan(moh, id, 'submit')
  for (const action of ['return', 'approve']) {
    const attempt = both((scope) =>
      takeStrategicPlanStep(scope, { ...at(id), body: { action, version, comment: 'Because.' } }),
    )
    await expect(attempt).rejects.toEqual(refused('workflow.four_eyes'))
  }
  expect((await both((scope) => getStrategicPlan(scope, at(id)))).actions.map(({ refusal }) => refusal?.code)).toEqual([
    'workflow.four_eyes',
    'workflow.four_eyes',
    undefined,
  ])
  await stepPlan(moh, id, 'approve')
  const other = await worker(db, 'MOH', ['manager'])
  const activate = (work: typeof other) =>
    work((scope) => takeStrategicPlanStep(scope, { ...at(id), body: { action: 'activate', version: version + 1 } }))
  await expect(activate(both)).rejects.toEqual(refused('workflow.four_eyes'))
  expect((await activate(other)).status).toBe('active')
  await stepPlan(moh, id, 'complete', 'archive')
})

test('the second of two submissions, and a step on an old version, are refused', async () => {
  const { id, version } = await draftPlan(moh)
  const submit = () =>
    moh.officer((scope) => takeStrategicPlanStep(scope, { ...at(id), body: { action: 'submit', version } }))
  const outcomes = await Promise.allSettled([submit(), submit()])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('workflow.not_now') })
  const late = moh.manager((scope) => takeStrategicPlanStep(scope, { ...at(id), body: { action: 'approve', version } }))
  await expect(late).rejects.toEqual(
    expect.objectContaining({ code: 'concurrency.stale', extra: { current: { version: version + 1 } } }),
  )
})

test('approved plans of one organization never cover the same year, also when approved at once', async () => {
  const years = { startYear: 2041, endYear: 2045 }
  const ids = await Promise.all([1, 2].map(async () => (await draftPlan(moh, years)).id))
  for (const id of ids) await stepPlan(moh, id, 'submit')
  const outcomes = await Promise.allSettled(ids.map((id) => stepPlan(moh, id, 'approve')))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { cause: { constraint: 'strategic_plan_years_overlap' } },
  })
  await stepPlan(moh, (await draftPlan(moh, { startYear: 2046, endYear: 2048 })).id, 'submit', 'approve')
})

test('a plan does not end while a year of it runs or an amendment is open', async () => {
  const { id } = await draftPlan(moh, { startYear: 2051, endYear: 2055 })
  const active = await stepPlan(moh, id, 'submit', 'approve', 'activate')
  const { id: yearId } = await draftYear(moh, id, { year: 2052 })
  await stepYear(moh, yearId, 'submit')
  const end = (action: string) => stepPlan(moh, id, action)
  await expect(end('complete')).rejects.toThrow('The annual work plan of 2052 is still submitted.')
  await expect(end('cancel')).rejects.toEqual(refused('planning.plan.year_open'))
  await stepYear(moh, yearId, 'cancel')
  const amendment = await moh.officer((scope) =>
    startAmendment(scope, { ...at(id), body: { version: active.version } }),
  )
  await expect(end('complete')).rejects.toEqual(refused('planning.plan.amendment_open'))
  await stepPlan(moh, amendment.id, 'withdraw')
  expect((await end('complete')).status).toBe('completed')
  expect((await end('archive')).actions).toEqual([])
})

test('steps and comments are read in their order', async () => {
  const { id } = await draftPlan(moh)
  await stepPlan(moh, id, 'submit')
  const comment = 'Look at <b>goal 1</b> & "2".'
  await moh.manager((scope) => commentOnStrategicPlan(scope, { ...at(id), body: { comment } }))
  await stepPlan(moh, id, 'return')
  const { items } = await moh.officer((scope) => findStrategicPlanSteps(scope, at(id)))
  expect(
    items.map(({ action, label, toStatus, comment, actorName }) => [action, label, toStatus, comment, actorName]),
  ).toEqual([
    ['submit', 'Submit for approval', 'submitted', 'Because.', moh.officer.name],
    ['comment', 'Comment', 'submitted', comment, moh.manager.name],
    ['return', 'Return for changes', 'returned', 'Because.', moh.manager.name],
  ])
  const nowhere = '019aa000-0000-7000-8000-000000000000'
  await expect(moh.officer((scope) => findStrategicPlanSteps(scope, at(nowhere)))).rejects.toEqual(
    refused('planning.plan.not_found'),
  )
})

test('years that leave out an annual plan, and a goal that objectives need, cannot go', async () => {
  const plan = await draftPlan(moh)
  const goal = plan.goalList[0]
  if (!goal) throw new Error('no goal')
  await draftYear(moh, plan.id, { year: 2030, objectives: [{ title: 'O', goalId: goal.id }] })
  const shorten = moh.officer((scope) =>
    changeStrategicPlan(scope, { ...at(plan.id), body: { version: plan.version, endYear: 2029 } }),
  )
  await expect(shorten).rejects.toEqual(refused('planning.plan.years_in_use', 'endYear'))
  const remove = moh.officer((scope) => removeGoalFromPlan(scope, at(goal.id)))
  await expect(remove).rejects.toEqual(refused('planning.goal.in_use'))
})
