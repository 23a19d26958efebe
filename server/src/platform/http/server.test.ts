import { describe, expect, it } from 'vitest'
import { useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test, { organizationRate: 1, organizationBurst: 3, metricsToken: 'a token for the monitoring' })
const plans = '/moa/MOH/planning/strategic-plans'

describe('the server', () => {
  it('gives every answer its request id, and no hint of what it runs on', async () => {
    const { headers } = await app.anonymous('GET', '/me')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('answers unknown addresses as a problem', async () => {
    const { status, body, headers } = await app.anonymous('GET', '/nothing/here')
    expect([status, body.code, headers['content-type']]).toEqual([
      404,
      'request.not_found',
      'application/problem+json; charset=utf-8',
    ])
  })

  it('describes itself: every endpoint with its permission, in OpenAPI 3.1, and as a page', async () => {
    const { body } = await app.anonymous('GET', '/api/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(body.paths['/api/v1/moa/{moa}/planning/strategic-plans'].post.description).toContain('planning.plan.edit')
    const page = await app.anonymous('GET', '/api/docs')
    expect(page.text).toContain('/api/v1/moa/{moa}/planning/strategic-plans')
    expect(page.text).not.toContain('<script')
  })

  it('tells its health by component', async () => {
    const { status, body } = await app.anonymous('GET', '/health/')
    expect(status).toBe(200)
    expect(Object.keys(body.components).sort()).toEqual(['database', 'disk', 'jobs'])
  })

  it('shows metrics to the monitoring only', async () => {
    expect((await app.server.inject({ url: '/metrics' })).statusCode).toBe(404)
    const allowed = await app.server.inject({
      url: '/metrics',
      headers: { authorization: 'Bearer a token for the monitoring' },
    })
    expect(allowed.statusCode).toBe(200)
    expect(allowed.body).toContain('bmms_http_request_duration_seconds')
  })

  it('limits what one organization asks, after access, and says how long to wait', async () => {
    const ask = await app.signIn(await createPerson(test, { roles: { MOH: ['viewer'], MOLE: ['viewer'] } }))
    const stranger = await app.signIn(await createPerson(test, { roles: { MOLE: ['viewer'] } }))
    for (let at = 0; at < 5; at++) expect((await stranger('GET', plans)).status).toBe(403)
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('GET', plans)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 429, 429])
    expect(answers.find((answer) => answer.status === 429)?.headers['retry-after']).toBe('1')
    expect((await ask('GET', '/moa/MOLE/planning/strategic-plans')).status).toBe(200)
  })
})

describe('a session', () => {
  it('ends at once when the person or the membership is deactivated', async () => {
    const person = await createPerson(test, { roles: { MAFAR: ['viewer'] } })
    const ask = await app.signIn(person)
    expect((await ask('GET', '/me')).status).toBe(200)
    await onAdmin(test.adminUrl, 'update membership set is_active = false where person_id = $1', [person.id])
    expect((await ask('GET', '/moa/MAFAR/planning/strategic-plans')).body.code).toBe('access.membership_inactive')
    await onAdmin(test.adminUrl, 'update person set is_active = false where id = $1', [person.id])
    expect((await ask('GET', '/me')).status).toBe(401)
  })

  it('ends when idle too long, and absolutely', async () => {
    const person = await createPerson(test, { roles: { MAFAR: ['viewer'] } })
    const ask = await app.signIn(person)
    const set = (sql: string) => onAdmin(test.adminUrl, `update session set ${sql} where person_id = $1`, [person.id])
    await set(`expires_at = now() + interval '5 minutes'`)
    expect((await ask('GET', '/me')).status).toBe(200)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select expires_at > now() + interval '1 hour' as extended from session where person_id = $1`,
      [person.id],
    )
    expect(rows).toEqual([{ extended: true }])
    await set(`created_at = now() - interval '13 hours'`)
    expect((await ask('GET', '/me')).status).toBe(401)
    await set(`created_at = now(), expires_at = now() - interval '1 second'`)
    expect((await ask('GET', '/me')).status).toBe(401)
  })

  it('is refused when its cookie was forged', async () => {
    const ask = await app.signIn(await createPerson(test, { roles: { MAFAR: ['viewer'] } }))
    const forged = ask.cookie.replace(/=(.)/, (_, first: string) => `=${first === 'a' ? 'b' : 'a'}`)
    expect((await app.server.inject({ url: '/api/v1/me', headers: { cookie: forged } })).statusCode).toBe(401)
  })
})

describe('an organization or a module', () => {
  it('that is off is closed at once, with a code that says which', async () => {
    const ask = await app.signIn(await createPerson(test, { roles: { MILG: ['viewer'] } }))
    const path = '/moa/MILG/planning/strategic-plans'
    expect((await ask('GET', path)).status).toBe(200)
    await onAdmin(test.adminUrl, `update organization set modules = '{budgeting}' where code = 'MILG'`)
    expect((await ask('GET', path)).body).toMatchObject({ status: 403, code: 'access.module_off' })
    await onAdmin(test.adminUrl, `update organization set is_active = false where code = 'MILG'`)
    expect((await ask('GET', path)).body).toMatchObject({ status: 403, code: 'access.organization_inactive' })
  })
})
