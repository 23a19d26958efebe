import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closePdf } from '../../../platform/documents/pdf.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
afterAll(closePdf)
const canRead = spawnSync('pdftotext', ['-v']).error === undefined
const place = '/moa/MOH/members/slips'
let admin: TestPerson
let asAdmin: Ask & { cookie: string }
let asPlatform: Ask & { cookie: string }
let asCoordinator: Ask & { cookie: string }

beforeAll(async () => {
  admin = await createPerson(test, { roles: { MOH: ['admin'] } })
  asAdmin = await app.signIn(admin)
  asPlatform = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
  asCoordinator = await app.signIn(await createPerson(test, { platformRoles: ['rollout_coordinator'] }))
})

const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows
const newcomer = (name: string, parts: Parameters<typeof createPerson>[1] = {}) =>
  createPerson(test, { name, roles: { MOH: ['staff'] }, ...parts })

async function print(as: { cookie: string }, people: TestPerson[], url = place) {
  const response = await app.server.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { cookie: as.cookie, host: 'localhost:3000' },
    payload: { personIds: people.map(({ id }) => id) },
  })
  const isPdf = response.headers['content-type'] === 'application/pdf'
  const text = isPdf && canRead ? read(response.rawPayload) : ''
  return { status: response.statusCode, headers: response.headers, code: isPdf ? '' : response.json().code, text }
}
const read = (bytes: Uint8Array) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
// The letters of a code stand apart; the reader of PDFs takes the room before a J for a blank.
const codesIn = (text: string) =>
  [
    ...text
      .replaceAll(/(?<=[2-9A-Z]) (?=[2-9A-Z])/g, '')
      .matchAll(/([2-9A-Z]{5}-[2-9A-Z]{5})-[\s\S]*?([2-9A-Z]{5}-[2-9A-Z]{5})(?!-)/g),
  ].map(([, a, b]) => `${a}-${b}`)
const look = async (secret: string) => (await app.anonymous('POST', '/api/auth/password-links/look', { secret })).body

it.skipIf(!canRead)(
  'prints name, username and a code that sets the password; printed again, the old code ends',
  async () => {
    const person = await newcomer('Ñorhata Sultan')
    const first = await print(asAdmin, [person])
    expect(first.status).toBe(200)
    expect(first.headers['cache-control']).toBe('private, no-store')
    expect(first.text).toContain('Ministry of Health')
    expect(first.text).toContain('Ñorhata Sultan')
    expect(first.text).toContain(person.username)
    expect(first.text).toContain('localhost:3000/set-password')
    const [code = ''] = codesIn(first.text)
    expect(await look(code)).toMatchObject({ kind: 'slip', username: person.username })
    const [again = ''] = codesIn((await print(asAdmin, [person])).text)
    expect((await look(code)).code).toBe('auth.link_ended')
    const set = await app.anonymous('POST', '/api/auth/set-password', {
      secret: again,
      newPassword: 'seven boats leave early',
    })
    expect(set.status).toBe(200)
    const logged = await rows(
      `select actor_id, after ->> 'kind' as kind from change where table_name = 'password_link' and after ->> 'person_id' = $1`,
      [person.id],
    )
    expect(logged).toEqual([
      { actor_id: admin.id, kind: 'slip' },
      { actor_id: admin.id, kind: 'slip' },
    ])
    expect((await print(asAdmin, [person])).code).toBe('people.slip.has_password')
  },
)

it.skipIf(!canRead)('prints one for each, four on a page', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, (_, at) => newcomer(`Person ${at}`)))
  const { text } = await print(asAdmin, people)
  expect(new Set(codesIn(text.replaceAll(/\s{3,}/g, '\n'))).size).toBeGreaterThan(0)
  for (const { username } of people) expect(text).toContain(username)
  expect(text.split('\f').length - 1).toBe(2)
})

it('opens nothing beyond the organization that prints: nobody is changed by a refused request', async () => {
  const good = await newcomer('Good One')
  const elsewhere = await newcomer('Two Places', { roles: { MOH: ['staff'], MOLE: ['admin'] } })
  const staff = await newcomer('Rollout Staff', { platformRoles: ['trainer'] })
  const inactive = await newcomer('Gone One', { memberActive: false })
  const stranger = await createPerson(test, { roles: { MOLE: ['staff'] } })
  expect(await print(asAdmin, [good, elsewhere])).toMatchObject({ status: 403, code: 'people.slip.elsewhere' })
  expect((await print(asAdmin, [good, staff])).code).toBe('people.slip.elsewhere')
  expect((await print(asAdmin, [good, inactive])).code).toBe('people.slip.inactive')
  expect(await print(asAdmin, [good, stranger])).toMatchObject({ status: 404, code: 'people.person.not_found' })
  expect((await print(asAdmin, [admin])).code).toBe('people.slip.own')
  expect(await rows('select 1 from password_link where person_id = $1', [good.id])).toEqual([])
})

it('of staff of the platform, and for a forgotten password, only by a platform administrator', async () => {
  const staff = await createPerson(test, { platformRoles: ['trainer'] })
  const url = '/platform/people/slips'
  expect((await print(asCoordinator, [staff], url)).code).toBe('people.slip.staff')
  expect((await print(asPlatform, [staff], url)).status).toBe(200)
  expect((await print(asCoordinator, [await newcomer('New One')], url)).status).toBe(200)
  await rows(
    `insert into credential (id, person_id, account_id, provider_id, password)
    values ($1::uuid, $1::uuid, $1::text, 'credential', '$argon2id$x')`,
    [staff.id],
  )
  expect((await print(asCoordinator, [staff], url)).code).toBe('people.slip.has_password')
  expect((await print(asPlatform, [staff], url)).status).toBe(200)
})
