import { beforeEach, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createAccount, fund } from '../../../testing/budget.ts'
import { as, createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'

const db = useTestDatabase()
const app = useTestApp(db)
const base = '/moa/MOH/budgeting/ppas'
let officer: Ask & { cookie: string }
let codes = 0

beforeEach(async () => {
  db.clock.set('2026-11-20T04:00:00Z')
  officer ??= await app.signIn(await createPerson(db, { roles: { MOH: ['budget_officer'] } }))
})

function nextCode(): string {
  codes += 1
  return `31010010${String(codes).padStart(7, '0')}`
}

async function create(parts: object = {}) {
  const body = { code: nextCode(), title: 'Primary care', kind: 'program', costStructure: 'operations', ...parts }
  const { status, body: ppa } = await officer('POST', base, body)
  expect(status).toBe(201)
  return ppa
}

test('a program is added, found, changed and its history tells of it', async () => {
  const ppa = await create({ title: 'Rural health units', tags: ['gender', 'health'], location: '1903612000' })
  expect(ppa).toMatchObject({ isProvisional: false, isActive: true, tags: ['gender', 'health'], canEdit: true })
  const changed = await officer('PATCH', `${base}/${ppa.id}`, { version: 1, outcome: 'Access improved' })
  expect(changed.body).toMatchObject({ outcome: 'Access improved', version: 2 })
  const stale = await officer('PATCH', `${base}/${ppa.id}`, { version: 1, title: 'Another' })
  expect(stale.body).toMatchObject({ code: 'concurrency.stale', current: { version: 2 } })
  const found = await officer('GET', `${base}?q=Rural&tag=gender&costStructure=operations&kind=program&active=true`)
  expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([ppa.id])
  const history = await officer('GET', `${base}/${ppa.id}/history`)
  expect(history.body.items[0].fields).toEqual([{ field: 'outcome', before: '', after: 'Access improved' }])
})

test('codes are 15 digits, and each stands once', async () => {
  const ppa = await create()
  const body = { title: 'Twin', kind: 'program', costStructure: 'gas' }
  expect((await officer('POST', base, { ...body, code: '12345' })).status).toBe(400)
  const taken = await officer('POST', base, { ...body, code: ppa.code })
  expect(taken.body).toMatchObject({ status: 409, code: 'budget.ppa.code_taken', errors: [{ path: 'code' }] })
})

test('the tree stands in its order, with levels, and never becomes a circle', async () => {
  const top = await create({ title: 'Circle top' })
  const middle = await create({ title: 'Circle middle', kind: 'activity', parentId: top.id })
  const leaf = await create({ title: 'Circle leaf', kind: 'project', parentId: middle.id })
  const list = await officer('GET', `${base}?q=Circle`)
  expect(list.body.items.map(({ title, level }: { title: string; level: number }) => [title, level])).toEqual([
    ['Circle top', 0],
    ['Circle middle', 1],
    ['Circle leaf', 2],
  ])
  const circle = await officer('PATCH', `${base}/${top.id}`, { version: 1, parentId: leaf.id })
  expect(circle.body).toMatchObject({ status: 409, code: 'budget.ppa.circle', errors: [{ path: 'parentId' }] })
  const self = await officer('PATCH', `${base}/${top.id}`, { version: 1, parentId: top.id })
  expect(self.body.code).toBe('budget.ppa.circle')
  const read = await officer('GET', `${base}/${middle.id}`)
  expect(read.body).toMatchObject({ parent: { id: top.id }, children: [{ id: leaf.id }] })
})

test('two moves at once do not close a circle together', async () => {
  const one = await create({ title: 'One' })
  const other = await create({ title: 'Other' })
  const answers = await Promise.all([
    officer('PATCH', `${base}/${one.id}`, { version: 1, parentId: other.id }),
    officer('PATCH', `${base}/${other.id}`, { version: 1, parentId: one.id }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a program stays in use while money is open, and its money is shown by year and class', async () => {
  const top = await create({ title: 'Money top' })
  const ppa = await create({ title: 'Money', kind: 'activity', parentId: top.id })
  const person = await createPerson(db)
  await as(db, { person, code: 'MOH', permissions: [] }, async (scope) => {
    const accountId = await createAccount(scope, { ppaCode: ppa.code })
    await fund(scope, { accountId, amount: '30123456789.01', on: '2026-02-02' })
  })
  const read = await officer('GET', `${base}/${ppa.id}`)
  expect(read.body.budget).toEqual([
    {
      ...{ fiscalYear: 2026, act: 'BAA 85', class: 'MOOE', appropriated: '30123456789.01' },
      ...{ allotted: '30123456789.01', obligated: '0.00', disbursed: '0.00' },
    },
  ])
  expect(read.body.deactivationRefusal).toContain('₱30,123,456,789.01')
  const list = await officer('GET', `${base}?q=Money top&year=2026`)
  expect(list.body.items[0].money.appropriated).toBe('30123456789.01')
  const refused = await officer('POST', `${base}/${ppa.id}/status`, { version: 1, isActive: false })
  expect(refused.body).toMatchObject({ code: 'budget.ppa.money_open' })
  const parts = await officer('POST', `${base}/${top.id}/status`, { version: 1, isActive: false })
  expect(parts.body.code).toBe('budget.ppa.parts_active')
  const recoded = await officer('PATCH', `${base}/${ppa.id}`, { version: 1, code: nextCode() })
  expect(recoded.body.code).toBe('budget.ppa.code_in_ledger')
})

test('what is out of use gets no money and no parts, and can come back', async () => {
  const ppa = await create({ title: 'Closed' })
  const off = await officer('POST', `${base}/${ppa.id}/status`, { version: 1, isActive: false })
  expect(off.body).toMatchObject({ isActive: false, version: 2 })
  const person = await createPerson(db)
  await expect(
    as(db, { person, code: 'MOH', permissions: [] }, (scope) => createAccount(scope, { ppaCode: ppa.code })),
  ).rejects.toMatchObject({ cause: { constraint: 'ledger_account_ppa_active' } })
  const below = { code: nextCode(), title: 'Below', kind: 'activity', costStructure: 'operations', parentId: ppa.id }
  expect((await officer('POST', base, below)).body.code).toBe('budget.ppa.unknown_parent')
  const on = await officer('POST', `${base}/${ppa.id}/status`, { version: 2, isActive: true })
  expect(on.body.isActive).toBe(true)
})

test('work items go from planned to done, with dates in order', async () => {
  const ppa = await create()
  const items = `${base}/${ppa.id}/work-items`
  const added = await officer('POST', items, { title: 'Survey', estimatedCost: '1000.50', endsOn: '2026-10-31' })
  expect(added.body).toMatchObject({ status: 'planned', progress: 0, estimatedCost: '1000.50', isOverdue: true })
  const wrong = await officer('POST', items, { title: 'Wrong', startsOn: '2026-12-02', endsOn: '2026-12-01' })
  expect(wrong.body.code).toBe('budget.work_item.dates_order')
  const one = `/moa/MOH/budgeting/work-items/${added.body.id}`
  expect((await officer('PATCH', one, { version: 1, progress: 50 })).body.code).toBe('budget.work_item.progress')
  const done = await officer('PATCH', one, { version: 1, status: 'completed' })
  expect(done.body).toMatchObject({ status: 'completed', progress: 100, isOverdue: false })
  expect((await officer('GET', items)).body.total).toBe(1)
})

test('viewers see programs and change nothing', async () => {
  const ppa = await create()
  const viewer = await app.signIn(await createPerson(db, { roles: { MOH: ['viewer'] } }))
  expect((await viewer('GET', `${base}/${ppa.id}`)).body).toMatchObject({ canEdit: false, canRecord: false })
  expect((await viewer('PATCH', `${base}/${ppa.id}`, { version: 1, title: 'Mine' })).status).toBe(403)
})
