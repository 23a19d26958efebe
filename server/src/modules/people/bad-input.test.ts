// People and organizations alike: whatever comes in, the answer is a refusal that can be understood.
import fc from 'fast-check'
import type { TObject } from 'typebox'
import { beforeAll, expect, test } from 'vitest'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { type Ask, type Method, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { organizationsModule } from '../organizations/module.ts'
import { peopleRoutes } from './people.routes.ts'

const here = useTestDatabase()
const app = useTestApp(here)
let ask: Ask
const ids = { member: '', person: '' }

beforeAll(async () => {
  ask = await app.signIn(await createPerson(here, { roles: { MOH: ['admin'] }, platformRoles: ['platform_admin'] }))
  const other = await createPerson(here, { roles: { MOH: ['admin'] } })
  ids.person = other.id
  ids.member = (await ask('GET', `/moa/MOH/members?q=${other.username}`)).body.items[0].id
})

const account = { username: 'some.body', email: 'some@body.example', firstName: 'Some', lastName: 'Body', roles: [] }
const organization = { code: 'BXX', name: 'Body', kind: 'office' }

const nasty = [
  'a\u0000b',
  '\ud800',
  'x'.repeat(10_000),
  '<script>alert(1)</script>',
  '\u202e',
  "';drop table person;--",
]

test('texts with NUL, half characters or too much in them are refused at their field', async () => {
  for (const text of nasty.slice(0, 3)) {
    const cases: [string, string, object][] = [
      ['username', '/moa/MOH/members/accounts', { ...account, roles: ['viewer'], username: text }],
      ['firstName', '/moa/MOH/members/accounts', { ...account, roles: ['viewer'], firstName: text }],
      ['person', '/moa/MOH/members', { person: text, roles: ['viewer'] }],
      ['email', '/platform/people', { ...account, email: text }],
      ['name', '/platform/organizations', { ...organization, name: text }],
      ['mandate', '/platform/organizations', { ...organization, mandate: text }],
    ]
    for (const [field, path, body] of cases) {
      const answer = await ask('POST', path, body)
      const paths = answer.body.errors?.map((one: { path: string }) => one.path)
      expect({ path, status: answer.status, paths }).toEqual({ path, status: 400, paths: [field] })
    }
  }
})

test('markup is kept as the text that it is', async () => {
  const body = { ...organization, name: '<script>alert(1)</script>', mandate: '<b>"&\'</b>' }
  const answer = await ask('POST', '/platform/organizations', body)
  expect(answer.body).toMatchObject({ name: body.name, mandate: body.mandate })
  expect(answer.headers['content-type']).toContain('application/json')
})

test('what is no code, id or role of ours is refused', async () => {
  for (const [method, path, status] of [
    ['GET', '/platform/organizations/%00', 400],
    ['GET', '/platform/organizations/..%2f..', 400],
    ['GET', '/platform/people/1', 400],
    ['GET', `/platform/people/${ids.person.toUpperCase()}`, 400],
    ['GET', '/moa/MOH/members/x', 400],
    ['GET', `/platform/people/${ids.person}/role-changes/preview?roles=Admin'--`, 400],
    ['GET', `/moa/MOH/members/${ids.member}/role-changes/preview?roles=owner`, 400],
    ['GET', '/moa/MOH/members?pageSize=201', 400],
    ['GET', '/moa/MOH/members?sort=password', 400],
    ['GET', '/platform/people?role=owner', 400],
    ['GET', '/platform/organizations?q=%00', 400],
    ['GET', '/platform/organizations?module=payroll', 400],
  ] as const) {
    expect([path, (await ask(method, path)).status]).toEqual([path, status])
  }
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...nasty, '9'.repeat(30), '2026-13-01'),
)
const junk = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 }), fc.object())

function addressOf({ path }: Endpoint): string {
  const id = path.startsWith('/platform/people') ? ids.person : ids.member
  return path.replace(':moa', 'MOH').replace(':code', 'BHB').replace(':roleName', 'trainer').replace(':id', id)
}

test('no junk in any field of any endpoint is answered with 500', async () => {
  const endpoints = [...organizationsModule.routes, ...peopleRoutes(() => [])]
    .map(({ endpoint }) => endpoint)
    // These two shut accounts and sessions, and take no fields.
    .filter(({ path, transfer }) => transfer !== 'file' && !path.endsWith('/deactivate'))
  for (const endpoint of endpoints) {
    const reads = endpoint.method === 'GET'
    const fields = Object.keys(((reads ? endpoint.query : endpoint.body) as TObject).properties ?? {})
    if (fields.length === 0) continue
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...fields), junk, { maxKeys: 4 }), async (parts) => {
        const address = addressOf(endpoint)
        const query = new URLSearchParams(
          Object.entries(parts).map(([name, value]) => [name, String(value).toWellFormed()]),
        )
        const good = {
          ...account,
          ...organization,
          person: 'x',
          version: 1,
          reason: 'Because',
          modules: [],
          aliases: [],
        }
        const known = Object.fromEntries(Object.entries(good).filter(([name]) => fields.includes(name)))
        const answer = reads
          ? await ask('GET', `${address}?${query}`)
          : await ask(endpoint.method as Method, address, { ...known, ...parts })
        expect([endpoint.method, address, parts, answer.status < 500]).toEqual([endpoint.method, address, parts, true])
      }),
      { numRuns: 12, seed: 11 },
    )
  }
  expect(app.reported).toEqual([])
})
