import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { type Browser, PASSWORD, totpCode, useSignInServer } from '../../testing/sign-in-server.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { deactivatePerson, resetTwoFactor } from './accounts.ts'

const db = useTestDatabase()
const app = useSignInServer(db, { requireTwoFactor: true })

/** Switches two-factor sign-in on in a signed-in browser. */
async function setUp(browser: Browser): Promise<{ totpURI: string; backupCodes: string[] }> {
  const { status, body } = await browser.post('/two-factor/enable', { password: PASSWORD })
  expect(status).toBe(200)
  const verified = await browser.post('/two-factor/verify-totp', { code: totpCode(body.totpURI) })
  expect(verified).toMatchObject({ status: 200, body: { user: { twoFactorEnabled: true } } })
  return body
}

async function withTwoFactor() {
  const person = await app.person()
  const browser = app.browser()
  await browser.signIn(person.username)
  return { ...person, browser, ...(await setUp(browser)) }
}

test('setting up needs the password and a right code, and keeps the person signed in', async () => {
  const { username } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  expect((await browser.post('/two-factor/enable', { password: 'not the password' })).body).toMatchObject({
    code: 'auth.current_password_wrong',
    errors: [{ path: 'password' }],
  })
  const { body } = await browser.post('/two-factor/enable', { password: PASSWORD })
  expect(Object.keys(body).sort()).toEqual(['backupCodes', 'totpURI'])
  expect(body.totpURI).toMatch(/^otpauth:\/\/totp\/BMMS:.*issuer=BMMS/)
  expect(body.backupCodes).toHaveLength(10)
  expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).body).toMatchObject({
    status: 400,
    code: 'auth.code_wrong',
    errors: [{ path: 'code' }],
  })
  expect((await app.browser().signIn(username)).body.twoFactorRedirect).toBe(false)
  expect((await app.enters(browser))?.twoFactorEnabled).toBe(false)
  expect((await browser.post('/two-factor/verify-totp', { code: ` ${totpCode(body.totpURI)} ` })).status).toBe(200)
  expect((await app.enters(browser))?.twoFactorEnabled).toBe(true)
  expect((await browser.post('/two-factor/enable', { password: PASSWORD })).body.code).toBe('auth.two_factor_on')
  const { rows } = await onAdmin(db.adminUrl, 'select secret, backup_codes from two_factor')
  expect(JSON.stringify(rows)).not.toContain(body.backupCodes[0])
})

test('sign-in asks for a code, and no session exists before it', async () => {
  const { username, personId, totpURI } = await withTwoFactor()
  await onAdmin(db.adminUrl, 'delete from session where person_id = $1', [personId])
  const browser = app.browser()
  const first = await browser.signIn(username)
  expect(first).toMatchObject({ status: 200, body: { twoFactorRedirect: true, user: null } })
  expect(first.setCookies.filter((line) => line.startsWith('bmms.session_token=') && !/max-age=0/i.test(line))).toEqual(
    [],
  )
  const { rows } = await onAdmin(db.adminUrl, 'select count(*)::int as n from session where person_id = $1', [personId])
  expect(rows[0].n).toBe(0)
  expect((await browser.get('/list-sessions')).status).toBe(401)
  expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).body.code).toBe('auth.code_wrong')
  const second = await browser.post('/two-factor/verify-totp', { code: totpCode(totpURI) })
  expect(second).toMatchObject({ status: 200, body: { user: { username, twoFactorEnabled: true } } })
  expect((await app.enters(browser))?.username).toBe(username)
})

test('a recovery code works once, new ones replace the old', async () => {
  const { username, backupCodes, browser } = await withTwoFactor()
  const withCode = async (code: string | undefined) => {
    const fresh = app.browser()
    await fresh.signIn(username)
    return fresh.post('/two-factor/verify-backup-code', { code })
  }
  expect((await withCode(backupCodes[0])).status).toBe(200)
  expect((await withCode(backupCodes[0])).body).toMatchObject({ status: 400, code: 'auth.recovery_code_wrong' })
  const { body } = await browser.post('/two-factor/generate-backup-codes', { password: PASSWORD })
  expect(body).toMatchObject({ status: true })
  expect((await withCode(backupCodes[1])).status).toBe(400)
  expect((await withCode(body.backupCodes[1])).status).toBe(200)
})

test('five wrong codes end a sign-in, ten in a row pause the second step', async () => {
  const { username, totpURI } = await withTwoFactor()
  for (let round = 0; round < 2; round++) {
    const browser = app.browser()
    await browser.signIn(username)
    for (let i = 0; i < 5; i++)
      expect((await browser.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(400)
    const code = round === 0 ? 'auth.second_step_over' : 'auth.code_locked'
    expect((await browser.post('/two-factor/verify-totp', { code: totpCode(totpURI) })).body.code).toBe(code)
  }
})

test('a code without a sign-in before it is refused, and so is one of a person who was deactivated meanwhile', async () => {
  expect((await app.browser().post('/two-factor/verify-totp', { code: '123456' })).body.code).toBe(
    'auth.second_step_over',
  )
  const { username, personId, totpURI } = await withTwoFactor()
  const browser = app.browser()
  await browser.signIn(username)
  await deactivatePerson(db.database.identity, personId)
  const { status, body } = await browser.post('/two-factor/verify-totp', { code: totpCode(totpURI) })
  expect({ status, code: body.code }).toEqual({ status: 401, code: 'auth.invalid_credentials' })
  expect(await app.enters(browser)).toBeUndefined()
  const signedIn = await withTwoFactor()
  await onAdmin(db.adminUrl, 'update person set is_active = false where id = $1', [signedIn.personId])
  const late = await signedIn.browser.post('/two-factor/verify-totp', { code: totpCode(signedIn.totpURI) })
  expect(late.body.code).toBe('auth.second_step_over')
})

test('switching off needs the password, and is refused where the role requires it', async () => {
  const staff = await withTwoFactor()
  expect((await staff.browser.post('/two-factor/disable', { password: 'not the password' })).status).toBe(400)
  expect((await staff.browser.post('/two-factor/disable', { password: PASSWORD })).body).toEqual({ status: true })
  expect((await app.enters(staff.browser))?.twoFactorEnabled).toBe(false)
  expect((await staff.browser.post('/two-factor/generate-backup-codes', { password: PASSWORD })).body.code).toBe(
    'auth.two_factor_off',
  )
  expect((await app.browser().signIn(staff.username)).body.twoFactorRedirect).toBe(false)
  const admin = await withTwoFactor()
  await onAdmin(
    db.adminUrl,
    `insert into membership (organization_id, id, person_id, roles) select id, gen_random_uuid(), $1, '{staff,admin}' from organization where code = 'MOH'`,
    [admin.personId],
  )
  expect((await admin.browser.post('/two-factor/disable', { password: PASSWORD })).body.code).toBe(
    'auth.two_factor_required_by_role',
  )
  await onAdmin(db.adminUrl, 'update membership set is_active = false where person_id = $1', [admin.personId])
  await onAdmin(db.adminUrl, `insert into platform_role (person_id, role) values ($1, 'trainer')`, [admin.personId])
  expect((await admin.browser.post('/two-factor/disable', { password: PASSWORD })).body.code).toBe(
    'auth.two_factor_required_by_role',
  )
})

test('a second app can be set up from the same secret; a lost one is reset by an administrator', async () => {
  const { browser, personId, username, totpURI } = await withTwoFactor()
  const { body } = await browser.post('/two-factor/get-totp-uri', { password: PASSWORD })
  expect(totpCode(body.totpURI, 0)).toBe(totpCode(totpURI, 0))
  await resetTwoFactor(db.database.identity, personId)
  expect(await app.enters(browser)).toBeUndefined()
  expect((await app.browser().signIn(username)).body.twoFactorRedirect).toBe(false)
})

test('two set-ups at once leave one', async () => {
  const { username, personId } = await app.person()
  const browser = app.browser()
  await browser.signIn(username)
  const answers = await Promise.all([1, 2, 3].map(() => browser.post('/two-factor/enable', { password: PASSWORD })))
  expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
  const { rows } = await onAdmin(db.adminUrl, 'select count(*)::int as n from two_factor where person_id = $1', [
    personId,
  ])
  expect(rows[0].n).toBe(1)
  expect(app.reported).toEqual([])
})
