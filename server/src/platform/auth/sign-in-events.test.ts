import { beforeEach, expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { PASSWORD, totpCode, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { deactivatePerson } from './accounts.ts'

const db = useTestDatabase()
const app = useSignInServer(db)
const START = '2026-11-20T04:00:00Z'
beforeEach(() => db.clock.set(START))
const passes = (seconds: number) => db.clock.set(db.clock.now().add({ seconds }).toString())
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(db.adminUrl, sql, values)).rows
const historyOf = (personId: string) =>
  rows('select kind, at, ip_address, user_agent from sign_in_event where person_id = $1 order by id', [personId])
const kindsOf = async (personId: string) => (await historyOf(personId)).map(({ kind }) => kind)

test('coming in, going out and coming in again, with address and program', async () => {
  const { personId, username } = await app.person()
  const browser = app.browser('192.0.2.33')
  const body = { username, password: PASSWORD }
  await browser.post('/sign-in/username', body, { 'user-agent': `Firefox ${'x'.repeat(400)}` })
  passes(3600)
  await browser.post('/sign-out')
  await browser.signIn(username)
  const [first] = await historyOf(personId)
  expect(first).toMatchObject({ kind: 'signed_in', ip_address: '192.0.2.33' })
  expect(first.at.toISOString()).toBe('2026-11-20T04:00:00.000Z')
  expect(first.user_agent).toHaveLength(300)
  expect(await kindsOf(personId)).toEqual(['signed_in', 'signed_out', 'signed_in'])
  const [way] = await rows('select first_signed_in_at, last_signed_in_at from onboarding where person_id = $1', [
    personId,
  ])
  expect(way.first_signed_in_at.toISOString()).toBe('2026-11-20T04:00:00.000Z')
  expect(way.last_signed_in_at.toISOString()).toBe('2026-11-20T05:00:00.000Z')
})

test('wrong passwords and the lock are kept, whichever name was typed; a right one takes nothing else back', async () => {
  const { personId, username, email } = await app.person()
  await app.browser().signIn(username, 'not the password')
  await app.browser().signIn(username)
  for (let at = 0; at < 5; at++) await app.browser().post('/sign-in/email', { email, password: 'not the password' })
  for (let at = 0; at < 3; at++) await app.browser().signIn(username)
  const failed = Array<string>(5).fill('failed')
  expect(await kindsOf(personId)).toEqual(['failed', 'signed_in', ...failed, 'locked'])
  const strangers = await rows('select count(*)::int as n from sign_in_event where person_id <> $1', [personId])
  await app.browser().signIn('nobody.at.all', 'not the password')
  expect(await rows('select count(*)::int as n from sign_in_event where person_id <> $1', [personId])).toEqual(
    strangers,
  )
})

test('with two-factor sign-in, the code is the moment of coming in', async () => {
  const { personId, username } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const { totpURI } = (await browser.post('/two-factor/enable', { password: PASSWORD })).body
  await browser.post('/two-factor/verify-totp', { code: totpCode(totpURI) })
  expect(await kindsOf(personId)).toEqual(['signed_in'])
  const other = app.browser()
  expect((await other.signIn(username)).body.twoFactorRedirect).toBe(true)
  expect(await kindsOf(personId)).toEqual(['signed_in'])
  await other.post('/two-factor/verify-totp', { code: totpCode(totpURI) })
  expect(await kindsOf(personId)).toEqual(['signed_in', 'signed_in'])
})

test('sessions that others, or other devices, end', async () => {
  const { personId, username } = await app.person()
  const here = app.browser()
  await here.signIn(username)
  await here.post('/revoke-other-sessions')
  expect(await kindsOf(personId)).toEqual(['signed_in'])
  await app.browser().signIn(username)
  await here.post('/revoke-other-sessions')
  await deactivatePerson(db.database.identity, personId)
  expect(await kindsOf(personId)).toEqual(['signed_in', 'signed_in', 'sessions_ended', 'sessions_ended'])
})

test('a person with no session writes no entry by signing out', async () => {
  const before = await rows('select count(*)::int as n from sign_in_event')
  expect((await app.browser().post('/sign-out')).status).toBe(200)
  expect(await rows('select count(*)::int as n from sign_in_event')).toEqual(before)
  expect(app.reported).toEqual([])
})
