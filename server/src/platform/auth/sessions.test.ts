import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { PASSWORD, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { endSessions } from './sessions.ts'

const db = useTestDatabase()
const app = useSignInServer(db)

test('a person sees their own sessions, without tokens, and ends one of them at once', async () => {
  const { username } = await app.person()
  const other = await app.person()
  const here = app.browser('203.0.113.5')
  const there = app.browser('203.0.113.6')
  const stranger = app.browser()
  await here.signIn(username)
  await there.post('/sign-in/username', { username, password: PASSWORD }, { 'user-agent': 'Old phone' })
  await stranger.signIn(other.username)
  const { body: list } = await here.get('/list-sessions')
  expect(list).toHaveLength(2)
  expect(list.find((one: { current: boolean }) => one.current)).toMatchObject({ ipAddress: '203.0.113.5' })
  const old = list.find((one: { current: boolean }) => !one.current)
  expect(old).toMatchObject({ ipAddress: '203.0.113.6', userAgent: 'Old phone' })
  expect(Object.keys(old).sort()).toEqual([
    'createdAt',
    'current',
    'expiresAt',
    'id',
    'ipAddress',
    'lastSeenAt',
    'userAgent',
  ])
  expect((await stranger.post('/revoke-session', { id: old.id })).body.code).toBe('auth.session_unknown')
  expect(await app.enters(there)).toBeDefined()
  expect((await here.post('/revoke-session', { id: old.id })).body).toEqual({ status: true })
  expect(await app.enters(there)).toBeUndefined()
  expect((await there.get('/get-session')).body).toEqual({ session: null, user: null })
  expect((await here.post('/revoke-session', { id: old.id })).status).toBe(404)
  expect(await app.enters(here)).toBeDefined()
})

test('all other sessions, or all, end at once', async () => {
  const { username, personId } = await app.person()
  const [here, there] = [app.browser(), app.browser()]
  await here.signIn(username)
  await there.signIn(username)
  await here.post('/revoke-other-sessions')
  expect(await app.enters(there)).toBeUndefined()
  expect(await app.enters(here)).toBeDefined()
  await endSessions(db.database.identity, personId)
  expect(await app.enters(here)).toBeUndefined()
})

test('a session ends after idle time, moved on by use, and never beyond the maximum', async () => {
  const { username, personId } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const age = (set: string) => onAdmin(db.adminUrl, `update session set ${set} where person_id = $1`, [personId])
  const minutesLeft = async () => {
    const sql = 'select round(extract(epoch from expires_at - now()) / 60)::int as n from session where person_id = $1'
    return (await onAdmin(db.adminUrl, sql, [personId])).rows[0]?.n
  }
  expect(await minutesLeft()).toBe(120)
  await age(`expires_at = now() + interval '20 minutes'`)
  await browser.get('/list-sessions')
  await browser.post('/two-factor/enable', { password: PASSWORD })
  expect(await minutesLeft()).toBe(20)
  await app.enters(browser)
  expect(await minutesLeft()).toBe(120)
  await age(`created_at = now() - interval '11 hours 30 minutes', expires_at = now() + interval '20 minutes'`)
  await app.enters(browser)
  expect(await minutesLeft()).toBe(30)
  await age(`created_at = now() - interval '12 hours', expires_at = now() + interval '1 hour'`)
  expect(await app.enters(browser)).toBeUndefined()
  for (const ask of [browser.get('/list-sessions'), browser.post('/two-factor/enable', { password: PASSWORD })]) {
    expect((await ask).body.code).toBe('access.not_signed_in')
  }
  await age(`created_at = now() - interval '1 hour', expires_at = now() - interval '1 second'`)
  expect(await app.enters(browser)).toBeUndefined()
  expect((await browser.get('/get-session')).body.user).toBeNull()
})

test('a changed cookie is nobody', async () => {
  const { username } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const value = decodeURIComponent(browser.cookie.slice('bmms.session_token='.length))
  const [token = '', signature = ''] = value.split('.')
  const changed = [
    token,
    `${token}.`,
    `.${signature}`,
    `x${token}.${signature}`,
    `${token}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
    `${token}.${'A'.repeat(43)}=`,
    '%',
    '%E0%A4%A',
  ]
  for (const one of changed) {
    const thief = app.browser()
    thief.setCookie('bmms.session_token', one.startsWith('%') ? one : encodeURIComponent(one))
    expect(await app.enters(thief)).toBeUndefined()
    expect((await thief.get('/list-sessions')).status).toBe(401)
    expect(
      (await thief.post('/change-password', { currentPassword: PASSWORD, newPassword: 'seven boats leave early' }))
        .status,
    ).toBe(401)
  }
  expect(await app.enters(browser)).toBeDefined()
})

test('only sign-in can read sessions and credentials', async () => {
  for (const table of ['session', 'credential', 'two_factor', 'verification', 'sign_in_lock']) {
    for (const pool of [db.database.app, db.database.oversight]) {
      await expect(pool.query(`select * from ${table}`)).rejects.toThrow('permission denied')
    }
  }
  const id = randomUUIDv7()
  expect((await app.browser().post('/revoke-session', { id })).status).toBe(401)
  expect(app.reported).toEqual([])
})
