import { beforeEach, describe, expect, test } from 'vitest'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { runJobs } from '../../testing/run-jobs.ts'
import { PASSWORD, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, SYSTEM } from '../database/scope.ts'
import { tellPasswordChanged } from './password-letters.ts'
import { createPasswordLink, type LinkKind } from './password-links.ts'

const db = useTestDatabase()
const app = useSignInServer(db)
const START = '2026-11-20T04:00:00Z'
const OWN = 'seven boats leave early'
beforeEach(() => {
  db.clock.set(START)
  db.enqueued.length = 0
})
const passes = (hours: number) => db.clock.set(db.clock.now().add({ hours }).toString())
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(db.adminUrl, sql, values)).rows
const link = (personId: string, kind: LinkKind = 'invitation') =>
  inPlatform(db.database, { actor: SYSTEM, requestId: 'test' }, (scope) =>
    createPasswordLink(scope, { personId, kind, organizationId: 1 }),
  )
const look = (secret: string) => app.browser().post('/password-links/look', { secret })
const set = (secret: string, newPassword = OWN) => app.browser().post('/set-password', { secret, newPassword })
const kindsOf = async (personId: string) =>
  (await rows('select kind from sign_in_event where person_id = $1 order by id', [personId])).map(({ kind }) => kind)

describe('a link', () => {
  test('tells whose it is, sets the password once, and the person signs in with it', async () => {
    const person = await createPerson(db, { name: 'Sittie Alonto' })
    const { secret, url } = await link(person.id)
    expect(url).toBe(`http://localhost:3000/set-password#${secret}`)
    const { body } = await look(secret)
    expect(body).toMatchObject({ kind: 'invitation', name: 'Sittie Alonto', username: person.username })
    expect(body.validUntil).toBe('2026-11-27T04:00:00.000Z')
    expect(body.organization.name).toBe('Office for Other Bangsamoro Communities')
    expect((await set(secret)).body).toEqual({ username: person.username })
    expect((await app.browser().signIn(person.username, OWN)).status).toBe(200)
    const [kept] = await rows('select email_verified, must_change_password from person where id = $1', [person.id])
    expect(kept).toEqual({ email_verified: true, must_change_password: false })
    expect(await kindsOf(person.id)).toEqual(['link_opened', 'password_set', 'signed_in'])
    expect((await look(secret)).body).toMatchObject({ status: 409, code: 'auth.link_used' })
    expect((await set(secret)).body.code).toBe('auth.link_used')
  })

  test('is spent once by twenty at the same time', async () => {
    const person = await createPerson(db)
    const { secret } = await link(person.id)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => set(secret, `${OWN} ${at} times`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter(({ status }) => status !== 200))
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'auth.link_used' })
    const won = answers.findIndex(({ status }) => status === 200)
    expect((await app.browser().signIn(person.username, `${OWN} ${won} times`)).status).toBe(200)
    expect(await rows('select 1 from credential where person_id = $1', [person.id])).toHaveLength(1)
    expect(app.reported).toEqual([])
  })

  test('runs out, is replaced, is unknown, or belongs to somebody inactive: each says so, none says whose it is', async () => {
    const person = await createPerson(db, { name: 'Hidden Name' })
    const first = await link(person.id)
    const second = await link(person.id)
    expect((await look(first.secret)).body.code).toBe('auth.link_ended')
    await onAdmin(db.adminUrl, 'update person set is_active = false where id = $1', [person.id])
    const inactive = await look(second.secret)
    expect(inactive.body.code).toBe('auth.link_inactive')
    expect((await set(second.secret)).body.code).toBe('auth.link_inactive')
    await onAdmin(db.adminUrl, 'update person set is_active = true where id = $1', [person.id])
    passes(7 * 24)
    expect((await look(second.secret)).body.code).toBe('auth.link_expired')
    expect((await set(second.secret)).body.code).toBe('auth.link_expired')
    const unknown = await look('not-a-link')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'auth.link_unknown' } })
    expect(JSON.stringify([inactive.body, unknown.body])).not.toContain('Hidden')
    expect(await rows('select 1 from credential where person_id = $1', [person.id])).toEqual([])
  })

  test('refuses a weak password and stays good', async () => {
    const person = await createPerson(db, { name: 'Johaira Ali' })
    const { secret } = await link(person.id)
    expect((await set(secret, 'short')).body).toMatchObject({
      code: 'auth.password_short',
      errors: [{ path: 'newPassword' }],
    })
    expect((await set(secret, `${person.username}-2026`)).body.code).toBe('auth.password_personal')
    expect((await set(secret)).status).toBe(200)
  })

  test('ends every session and the lock, ends other links, and a letter confirms it', async () => {
    const { personId, username } = await app.person()
    const browser = app.browser()
    await browser.signIn(username)
    for (let at = 0; at < 5; at++) await app.browser().signIn(username, 'not the password')
    const slip = await link(personId, 'slip')
    const { secret } = await link(personId, 'reset')
    expect((await set(secret)).status).toBe(200)
    expect(await app.enters(browser)).toBeUndefined()
    expect((await app.browser().signIn(username)).status).toBe(401)
    expect((await app.browser().signIn(username, OWN)).status).toBe(200)
    expect((await look(slip.secret)).body.code).toBe('auth.link_ended')
    expect(await kindsOf(personId)).toContain('sessions_ended')
    expect(await runJobs(db, [tellPasswordChanged])).toBe(1)
    const [letter] = await rows(
      'select m.template, m.is_confidential, b.text from mail_message m join mail_body b on b.message_id = m.id where person_id = $1',
      [personId],
    )
    expect(letter).toMatchObject({ template: 'auth.password_changed', is_confidential: false })
    expect(letter.text).toContain('20 November 2026, 12:00')
    expect(letter.text).not.toContain(OWN)
  })

  test('exists as a hash only: not in the change log, not for the login that serves', async () => {
    const person = await createPerson(db)
    const { id, secret } = await link(person.id)
    await look(secret)
    const [kept] = await rows('select secret_hash from password_link where id = $1', [id])
    expect(kept.secret_hash).toMatch(/^[0-9a-f]{64}$/)
    const [logged] = await rows('select after from change where row_id = $1', [id])
    expect(logged.after).toMatchObject({ kind: 'invitation', person_id: person.id })
    expect(JSON.stringify(logged.after)).not.toContain(kept.secret_hash)
    const stored = await rows(
      `select count(*)::int as n from (select after::text t from change union all select text from mail_body) x where t like $1`,
      [`%${secret}%`],
    )
    expect(stored).toEqual([{ n: 0 }])
    await expect(db.database.app.query('select secret_hash from password_link')).rejects.toThrow('permission denied')
  })
})

describe('a slip', () => {
  test('has a code in groups of five that may be typed carelessly; it proves no e-mail address', async () => {
    const person = await createPerson(db)
    const { secret } = await link(person.id, 'slip')
    expect(secret).toMatch(/^([2-9A-HJKMNP-TW-Z]{5}-){3}[2-9A-HJKMNP-TW-Z]{5}$/)
    expect((await look(` ${secret.toLowerCase().replaceAll('-', ' ')} `)).body.kind).toBe('slip')
    passes(13 * 24)
    expect((await set(secret.replaceAll('-', ''))).status).toBe(200)
    const [kept] = await rows('select email_verified from person where id = $1', [person.id])
    expect(kept).toEqual({ email_verified: false })
  })

  test('is not ended by a reset that anybody can ask for', async () => {
    const person = await createPerson(db)
    const { secret } = await link(person.id, 'slip')
    await link(person.id, 'reset')
    expect((await look(secret)).status).toBe(200)
  })
})

test('a change of one’s own password is confirmed by letter, too', async () => {
  const { personId, username } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  await browser.post('/change-password', { currentPassword: PASSWORD, newPassword: OWN })
  expect(await runJobs(db, [tellPasswordChanged])).toBe(1)
  const letters = await rows('select template from mail_message where person_id = $1', [personId])
  expect(letters).toEqual([{ template: 'auth.password_changed' }])
  expect(await kindsOf(personId)).toEqual(['signed_in', 'password_changed'])
})
