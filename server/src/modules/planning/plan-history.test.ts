import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { changeGoal, removeGoalFromPlan } from './goal-changes.ts'
import { changeObjective } from './objective-changes.ts'
import { findAnnualWorkPlanHistory, findStrategicPlanHistory } from './plan-history.ts'
import { addGoalProgress, addObjectiveProgress } from './progress.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const mole = useMinistry(db, 'MOLE')
const at = (id: string) => ({ params: { moa: 'MOH', id }, query: { pageSize: 200 }, body: {} })

test('a plan’s history has its goals, also removed ones, and their progress, by name', async () => {
  const plan = await draftPlan(moh, { goals: [{ title: 'Kept' }, { title: 'Removed' }] })
  const [kept, removed] = plan.goalList
  if (!kept || !removed) throw new Error('no goals')
  await moh.officer((scope) => changeGoal(scope, { ...at(kept.id), body: { version: 1, targetValue: '95' } }))
  await moh.officer((scope) => removeGoalFromPlan(scope, at(removed.id)))
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  await moh.officer((scope) =>
    addGoalProgress(scope, { ...at(kept.id), body: { asOf: '2026-10-01', value: '19', note: 'Counted' } }),
  )
  const { items } = await moh.officer((scope) => findStrategicPlanHistory(scope, at(plan.id)))
  const about = (table: string, action: string) =>
    items.filter((change) => change.table === table && change.action === action)
  expect(about('strategic_goal', 'delete')).toMatchObject([{ subject: 'Removed', actorName: moh.officer.name }])
  expect(about('progress_entry', 'insert')).toMatchObject([
    {
      subject: 'Kept',
      fields: expect.arrayContaining([
        { field: 'value', before: null, after: '19' },
        { field: 'note', before: null, after: 'Counted' },
      ]),
    },
  ])
  const target = about('strategic_goal', 'update').flatMap(({ fields }) => fields)
  expect(target).toContainEqual({ field: 'target_value', before: '100', after: '95' })
  const status = about('strategic_plan', 'update').flatMap(({ fields }) =>
    fields.filter(({ field }) => field === 'status'),
  )
  expect(status.map(({ after }) => after)).toEqual(['active', 'approved', 'submitted'])
  expect(items.flatMap(({ fields }) => fields.map(({ field }) => field))).not.toContain('plan_id')
})

test('a year’s history names goals instead of ids; nobody reads another organization’s', async () => {
  const plan = await draftPlan(moh, { startYear: 2021, endYear: 2025, goals: [{ title: 'Goal' }] })
  await stepPlan(moh, plan.id, 'submit', 'approve', 'activate')
  const annual = await draftYear(moh, plan.id, { year: 2025, objectives: [{ title: 'Objective' }] })
  const objective = annual.objectiveList[0]?.id ?? ''
  const goalId = plan.goalList[0]?.id ?? ''
  await moh.officer((scope) => changeObjective(scope, { ...at(objective), body: { version: 1, goalId } }))
  await stepYear(moh, annual.id, 'submit', 'approve', 'activate')
  await moh.officer((scope) =>
    addObjectiveProgress(scope, { ...at(objective), body: { asOf: '2025-10-01', value: '19' } }),
  )
  const { items, total } = await moh.officer((scope) => findAnnualWorkPlanHistory(scope, at(annual.id)))
  expect(total).toBe(items.length)
  expect(items.flatMap(({ fields }) => fields)).toContainEqual({ field: 'goal', before: null, after: 'Goal' })
  expect(items.find(({ table }) => table === 'progress_entry')?.subject).toBe('Objective')
  for (const read of [findAnnualWorkPlanHistory, findStrategicPlanHistory]) {
    const foreign = mole.officer((scope) => read(scope, at(read === findAnnualWorkPlanHistory ? annual.id : plan.id)))
    await expect(foreign).rejects.toMatchObject({ code: 'planning.plan.not_found' })
  }
})
