// Gradual control: whom a share reaches, that it only grows, and that it holds at real endpoints.
import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { shareBucket } from './share-bucket.ts'

const test = useTestDatabase()
const app = useTestApp(test)
type Ask = Awaited<ReturnType<typeof app.signIn>>
let manager: Ask
let moh: number
let mole: number
const people: TestPerson[] = []
const asks: Ask[] = []

const base = '/platform/rollout/activation/MOH'
const plans = '/moa/MOH/planning/strategic-plans'
const on = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)
const shareOf = async (feature: string) =>
  (await manager('GET', `${base}/shares`)).body.items.find((one: { feature: string }) => one.feature === feature)

async function set(feature: string, share: object) {
  const { version } = await shareOf(feature)
  return manager('PUT', `${base}/shares/${feature}`, { version, reason: 'A few first.', ...share })
}
/** Which of the people the endpoint lets in. */
async function admitted(path = plans): Promise<string[]> {
  const answers = await Promise.all(asks.map((ask) => ask('GET', path)))
  return people.filter((_, at) => answers[at]?.status === 200).map(({ id }) => id)
}

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  moh = (await getOrganization(test, 'MOH')).id
  mole = (await getOrganization(test, 'MOLE')).id
  for (let at = 0; at < 12; at += 1) {
    const roles = at === 0 ? (['manager'] as const) : (['planner'] as const)
    const person = await createPerson(test, {
      name: `Person ${at + 10}`,
      roles: { MOH: [...roles], MOLE: ['planner'] },
    })
    people.push(person)
    asks.push(await app.signIn(person))
  }
})
afterAll(() => expect(app.reported).toEqual([]))

it('numbers people as documented, in the database as in the explanation', async () => {
  const ids = Array.from({ length: 50 }, () => randomUUIDv7())
  const { rows } = await on(
    `select bmms.share_bucket('planning', 7, i)::int as bucket from unnest($1::uuid[]) with ordinality u(i, n) order by n`,
    [ids],
  )
  expect(rows.map(({ bucket }) => bucket)).toEqual(ids.map((id) => shareBucket('planning', 7, id)))
  expect(shareBucket('planning', 1, '01a1fd18-4020-76c1-9828-2e2426d4a9d7')).toBe(212)
})

it('spreads people evenly, and independently by feature and organization', () => {
  const ids = Array.from({ length: 20_000 }, () => randomUUIDv7())
  for (const percent of [1, 10, 25, 50, 90]) {
    const reached = ids.filter((id) => shareBucket('planning', moh, id) < percent * 100).length
    // Five standard deviations of a fair draw.
    const tolerance = 5 * Math.sqrt(ids.length * (percent / 100) * (1 - percent / 100))
    expect(Math.abs(reached - (ids.length * percent) / 100)).toBeLessThan(tolerance)
  }
  const both = ids.filter(
    (id) => shareBucket('planning', moh, id) < 5000 && shareBucket('planning', mole, id) < 5000,
  ).length
  const features = ids.filter(
    (id) => shareBucket('planning', moh, id) < 5000 && shareBucket('budgeting', moh, id) < 5000,
  ).length
  for (const count of [both, features]) expect(Math.abs(count - 5000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.25 * 0.75))
})

it('only adds people when it rises', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (id, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const bucket = shareBucket('budgeting', moh, id)
        expect(bucket).toBe(shareBucket('budgeting', moh, id))
        return !(bucket < low) || bucket < high
      },
    ),
  )
})

it('lets in whom it reaches, at the endpoint and in the navigation, and more when it rises', async () => {
  let before: string[] = []
  for (const percent of [0, 20, 45.5, 80, 100]) {
    const answer = await set('planning', { mode: 'percentage', percent })
    expect(answer.status).toBe(200)
    const now = await admitted()
    expect(now).toEqual(people.filter(({ id }) => shareBucket('planning', moh, id) < percent * 100).map(({ id }) => id))
    expect(before.filter((id) => !now.includes(id))).toEqual([])
    expect((await shareOf('planning')).reaches).toBe(now.length)
    before = now
  }
  expect(before.length).toBe(12)
  await set('planning', { mode: 'percentage', percent: 40 })
  const outside = people.findIndex(({ id }) => shareBucket('planning', moh, id) >= 4000)
  const refused = await asks[outside]?.('GET', plans)
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'access.outside_share', detail: expect.stringContaining('Planning') },
  })
  const place = (await asks[outside]?.('GET', '/me'))?.body.workspaces.find(
    (one: { code: string }) => one.code === 'MOH',
  )
  expect(place.withheld).toEqual(['planning'])
  expect(place.permissions.filter((name: string) => name.startsWith('planning.'))).toEqual([])
  // The other organization of the same person is not concerned, nor is another module.
  expect((await asks[outside]?.('GET', '/moa/MOLE/planning/strategic-plans'))?.status).toBe(200)
  expect((await asks[outside]?.('GET', '/moa/MOH/budgeting/ppas'))?.status).toBe(200)
})

it('reaches named people and roles, always', async () => {
  expect((await set('planning', { mode: 'list' })).body.code).toBe('rollout.share.nobody')
  const stranger = await createPerson(test, { roles: { MOLE: ['planner'] } })
  expect((await set('planning', { mode: 'list', people: [stranger.id] })).body.code).toBe('rollout.share.not_member')
  await set('planning', { mode: 'list', people: [people[3]?.id], roles: ['manager'] })
  expect(await admitted()).toEqual([people[0]?.id, people[3]?.id])
  await set('planning', { mode: 'percentage', percent: 0, people: [people[3]?.id] })
  expect(await admitted()).toEqual([people[3]?.id])
  expect((await set('planning', { mode: 'percentage' })).body.code).toBe('rollout.share.percent_missing')
})

it('withholds a feature of a module and nothing else', async () => {
  await set('planning', { mode: 'on' })
  await set('planning.progress', { mode: 'list', roles: ['manager'] })
  const planner = asks[1]
  const { workspaces } = (await planner?.('GET', '/me'))?.body ?? {}
  const place = workspaces.find((one: { code: string }) => one.code === 'MOH')
  expect(place.permissions).toContain('planning.plan.view')
  expect(place.permissions).not.toContain('planning.progress.record')
  expect((await planner?.('GET', plans))?.status).toBe(200)
})

it('shows before whom it would reach, and changes nothing', async () => {
  await set('budgeting', { mode: 'list', people: [people[1]?.id, people[2]?.id] })
  const preview = await manager('POST', `${base}/shares/budgeting/preview`, {
    mode: 'list',
    people: [people[2]?.id, people[4]?.id],
  })
  expect(preview.body).toEqual({
    reaches: 2,
    of: 12,
    joins: 1,
    leaves: 1,
    joining: ['Person 14'],
    leaving: ['Person 11'],
  })
  expect((await shareOf('budgeting')).people).toHaveLength(2)
})

it('is switched off for everybody with one request, staff of the platform included', async () => {
  const off = await manager('POST', `${base}/shares/budgeting/off`, {})
  expect(off.status).toBe(200)
  expect(await admitted('/moa/MOH/budgeting/ppas')).toEqual([])
  const reviewer = await app.signIn(await createPerson(test, { platformRoles: ['budget_reviewer'] }))
  expect((await reviewer('GET', '/moa/MOH/budgeting/ppas')).body.code).toBe('access.outside_share')
  expect(await shareOf('budgeting')).toMatchObject({ mode: 'off', reaches: 0, people: [{}, {}], version: 2 })
  const stale = await manager('PUT', `${base}/shares/budgeting`, { version: 1, mode: 'on', reason: 'x' })
  expect(stale.body.code).toBe('concurrency.stale')
  await set('budgeting', { mode: 'percentage', percent: 0 })
  // Staff is never thinned out.
  expect((await reviewer('GET', '/moa/MOH/budgeting/ppas')).status).toBe(200)
  await set('budgeting', { mode: 'on' })
})

it('says why, to managers and to the person', async () => {
  await set('planning', { mode: 'percentage', percent: 30, roles: ['manager'] })
  const at = people.findIndex(({ id }, index) => index > 0 && shareBucket('planning', moh, id) >= 3000)
  const { id = '', username = '' } = people[at] ?? {}
  const number = (shareBucket('planning', moh, id) / 100).toFixed(2)
  const reasons = (body: { items: { feature: string }[] }) => new Map(body.items.map((one) => [one.feature, one]))
  const traced = reasons((await manager('GET', `${base}/trace?person=${username}`)).body)
  expect(traced.get('planning')).toMatchObject({
    ...{
      value: false,
      reason: 'SPLIT',
      because: `Everybody has a number for this; ${number} is not below the share of 30.00 %.`,
    },
  })
  expect(traced.get('planning.progress')).toMatchObject({ value: false, reason: 'SPLIT' })
  expect(traced.get('access')).toMatchObject({ value: true, reason: 'STATIC' })
  expect(traced.get('budgeting')).toMatchObject({
    value: true,
    reason: 'STATIC',
    because: 'On for everybody: A few first.',
  })
  const own = reasons((await asks[0]?.('GET', '/moa/MOH/rollout/switches'))?.body)
  expect(own.get('planning')).toMatchObject({
    value: true,
    reason: 'TARGETING_MATCH',
    because: 'The role manager is named.',
  })
  expect((await manager('GET', `${base}/trace?person=nobody.here`)).body.code).toBe('rollout.share.person_unknown')
})

it('refuses what is no feature, and lets organizations write nothing', async () => {
  expect((await manager('POST', `${base}/shares/sudo/off`, {})).body.code).toBe('rollout.share.unknown')
  const client = await test.database.app.connect()
  const asMoh = async (sql: string) => {
    await client.query('begin')
    await client.query(
      `select set_config('bmms.scope', 'organization', true), set_config('bmms.organization_id', $1, true)`,
      [String(moh)],
    )
    return client
      .query(sql)
      .then(
        (found) => found.rowCount,
        (error: { code: string }) => error.code,
      )
      .finally(() => client.query('rollback'))
  }
  expect(await asMoh(`update feature_share set mode = 'on'`)).toBe(0)
  expect(await asMoh(`delete from feature_share`)).toBe(0)
  expect(await asMoh(`select from feature_share where organization_id <> ${moh}`)).toBe(0)
  expect(
    await asMoh(
      `insert into feature_share (organization_id, id, feature, mode, reason, changed_by_name) values (${moh}, gen_random_uuid(), 'mana', 'on', 'x', 'x')`,
    ),
  ).toBe('42501')
  client.release()
})
