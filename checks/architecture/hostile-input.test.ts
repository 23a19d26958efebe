// Bad input of every kind, to every endpoint: a clear refusal that names the field, and never a 500.
import { beforeAll, describe, expect, it } from 'vitest'
import { modules } from '../../server/src/modules.ts'
import { ORGANIZATION_ROLES, type OrganizationRole } from '../../server/src/platform/access/policy.ts'
import type { Endpoint } from '../../server/src/platform/http/endpoint.ts'
import { type Answer, type Ask, type Method, useTestApp } from '../../server/src/testing/app.ts'
import { createPerson } from '../../server/src/testing/builders.ts'
import { useTestDatabase } from '../../server/src/testing/database.ts'
import { sampleOf } from '../isolation/sample.ts'

const test = useTestDatabase()
const app = useTestApp(test)

const endpoints = modules.flatMap((module) => module.routes).map((route) => route.endpoint)
const writing = endpoints.filter(
  ({ method, transfer }) => method !== 'GET' && method !== 'DELETE' && transfer !== 'file',
)

let member: Ask
let staff: Ask

beforeAll(async () => {
  member = await app.signIn(await createPerson(test, { roles: { MOH: [...ORGANIZATION_ROLES] as OrganizationRole[] } }))
  staff = await app.signIn(
    await createPerson(test, { platformRoles: ['platform_admin', 'ocm_executive', 'support_lead'] }),
  )
})

const askFor = ({ path }: Endpoint) => (path.startsWith('/moa/:moa') ? member : staff)
const addressOf = ({ path }: Endpoint, id = '01a1fd18-4020-76c1-9828-2e2426d4a9d7') =>
  path
    .replace(':moa', 'MOH')
    .replace(':code', 'MOH')
    .replaceAll(/:([a-z]+)Name/g, 'sample')
    .replaceAll(/:([a-z]+)Digits/g, '0000000000')
    .replaceAll(/:\w+/g, id)

const propertiesOf = (schema: object) => (schema as { properties?: Record<string, object> }).properties ?? {}

/** Values that no field takes, or that must arrive as they are. */
const nasty: unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_992,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '<script>alert(1)</script>',
  "'; drop table strategic_plan; --",
  '%',
  '%00',
  '../../etc/passwd',
  '=1+1',
  '١٢٣',
  '٢٠٢٦',
  'Ñ',
  '\u202e',
  'x'.repeat(100_000),
  [],
  [[]],
  {},
  { a: { b: {} } },
  Array.from({ length: 2_000 }, () => 'x'),
  '2026-02-30',
  '0000-00-00',
  '99999-01-01',
  'NaN',
  'Infinity',
  '1e5',
  '-0',
  '0x10',
]

function judge(answer: Answer, what: string): void {
  expect(answer.status, what).toBeLessThan(500)
  if (answer.status >= 400) {
    expect(answer.headers['content-type'], what).toContain('application/problem+json')
    expect(answer.body, what).toMatchObject({
      code: expect.any(String),
      title: expect.any(String),
      requestId: expect.any(String),
    })
  }
}

describe('bad input', { timeout: 180_000 }, () => {
  it('in any field of any body', async () => {
    for (const endpoint of writing) {
      for (const field of Object.keys(propertiesOf(endpoint.body))) {
        for (const value of nasty) {
          const body = { ...(sampleOf(endpoint.body) as object), [field]: value }
          const answer = await askFor(endpoint)(endpoint.method as Method, addressOf(endpoint), body)
          judge(answer, `${endpoint.method} ${endpoint.path} ${field}=${String(JSON.stringify(value)).slice(0, 60)}`)
        }
      }
    }
    expect(app.reported).toEqual([])
  })

  it('in any value of any query', async () => {
    for (const endpoint of endpoints) {
      for (const name of Object.keys(propertiesOf(endpoint.query))) {
        for (const value of nasty.filter((each) => typeof each !== 'object')) {
          const text = String(value).slice(0, 5_000)
          const query = text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
          const answer = await askFor(endpoint)(
            endpoint.method as Method,
            `${addressOf(endpoint)}?${name}=${query}`,
            endpoint.method === 'GET' ? undefined : sampleOf(endpoint.body),
          )
          judge(answer, `${endpoint.method} ${endpoint.path}?${name}=${text.slice(0, 40)}`)
        }
      }
    }
    expect(app.reported).toEqual([])
  })

  it('as whole bodies', async () => {
    for (const endpoint of writing) {
      for (const body of [null, [], 'text', 7, { unknown: 1 }, { __proto__: { admin: true }, constructor: 1 }]) {
        judge(
          await askFor(endpoint)(endpoint.method as Method, addressOf(endpoint), body),
          `${endpoint.method} ${endpoint.path} ${JSON.stringify(body)}`,
        )
      }
    }
    expect(app.reported).toEqual([])
  })

  it('in addresses', async () => {
    for (const endpoint of endpoints) {
      for (const id of [
        '1',
        'x',
        '%00',
        '%2e%2e',
        '%ff',
        "'",
        '01A1FD18-4020-76C1-9828-2E2426D4A9D7',
        'x'.repeat(300),
      ]) {
        judge(
          await askFor(endpoint)(
            endpoint.method as Method,
            addressOf(endpoint, id),
            endpoint.method === 'GET' ? undefined : sampleOf(endpoint.body),
          ),
          `${endpoint.method} ${endpoint.path} ${id}`,
        )
      }
    }
    expect(app.reported).toEqual([])
  })

  it('names the field and the remedy', async () => {
    const answer = await member('POST', '/moa/MOH/planning/strategic-plans', {
      title: 'A\u0000',
      vision: '',
      mission: 5,
      startYear: 1990,
      endYear: 2030,
      extra: 1,
    })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      'extra',
      'mission',
      'startYear',
      'title',
    ])
    for (const error of answer.body.errors) expect(error.message).toMatch(/[.]$/)
  })

  it('of ten megabytes is cut off', async () => {
    const answer = await member('POST', '/moa/MOH/planning/strategic-plans', { title: 'x'.repeat(10_000_000) })
    expect([answer.status, answer.body.code]).toEqual([413, 'request.too_large'])
  })

  it('that is not JSON is refused as such', async () => {
    const cookie = (member as Ask & { cookie: string }).cookie
    for (const [type, payload] of [
      ['application/json', '{"title":'],
      ['text/plain', 'hello'],
      ['application/xml', '<a/>'],
    ] as const) {
      const response = await app.server.inject({
        method: 'POST',
        url: '/api/v1/moa/MOH/planning/strategic-plans',
        headers: { cookie, 'content-type': type },
        payload,
      })
      expect(response.statusCode, type).toBeGreaterThanOrEqual(400)
      expect(response.statusCode, type).toBeLessThan(416)
    }
  })

  it('from another site is refused', async () => {
    const cookie = (member as Ask & { cookie: string }).cookie
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const response = await app.server.inject({
        method: 'POST',
        url: '/api/v1/moa/MOH/planning/strategic-plans',
        headers: { ...headers, cookie, host: 'localhost:3000' },
        payload: {},
      })
      expect(response.statusCode).toBe(403)
    }
  })

  it('in the organization code: other case and other names lead on, unknown codes are not found', async () => {
    expect((await member('GET', '/moa/moh/planning/strategic-plans')).headers.location).toBe(
      '/api/v1/moa/MOH/planning/strategic-plans',
    )
    expect((await member('GET', '/moa/MPWH/planning/strategic-plans?page=2')).headers.location).toBe(
      '/api/v1/moa/MPW/planning/strategic-plans?page=2',
    )
    expect((await member('GET', '/moa/NOPE/planning/strategic-plans')).body).toMatchObject({
      status: 404,
      code: 'access.unknown_organization',
    })
  })
})
