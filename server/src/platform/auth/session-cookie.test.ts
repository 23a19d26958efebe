import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { useSignInServer } from '../../testing/sign-in-server.ts'
import { TEST_SECRET } from '../../testing/test-cluster.ts'
import { sessionTokenReader, usesSecureCookies } from './session-cookie.ts'

const db = useTestDatabase()
const app = useSignInServer(db, { publicUrl: 'https://bmms.bangsamoro.gov.ph', production: true })

test('cookies are Secure outside localhost', () => {
  const secure = (publicUrl: string, production: boolean) => usesSecureCookies({ publicUrl, production })
  expect(secure('', false)).toBe(false)
  expect(secure('', true)).toBe(true)
  expect(secure('http://localhost:3000', true)).toBe(false)
  expect(secure('http://127.0.0.1:3000', false)).toBe(false)
  expect(secure('https://localhost', false)).toBe(true)
  expect(secure('http://bmms.moh.gov.ph', false)).toBe(true)
  expect(secure('https://bmms.bangsamoro.gov.ph', false)).toBe(true)
})

test('over https the cookie has the __Secure- name, and only that one counts', async () => {
  const { username, personId } = await app.person()
  const browser = app.browser()
  const { setCookies } = await browser.signIn(username)
  expect(setCookies[0]).toMatch(
    /^__Secure-bmms\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await app.enters(browser))?.personId).toBe(personId)
  const planted = app.browser()
  planted.setCookie('bmms.session_token', browser.cookie.slice('__Secure-bmms.session_token='.length))
  expect((await planted.get('/list-sessions')).status).toBe(401)
  const headers = { cookie: `other=1; ${browser.cookie}; bmms.session_token=x` }
  expect(sessionTokenReader({ secret: TEST_SECRET, secure: true })({ headers })).toMatch(/^[A-Za-z0-9]{32}$/)
  expect(sessionTokenReader({ secret: `${TEST_SECRET}!`, secure: true })({ headers })).toBe('')
  expect(sessionTokenReader({ secret: TEST_SECRET, secure: false })({ headers })).toBe('')
  expect(sessionTokenReader({ secret: TEST_SECRET, secure: true })({ headers: {} })).toBe('')
})
