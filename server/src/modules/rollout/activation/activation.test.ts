// Activation stage by stage: order, refusals, what may be passed over, the mirror, and the traces it leaves.
import { beforeAll, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)

type Ask = Awaited<ReturnType<typeof app.signIn>>
let manager: Ask
let viewer: Ask
let admin: Ask
let planner: Ask
let plannerId: string

const base = '/platform/rollout/activation'
const on = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)
const read = async (stage?: string) => (await manager('GET', `${base}/MAFAR${stage ? `?stage=${stage}` : ''}`)).body

async function activate(stage: string, passOver: { item: string; reason: string }[] = []) {
  const { version } = await read()
  return manager('POST', `${base}/MAFAR/activate`, { version, stage, reason: 'Wave 2 goes on.', passOver })
}
async function deactivate(stage?: string) {
  const { version } = await read()
  return manager('POST', `${base}/MAFAR/deactivate`, {
    version,
    reason: 'Their server room flooded.',
    ...(stage ? { stage } : {}),
  })
}
const pass = (...items: string[]) => items.map((item) => ({ item, reason: 'Agreed with the head.' }))

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['rollout_coordinator'] }))
  const person = await createPerson(test, { roles: { MAFAR: ['planner'] } })
  plannerId = person.id
  planner = await app.signIn(person)
  await on(`delete from rollout_placement`)
  await on(
    `update organization set is_active = false, modules = '{}', is_pilot = false, onboarded_on = null, live_on = null where code = 'MAFAR'`,
  )
  await addWave(test, { number: 2, status: 'active', organizations: ['MAFAR'] })
})

it('starts with administrators, and asks for one', async () => {
  const start = await read()
  expect(start).toMatchObject({ stage: null, target: 'administrators', isActive: false, wave: 2, canActivate: true })
  expect(start.stages.map((stage: { state: string }) => stage.state)).toEqual(['next', 'later', 'later', 'later'])
  expect(start.readiness.find((one: { item: string }) => one.item === 'admin_named')).toMatchObject({
    ...{ verdict: 'no', weight: 'hard', evidence: '0 administrators' },
    remedy: { path: '/platform/organizations/MAFAR' },
  })
  const refused = await activate('administrators', pass('contact'))
  expect(refused).toMatchObject({ status: 409, body: { code: 'rollout.activation.not_ready' } })
  expect(refused.body.detail).toContain('An administrator is named: 0 administrators.')
  expect(await activate('administrators', pass('admin_named', 'contact'))).toMatchObject({
    ...{ status: 400, body: { code: 'rollout.activation.hard_item' } },
  })
  expect((await read()).isActive).toBe(false)
})

it('lets nobody but managers of the rollout do it', async () => {
  const { version } = await read()
  const asked = { version, stage: 'administrators', reason: 'x' }
  expect(await viewer('POST', `${base}/MAFAR/activate`, asked)).toMatchObject({ status: 403 })
  expect((await viewer('GET', `${base}/MAFAR`)).body.canActivate).toBe(false)
})

it('opens for administrators only; everybody else is told why', async () => {
  const person = await createPerson(test, { name: 'Hadja Admin', roles: { MAFAR: ['admin'] } })
  admin = await app.signIn(person)
  expect(await activate('planning')).toMatchObject({
    ...{ status: 409, body: { code: 'rollout.activation.out_of_order' } },
  })
  expect(await activate('administrators')).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('Head and contact are known: not given: head, e-mail, phone.') },
  })
  expect(await activate('administrators', pass('people_limit'))).toMatchObject({
    ...{ status: 400, body: { code: 'rollout.activation.not_missing' } },
  })
  const done = await activate('administrators', pass('contact'))
  expect(done).toMatchObject({
    status: 200,
    body: { stage: 'Administrators', isActive: true, liveOn: null, onboardedOn: '2026-11-20' },
  })
  expect(done.body.steps[0].passedOver).toEqual([
    { label: 'Head and contact are known', reason: 'Agreed with the head.' },
  ])
  expect((await admin('GET', '/moa/MAFAR/profile')).status).toBe(200)
  expect(await planner('GET', '/moa/MAFAR/profile')).toMatchObject({
    status: 403,
    body: { code: 'access.not_open_yet' },
  })
  expect((await planner('GET', '/me')).body).toMatchObject({ workspaces: [], waiting: [{ code: 'MAFAR' }] })
  expect((await manager('GET', '/moa/MAFAR/profile')).status).toBe(200)
  const told = await on(`select person_id from notification where topic = 'rollout.activation'`)
  expect(told.rows).toEqual([{ person_id: person.id }])
})

it('opens planning for everybody and makes the organization live', async () => {
  expect(await activate('planning', pass('training', 'planning_roles', 'contact'))).toMatchObject({
    ...{
      status: 409,
      body: { detail: expect.stringContaining('An administrator has signed in: 0 of 1 administrator signed in') },
    },
  })
  await on(
    `insert into sign_in_event (person_id, kind) select person_id, 'signed_in' from membership where 'admin' = any(roles)`,
  )
  const waiting = await activate('planning')
  expect(waiting.body.detail).toContain('Its people are trained: no data: nobody has measured it yet.')
  const done = await activate('planning', pass('training', 'planning_roles', 'contact'))
  expect(done.body).toMatchObject({
    ...{ stage: 'Planning', modules: ['planning'], liveOn: '2026-11-20', state: 'access_granted', target: 'budgeting' },
  })
  expect((await planner('GET', '/moa/MAFAR/planning/strategic-plans')).status).toBe(200)
  expect((await planner('GET', '/moa/MAFAR/budgeting/ppas')).body.code).toBe('access.module_off')
  const { rows } = await on(`select state_by, went_live_on::text from rollout_placement`)
  expect(rows).toEqual([{ state_by: 'rule', went_live_on: '2026-11-20' }])
  expect((await activate('planning')).body.code).toBe('rollout.activation.nothing_to_do')
  const told = await on(
    `select count(*)::int as n from notification where topic = 'rollout.activation' and person_id = $1`,
    [plannerId],
  )
  expect(told.rows).toEqual([{ n: 1 }])
})

it('counts a measure of training, and refuses while the wave is paused', async () => {
  const { id } = await getOrganization(test, 'MAFAR')
  await on(
    `insert into rollout_measure (organization_id, id, criterion, value, unit, sample_size, measured_on, source, recorded_by_name, recorded_at)
     values ($1, gen_random_uuid(), 'training_completion', 92.5, 'percent', 40, '2026-11-18', 'Attendance', 'X', now())`,
    [id],
  )
  const { readiness } = await read('planning')
  expect(readiness.find((one: { item: string }) => one.item === 'training')).toMatchObject({
    ...{ verdict: 'yes', evidence: '92.5 % of 40 people on 2026-11-18; 80 % are asked for' },
  })
  await on(`update rollout_wave set status = 'paused', paused_on = '2026-11-19'`)
  const refused = await activate('budgeting', pass('wave'))
  expect(refused.body).toMatchObject({ code: 'rollout.activation.hard_item' })
  await on(`update rollout_wave set status = 'active', paused_on = null`)
})

it('is taken back the same way: stage by stage, then whole, at once', async () => {
  await activate('budgeting', pass('contact', 'budget_roles'))
  await activate('all', pass('modules', 'contact', 'training', 'people'))
  const before = await read()
  expect((await read()).stages.filter((one: { state: string }) => one.state === 'on').length).toBe(
    before.stage === 'All modules' ? 4 : 3,
  )
  const less = await deactivate('budgeting')
  expect(less.body).toMatchObject({
    stage: 'Planning',
    modules: ['planning'],
    liveOn: '2026-11-20',
    target: 'budgeting',
  })
  expect((await deactivate('budgeting')).body.code).toBe('rollout.activation.not_on')
  const admins = await deactivate('planning')
  expect(admins.body).toMatchObject({ stage: 'Administrators', modules: [], liveOn: null, state: 'training_complete' })
  expect((await planner('GET', '/moa/MAFAR/profile')).body.code).toBe('access.not_open_yet')
  const closed = await deactivate()
  expect(closed.body).toMatchObject({ stage: null, isActive: false, statusReason: 'Their server room flooded.' })
  expect((await admin('GET', '/moa/MAFAR/profile')).body.code).toBe('access.organization_inactive')
  expect((await deactivate()).body.code).toBe('rollout.activation.not_on')
  expect(
    closed.body.steps.map((step: { action: string; stage: string | null }) => [step.action, step.stage]).slice(0, 3),
  ).toEqual([
    ['deactivate', null],
    ['deactivate', 'Planning'],
    ['deactivate', 'Budgeting'],
  ])
  const { rows } = await on(`select went_live_on::text from rollout_placement where left_on is null`)
  expect(rows).toEqual([{ went_live_on: '2026-11-20' }])
})

it('leaves everything in the change log, and nobody rewrites the steps', async () => {
  const { rows } = await on(
    `select distinct table_name from change where table_name in ('organization', 'activation_step', 'feature_share', 'rollout_placement') order by 1`,
  )
  expect(rows.map(({ table_name }) => table_name)).toEqual([
    'activation_step',
    'feature_share',
    'organization',
    'rollout_placement',
  ])
  const stale = await manager('POST', `${base}/MAFAR/activate`, { version: 1, stage: 'administrators', reason: 'x' })
  expect(stale).toMatchObject({ status: 409, body: { code: 'concurrency.stale' } })
})

it('asks whether an organization is ready that has all modules and never went live', async () => {
  const { body } = await manager('GET', `${base}/MOH`)
  expect(body).toMatchObject({ stage: 'All modules', target: 'all', liveOn: null })
  expect(body.readiness.length).toBeGreaterThan(3)
  await on(`update organization set live_on = '2026-11-01' where code = 'MOH'`)
  expect((await manager('GET', `${base}/MOH`)).body).toMatchObject({ target: null, readiness: [] })
  await on(`update organization set live_on = null where code = 'MOH'`)
})

it('lists organizations with their stage', async () => {
  const { body } = await manager('GET', `${base}?wave=2`)
  expect(body).toMatchObject({ total: 1, items: [{ code: 'MAFAR', stage: null, isActive: false, wave: 2 }] })
  const { body: live } = await manager('GET', `${base}?q=MOH`)
  expect(live.items[0]).toMatchObject({ code: 'MOH', stage: 'All modules', liveOn: null })
  expect((await manager('GET', `${base}?format=csv`)).text).toContain('MAFAR')
})
