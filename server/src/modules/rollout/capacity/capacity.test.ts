// From samples and entries to the plan: what is measured, what people say, and what nobody knows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SYSTEM } from '../../../platform/database/scope.ts'
import { HourCounter, writeHours } from '../../../platform/telemetry/request-hours.ts'
import { useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import type { CapacityPlan } from './capacity.contract.ts'
import { percentileOf } from './measure-figures.ts'
import { sampleCapacity } from './sample-capacity.ts'

const test = useTestDatabase()
const app = useTestApp(test)
type Ask = Awaited<ReturnType<typeof app.signIn>>
let manager: Ask
let onlooker: Ask

const base = '/platform/rollout/capacity'
const on = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)
const read = async (): Promise<CapacityPlan> => (await manager('GET', base)).body
const figure = (plan: CapacityPlan, metric: string) => plan.figures.find((one) => one.metric === metric)
const caller = { actor: SYSTEM, requestId: 'job' }

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  onlooker = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
  await on('delete from rollout_placement')
  await on('delete from rollout_wave')
})
afterAll(() => expect(app.reported.map((e) => String((e as Error).cause ?? e))).toEqual([]))

it('says "no data" of what nobody measured, and never zero', async () => {
  const plan = await read()
  expect(plan).toMatchObject({ organizations: 44, canManage: true, sizes: [], storage: [], waves: [] })
  expect(plan.sample).toMatchObject({ days: 0, confidence: 'none', hours: [] })
  expect(figure(plan, 'requests_per_person_day')).toMatchObject({ value: null, origin: 'none' })
  expect(figure(plan, 'growth_percent')).toMatchObject({ value: 20, origin: 'assumed' })
  expect(plan.prices.every(({ price }) => price === null)).toBe(true)
  expect(plan.risks.map(({ title }) => title)).toContain('Figures are missing')
  expect(plan.risks.map(({ title }) => title)).toContain('Prices are missing')
})

it('counts requests by hour, and adds to what is written', async () => {
  const counter = new HourCounter(test.database)
  for (let at = 0; at < 20; at += 1)
    counter.count({ ms: at === 19 ? 9_999 : at * 10, status: at === 0 ? 503 : 200, bytes: 1000 })
  await writeHours(test.database, 'one', counter.take())
  expect(counter.take()).toEqual([])
  counter.count({ ms: 3, status: 200, bytes: 500 })
  await writeHours(test.database, 'one', counter.take())
  const { rows } = await on(
    'select hour, requests, errors, durations, bytes_out, memory_bytes > 0 as has_memory from request_hour',
  )
  expect(rows).toMatchObject([{ requests: 21, errors: 1, bytes_out: '20500', has_memory: true }])
  expect(rows[0]?.durations).toEqual([2, 1, 1, 3, 5, 8, 0, 0, 0, 0, 1])
  await on('delete from request_hour')
})

it('finds the class of the 95th percentile', () => {
  expect(percentileOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBeNull()
  expect(percentileOf([94, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0])).toBe(100)
  expect(percentileOf([95, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0])).toBe(5)
  expect(percentileOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3])).toBeNull()
})

it('measures the pilot from its samples', async () => {
  const people = []
  for (const [code, count] of [
    ['MOH', 4],
    ['MOLE', 2],
  ] as const)
    for (let at = 0; at < count; at += 1) people.push(await createPerson(test, { roles: { [code]: ['staff'] } }))
  await on(`insert into change (organization_id, table_name, row_id, action, actor_id)
    select organization_id, 'x', 'x', 'insert', person_id from membership`)
  // Monday and Tuesday, 9 and 10 o'clock in Manila; a Sunday that no working day counts.
  const durations = [0, 0, 0, 0, 95, 5, 0, 0, 0, 0, 0]
  for (const [hour, requests] of [
    ['2026-11-16T01:00Z', 300],
    ['2026-11-16T02:00Z', 100],
    ['2026-11-17T01:00Z', 600],
    ['2026-11-17T02:00Z', 200],
    ['2026-11-15T01:00Z', 1200],
  ] as const)
    await on(`insert into request_hour values ($1, 'one', $2, 0, $3, $2 * 20000, $2 * 12, 268435456, 7)`, [
      hour,
      requests,
      durations,
    ])
  const size = `insert into capacity_sample values ($1, $2, $3, 2, 6, 3, 1, 10, 5, 6)`
  await on(size, ['2026-10-21T00:00Z', 240 * 1048576, 100 * 1048576])
  await on(size, ['2026-11-20T00:00Z', 300 * 1048576, 160 * 1048576])
  const plan = await read()
  const values = Object.fromEntries(plan.figures.map(({ metric, value }) => [metric, value]))
  // 1,200 requests on two working days by 6 people: 100 a person and day. Busiest hours: 300 of 400, 600 of 800.
  expect(values).toMatchObject({ people_per_organization: 3, requests_per_person_day: 100, busiest_hour_share: 75 })
  expect(values).toMatchObject({
    request_ms: 100,
    cpu_ms_per_request: 12,
    bytes_per_request: 20_000,
    process_memory_mb: 256,
  })
  // (300 - 40) / 2; 60 MB in 30 days by 2; 160 / 2 and 60 / 2.
  expect(values).toMatchObject({
    database_mb_per_organization: 130,
    database_growth_mb: 30,
    files_mb_per_organization: 80,
    files_growth_mb: 30,
  })
  expect(values.ramadan_factor).toBe(1)
  expect(plan.sample).toMatchObject({
    days: 3,
    workingDays: 2,
    from: '2026-11-15',
    to: '2026-11-17',
    organizations: 2,
    confidence: 'low',
  })
  expect(plan.sample.hours).toEqual([
    { hour: 9, requests: 450, p95: 100 },
    { hour: 10, requests: 150, p95: 100 },
  ])
  expect(plan.sizes).toEqual([
    { day: '2026-10-21', databaseMb: 240, filesMb: 100 },
    { day: '2026-11-20', databaseMb: 300, filesMb: 160 },
  ])
  expect(figure(plan, 'request_ms')).toMatchObject({ origin: 'measured', source: 'BMMS, 2026-11-15 to 2026-11-17' })
})

it('says nothing of growth after a few days only', async () => {
  await on(`delete from capacity_sample where hour < '2026-11-01'`)
  await on(
    `insert into capacity_sample select hour - interval '6 days', 1, 1, 2, 6, 3, 1, 10, 5, 6 from capacity_sample`,
  )
  expect(figure(await read(), 'database_growth_mb')).toMatchObject({ value: null, origin: 'none' })
  await on('delete from capacity_sample')
})

it('takes its own hourly sample, once an hour', async () => {
  await sampleCapacity(test.database, caller)
  await sampleCapacity(test.database, caller)
  const { rows } = await on(`select database_bytes > 1000000 as is_real, people from capacity_sample`)
  expect(rows).toEqual([{ is_real: true, people: 6 }])
  const { storage } = await read()
  expect(storage.map(({ code, people, grownMb, days }) => ({ code, people, grownMb, days }))).toContainEqual({
    code: 'MOH',
    people: 4,
    grownMb: null,
    days: 0,
  })
})

it('lets people say better, with a source, and goes back', async () => {
  const said = { metric: 'request_ms', value: 180, source: 'Load test of 12 November', asOf: '2026-11-12' }
  expect((await onlooker('POST', `${base}/figures`, said)).status).toBe(403)
  const entered = await manager('POST', `${base}/figures`, said)
  expect(entered.status).toBe(200)
  expect(figure(entered.body, 'request_ms')).toMatchObject({
    value: 180,
    origin: 'entered',
    measured: 100,
    asOf: '2026-11-12',
  })
  expect((await manager('POST', `${base}/figures`, { ...said, asOf: '2027-01-01' })).body.code).toBe(
    'rollout.capacity.in_future',
  )
  expect(
    (await manager('POST', `${base}/figures`, { ...said, metric: 'target_load_percent', value: 500 })).body.code,
  ).toBe('rollout.capacity.out_of_range')
  test.clock.set('2026-11-20T05:00:00Z')
  const back = await manager('POST', `${base}/figures`, { ...said, value: null, source: 'The load test was wrong' })
  expect(figure(back.body, 'request_ms')).toMatchObject({ value: 100, origin: 'measured' })
})

it('keeps prices as data, and warns of examples and old ones', async () => {
  const price = { item: 'core', price: '1250.50', source: 'Offer 12 of a provider', asOf: '2026-01-05' }
  const { body } = await manager('POST', `${base}/prices`, price)
  expect(body.prices[0]).toMatchObject({ item: 'core', price: '1250.5', isExample: false })
  expect(body.risks.map((risk: { title: string }) => risk.title)).toContain('Old prices')
  test.clock.set('2026-11-20T06:00:00Z')
  const example = await manager('POST', `${base}/prices`, { ...price, price: '10', isExample: true })
  expect(example.body.prices[0]).toMatchObject({ price: '10' })
  expect(example.body.risks.map((risk: { title: string }) => risk.title)).toContain('Example prices')
})

it('orders before each wave, on a working day', async () => {
  await addWave(test, {
    number: 1,
    status: 'completed',
    startsOn: '2026-08-03',
    endsOn: '2026-08-20',
    organizations: ['MOH', 'MOLE'],
  })
  await addWave(test, { number: 2, startsOn: '2027-01-04', endsOn: '2027-01-22', organizations: ['MAFAR'] })
  const { waves } = await read()
  expect(waves).toMatchObject([
    { wave: 1, organizations: 2 },
    { wave: 2, organizations: 3, startsOn: '2027-01-04', orderBy: '2026-12-07' },
  ])
})

it('leaves as paper and as table', async () => {
  const pdf = await onlooker('GET', `${base}/paper?format=pdf`)
  expect(pdf).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf' } })
  const xlsx = await onlooker('GET', `${base}/paper?format=xlsx&organizations=60&growth=30&people=50&peak=3`)
  expect(xlsx.status).toBe(200)
  expect(xlsx.text.startsWith('PK')).toBe(true)
}, 30_000)
