import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { PASSWORD, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { deactivatePerson, generatePassword, reactivatePerson, setPassword } from './accounts.ts'
import { tidySignIn } from './sessions.ts'

const db = useTestDatabase()
const app = useSignInServer(db)

test('a person signs in with username or e-mail, in any case, and no answer tells the token', async () => {
  const { username, email, personId } = await app.person()
  for (const [path, body] of [
    ['/sign-in/username', { username: ` ${username.toUpperCase()} `, password: PASSWORD }],
    ['/sign-in/email', { email: email.toUpperCase(), password: PASSWORD }],
  ] as const) {
    const browser = app.browser()
    const { status, body: answer, setCookies, headers } = await browser.post(path, body)
    expect({ status, answer }).toEqual({
      status: 200,
      answer: {
        twoFactorRedirect: false,
        user: { id: personId, username, email, name: 'Amina Usman', twoFactorEnabled: false },
      },
    })
    expect(headers['cache-control']).toBe('no-store')
    expect(setCookies).toHaveLength(1)
    expect(setCookies[0]).toMatch(/^bmms\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await app.enters(browser))?.username).toBe(username)
    const { body: session } = await browser.get('/get-session')
    expect(session.user.username).toBe(username)
    expect(JSON.stringify(session)).not.toContain(decodeURIComponent(browser.cookie.split('=')[1] ?? '').split('.')[0])
  }
})

test('wrong password, unknown name, inactive person and e-mail in the wrong field are answered alike', async () => {
  const active = await app.person()
  const inactive = await app.person()
  await deactivatePerson(db.database.identity, inactive.personId)
  const browser = app.browser()
  const answers = [
    await browser.signIn(active.username, 'not the password'),
    await browser.signIn('nobody.at.all'),
    await browser.signIn(inactive.username),
    await browser.post('/sign-in/email', { email: inactive.email, password: PASSWORD }),
    await app.browser().post('/sign-in/email', { email: 'nobody@example.gov.ph', password: PASSWORD }),
    await app.browser().post('/sign-in/email', { email: 'not an address', password: PASSWORD }),
    await app.browser().signIn(active.email),
    await app.browser().signIn(active.username, 'x'.repeat(900)),
  ]
  const seen = answers.map(({ status, body, setCookies }) => ({ status, ...body, requestId: '', setCookies }))
  for (const one of seen) expect(one).toEqual(seen[0])
  expect(seen[0]).toMatchObject({ status: 401, code: 'auth.invalid_credentials', setCookies: [] })
  const { rows } = await onAdmin(db.adminUrl, 'select count(*)::int as n from session where person_id = $1', [
    inactive.personId,
  ])
  expect(rows[0].n).toBe(0)
})

test('a deactivated person is out at once, and back after reactivation', async () => {
  const { username, personId } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  await onAdmin(db.adminUrl, 'update person set is_active = false where id = $1', [personId])
  expect(await app.enters(browser)).toBeUndefined()
  expect((await browser.get('/list-sessions')).status).toBe(401)
  expect((await browser.post('/two-factor/enable', { password: PASSWORD })).status).toBe(401)
  await deactivatePerson(db.database.identity, personId)
  const { rows } = await onAdmin(db.adminUrl, 'select count(*)::int as n from session where person_id = $1', [personId])
  expect(rows[0].n).toBe(0)
  await reactivatePerson(db.database.identity, personId)
  expect(await app.enters(browser)).toBeUndefined()
  expect((await browser.signIn(username)).status).toBe(200)
})

test('a given password must be changed first; the change ends other sessions and clears the flag', async () => {
  const { username, personId } = await app.person({ username: 'sittie.macapagal', mustChangePassword: true })
  const here = app.browser()
  const elsewhere = app.browser()
  await here.signIn(username)
  await elsewhere.signIn(username)
  expect((await app.enters(here))?.mustChangePassword).toBe(true)
  const change = (currentPassword: string, newPassword: string) =>
    here.post('/change-password', { currentPassword, newPassword })
  const own = 'seven boats leave early'
  expect((await change(PASSWORD, PASSWORD)).body).toMatchObject({
    code: 'auth.password_same',
    errors: [{ path: 'newPassword' }],
  })
  expect((await change(PASSWORD, 'short')).body).toMatchObject({
    code: 'auth.password_short',
    errors: [{ path: 'newPassword' }],
  })
  expect((await change(PASSWORD, 'Password12345')).body.code).toBe('auth.password_common')
  expect((await change(PASSWORD, `${username}-2026`)).body.code).toBe('auth.password_personal')
  expect((await change('not my password', own)).body).toMatchObject({
    status: 400,
    code: 'auth.current_password_wrong',
    errors: [{ path: 'currentPassword' }],
  })
  expect(await app.enters(elsewhere)).toBeDefined()
  expect(await change(PASSWORD, own)).toMatchObject({ status: 200, body: { status: true } })
  expect((await app.enters(here))?.mustChangePassword).toBe(false)
  expect(await app.enters(elsewhere)).toBeUndefined()
  expect((await app.browser().signIn(username)).status).toBe(401)
  expect((await app.browser().signIn(username, own)).status).toBe(200)
  const { rows } = await onAdmin(
    db.adminUrl,
    `select actor_id, after from change where table_name = 'person' and row_id = $1 order by at desc, id desc limit 1`,
    [personId],
  )
  expect(rows[0]).toMatchObject({ actor_id: personId, after: { must_change_password: false } })
})

test('a password set by an administrator ends sessions, ends the lock and must be changed', async () => {
  const { username, personId } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  for (let i = 0; i < 5; i++) await app.browser().signIn(username, 'not the password')
  expect((await app.browser().signIn(username)).status).toBe(429)
  const { password = '' } = await setPassword(db.database.identity, { personId, mustChangePassword: true })
  expect(password).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/)
  expect(await app.enters(browser)).toBeUndefined()
  expect((await app.browser().signIn(username)).status).toBe(401)
  expect((await browser.signIn(username, password)).status).toBe(200)
  expect((await app.enters(browser))?.mustChangePassword).toBe(true)
  expect(generatePassword()).not.toBe(generatePassword())
})

test('signing out and signing in anew end the session that the browser had', async () => {
  const { username } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const copy = app.browser()
  copy.setCookie('bmms.session_token', browser.cookie.slice('bmms.session_token='.length))
  expect(await app.enters(copy)).toBeDefined()
  await browser.signIn(username)
  expect(await app.enters(copy)).toBeUndefined()
  expect(await app.enters(browser)).toBeDefined()
  copy.setCookie('bmms.session_token', browser.cookie.slice('bmms.session_token='.length))
  expect((await browser.post('/sign-out')).body).toEqual({ status: true })
  expect(browser.cookie).toBe('')
  expect(await app.enters(copy)).toBeUndefined()
})

test('what is over is tidied away', async () => {
  await onAdmin(db.adminUrl, `update session set expires_at = now() - interval '1 minute'`)
  await onAdmin(db.adminUrl, `update sign_in_lock set last_failure_at = now() - interval '2 days'`)
  const tidied = await tidySignIn(db.database.identity)
  expect(tidied.sessions).toBeGreaterThan(0)
  expect(tidied.locks).toBeGreaterThan(0)
  expect(app.reported).toEqual([])
})
