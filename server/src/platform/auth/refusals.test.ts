import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { PASSWORD, useSignInServer } from '../../testing/sign-in-server.ts'

const db = useTestDatabase()
const app = useSignInServer(db)

test('everything that BMMS does not need answers 404', async () => {
  const { username, email } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const absent = [
    '/sign-up/email',
    '/update-user',
    '/delete-user',
    '/change-email',
    '/forget-password',
    '/request-password-reset',
    '/reset-password',
    '/reset-password/token',
    '/verify-email',
    '/send-verification-email',
    '/is-username-available',
    '/sign-in/social',
    '/link-social',
    '/unlink-account',
    '/revoke-sessions',
    '/update-session',
    '/verify-password',
    '/two-factor/send-otp',
    '/two-factor/verify-otp',
    '/two-factor/view-backup-codes',
    '/totp/generate',
    '/ok',
    '/error',
    '/',
    '',
    '/sign-in',
    '/callback/x',
  ]
  for (const path of absent) {
    const body = { username: 'new', email, name: 'New', password: PASSWORD, newPassword: PASSWORD, token: 'x' }
    expect((await browser.post(path, body)).body).toMatchObject({ status: 404, code: 'request.not_found' })
    expect((await browser.get(path)).status).toBe(404)
  }
  expect((await browser.get('/sign-in/username')).status).toBe(404)
})

test('requests of other web sites are refused', async () => {
  const { username } = await app.person()
  const body = { username, password: PASSWORD }
  const from = (headers: Record<string, string>) => app.browser().post('/sign-in/username', body, headers)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
    { origin: 'http://localhost:3000.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expect((await from(headers as Record<string, string>)).body).toMatchObject({
      status: 403,
      code: 'request.cross_site',
    })
  }
  expect((await from({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await from({})).status).toBe(200)
})

const nasty = [
  null,
  1,
  true,
  [],
  {},
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'abc\udfff',
  '\u202e',
  'x'.repeat(255),
  '<script>alert(1)</script>',
  "'; drop table person; --",
  { $ne: null },
  ['a'],
  'a'.repeat(3000),
  '\u{1F600}'.repeat(100),
  'İ'.repeat(254),
  '__proto__',
  '%00',
  '../..',
]
const fields: Record<string, string[]> = {
  '/sign-in/username': ['username', 'password'],
  '/sign-in/email': ['email', 'password'],
  '/change-password': ['currentPassword', 'newPassword'],
  '/revoke-session': ['id'],
  '/two-factor/enable': ['password'],
  '/two-factor/disable': ['password'],
  '/two-factor/get-totp-uri': ['password'],
  '/two-factor/generate-backup-codes': ['password'],
  '/two-factor/verify-totp': ['code'],
  '/two-factor/verify-backup-code': ['code'],
}
const good: Record<string, string> = {
  username: 'someone',
  email: 'someone@example.gov.ph',
  id: '01890000-0000-7000-8000-000000000000',
  code: '123456',
}

test('hostile values are refused with the field, and never a 500', async () => {
  const { username } = await app.person()
  const signedIn = app.browser()
  await signedIn.signIn(username)
  for (const [path, names] of Object.entries(fields)) {
    for (const name of names) {
      for (const value of nasty) {
        const body = { ...Object.fromEntries(names.map((one) => [one, good[one] ?? PASSWORD])), [name]: value }
        const browser = app.browser()
        browser.setCookie('bmms.session_token', signedIn.cookie.slice('bmms.session_token='.length))
        const answer = await browser.post(path, body)
        const expected = { told: `${path} ${name} ${JSON.stringify(value)?.slice(0, 40)}`, ok: true }
        expect({
          told: expected.told,
          ok: answer.status >= 400 && answer.status < 500 && typeof answer.body.code === 'string',
        }).toEqual(expected)
        if (typeof value !== 'string') expect(answer.body.errors[0].path).toBe(name)
      }
    }
  }
  expect(app.reported).toEqual([])
})

test('hostile bodies and headers are refused, and never a 500', async () => {
  const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.browser().send({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const huge = JSON.stringify({ username: 'someone', password: 'x'.repeat(10_000_000) })
  expect((await send(huge)).body).toMatchObject({ status: 413, code: 'request.too_large' })
  for (const payload of [
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"username":"someone"}',
    '{"username":"a","username":"b"}',
    '[[[[[[[[[[[[',
  ]) {
    expect((await send(payload)).status).toBe(400)
  }
  expect((await send(Buffer.from([0xff, 0xfe, 0x00]))).status).toBe(400)
  expect((await send('username=a', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
  const withMore = JSON.stringify({
    username: 'someone',
    password: PASSWORD,
    rememberMe: false,
    callbackURL: 'https://evil.example',
  })
  const refused = await send(withMore)
  expect(refused.body).toMatchObject({ status: 400, code: 'request.invalid' })
  expect(refused.body.errors.map(({ path }: { path: string }) => path)).toContain('rememberMe')
  const ok = JSON.stringify({ username: 'visitor', password: PASSWORD })
  for (const cookie of [
    'bmms.session_token',
    '=;=;',
    'bmms.two_factor=%',
    `bmms.session_token=${'a'.repeat(4000)}`,
    'bmms.two_factor=x.y; bmms.dont_remember=%00',
  ]) {
    expect((await send(ok, { cookie, 'user-agent': 'é'.repeat(2000) })).status).toBe(401)
  }
  expect(app.reported).toEqual([])
})
