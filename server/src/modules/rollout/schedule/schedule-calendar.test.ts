import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { placeMilestones } from './shift-milestones.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const feeds = '/platform/rollout/calendar-feeds'
let person: TestPerson
let manager: Ask
let waveId: string

beforeAll(async () => {
  person = await createPerson(test, { platformRoles: ['rollout_manager'] })
  manager = await app.signIn(person)
  const name = 'Señas, niños; y la لائحة المحاكم الشرعية'
  waveId = await addWave(test, {
    number: 2,
    name,
    startsOn: '2027-01-11',
    endsOn: '2027-01-29',
    organizations: ['MOH'],
  })
  await onAdmin(test.adminUrl, 'update rollout_wave set description = $1', [
    `Line one, with a comma; a semicolon and a \\ backslash.\n${'Ñandú '.repeat(40)}`,
  ])
  await inPlatform(test.database, { actor: SYSTEM, requestId: 'test' }, (scope) => placeMilestones(scope, waveId))
})

function eventsIn(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return new Map(events.map((event) => [event.uid, event]))
}
const fetchFile = async () => (await manager('GET', '/platform/rollout/schedule/schedule.ics')).text
const fetchFeed = (address: string, headers = {}) =>
  app.server.inject({ method: 'GET', url: new URL(address).pathname, headers: { host: 'localhost:3000', ...headers } })

describe('the calendar file', () => {
  it('is read back whole by another library: every wave and milestone, whatever letters they have', async () => {
    const text = await fetchFile()
    const events = eventsIn(text)
    expect(events.size).toBe(7)
    const wave = events.get(`${waveId}@bmms`)
    expect(wave?.summary).toBe('Wave 2: Señas, niños; y la لائحة المحاكم الشرعية')
    expect(wave?.description).toContain('Line one, with a comma; a semicolon and a \\ backslash.')
    expect(wave?.description).toContain('Ñandú '.repeat(39))
    expect(wave?.description).toContain('3 Sha’ban 1448 / 11 January 2027')
    expect([wave?.startDate.isDate, wave?.startDate.toString(), wave?.endDate.toString()]).toEqual([
      ...[true, '2027-01-11', '2027-01-30'],
    ])
    const days = [...events.values()].map((event) => event.startDate.toString()).toSorted()
    expect(days).toEqual([
      ...['2027-01-11', '2027-01-11', '2027-01-14', '2027-01-18', '2027-01-22', '2027-01-26', '2027-01-29'],
    ])
  })

  it('has lines of at most 75 octets that end with CRLF, and no time zone for whole days', async () => {
    const text = await fetchFile()
    const lines = text.split('\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text).not.toContain('VTIMEZONE')
  })

  it('keeps its UIDs, and raises SEQUENCE with every change', async () => {
    const before = eventsIn(await fetchFile())
    const { body } = await manager('GET', '/platform/rollout/schedule')
    const goLive = body.waves[0].milestones.find((one: { kind: string }) => one.kind === 'go_live')
    const move = { dueOn: '2027-01-27', why: '', version: goLive.version, preview: false }
    await manager('POST', `/platform/rollout/schedule/milestones/${goLive.id}/move`, move)
    const after = eventsIn(await fetchFile())
    expect([...after.keys()]).toEqual([...before.keys()])
    const uid = `${goLive.id}@bmms`
    expect([before.get(uid)?.sequence, after.get(uid)?.sequence]).toEqual([0, 1])
    expect(after.get(uid)?.startDate.toString()).toBe('2027-01-27')
    expect(after.get(`${waveId}@bmms`)?.sequence).toBeGreaterThan(before.get(`${waveId}@bmms`)?.sequence ?? 0)
  })
})

describe('a subscribed calendar', () => {
  it('is read without a session, says when nothing changed, and is nobody else’s', async () => {
    const { status, body } = await manager('POST', feeds, { name: 'My phone' })
    expect(status).toBe(201)
    expect(body.address).toMatch(/^http:\/\/localhost:3000\/calendar\/rollout\/[\w-]{43}[.]ics$/)
    const answer = await fetchFeed(body.address)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(eventsIn(answer.body).size).toBe(7)
    test.clock.set('2026-11-20T05:00:00Z')
    expect((await fetchFeed(body.address, { 'if-none-match': answer.headers.etag })).statusCode).toBe(304)
    expect((await manager('GET', feeds)).body.items).toMatchObject([{ name: 'My phone', lastFetchedOn: '2026-11-20' }])
    const { rows } = await onAdmin(test.adminUrl, 'select to_jsonb(f)::text as row from rollout_calendar_feed f')
    expect(rows[0].row).not.toContain(body.address.slice(-20, -4))
    const other = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
    expect((await other('GET', feeds)).body.items).toEqual([])
    expect((await other('DELETE', `${feeds}/${body.feed.id}`)).status).toBe(404)
  })

  it('ends when it is revoked', async () => {
    const { body } = await manager('POST', feeds, { name: 'Old laptop' })
    expect((await fetchFeed(body.address)).statusCode).toBe(200)
    expect((await manager('DELETE', `${feeds}/${body.feed.id}`)).status).toBe(204)
    expect((await fetchFeed(body.address)).statusCode).toBe(404)
  })

  it('ends with the permission, and with the account', async () => {
    const owner = await createPerson(test, { platformRoles: ['trainer'] })
    const { body } = await (await app.signIn(owner))('POST', feeds, { name: 'Desk' })
    const set = (sql: string) => onAdmin(test.adminUrl, sql, [owner.id])
    expect((await fetchFeed(body.address)).statusCode).toBe(200)
    await set('update person set is_active = false where id = $1')
    expect((await fetchFeed(body.address)).statusCode).toBe(404)
    await set('update person set is_active = true where id = $1')
    expect((await fetchFeed(body.address)).statusCode).toBe(200)
    await set('delete from platform_role where person_id = $1')
    expect((await fetchFeed(body.address)).statusCode).toBe(404)
  })

  it('answers wrong addresses as if there were nothing, and is not asked too often', async () => {
    const wrong = await fetchFeed(`http://x/calendar/rollout/${'a'.repeat(43)}.ics`)
    expect(wrong.statusCode).toBe(404)
    expect((await fetchFeed('http://x/calendar/rollout/x.ics')).statusCode).toBe(404)
    const { body } = await manager('POST', feeds, { name: 'Loop' })
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async () => (await fetchFeed(body.address)).statusCode),
    )
    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    for (let at = 0; at < 10; at++) await manager('POST', feeds, { name: `More ${at}` })
    expect((await manager('POST', feeds, { name: 'One more' })).body.code).toBe('rollout.feed.too_many')
    expect(app.reported).toEqual([])
  })
})
