import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry, worker } from '../../testing/planning.ts'
import { findApprovals } from './approvals.ts'
import { getDashboard } from './dashboard.ts'
import { moveObjective } from './objective-changes.ts'
import { addGoalProgress, addObjectiveProgress } from './progress.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const mole = useMinistry(db, 'MOLE')
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: {}, body: {} })

test('no data is null, not zero', async () => {
  expect(await mole.officer(getDashboard)).toMatchObject({
    asOf: '2026-11-20T04:00:00Z',
    year: 2026,
    plan: null,
    annualPlan: null,
    goals: null,
    objectives: null,
    strategicPlans: { draft: 0, active: 0 },
    goalsAtRisk: [],
    objectivesOverdue: [],
    quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, planned: null, completed: null, progress: null })),
  })
})

test('figures, quarters and exceptions of a running year', async () => {
  const goals = [{ title: 'Lagging' }, { title: 'On pace' }]
  const plan = await stepPlan(moh, (await draftPlan(moh, { goals })).id, 'submit', 'approve', 'activate')
  const objectives = [
    { title: 'First quarter', targetDate: '2026-03-31' },
    { title: 'Second quarter', targetDate: '2026-06-30' },
    { title: 'Fourth quarter', targetDate: '2026-12-31', baselineValue: '50', targetValue: '0' },
    { title: 'Fourth quarter too', targetDate: '2026-10-01' },
    { title: 'Deferred', targetDate: '2026-02-01' },
  ]
  const { id } = await draftYear(moh, plan.id, { objectives })
  const annual = await stepYear(moh, id, 'submit', 'approve', 'activate')
  const [first, second, fourth, , deferred] = annual.objectiveList.map((objective) => objective.id)
  const report = (objective: string | undefined, asOf: string, value: string) =>
    moh.officer((scope) => addObjectiveProgress(scope, { ...at(objective ?? ''), body: { asOf, value } }))
  await report(first, '2026-03-01', '40')
  await report(first, '2026-04-15', '100')
  await report(second, '2026-07-15', '50')
  await report(fourth, '2026-11-01', '0')
  await moh.officer(async (scope) => {
    await moveObjective(scope, { ...at(deferred ?? ''), body: { version: 1, status: 'deferred' } })
    await moveObjective(scope, { ...at(first ?? ''), body: { version: 3, status: 'completed' } })
    await addGoalProgress(scope, { ...at(plan.goalList[1]?.id ?? ''), body: { asOf: '2026-11-01', value: '16' } })
  })
  await draftPlan(moh)

  const dashboard = await moh.officer(getDashboard)
  expect(dashboard).toMatchObject({
    plan: { id: plan.id, progress: 8, expected: 20, revision: 1 },
    annualPlan: { id, progress: 62.5, objectives: 5, completed: 1 },
    strategicPlans: { draft: 1, active: 1, cancelled: 0 },
    annualWorkPlans: { active: 1 },
    goals: { total: 2, onTrack: 1, atRisk: 1 },
    objectives: { total: 5, overdue: 2, completed: 1 },
  })
  expect(dashboard.goalsAtRisk.map(({ title }) => title)).toEqual(['Lagging'])
  expect(dashboard.objectivesOverdue.map(({ title }) => title)).toEqual(['Second quarter', 'Fourth quarter too'])
  expect(
    dashboard.quarters.map(({ label, planned, completed, progress }) => [label, planned, completed, progress]),
  ).toEqual([
    ['Q1 2026', 25, 0, 10],
    ['Q2 2026', 50, 25, 25],
    ['Q3 2026', 50, 25, 37.5],
    ['Q4 2026', 100, 50, 62.5],
  ])

  db.clock.set('2026-06-30T16:30:00Z')
  const july = (await moh.officer(getDashboard)).quarters
  expect(july.map(({ progress }) => progress)).toEqual([10, 25, 25, null])
  db.clock.set('2027-01-05T00:00:00Z')
  expect(await moh.officer(getDashboard)).toMatchObject({ year: 2027, annualPlan: null, plan: { expected: 40 } })
  db.clock.set('2026-11-20T04:00:00Z')
})

test('the inbox says what waits, who may decide it, and what came back to whom', async () => {
  const both = await worker(db, 'MOLE', ['planner', 'manager'])
  const plan = await draftPlan(mole)
  await stepPlan(mole, plan.id, 'submit')
  const own = await draftPlan({ code: 'MOLE', officer: both }, { title: 'Own' })
  await stepPlan({ ...mole, officer: both }, own.id, 'submit')
  const returned = await draftPlan(mole, { title: 'Returned' })
  await stepPlan(mole, returned.id, 'submit', 'return')

  const inbox = await both(findApprovals)
  expect(inbox.toDecide.map(({ title, mayDecide, refusal }) => [title, mayDecide, refusal?.code])).toEqual([
    ['Plan', true, undefined],
    ['Own', false, 'workflow.four_eyes'],
  ])
  expect(inbox.returned).toEqual([])
  const officers = await mole.officer(findApprovals)
  expect(officers.toDecide.map(({ refusal }) => refusal?.code)).toEqual(Array(2).fill('access.missing_permission'))
  expect(officers.returned).toMatchObject([
    { title: 'Returned', status: 'returned', returnedBy: mole.manager.name, comment: 'Because.', refusal: null },
  ])
  expect((await moh.manager(findApprovals)).toDecide).toEqual([])
})
