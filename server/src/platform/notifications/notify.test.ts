import { afterEach, expect, test } from 'vitest'
import { as, createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, type OrganizationScope, type PlatformScope } from '../database/scope.ts'
import { defineTopic, type Topic } from './define-topic.ts'
import { notificationChoices, notifications } from './notification-tables.ts'
import { notify } from './notify.ts'

const here = useTestDatabase()
const path = '/moa/MOH/planning/strategic-plans/1'
const topic = defineTopic({ name: 'test.thing', label: 'Things', summary: 'A thing happened.', mail: 'at_once' })
const fixed = defineTopic({ ...topic, name: 'test.grave', isFixed: true })

afterEach(async () => {
  await onAdmin(here.adminUrl, 'delete from notification')
  here.enqueued.splice(0)
})

const inMoh = <T>(person: TestPerson, work: (scope: OrganizationScope) => Promise<T>) =>
  as(here, { person, code: 'MOH', permissions: [] }, work)
const onPlatform = <T>(person: TestPerson, work: (scope: PlatformScope) => Promise<T>) =>
  inPlatform(here.database, { actor: { ...person, permissions: new Set() }, requestId: 'test' }, work)

async function choose(person: TestPerson, choice: Pick<Topic, 'inApp' | 'mail'>, name = topic.name) {
  await inMoh(person, ({ db }) =>
    db.insert(notificationChoices).values({ personId: person.id, topic: name, ...choice }),
  )
}

async function written() {
  const { rows } = await onAdmin(
    here.adminUrl,
    `select n.person_id as person, at_organization as place, topic, title, text, in_app, mail
     from notification n join person p on p.id = n.person_id order by topic desc, p.name`,
  )
  return rows
}

test('each is told as they chose, and whoever acts is not', async () => {
  const [actor, usual, mailOnly, nothing] = [
    await createPerson(here, { roles: { MOH: ['planner'] } }),
    await createPerson(here, { name: '1 as usual', roles: { MOH: ['manager'] } }),
    await createPerson(here, { name: '2 by mail', roles: { MOH: ['manager'] } }),
    await createPerson(here, { name: '3 not at all', roles: { MOH: ['manager'] } }),
  ]
  await choose(mailOnly, { inApp: false, mail: 'digest' })
  await choose(nothing, { inApp: false, mail: 'off' })
  await choose(nothing, { inApp: false, mail: 'off' }, fixed.name)
  const to = [actor, usual, usual, mailOnly, nothing].map(({ id }) => id)
  await inMoh(actor, (scope) => notify(scope, { topic, to, title: 'A thing', path }))
  expect(await written()).toMatchObject([
    { person: usual.id, topic: 'test.thing', title: 'A thing', text: '', in_app: true, mail: 'at_once' },
    { person: mailOnly.id, in_app: false, mail: 'digest' },
  ])
  expect((await written())[0].place).not.toBeNull()
  expect(here.enqueued).toEqual([{ job: 'notifications.deliver', data: {} }])
  await onPlatform(actor, (scope) => notify(scope, { topic: fixed, to, title: 'Grave', path }))
  expect((await written()).slice(2)).toMatchObject([
    { person: usual.id, place: null, mail: 'at_once' },
    { person: mailOnly.id, place: null, mail: 'at_once' },
    { person: nothing.id, place: null, in_app: true, mail: 'off' },
  ])
})

test('long titles are cut between characters, and telling nobody writes nothing', async () => {
  const person = await createPerson(here, { roles: { MOH: ['planner'] } })
  const actor = await createPerson(here, { roles: { MOH: ['planner'] } })
  await inMoh(actor, async (scope) => {
    await notify(scope, { topic, to: [actor.id], title: 'x', path })
    await notify(scope, { topic, to: [person.id], title: '𝒜'.repeat(250), text: 'y'.repeat(2_000), path })
  })
  const rows = await written()
  expect(rows).toHaveLength(1)
  expect([...rows[0].title]).toHaveLength(200)
  expect(rows[0].title.endsWith('𝒜…')).toBe(true)
  expect(rows[0].text).toHaveLength(1_000)
})

test('a transaction that fails tells nobody', async () => {
  const [actor, person] = [
    await createPerson(here, { roles: { MOH: ['planner'] } }),
    await createPerson(here, { roles: { MOH: ['viewer'] } }),
  ]
  const attempt = inMoh(actor, async (scope) => {
    await notify(scope, { topic, to: [person.id], title: 'x', path })
    throw new Error('no')
  })
  await expect(attempt).rejects.toThrow('no')
  expect(await written()).toEqual([])
})

test('the database refuses to tell somebody of another organization, or in the name of another one', async () => {
  const actor = await createPerson(here, { roles: { MOH: ['planner'] } })
  const colleague = await createPerson(here, { roles: { MOH: ['manager'] } })
  const stranger = await createPerson(here, { roles: { MOLE: ['manager'] } })
  const refused = { cause: { code: '42501' } }
  const told = inMoh(actor, (scope) => notify(scope, { topic, to: [stranger.id], title: 'x', path }))
  await expect(told).rejects.toMatchObject(refused)
  const { rows } = await onAdmin(here.adminUrl, `select id from organization where code = 'MOLE'`)
  for (const atOrganization of [rows[0].id, null]) {
    const row = { personId: colleague.id, topic: 'test.thing', title: 'x', path, atOrganization }
    await expect(inMoh(actor, ({ db }) => db.insert(notifications).values(row))).rejects.toMatchObject(refused)
  }
})

test('in an organization, a person reads and marks only their own', async () => {
  const [actor, person] = [
    await createPerson(here, { roles: { MOH: ['planner'] } }),
    await createPerson(here, { roles: { MOH: ['viewer'] } }),
  ]
  await inMoh(actor, (scope) => notify(scope, { topic, to: [person.id], title: 'x', path }))
  const look = (who: TestPerson) => inMoh(who, ({ db }) => db.select().from(notifications))
  const mark = (who: TestPerson) =>
    inMoh(who, ({ db }) => db.update(notifications).set({ readAt: '2026-11-20T00:00:00Z' }))
  expect(await look(actor)).toEqual([])
  expect((await mark(actor)).rowCount).toBe(0)
  expect(await look(person)).toHaveLength(1)
  expect((await mark(person)).rowCount).toBe(1)
  expect((await inMoh(person, ({ db }) => db.delete(notifications))).rowCount).toBe(0)
})
