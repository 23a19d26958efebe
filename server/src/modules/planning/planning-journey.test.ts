// A year of planning in one ministry, as its people do it, through the API.
import { beforeAll, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'

const db = useTestDatabase()
const app = useTestApp(db)
const moh = '/moa/MOH/planning'
let officer: Ask
let manager: Ask
let stranger: Ask

beforeAll(async () => {
  officer = await app.signIn(await createPerson(db, { name: 'Amina Santos', roles: { MOH: ['planner'] } }))
  manager = await app.signIn(await createPerson(db, { name: 'Omar Lucman', roles: { MOH: ['manager'] } }))
  stranger = await app.signIn(await createPerson(db, { roles: { MOLE: ['planner'] } }))
})

test('from the first draft to recorded progress and paper', async () => {
  const draft = await officer('POST', `${moh}/strategic-plans`, {
    title: 'Health Plan 2026-2030',
    vision: '',
    mission: 'Care close to home.',
    startYear: 2026,
    endYear: 2030,
  })
  expect(draft).toMatchObject({ status: 201, body: { status: 'draft', version: 1, revision: 1, progress: null } })
  const plan = `${moh}/strategic-plans/${draft.body.id}`
  const step = async (ask: Ask, address: string, action: string, comment?: string) => {
    const { version } = (await ask('GET', address)).body
    return ask('POST', `${address}/steps`, { action, version, ...(comment ? { comment } : {}) })
  }
  expect(await step(officer, plan, 'submit')).toMatchObject({
    status: 409,
    body: { code: 'planning.plan.incomplete', errors: [{ path: 'vision' }] },
  })
  await officer('PATCH', plan, { version: 1, vision: 'Healthy Bangsamoro families.' })
  expect((await step(officer, plan, 'submit')).body.detail).toBe('Add at least one goal before you submit.')
  const goal = await officer('POST', `${plan}/goals`, {
    title: 'Every child immunized',
    metric: 'Fully immunized children',
    unit: '%',
    baselineValue: '61.5',
    targetValue: '95',
    priority: 'critical',
  })
  expect(goal).toMatchObject({
    status: 201,
    body: { currentValue: '61.5', completion: 0, onTrack: false, position: 1 },
  })
  expect((await step(officer, plan, 'submit')).body).toMatchObject({ status: 'submitted', submittedBy: 'Amina Santos' })

  const year = await officer('POST', `${moh}/annual-work-plans`, {
    planId: draft.body.id,
    title: 'Work plan 2026',
    year: 2026,
    budgetTotal: '1200000.50',
  })
  expect(year).toMatchObject({ status: 201, body: { budgetTotal: '1200000.50', plan: { status: 'submitted' } } })
  const annual = `${moh}/annual-work-plans/${year.body.id}`
  const objective = await officer('POST', `${annual}/objectives`, {
    goalId: goal.body.id,
    title: 'Vaccinate 20,000 children',
    indicator: 'Children vaccinated',
    targetValue: '20000',
    targetDate: '2026-10-31',
  })
  expect(objective).toMatchObject({ status: 201, body: { goalTitle: 'Every child immunized', overdue: false } })
  await step(officer, annual, 'submit')
  const early = await step(manager, annual, 'approve')
  expect(early.body).toMatchObject({ code: 'planning.plan.not_in_force' })

  const inbox = (await manager('GET', `${moh}/approvals`)).body
  expect(inbox.toDecide.map((item: { kind: string; mayDecide: boolean }) => [item.kind, item.mayDecide])).toEqual([
    ['strategic_plan', true],
    ['annual_work_plan', false],
  ])
  expect((await step(manager, plan, 'return')).body.code).toBe('workflow.comment_required')
  await step(manager, plan, 'return', 'Say by when.')
  expect((await officer('GET', `${moh}/approvals`)).body.returned).toMatchObject([
    { id: draft.body.id, comment: 'Say by when.', returnedBy: 'Omar Lucman', period: '2026–2030' },
  ])
  await step(officer, plan, 'submit')
  expect((await step(officer, plan, 'approve')).status).toBe(403)
  expect((await step(manager, plan, 'approve')).body).toMatchObject({ status: 'approved', decidedBy: 'Omar Lucman' })
  expect((await step(manager, plan, 'activate')).body.status).toBe('active')
  expect((await officer('PATCH', plan, { version: 9, title: 'x' })).body.code).toBe('planning.plan.frozen')
  await step(manager, annual, 'approve')
  const running = await step(manager, annual, 'activate')
  expect(running.body).toMatchObject({ status: 'active', canRecordProgress: false })

  const report = await officer('POST', `${moh}/objectives/${objective.body.id}/progress`, {
    asOf: '2026-09-30',
    value: '15000',
    note: 'Third quarter',
  })
  expect(report).toMatchObject({
    status: 201,
    body: { completion: 75, currentValue: '15000', status: 'in_progress', overdue: true },
  })
  const entries = (await manager('GET', `${moh}/objectives/${objective.body.id}/progress`)).body
  expect(entries.items).toMatchObject([
    { asOf: '2026-09-30', value: '15000', authorName: 'Amina Santos', isCurrent: true },
  ])

  const steps = (await officer('GET', `${plan}/steps`)).body.items.map((one: { action: string }) => one.action)
  expect(steps).toEqual(['submit', 'return', 'submit', 'approve', 'activate'])
  const paper = await officer('GET', `${plan}/document`)
  expect(paper.headers['content-type']).toBe('application/pdf')
  for (const list of ['strategic-plans', 'strategic-goals', 'annual-work-plans', 'objectives']) {
    const csv = await officer('GET', `${moh}/${list}?format=csv`)
    expect(csv.text.split('\r\n')).toHaveLength(3)
    expect((await officer('GET', `${moh}/${list}?format=xlsx`)).status).toBe(200)
  }
  const history = (await officer('GET', `${plan}/history?pageSize=100`)).body
  expect(history.items.map((change: { table: string }) => change.table)).toContain('strategic_goal')
  for (const address of [plan, annual, `${plan}/steps`, `${plan}/history`, `${moh}/objectives/${objective.body.id}`]) {
    expect((await stranger('GET', address)).status).toBe(403)
    expect((await stranger('GET', address.replace('MOH', 'MOLE'))).status).toBe(404)
  }
  expect(app.reported).toEqual([])
})

test('lists by flags, and the Chief Minister’s view with its files', async () => {
  expect((await officer('GET', `${moh}/objectives?overdue=true&year=2026`)).body).toMatchObject({ total: 1 })
  expect((await officer('GET', `${moh}/strategic-goals?atRisk=true&sort=-completion`)).body).toMatchObject({ total: 1 })
  const viewer = await app.signIn(await createPerson(db, { platformRoles: ['ocm_viewer'] }))
  const list = '/oversight/planning/organizations'
  expect((await viewer('GET', `${list}?hasActivePlan=true`)).body).toMatchObject({
    total: 1,
    items: [{ code: 'MOH', annualPlan: { status: 'active', progress: 75 }, objectivesOverdue: 1 }],
  })
  expect((await viewer('GET', `${list}/MOH`)).body).toMatchObject({ plans: [{ goalList: [{}] }], annualPlan: {} })
  expect((await viewer('GET', '/oversight/planning/totals')).body).toMatchObject({ withActivePlan: 1, goalsAtRisk: 1 })
  const csv = (await viewer('GET', `${list}?format=csv&q=MOH`)).text
  expect(csv).toMatch(/^\uFEFFcode,organization,kind,active_plan,.*\r\nMOH,/)
  for (const format of ['xlsx', 'pdf']) expect((await viewer('GET', `${list}?format=${format}`)).status).toBe(200)
  expect((await viewer('GET', `${moh}/strategic-plans`)).status).toBe(403)
  expect((await officer('GET', list)).status).toBe(403)
  expect((await viewer('GET', `${list}/NONE`)).body.code).toBe('access.unknown_organization')
  expect(app.reported).toEqual([])
})
