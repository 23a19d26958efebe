import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { as, createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { defineTopic } from './define-topic.ts'
import { notify } from './notify.ts'

const here = useTestDatabase()
const app = useTestApp(here)
/** One that Planning declares, and one that nobody does any more. */
const approval = defineTopic({ name: 'planning.approval', label: '', summary: '' })
const gone = defineTopic({ name: 'test.gone', label: '', summary: '' })

let person: TestPerson
let other: TestPerson
let ask: Ask
let askOther: Ask

beforeAll(async () => {
  person = await createPerson(here, { roles: { MOH: ['manager'], MOLE: ['viewer'] } })
  other = await createPerson(here, { roles: { MOH: ['manager'] }, platformRoles: ['platform_admin'] })
  ask = await app.signIn(person)
  askOther = await app.signIn(other)
})

afterEach(async () => {
  await onAdmin(here.adminUrl, 'delete from notification')
  expect(app.reported).toEqual([])
})

/** Three for the person (Health, Labor, the platform) and one for the other. */
async function tellAll(): Promise<void> {
  const actor = await createPerson(here, { roles: { MOH: ['planner'], MOLE: ['planner'] } })
  const path = '/moa/MOH/planning/strategic-plans/1'
  here.clock.set('2026-11-20T04:00:00Z')
  await as(here, { person: actor, code: 'MOH', permissions: [] }, async (scope) => {
    await notify(scope, { topic: approval, to: [person.id, other.id], title: '100% of Health', text: 'Now.', path })
  })
  here.clock.set('2026-11-20T05:00:00Z')
  await as(here, { person: actor, code: 'MOLE', permissions: [] }, async (scope) => {
    await notify(scope, { topic: gone, to: [person.id], title: 'Labor', path: '/moa/MOLE' })
  })
  here.clock.set('2026-11-20T06:00:00Z')
  await inPlatform(here.database, { actor: SYSTEM, requestId: 'test' }, (scope) =>
    notify(scope, { topic: approval, to: [person.id], title: 'Platform', path: '/account/security' }),
  )
}

const titles = async (query = '') =>
  (await ask('GET', `/me/notifications${query}`)).body.items.map(({ title }: { title: string }) => title)
const unread = async (asking = ask) => (await asking('GET', '/me/notifications/count')).body.unread

test('the inbox shows the newest first with where it happened, and reading marks nothing', async () => {
  await tellAll()
  const { body } = await ask('GET', '/me/notifications')
  expect(body).toMatchObject({ total: 3, page: 1 })
  expect(body.items).toMatchObject([
    { title: 'Platform', organization: null, topicLabel: 'Plans that wait for my decision', readAt: null },
    { title: 'Labor', organization: { code: 'MOLE' }, topicLabel: 'test.gone', path: '/moa/MOLE' },
    { title: '100% of Health', text: 'Now.', organization: { code: 'MOH', name: 'Ministry of Health' } },
  ])
  expect(await unread()).toBe(3)
  expect(await unread(askOther)).toBe(1)
})

test('it is narrowed by state, organization, topic and words', async () => {
  await tellAll()
  expect(await titles('?organization=MOH')).toEqual(['100% of Health'])
  expect(await titles('?organization=platform')).toEqual(['Platform'])
  expect(await titles('?organization=NOPE')).toEqual([])
  expect(await titles('?topic=test.gone')).toEqual(['Labor'])
  expect(await titles('?q=100%25')).toEqual(['100% of Health'])
  expect(await titles('?q=now')).toEqual(['100% of Health'])
  expect(await titles('?unread=false')).toEqual([])
  expect((await ask('GET', '/me/notifications?format=csv')).text).toContain('BMMS,Plans that wait for my decision')
})

test('marking is for the named, for all, for a topic or an organization; never for somebody else', async () => {
  await tellAll()
  const read = (body: unknown, asking = ask) => asking('POST', '/me/notifications/read', body)
  const { items } = (await ask('GET', '/me/notifications')).body
  const [first, second, third] = items.map(({ id }: { id: string }) => id)
  // A platform administrator, whose scope sees every row.
  expect((await read({ ids: [first, second, third] }, askOther)).body).toEqual({ unread: 1 })
  expect(await unread()).toBe(3)
  expect((await read({ ids: [first] })).body).toEqual({ unread: 2 })
  expect(await titles('?unread=true')).toEqual(['Labor', '100% of Health'])
  expect((await read({ all: true, organization: 'MOLE' })).body).toEqual({ unread: 1 })
  expect((await read({ all: true, topic: 'test.gone' })).body).toEqual({ unread: 1 })
  expect((await read({ all: true })).body).toEqual({ unread: 0 })
  expect(await unread(askOther)).toBe(1)
  for (const body of [{}, { ids: [first], all: true }, { topic: 'test.gone' }]) {
    expect((await read(body)).body).toMatchObject({ status: 400, code: 'notifications.read.nothing' })
  }
})

const hours = { quietFrom: null, quietUntil: null, digestAt: '07:00' }
const choice = (topic: string, inApp: boolean, mail: string) => ({ topic, inApp, mail })
const put = (body: unknown) => ask('PUT', '/me/notification-choices', body)

test('choices start as the topics have them; only differences are kept', async () => {
  const { body: before } = await ask('GET', '/me/notification-choices')
  expect(before.hours).toEqual(hours)
  const planning = before.modules.find(({ module }: { module: string }) => module === 'planning')
  expect(planning.topics[0]).toMatchObject({
    name: 'planning.approval',
    inApp: true,
    mail: 'at_once',
    usual: { inApp: true, mail: 'at_once' },
  })
  const night = { quietFrom: '20:00', quietUntil: '06:30', digestAt: '08:00' }
  const { body: after } = await put({
    choices: [choice('planning.approval', true, 'off'), choice('planning.decision', true, 'at_once')],
    hours: night,
  })
  expect(after.hours).toEqual(night)
  const kept = async () =>
    (
      await onAdmin(here.adminUrl, 'select topic, in_app, mail from notification_choice where person_id = $1', [
        person.id,
      ])
    ).rows
  expect(await kept()).toEqual([{ topic: 'planning.approval', in_app: true, mail: 'off' }])
  await put({ choices: [choice('planning.approval', false, 'digest')], hours })
  expect(await kept()).toEqual([{ topic: 'planning.approval', in_app: false, mail: 'digest' }])
  // The other is platform staff, and chooses about imports as well.
  const { modules } = (await askOther('GET', '/me/notification-choices')).body
  const topicsOf = (list: { module: string; topics: object[] }[]) =>
    list.flatMap(({ module, topics }) => topics.map((topic) => ({ module, ...topic })))
  expect(topicsOf(modules)).toEqual(expect.arrayContaining(topicsOf(before.modules)))
  expect(modules.length).toBeGreaterThan(before.modules.length)
  const imports = { choices: [choice('imports.approval', true, 'off')], hours }
  expect((await put(imports)).body.code).toBe('notifications.choice.unknown_topic')
  expect((await put({ choices: [choice('planning.approval', true, 'at_once')], hours })).body).toEqual(before)
  expect(await kept()).toEqual([])
})

test.each([
  [
    'an unknown topic',
    { choices: [choice('planning.nothing', true, 'off')], hours },
    'choice.unknown_topic',
    'choices.0.topic',
  ],
  [
    'the same topic twice',
    { choices: [choice('planning.approval', true, 'off'), choice('planning.approval', true, 'off')], hours },
    'choice.twice',
    'choices.1.topic',
  ],
  ['an hour that is none', { choices: [], hours: { ...hours, digestAt: '25:00' } }, 'hours.form', 'hours.digestAt'],
  [
    'half of the quiet hours',
    { choices: [], hours: { ...hours, quietFrom: '20:00' } },
    'hours.both',
    'hours.quietUntil',
  ],
  [
    'a whole quiet day',
    { choices: [], hours: { ...hours, quietFrom: '20:00', quietUntil: '20:00' } },
    'hours.same',
    'hours.quietUntil',
  ],
  [
    'a digest at night',
    { choices: [], hours: { quietFrom: '20:00', quietUntil: '08:00', digestAt: '07:00' } },
    'hours.digest_quiet',
    'hours.digestAt',
  ],
])('%s is refused in words', async (_, body, code, path) => {
  const answer = await put(body)
  expect(answer.body).toMatchObject({ status: 400, code: `notifications.${code}`, errors: [{ path }] })
})
