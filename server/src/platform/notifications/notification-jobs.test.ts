import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { as, createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, type PlatformScope, SYSTEM } from '../database/scope.ts'
import type { JobContext, JobDefinition } from '../jobs/define-job.ts'
import { defineTopic, type Topic } from './define-topic.ts'
import { deliverNotifications, removeOldNotifications, sendDigests, settleNotifications } from './notification-jobs.ts'
import { notificationHours } from './notification-tables.ts'
import { notify, settle } from './notify.ts'

const here = useTestDatabase()
const path = '/moa/MOH/planning/strategic-plans/1'
const urgent = defineTopic({ name: 'test.urgent', label: 'Urgent', summary: 'At once.', mail: 'at_once' })
const daily = defineTopic({ name: 'test.daily', label: 'Daily', summary: 'With the digest.' })
/** An instant by the clock of the Philippines. */
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Manila').toInstant().toString()

afterEach(async () => {
  await onAdmin(here.adminUrl, 'delete from notification')
  await onAdmin(here.adminUrl, 'delete from mail_message')
  here.enqueued.splice(0)
})

const context = (): JobContext =>
  ({
    database: here.database,
    log: pino({ level: 'silent' }),
    caller: { actor: SYSTEM, requestId: randomUUID() },
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
  }) as unknown as JobContext
async function run(job: JobDefinition, local?: string, data = {}): Promise<void> {
  if (local) here.clock.set(at(local))
  await job.handle(context(), data)
}

const onPlatform = <T>(work: (scope: PlatformScope) => Promise<T>) =>
  inPlatform(here.database, { actor: SYSTEM, requestId: 'test' }, work)

/** Who acts, by organization. */
const officers = new Map<string, TestPerson>()

async function tell(person: TestPerson, topic: Topic, title: string, place: string | null = 'MOH'): Promise<void> {
  const news = { topic, to: [person.id], title, text: 'A <b>word</b> & more.', path }
  if (place === null) return onPlatform((scope) => notify(scope, news))
  const actor = officers.get(place) ?? (await createPerson(here, { roles: { [place]: ['planner'] } }))
  officers.set(place, actor)
  await as(here, { person: actor, code: place, permissions: [] }, (scope) => notify(scope, news))
}

const someone = (parts = {}) => createPerson(here, { name: 'Farida Ali', roles: { MOH: ['manager'] }, ...parts })

async function letters() {
  const { rows } = await onAdmin(
    here.adminUrl,
    `select m.person_id as person, o.code as sender, m.subject, m.template, m.is_bulk as bulk, b.text, b.html
     from mail_message m join mail_body b on b.message_id = m.id left join organization o on o.id = m.organization_id
     order by m.created_at, o.code, m.id`,
  )
  return rows
}

async function keepHours(person: TestPerson, hours: Partial<typeof notificationHours.$inferInsert>) {
  await onPlatform(({ db }) => db.insert(notificationHours).values({ personId: person.id, ...hours }))
}

test('what is urgent goes out at once, in the name of its organization, and only once', async () => {
  const person = await someone()
  here.clock.set(at('2026-11-20T10:00'))
  await tell(person, urgent, 'For your decision')
  await tell(person, daily, 'Not this one')
  await run(deliverNotifications)
  await run(deliverNotifications, '2026-11-20T10:05')
  const sent = await letters()
  expect(sent).toMatchObject([
    { person: person.id, sender: 'MOH', subject: 'For your decision', template: 'notifications.news', bulk: false },
  ])
  expect(sent[0].text).toContain(`http://localhost:3000${path}`)
  expect(sent[0].text).toContain('http://localhost:3000/account/notifications')
  expect(sent[0].html).toContain('A &lt;b&gt;word&lt;/b&gt; &amp; more.')
})

test('quiet hours over midnight hold mail back; in the morning it is one letter an organization', async () => {
  const person = await someone({ roles: { MOH: ['manager'], MOLE: ['manager'] } })
  await keepHours(person, { quietFrom: '20:00', quietUntil: '06:00' })
  here.clock.set(at('2026-11-20T20:00'))
  await tell(person, urgent, 'First')
  await tell(person, urgent, 'Second')
  await tell(person, urgent, 'Labor', 'MOLE')
  for (const quiet of ['2026-11-20T20:00', '2026-11-21T00:00', '2026-11-21T05:59'])
    await run(deliverNotifications, quiet)
  expect(await letters()).toEqual([])
  await run(deliverNotifications, '2026-11-21T06:00')
  expect((await letters()).map(({ sender, subject }) => [sender, subject])).toEqual([
    ['MOH', '2 notifications'],
    ['MOLE', 'Labor'],
  ])
})

test('what was read meanwhile, is a week old, or is for somebody inactive is not mailed', async () => {
  const [reader, left, late] = [await someone(), await someone({ isActive: false }), await someone()]
  here.clock.set(at('2026-11-20T10:00'))
  for (const person of [reader, left]) for (const topic of [urgent, daily]) await tell(person, topic, 'x')
  await onAdmin(here.adminUrl, 'update notification set read_at = now() where person_id = $1', [reader.id])
  here.clock.set(at('2026-11-12T10:00'))
  await tell(late, urgent, 'x')
  for (const job of [deliverNotifications, sendDigests]) await run(job, '2026-11-21T09:00')
  expect(await letters()).toEqual([])
})

test('the digest is one letter a day with what is unread, by organization, twenty at most', async () => {
  const person = await someone({ roles: { MOH: ['manager'], MOLE: ['viewer'] } })
  here.clock.set(at('2026-11-20T06:30'))
  await tell(person, daily, 'Above all', null)
  await tell(person, daily, 'Of Labor', 'MOLE')
  for (let at = 1; at <= 30; at++) await tell(person, daily, `Of Health ${at}`)
  await run(sendDigests, '2026-11-20T06:59')
  expect(await letters()).toEqual([])
  await run(sendDigests, '2026-11-20T07:02')
  here.clock.set(at('2026-11-20T07:30'))
  await tell(person, daily, 'Tomorrow')
  for (const hour of ['08', '12', '23']) await run(sendDigests, `2026-11-20T${hour}:02`)
  const [first, ...others] = await letters()
  expect(others).toEqual([])
  expect(first).toMatchObject({ sender: null, subject: '32 unread notifications', bulk: true })
  expect(first.text).toContain('MINISTRY OF HEALTH')
  expect(first.text).toContain('and 12 more')
  expect(first.text.match(/Of Health/g)).toHaveLength(20)
  await run(sendDigests, '2026-11-21T07:02')
  expect((await letters())[1]).toMatchObject({ subject: '1 unread notification' })
})

test('each gets the digest at their hour, and a missed hour is made up for', async () => {
  const [early, late] = [await someone(), await someone()]
  await keepHours(early, { digestAt: '05:00' })
  await keepHours(late, { digestAt: '16:00' })
  here.clock.set(at('2026-11-20T04:00'))
  for (const person of [early, late]) await tell(person, daily, 'x')
  await run(sendDigests, '2026-11-20T05:02')
  expect((await letters()).map(({ person }) => person)).toEqual([early.id])
  await run(sendDigests, '2026-11-20T19:02')
  expect((await letters()).map(({ person }) => person)).toEqual([early.id, late.id])
})

test('many workers at once write each notification into one letter', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => someone()))
  here.clock.set(at('2026-11-20T06:00'))
  for (const person of people) {
    await tell(person, urgent, 'Now')
    await tell(person, daily, 'Later')
  }
  here.clock.set(at('2026-11-20T10:00'))
  await Promise.all(Array.from({ length: 4 }, () => [run(deliverNotifications), run(sendDigests)]).flat())
  const sent = (await letters()).map(({ person, subject }) => `${person} ${subject}`).sort()
  expect(sent).toEqual(people.flatMap(({ id }) => [`${id} 1 unread notification`, `${id} Now`]).sort())
})

test('a letter that cannot be written keeps back nobody else', async () => {
  const [broken, fine] = [await someone(), await someone()]
  here.clock.set(at('2026-11-20T10:00'))
  for (const person of [broken, fine]) await tell(person, urgent, 'Now')
  await onAdmin(here.adminUrl, `update notification set path = '/a' where person_id = $1`, [broken.id])
  // An address that the mail table refuses and the table of people does not.
  await onAdmin(here.adminUrl, `update person set email = 'a b@' || id || '.x' where id = $1`, [broken.id])
  await expect(run(deliverNotifications)).rejects.toThrow()
  expect((await letters()).map(({ person }) => person)).toEqual([fine.id])
})

test('what is done counts as read for all who were asked, but not what came later', async () => {
  const [one, two] = [await someone(), await someone()]
  here.clock.set(at('2026-11-20T10:00'))
  for (const person of [one, two]) await tell(person, urgent, 'Decide')
  await tell(one, daily, 'Another topic')
  await onPlatform((scope) => settle(scope, { topic: urgent, path }))
  const asked = here.enqueued.find(({ job }) => job === settleNotifications.name)
  here.clock.set(at('2026-11-20T10:01'))
  await tell(two, urgent, 'Submitted again')
  await run(settleNotifications, undefined, asked?.data)
  const { rows } = await onAdmin(here.adminUrl, 'select title from notification where read_at is null order by id')
  expect(rows.map(({ title }) => title)).toEqual(['Another topic', 'Submitted again'])
  await run(deliverNotifications)
  expect((await letters()).map(({ subject }) => subject)).toEqual(['Submitted again'])
})

test('read ones go after half a year, unread ones stay', async () => {
  const person = await someone()
  here.clock.set(at('2026-01-01T10:00'))
  for (const title of ['old', 'recent', 'unread']) await tell(person, daily, title)
  const mark = (title: string, day: string) =>
    onAdmin(here.adminUrl, 'update notification set read_at = $2 where title = $1', [title, day])
  await mark('old', '2026-05-20')
  await mark('recent', '2026-05-30')
  await run(removeOldNotifications, '2026-11-20T02:40')
  const { rows } = await onAdmin(here.adminUrl, 'select title from notification order by id')
  expect(rows.map(({ title }) => title)).toEqual(['recent', 'unread'])
})
