import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { PASSWORD, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { addressOf, afterFailure, type LockState } from './sign-in-lock.ts'

const db = useTestDatabase()
const app = useSignInServer(db)
const START = '2026-11-20T04:00:00Z'
beforeEach(() => db.clock.set(START))
const passes = (seconds: number) => db.clock.set(db.clock.now().add({ seconds }).toString())

describe('an account', () => {
  test('is locked after five failures, also for the right password, and from every address', async () => {
    const { username } = await app.person()
    for (let i = 0; i < 5; i++) expect((await app.browser().signIn(username, 'not the password')).status).toBe(401)
    const { status, body, headers } = await app.browser().signIn(username)
    expect(status).toBe(429)
    expect(body).toMatchObject({ code: 'auth.locked', status: 429, retryAfter: 60 })
    expect(body.detail).toContain('Wait 60 seconds')
    expect(headers['retry-after']).toBe('60')
    expect(
      (await app.browser().post('/sign-in/email', { email: `${username}@example.gov.ph`, password: PASSWORD })).status,
    ).toBe(429)
    passes(61)
    expect((await app.browser().signIn(username)).status).toBe(200)
  })

  test('waits longer after each further failure, up to half an hour, and starts anew after a success', async () => {
    const { username } = await app.person()
    for (let i = 0; i < 4; i++) await app.browser().signIn(username, 'not the password')
    for (const minutes of [1, 2, 4, 8, 16, 30, 30]) {
      expect((await app.browser().signIn(username, 'not the password')).status).toBe(401)
      expect((await app.browser().signIn(username)).body.retryAfter).toBe(minutes * 60)
      passes(minutes * 60 - 1)
      expect((await app.browser().signIn(username)).body.retryAfter).toBe(1)
      passes(1)
    }
    expect((await app.browser().signIn(username)).status).toBe(200)
    for (let i = 0; i < 4; i++) await app.browser().signIn(username, 'not the password')
    expect((await app.browser().signIn(username)).status).toBe(200)
  })

  test('forgets failures after twelve hours', async () => {
    const { username } = await app.person()
    for (let i = 0; i < 4; i++) await app.browser().signIn(username, 'not the password')
    passes(12 * 3600 + 1)
    for (let i = 0; i < 4; i++) expect((await app.browser().signIn(username, 'not the password')).status).toBe(401)
    expect((await app.browser().signIn(username)).status).toBe(200)
  })

  test('is counted the same whether it exists or not, and by the person whichever name was typed', async () => {
    for (let i = 0; i < 5; i++) await app.browser().signIn('nobody.here', 'not the password')
    expect((await app.browser().signIn('NOBODY.here ', 'not the password')).body.code).toBe('auth.locked')
    const { username, email } = await app.person()
    for (let i = 0; i < 3; i++) await app.browser().signIn(username, 'not the password')
    for (let i = 0; i < 2; i++) await app.browser().post('/sign-in/email', { email, password: 'not the password' })
    expect((await app.browser().signIn(username)).status).toBe(429)
  })

  test('gains nothing from many attempts at once', async () => {
    const { username } = await app.person()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.browser().signIn(username, 'not the password')),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  test('is also guarded where the password is asked again', async () => {
    const { username } = await app.person()
    const browser = app.browser()
    await browser.signIn(username)
    for (let i = 0; i < 5; i++) {
      expect((await browser.post('/two-factor/enable', { password: 'not the password' })).body.code).toBe(
        'auth.current_password_wrong',
      )
    }
    const change = { currentPassword: PASSWORD, newPassword: 'seven boats leave early' }
    expect((await browser.post('/change-password', change)).body.code).toBe('auth.locked')
  })
})

describe('an address', () => {
  test('is locked after failures on five accounts, whichever comes next', async () => {
    const { username } = await app.person()
    const browser = app.browser()
    for (let i = 0; i < 5; i++) expect((await browser.signIn(`guess${i}`, 'not the password')).status).toBe(401)
    expect((await browser.signIn(username)).body).toMatchObject({ code: 'auth.locked', retryAfter: 60 })
    expect((await app.browser().signIn(username)).status).toBe(200)
    passes(60)
    expect((await browser.signIn('guess6', 'not the password')).status).toBe(401)
    expect((await browser.signIn(username)).body.retryAfter).toBe(120)
    passes(120)
    expect((await browser.signIn(username)).status).toBe(200)
  })

  test("is not locked by one person's mistakes, nor by an office where most succeed", async () => {
    const office = app.browser('192.0.2.10')
    const clumsy = await app.person()
    for (let i = 0; i < 5; i++) await office.signIn(clumsy.username, 'not the password')
    expect((await office.signIn(clumsy.username)).status).toBe(429)
    for (let i = 0; i < 6; i++) {
      const { username } = await app.person()
      expect((await office.signIn(`gave-up${i}`, 'not the password')).status).toBe(401)
      expect((await office.signIn(username, 'not the password')).status).toBe(401)
      expect((await office.signIn(username)).status).toBe(200)
      expect((await office.signIn(username)).status).toBe(200)
    }
  })

  test('gets a few turns a second at most', async () => {
    const browser = app.browser('192.0.2.99')
    await onAdmin(db.adminUrl, 'truncate sign_in_lock')
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => browser.post('/two-factor/verify-totp', { code: '123456' })),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.body.code).toBe('request.too_many')
    expect(app.reported).toEqual([])
  })

  test('is an IPv4 address or the /64 of an IPv6 address', () => {
    expect(addressOf('192.0.2.7')).toBe('192.0.2.7')
    expect(addressOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(addressOf('2001:db8:1:2:aaaa::7')).toBe('2001:db8:1:2::/64')
    expect(addressOf('2001:0db8:0001:0002:bbbb:0:0:9%eth0')).toBe('2001:db8:1:2::/64')
    expect(addressOf('::1')).toBe('0:0:0:0::/64')
  })
})

test('a lock never shortens while failures follow each other', () => {
  const fresh: LockState = { failures: 0, lastFailureAt: new Date(0), lockedUntil: null }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 40 }), (gaps) => {
      let state = { ...fresh, lastFailureAt: new Date(START) }
      let at = Date.parse(START)
      let last = 0
      for (const gap of gaps) {
        at += gap * 1000
        state = afterFailure(state, new Date(at))
        const wait = (state.lockedUntil?.getTime() ?? at) - at
        expect(wait).toBeGreaterThanOrEqual(last)
        expect(wait).toBeLessThanOrEqual(30 * 60_000)
        expect(wait > 0).toBe(state.failures >= 5)
        last = wait
      }
    }),
  )
})
