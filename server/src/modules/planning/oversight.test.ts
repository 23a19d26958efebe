import { beforeAll, expect, test } from 'vitest'
import { inOversight, type OversightScope } from '../../platform/database/scope.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { draftPlan, draftYear, stepPlan, stepYear, useMinistry } from '../../testing/planning.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { getOrganizationPlanning } from './oversight-organization.ts'
import { findOrganizationPlanning, getPlanningTotals } from './oversight-organizations.ts'
import { addGoalProgress, addObjectiveProgress } from './progress.ts'

const db = useTestDatabase()
const moh = useMinistry(db)
const mole = useMinistry(db, 'MOLE')
const actor = { id: '019aa000-0000-7000-8000-000000000000', name: 'Office', permissions: new Set<string>() }
const oversee = <T>(work: (scope: OversightScope) => Promise<T>) =>
  inOversight(db.database, { actor, requestId: 'test' }, work)
type Query = Parameters<typeof findOrganizationPlanning>[1]['query']
const list = (query: Query) =>
  oversee((scope) => findOrganizationPlanning(scope, { params: {}, query: { pageSize: 200, ...query }, body: {} }))
const codes = async (query: Query) => (await list(query)).items.map(({ code }) => code)
const one = (code: string) =>
  oversee((scope) => getOrganizationPlanning(scope, { params: { code }, query: {}, body: {} }))

let unreported: Awaited<ReturnType<typeof list>>['items'][number] | undefined

beforeAll(async () => {
  await onAdmin(db.adminUrl, `update organization set modules = array['planning'], is_active = true`)
  await onAdmin(db.adminUrl, `update organization set modules = array['budgeting'] where code = 'MTIT'`)
  await onAdmin(db.adminUrl, `update organization set is_active = false where code = 'MOST'`)
  const plan = await stepPlan(moh, (await draftPlan(moh)).id, 'submit', 'approve', 'activate')
  const objectives = [{ title: 'Late', targetDate: '2026-01-31' }, { title: 'Half' }]
  const { id } = await draftYear(moh, plan.id, { objectives })
  const annual = await stepYear(moh, id, 'submit', 'approve', 'activate')
  unreported = (await list({ q: 'MOH' })).items[0]
  await moh.officer((scope) =>
    addGoalProgress(scope, {
      params: { moa: 'MOH', id: plan.goalList[0]?.id ?? '' },
      query: {},
      body: { asOf: '2026-11-01', value: '0' },
    }),
  )
  await moh.officer((scope) =>
    addObjectiveProgress(scope, {
      params: { moa: 'MOH', id: annual.objectiveList[1]?.id ?? '' },
      query: {},
      body: { asOf: '2026-11-01', value: '50' },
    }),
  )
  await draftPlan(moh, { title: 'Secret draft' })
  await stepPlan(mole, (await draftPlan(mole)).id, 'submit')
})

test('one row for each active organization with Planning; without data it is null', async () => {
  const all = await list({})
  expect(all.total).toBe(all.items.length)
  expect(all.items.map(({ code }) => code)).not.toContain('MTIT')
  expect(all.items.map(({ code }) => code)).not.toContain('MOST')
  const [health] = (await list({ q: 'MOH' })).items
  expect(health).toMatchObject({
    code: 'MOH',
    kind: 'ministry',
    activePlan: { title: 'Plan', startYear: 2026, endYear: 2030, progress: 0 },
    ...{ drafts: 1, submitted: 0, approved: 0, active: 1 },
    annualPlan: { status: 'active', progress: 25 },
    objectivesOverdue: 1,
  })
  expect(health?.lastActivityAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect((await list({ q: 'MAFAR' })).items[0]).toMatchObject({
    ...{ activePlan: null, annualPlan: null, objectivesOverdue: null, lastActivityAt: null, drafts: 0 },
  })
})

test('a plan on which nobody has reported has no progress; a report of zero is zero', async () => {
  expect(unreported).toMatchObject({ activePlan: { progress: null }, annualPlan: { progress: null } })
  const [health] = (await list({ q: 'MOH' })).items
  expect(health).toMatchObject({ activePlan: { progress: 0 }, annualPlan: { progress: 25 } })
})

test('filters, sorting and pages', async () => {
  expect(await codes({ hasActivePlan: true })).toEqual(['MOH'])
  expect(await codes({ hasActivePlan: false })).not.toContain('MOH')
  expect((await list({ kind: 'commission' })).items.every(({ kind }) => kind === 'commission')).toBe(true)
  for (const sort of ['progress', '-progress', 'annualProgress', '-overdue', 'overdue'] as const) {
    expect((await codes({ sort }))[0]).toBe('MOH')
  }
  expect((await codes({ sort: '-lastActivityAt' })).slice(0, 2)).toEqual(['MOLE', 'MOH'])
  const sorted = await codes({ sort: 'code' })
  expect(sorted).toEqual([...sorted].sort())
  const pages = await Promise.all([1, 2].map((page) => codes({ sort: 'name', page, pageSize: 5 })))
  expect(new Set(pages.flat()).size).toBe(10)
  expect(await codes({ q: "100%' or true" })).toEqual([])
})

test('totals over all', async () => {
  const totals = await oversee(getPlanningTotals)
  expect(totals).toMatchObject({
    ...{ year: 2026, withActivePlan: 1, withAnnualPlan: 1, awaitingApproval: 1 },
    ...{ goals: 1, goalsAtRisk: 1, objectivesOverdue: 1, progress: 0 },
  })
  expect(totals.organizations).toBe((await list({})).total)
})

test('one organization: what is in force, with goals and the year; drafts are only counted', async () => {
  const health = await one('MOH')
  expect(health.plans.map(({ title, goalList }) => [title, goalList.length])).toEqual([['Plan', 1]])
  expect(health).toMatchObject({ drafts: 1, annualPlan: { progress: 25, objectiveList: [{ overdue: true }, {}] } })
  expect(await one('MOLE')).toMatchObject({ plans: [], annualPlan: null, submitted: 1 })
  for (const code of ['MTIT', 'MOST', 'NONE']) {
    await expect(one(code)).rejects.toMatchObject({ code: 'access.unknown_organization' })
  }
})

test('the oversight login cannot write', async () => {
  await expect(oversee(({ db: tx }) => tx.execute(`update strategic_plan set title = 'x'`))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
})
