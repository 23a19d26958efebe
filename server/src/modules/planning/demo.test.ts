import { expect, test } from 'vitest'
import { inOrganization, SYSTEM } from '../../platform/database/scope.ts'
import { getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, stepPlan, useMinistry } from '../../testing/planning.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { getDashboard } from './dashboard.ts'
import { seedPlanning } from './demo.ts'
import { inventPlans } from './demo-plans.ts'
import { themeFor } from './demo-themes.ts'

const db = useTestDatabase()
const moh = useMinistry(db, 'MOH')
const mole = useMinistry(db, 'MOLE')
useMinistry(db, 'MAFAR')

/** The same numbers in the same order, every time. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
async function seed(code: string, amounts: { plans: number; goals: number; objectives: number }) {
  const organization = await getOrganization(db, code)
  return inOrganization(db.database, { actor: SYSTEM, organization, requestId: 'seed' }, (scope) =>
    seedPlanning(scope, { ...amounts, random: sequence(2026) }),
  )
}
const content = async () => {
  const tables = { strategic_plan: 'title', strategic_goal: 'title', objective: 'title', progress_entry: 'value' }
  const counts = Object.entries(tables).map(async ([table, column]) => {
    const { rows } = await onAdmin(
      db.adminUrl,
      `select count(*)::int as rows, md5(string_agg(${column}::text, ',' order by ${column}::text)) as sum from ${table}`,
    )
    return rows[0]
  })
  return Promise.all(counts)
}

test('the same numbers invent the same plans, as many as asked for', () => {
  const amounts = { plans: 6, goals: 20, objectives: 100 }
  for (const code of ['MOH', 'MOLE', 'MAFAR', 'OOBC']) {
    const make = () => inventPlans(themeFor(code), amounts, { random: sequence(7), today: '2026-11-20' })
    const plans = make()
    expect(make()).toEqual(plans)
    expect(plans).toHaveLength(6)
    expect(new Set(plans.map(({ title }) => title)).size).toBe(6)
    const objectives = plans.flatMap(({ years }) => years.flatMap((year) => year.objectives))
    expect(objectives).toHaveLength(100)
    expect(plans.flatMap(({ goals }) => goals).length).toBe(20)
    for (const { goals, years } of plans) {
      expect(new Set(goals.map(({ title }) => title)).size).toBe(goals.length)
      for (const year of years)
        expect(new Set(year.objectives.map(({ title }) => title)).size).toBe(year.objectives.length)
    }
    for (const { readings, targetValue, baselineValue } of objectives) {
      expect(targetValue).not.toBe(baselineValue)
      expect(readings.every(({ asOf }) => asOf <= '2026-11-20')).toBe(true)
    }
  }
  const many = inventPlans(
    themeFor('MOH'),
    { plans: 3, goals: 1000, objectives: 3000 },
    { random: sequence(7), today: '2026-11-20' },
  )
  for (const { goals, years } of many) {
    for (const list of [goals, ...years.map((year) => year.objectives)]) {
      expect(new Set(list.map(({ title }) => title)).size).toBe(list.length)
    }
  }
})

test('seeding twice changes nothing; more of it extends what is there', async () => {
  const amounts = { plans: 4, goals: 9, objectives: 24 }
  expect(await seed('MOH', amounts)).toMatchObject({ plans: 4, goals: 9, annualWorkPlans: 3, objectives: 24 })
  const before = await content()
  expect(await seed('MOH', amounts)).toEqual({
    plans: 0,
    goals: 0,
    annualWorkPlans: 0,
    objectives: 0,
    progressEntries: 0,
  })
  expect(await content()).toEqual(before)
  expect(await seed('MOH', { plans: 4, goals: 20, objectives: 100 })).toMatchObject({
    plans: 0,
    goals: 11,
    objectives: 76,
  })
})

test('more rows than one statement takes', { timeout: 90_000 }, async () => {
  expect(await seed('MAFAR', { plans: 1, goals: 1, objectives: 5000 })).toMatchObject({ objectives: 5000 })
})

test('there is something to see: progress, goals at risk, overdue objectives, plans in several states', async () => {
  const dashboard = await moh.officer(getDashboard)
  expect(dashboard).toMatchObject({
    plan: { title: 'Health Sector Strategic Plan 2026–2030' },
    annualPlan: { status: 'active' },
  })
  expect(dashboard.plan?.progress).toBeGreaterThan(1)
  expect(dashboard.goals?.atRisk).toBeGreaterThan(0)
  expect(dashboard.goals?.onTrack).toBeGreaterThan(0)
  expect(dashboard.objectives?.overdue).toBeGreaterThan(0)
  expect(dashboard.objectives?.completed).toBeGreaterThan(0)
  expect(dashboard.strategicPlans).toMatchObject({ active: 1, completed: 1, submitted: 1, returned: 1 })
  const progress = dashboard.quarters.map((quarter) => quarter.progress ?? 0)
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  // What the entries say and what the rows carry is the same.
  const { rows } = await onAdmin(
    db.adminUrl,
    `select count(*)::int as wrong from objective o where exists (select from progress_entry e where e.objective_id = o.id)
       and o.current_value <> (select e.value from progress_entry e where e.objective_id = o.id order by e.as_of desc, e.created_at desc limit 1)`,
  )
  expect(rows[0].wrong).toBe(0)
})

test('a plan that people made stays in force; an organization without people is not seeded', async () => {
  const own = await stepPlan(mole, (await draftPlan(mole)).id, 'submit', 'approve', 'activate')
  await seed('MOLE', { plans: 3, goals: 5, objectives: 10 })
  expect((await mole.officer(getDashboard)).plan?.id).toBe(own.id)
  await expect(seed('OOBC', { plans: 1, goals: 1, objectives: 1 })).rejects.toThrow('OOBC has no members yet.')
})
