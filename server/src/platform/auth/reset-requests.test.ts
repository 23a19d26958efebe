import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { runJobs } from '../../testing/run-jobs.ts'
import { useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { deactivatePerson } from './accounts.ts'
import { sendReset } from './reset-requests.ts'

const db = useTestDatabase()
const app = useSignInServer(db)
const START = '2026-11-20T04:00:00Z'
beforeEach(() => {
  db.clock.set(START)
  db.enqueued.length = 0
})
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(db.adminUrl, sql, values)).rows
const ask = (name: string, browser = app.browser()) => browser.post('/forgot-password', { name })
const lettersTo = (personId: string) =>
  rows(
    `select m.template, m.is_confidential, m.organization_id, b.text from mail_message m
     join mail_body b on b.message_id = m.id where m.person_id = $1 order by m.created_at`,
    [personId],
  )
const linkIn = (text: string) => /#(\S+)/.exec(text)?.[1] ?? ''

test('a link comes by mail, whichever name was typed; it is valid for a day and sets the password', async () => {
  const { personId, username, email } = await app.person()
  expect((await ask(` ${email.toUpperCase()}`)).body).toEqual({ status: true })
  await runJobs(db, [sendReset])
  await ask(username)
  await runJobs(db, [sendReset])
  const [first, second] = await lettersTo(personId)
  expect(first).toMatchObject({ template: 'auth.reset', is_confidential: true, organization_id: null })
  expect(first.text).toContain(username)
  const look = (text: string) => app.browser().post('/password-links/look', { secret: linkIn(text) })
  expect((await look(first.text)).body.code).toBe('auth.link_ended')
  expect((await look(second.text)).body.validUntil).toBe('2026-11-21T04:00:00.000Z')
  const [link] = await rows(
    'select message_id, created_by from password_link where person_id = $1 and ended_at is null',
    [personId],
  )
  expect(link).toMatchObject({ message_id: expect.any(String), created_by: null })
  const [event] = await rows(`select ip_address from sign_in_event where person_id = $1 and kind = 'reset_requested'`, [
    personId,
  ])
  expect(event.ip_address).toMatch(/^10\.1\./)
  expect(db.enqueued.map(({ job }) => job)).toEqual(['mail.send', 'mail.send'])
})

test('answer and work are the same whether or not there is such an account', async () => {
  const { username } = await app.person()
  const inactive = await app.person()
  await deactivatePerson(db.database.identity, inactive.personId)
  const client = await db.database.app.connect()
  const query = vi.spyOn(Object.getPrototypeOf(client), 'query')
  client.release()
  const seen = []
  for (const name of [username, inactive.username, 'nobody.at.all', `${randomBytes(3).toString('hex')}@nowhere.ph`]) {
    query.mockClear()
    const { status, body } = await ask(name)
    // Values apart, the statements are the same.
    const statements = query.mock.calls.map(([asked]) =>
      typeof asked === 'string' ? asked : (asked as { text: string }).text,
    )
    seen.push({
      status,
      body,
      statements,
      jobs: db.enqueued.splice(0).map(({ job, data }) => [job, Object.keys(data)]),
    })
  }
  query.mockRestore()
  expect(seen[0]?.statements.length).toBeGreaterThan(3)
  expect(seen[0]?.jobs).toEqual([['auth.send-reset', ['requestId']]])
  for (const one of seen) expect(one).toEqual(seen[0])
})

test('an inactive account is told so by mail, and gains nothing', async () => {
  const { personId, username } = await app.person()
  await deactivatePerson(db.database.identity, personId)
  await ask(username)
  await runJobs(db, [sendReset])
  const letters = await lettersTo(personId)
  expect(letters).toMatchObject([{ template: 'auth.account_inactive', is_confidential: false }])
  expect(letters[0].text).toContain('inactive')
  expect(letters[0].text).not.toContain('set-password')
  expect(await rows('select 1 from password_link where person_id = $1', [personId])).toEqual([])
})

test('three letters an hour to an account, ten requests an hour from an address; the answer never says so', async () => {
  const { personId, username } = await app.person()
  for (let at = 0; at < 6; at++) expect((await ask(username)).body).toEqual({ status: true })
  await runJobs(db, [sendReset])
  expect(await lettersTo(personId)).toHaveLength(3)
  db.clock.set('2026-11-20T05:00:01Z')
  await ask(username)
  await runJobs(db, [sendReset])
  expect(await lettersTo(personId)).toHaveLength(4)
  const office = app.browser('192.0.2.50')
  for (let at = 0; at < 12; at++) expect((await ask(`somebody.${at}`, office)).body).toEqual({ status: true })
  expect(db.enqueued.filter(({ job }) => job === 'auth.send-reset')).toHaveLength(10)
})

test('a job that runs twice sends one letter', async () => {
  const { personId, username } = await app.person()
  await ask(username)
  db.enqueued.push(...db.enqueued)
  expect(await runJobs(db, [sendReset])).toBe(2)
  expect(await lettersTo(personId)).toHaveLength(1)
})

test('requests of a month ago and history of more than 400 days are removed', async () => {
  const { personId, username } = await app.person()
  await ask(username)
  await runJobs(db, [sendReset])
  await onAdmin(db.adminUrl, `insert into sign_in_event (person_id, kind, at) values ($1, 'signed_in', '2025-10-01')`, [
    personId,
  ])
  const { authModule } = await import('./auth-module.ts')
  db.clock.set('2026-12-31T04:00:00Z')
  db.enqueued.push({ job: 'auth.tidy', data: {} })
  await runJobs(db, authModule.jobs ?? [])
  expect(await rows('select 1 from reset_request')).toEqual([])
  const kinds = await rows('select kind from sign_in_event where person_id = $1', [personId])
  expect(kinds).toEqual([{ kind: 'reset_requested' }])
})
