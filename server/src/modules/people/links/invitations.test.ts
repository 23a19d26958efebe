import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { runJobs } from '../../../testing/run-jobs.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { inviteBatch } from './invite-many.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const place = '/moa/MOH/members'
let asAdmin: Ask
let asCoordinator: Ask
let asPlatform: Ask

beforeAll(async () => {
  asAdmin = await app.signIn(await createPerson(test, { name: 'Hanifa Salim', roles: { MOH: ['admin'] } }))
  asCoordinator = await app.signIn(await createPerson(test, { platformRoles: ['rollout_coordinator'] }))
  asPlatform = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
})
beforeEach(() => {
  test.clock.set('2026-11-20T04:00:00Z')
  test.enqueued.length = 0
})

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const newcomer = (parts: Parameters<typeof createPerson>[1] = {}) =>
  createPerson(test, { roles: { MOH: ['planner'] }, ...parts })
const memberId = async (person: TestPerson) =>
  (await rows('select id from membership where person_id = $1', [person.id]))[0].id
const lettersTo = (person: TestPerson) =>
  rows(
    `select m.template, m.subject, m.organization_id, m.is_confidential, m.is_bulk, b.text, b.html from mail_message m
     join mail_body b on b.message_id = m.id where m.person_id = $1 order by m.created_at`,
    [person.id],
  )
const secretIn = (text: string) => /set-password#(\S+)/.exec(text)?.[1] ?? ''
const look = async (secret: string) => (await app.anonymous('POST', '/api/auth/password-links/look', { secret })).body
const setPassword = (secret: string) =>
  app.anonymous('POST', '/api/auth/set-password', { secret, newPassword: 'seven boats leave early' })

describe('an invitation', () => {
  it('comes in the name and colour of the organization, with username, link and what is kept', async () => {
    const person = await newcomer({ name: 'Johaira Ali' })
    const { status, body } = await asAdmin('POST', `${place}/${await memberId(person)}/invitation`)
    expect(status).toBe(201)
    expect(body).toEqual({ sentTo: `${person.username}@example.gov.ph`, validUntil: '2026-11-27T04:00:00Z' })
    const [letter] = await lettersTo(person)
    const moh = await getOrganization(test, 'MOH')
    expect(letter).toMatchObject({
      template: 'people.welcome',
      organization_id: moh.id,
      is_confidential: true,
      is_bulk: false,
    })
    expect(letter.text).toContain(person.username)
    expect(letter.text).toContain('27 November 2026, 12:00')
    expect(letter.text).toContain('RA 10173')
    expect(letter.html).toContain(moh.accentColor)
    expect(await look(secretIn(letter.text))).toMatchObject({ kind: 'invitation', organization: { name: moh.name } })
    const [way] = await rows('select invited_at from onboarding where person_id = $1', [person.id])
    expect(way.invited_at.toISOString()).toBe('2026-11-20T04:00:00.000Z')
  })

  it('is sent again with a new link, until a password is set; what became of each is shown', async () => {
    const person = await newcomer()
    const id = await memberId(person)
    await asAdmin('POST', `${place}/${id}/invitation`)
    await asAdmin('POST', `${place}/${id}/invitation`)
    const [first, second] = await lettersTo(person)
    expect((await look(secretIn(first.text))).code).toBe('auth.link_ended')
    const states = async () =>
      (await asAdmin('GET', `${place}/${id}/invitations`)).body.items.map((one: { state: string }) => one.state)
    expect(await states()).toEqual(['queued', 'ended'])
    const deliver = (state: string) =>
      rows('update mail_message set state = $2, last_error = $3 where person_id = $1', [
        person.id,
        state,
        'mailbox full',
      ])
    await deliver('bounced')
    expect((await asAdmin('GET', `${place}/${id}/invitations`)).body.items[0]).toMatchObject({
      state: 'bounced',
      reason: 'mailbox full',
      createdBy: 'Hanifa Salim',
      sentTo: `${person.username}@example.gov.ph`,
    })
    await deliver('sent')
    expect(await states()).toEqual(['delivered', 'ended'])
    await look(secretIn(second.text))
    expect(await states()).toEqual(['opened', 'ended'])
    test.clock.set('2026-11-28T04:00:00Z')
    expect(await states()).toEqual(['expired', 'ended'])
    test.clock.set('2026-11-21T04:00:00Z')
    expect((await setPassword(secretIn(second.text))).status).toBe(200)
    expect(await states()).toEqual(['used', 'ended'])
    expect((await asAdmin('POST', `${place}/${id}/invitation`)).body).toMatchObject({
      status: 409,
      code: 'people.invitation.has_password',
    })
  })

  it('is not for whoever is inactive here', async () => {
    const person = await newcomer({ memberActive: false })
    const answer = await asAdmin('POST', `${place}/${await memberId(person)}/invitation`)
    expect(answer.body.code).toBe('people.invitation.inactive')
  })

  it('goes to staff of the platform in the name of the platform', async () => {
    const person = await createPerson(test)
    const { status } = await asCoordinator('POST', `/platform/people/${person.id}/invitation`)
    expect(status).toBe(201)
    const [letter] = await lettersTo(person)
    expect(letter).toMatchObject({ organization_id: null })
    const { items } = (await asCoordinator('GET', `/platform/people/${person.id}/invitations`)).body
    expect(items).toHaveLength(1)
  })
})

describe('a reset link', () => {
  it('goes to the person by mail; whoever sends it does not see it', async () => {
    const person = await newcomer()
    const id = await memberId(person)
    expect((await asAdmin('POST', `${place}/${id}/reset-link`)).body.code).toBe('people.reset.no_password')
    await asAdmin('POST', `${place}/${id}/invitation`)
    await setPassword(secretIn((await lettersTo(person))[0].text))
    const { status, body, text } = await asAdmin('POST', `${place}/${id}/reset-link`)
    expect(status).toBe(201)
    expect(body.sentTo).toBe(`${person.username}@example.gov.ph`)
    const [, letter] = await lettersTo(person)
    expect(letter).toMatchObject({ template: 'auth.reset', is_confidential: true })
    expect(text).not.toContain(secretIn(letter.text))
    expect((await look(secretIn(letter.text))).kind).toBe('reset')
  })

  it('is not for oneself', async () => {
    const { body } = await asAdmin('GET', `${place}?q=Hanifa`)
    const answer = await asAdmin('POST', `${place}/${body.items[0].id}/reset-link`)
    expect(answer.body).toMatchObject({ status: 403, code: 'people.reset.own' })
  })
})

describe('everybody of an import', () => {
  async function importOf(people: TestPerson[], wave: number | null = 2): Promise<string> {
    const id = randomUUIDv7()
    await rows(
      `insert into import_batch (id, kind, file_name, media_type, size, sha256, wave)
       values ($1, 'people', 'wave.csv', 'text/csv', 10, $2, $3)`,
      [id, 'a'.repeat(64), wave],
    )
    for (const [at, person] of people.entries()) {
      await rows(`insert into import_row (batch_id, number, given, outcome, record_id) values ($1, $2, '{}', $3, $4)`, [
        id,
        at + 2,
        at === 0 ? 'updated' : 'created',
        person.id,
      ])
    }
    return id
  }
  const run = async (batchId: string) => {
    test.enqueued.push({ job: 'people.invite-batch', data: { batchId } })
    await runJobs(test, [inviteBatch])
  }

  it('who was made by it and has no password is invited once, also when the job runs again', async () => {
    const people = await Promise.all(
      Array.from({ length: 60 }, (_, at) => newcomer({ roles: { [at < 30 ? 'MOLE' : 'MAFAR']: ['staff'] } })),
    )
    const inactive = await newcomer({ isActive: false })
    const batch = await importOf([...people, inactive])
    await run(batch)
    await run(batch)
    const sent = await rows(
      `select person_id, count(*)::int as n, bool_and(is_bulk) as bulk from mail_message
       where template = 'people.welcome' and person_id = any ($1) group by 1`,
      [[...people, inactive].map(({ id }) => id)],
    )
    expect(sent).toHaveLength(59)
    expect(sent.every(({ n, bulk }) => n === 1 && bulk)).toBe(true)
    const waves = await rows('select distinct wave from onboarding where person_id = any ($1)', [
      people.slice(1).map(({ id }) => id),
    ])
    expect(waves).toEqual([{ wave: 2 }])
  })

  it('is counted before, and invited when staff ask for it: of an import, of a wave', async () => {
    const people = await Promise.all([newcomer(), newcomer(), newcomer()])
    const batchId = await importOf(people)
    const waiting = async () => (await asCoordinator('GET', `/platform/people/invitations?batchId=${batchId}`)).body
    expect(await waiting()).toEqual({ waiting: 2 })
    expect((await asCoordinator('GET', '/platform/people/invitations?wave=2')).body.waiting).toBeGreaterThanOrEqual(2)
    expect((await asAdmin('POST', '/platform/people/invitations', { batchId })).status).toBe(403)
    const { status, body } = await asCoordinator('POST', '/platform/people/invitations', { batchId })
    expect({ status, body }).toEqual({ status: 200, body: { waiting: 2 } })
    await runJobs(test, [inviteBatch])
    expect(await waiting()).toEqual({ waiting: 0 })
    test.enqueued.length = 0
    await asCoordinator('POST', '/platform/people/invitations', { batchId })
    expect(test.enqueued).toEqual([])
  })

  it('whose link has run out is invited again, whose is used or still good is not', async () => {
    const [, used, good, late] = await Promise.all(Array.from({ length: 4 }, () => newcomer()))
    if (!used || !good || !late) throw new Error('four people were made')
    const batch = await importOf([await newcomer(), used, good, late])
    await run(batch)
    await setPassword(secretIn((await lettersTo(used))[0].text))
    await rows(`update password_link set expires_at = '2026-11-20T03:00:00Z' where person_id = $1`, [late.id])
    await run(batch)
    expect(await Promise.all([used, good, late].map(async (one) => (await lettersTo(one)).length))).toEqual([1, 1, 2])
  })
})

it('of one person leaves at once, in the name of the organization', async () => {
  const person = await createPerson(test, { roles: { MAFAR: ['planner'] } })
  test.enqueued.push({ job: 'people.invite-batch', data: { personId: person.id } })
  await runJobs(test, [inviteBatch])
  const { id } = await getOrganization(test, 'MAFAR')
  expect(await lettersTo(person)).toMatchObject([{ is_bulk: false, organization_id: id }])
})

describe('sign-in history', () => {
  it('is read by oneself, by administrators of the organization, and by those who look after accounts', async () => {
    const person = await newcomer()
    const id = await memberId(person)
    const own = await app.signIn(person)
    await rows(
      `insert into sign_in_event (person_id, at, kind, ip_address, user_agent)
       values ($1, '2026-11-19T04:00:00Z', 'failed', '192.0.2.1', 'Firefox'), ($1, '2026-11-19T05:00:00Z', 'signed_in', '192.0.2.2', 'Edge')`,
      [person.id],
    )
    const entry = { at: '2026-11-19T05:00:00Z', kind: 'signed_in', ipAddress: '192.0.2.2', userAgent: 'Edge' }
    for (const answer of [
      await own('GET', '/me/sign-ins'),
      await asAdmin('GET', `${place}/${id}/sign-ins`),
      await asPlatform('GET', `/platform/people/${person.id}/sign-ins`),
    ]) {
      expect(answer.body).toMatchObject({ total: 2 })
      expect(answer.body.items[0]).toEqual(entry)
    }
    expect((await own('GET', '/me/sign-ins?kind=failed')).body.total).toBe(1)
    expect((await own('GET', `${place}/${id}/sign-ins`)).status).toBe(403)
    expect((await asCoordinator('GET', `/platform/people/${person.id}/sign-ins`)).status).toBe(403)
    expect((await asAdmin('GET', `${place}/${id}/sign-ins?format=csv`)).text).toContain('Wrong password')
  })

  it('shows nobody of another organization', async () => {
    const stranger = await createPerson(test, { roles: { MOLE: ['planner'] } })
    const id = await memberId(stranger)
    for (const path of ['sign-ins', 'invitations'])
      expect((await asAdmin('GET', `${place}/${id}/${path}`)).status).toBe(404)
    for (const path of ['invitation', 'reset-link'])
      expect((await asAdmin('POST', `${place}/${id}/${path}`)).status).toBe(404)
  })
})
