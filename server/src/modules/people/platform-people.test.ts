import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform } from '../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { shutAccount } from './keep-people.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const all = '/platform/people'

let admin: TestPerson
let asAdmin: Ask

beforeAll(async () => {
  admin = await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['platform_admin'] })
  asAdmin = await app.signIn(admin)
})

describe('the list of people', () => {
  it('shows memberships and platform roles, narrowed as asked', async () => {
    const officer = await createPerson(test, { name: 'Rohaida Calim', roles: { MOH: ['planner'], MOLE: ['viewer'] } })
    const names = async (query: string) =>
      (await asAdmin('GET', `${all}?${query}`)).body.items.map((one: { name: string }) => one.name)
    expect(await names('role=platform_admin')).toEqual(['Faisal Jalal'])
    expect(await names('staff=false&organization=MOLE')).toEqual(['Rohaida Calim'])
    expect(await names('organization=BHB')).toEqual([])
    const { items } = (await asAdmin('GET', `${all}?q=${officer.username}`)).body
    expect(items[0]).toMatchObject({
      name: 'Rohaida Calim',
      platformRoles: [],
      organizations: [
        { code: 'MOH', roles: ['planner'], isActive: true },
        { code: 'MOLE', roles: ['viewer'], isActive: true },
      ],
    })
    expect((await asAdmin('GET', `${all}?format=csv&q=${officer.username}`)).text).toContain('"MOH, MOLE"')
  })

  it('may be read by support, and changed by platform administrators only', async () => {
    const support = await app.signIn(await createPerson(test, { platformRoles: ['support_agent'] }))
    expect((await support('GET', all)).status).toBe(200)
    const person = (await support('GET', `${all}/${admin.id}`)).body
    expect(person).toMatchObject({ canEdit: false, actions: [{ refusal: { code: 'access.missing_permission' } }, {}] })
    expect((await support('POST', `${all}/${admin.id}/deactivate`, {})).status).toBe(403)
    expect((await asAdmin('GET', `${all}/01a1fd18-4020-76c1-9828-2e2426d4a9d7`)).body.code).toBe(
      'people.person.not_found',
    )
  })
})

describe('platform roles', () => {
  it('are given and taken, effective on the next request, and logged', async () => {
    const person = await createPerson(test, { name: 'Samer Daud' })
    const ask = await app.signIn(person)
    expect((await ask('GET', '/platform/organizations')).status).toBe(403)
    expect((await asAdmin('POST', `${all}/${person.id}/roles`, { role: 'ocm_viewer' })).body.platformRoles).toEqual([
      'ocm_viewer',
    ])
    expect((await asAdmin('POST', `${all}/${person.id}/roles`, { role: 'ocm_viewer' })).body).toMatchObject({
      status: 409,
      code: 'people.role.held',
    })
    expect((await ask('GET', '/platform/organizations')).status).toBe(200)
    expect((await asAdmin('DELETE', `${all}/${person.id}/roles/ocm_viewer`)).body.platformRoles).toEqual([])
    expect((await asAdmin('DELETE', `${all}/${person.id}/roles/ocm_viewer`)).body.code).toBe('people.role.not_held')
    expect((await ask('GET', '/platform/organizations')).status).toBe(403)
    const { items } = (await asAdmin('GET', '/platform/changes?table=platform_role')).body
    expect(items[0]).toMatchObject({ action: 'delete', actorName: 'Faisal Jalal', subject: 'Samer Daud' })
  })

  it('come with a new account', async () => {
    const account = {
      username: 'ocm.analyst.one',
      email: 'one@ocm.example',
      firstName: 'Jamil',
      lastName: 'Asmad',
      roles: ['ocm_analyst'],
    }
    const { status, body } = await asAdmin('POST', all, account)
    expect(status).toBe(201)
    expect(body.person).toMatchObject({ name: 'Jamil Asmad', platformRoles: ['ocm_analyst'], mustChangePassword: true })
    expect(body.startPassword.length).toBeGreaterThanOrEqual(12)
  })
})

describe('an account', () => {
  it('is shut at once: no request is served and no session stays', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    const ask = await app.signIn(person)
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(200)
    expect((await asAdmin('POST', `${all}/${person.id}/deactivate`, {})).body).toMatchObject({ isActive: false })
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(401)
    const { rows } = await onAdmin(test.adminUrl, 'select from session where person_id = $1', [person.id])
    expect(rows).toEqual([])
    expect((await asAdmin('POST', `${all}/${person.id}/deactivate`, {})).body.code).toBe('people.person.already')
    expect((await asAdmin('POST', `${all}/${person.id}/reactivate`, {})).body).toMatchObject({ isActive: true })
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(401)
    expect((await (await app.signIn(person))('GET', '/moa/MOH/members')).status).toBe(200)
  })

  it('gets a new start password, which ends its sessions', async () => {
    const { body: made } = await asAdmin('POST', all, {
      username: 'lost.password',
      email: 'lost@moh.example',
      firstName: 'Lost',
      lastName: 'Password',
      roles: [],
    })
    const ask = await app.signIn({ id: made.person.id, username: 'lost.password', name: 'Lost Password' })
    const { body } = await asAdmin('POST', `${all}/${made.person.id}/start-password`, {})
    expect(body.startPassword).not.toBe(made.startPassword)
    expect(body.person.mustChangePassword).toBe(true)
    expect((await ask('GET', '/me')).status).toBe(401)
  })

  it('loses its second step when the phone is lost', async () => {
    const person = await createPerson(test, {})
    await onAdmin(test.adminUrl, 'update person set two_factor_enabled = true where id = $1', [person.id])
    expect(
      (await asAdmin('GET', `${all}/${person.id}`)).body.actions.map((one: { action: string }) => one.action),
    ).toContain('reset_two_factor')
    expect((await asAdmin('POST', `${all}/${person.id}/reset-two-factor`, {})).body.twoFactorEnabled).toBe(false)
  })
})

describe('nobody', () => {
  it('changes the own roles or account', async () => {
    const own = `${all}/${admin.id}`
    for (const [method, path, body] of [
      ['POST', '/roles', { role: 'trainer' }],
      ['DELETE', '/roles/platform_admin', undefined],
      ['POST', '/deactivate', {}],
      ['POST', '/start-password', {}],
      ['POST', '/reset-two-factor', {}],
    ] as const) {
      expect((await asAdmin(method, `${own}${path}`, body)).body, path).toMatchObject({
        status: 403,
        code: 'people.person.own',
      })
    }
  })

  it('leaves the platform without an administrator: of two who shut each other out one stays', async () => {
    const [one, two] = [await createPerson(test), await createPerson(test)]
    await onAdmin(test.adminUrl, 'delete from platform_role')
    for (const { id } of [one, two])
      await onAdmin(test.adminUrl, `insert into platform_role (person_id, role) values ($1, 'platform_admin')`, [id])
    const shut = (by: TestPerson, whom: TestPerson, then: () => Promise<void> = async () => undefined) =>
      inPlatform(
        test.database,
        { actor: { ...by, permissions: new Set<string>() }, requestId: 'test' },
        async (scope) => {
          await shutAccount(scope, { params: { id: whom.id } })
          await then()
        },
      )
    const [decided, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = shut(one, two, () => {
      decided.resolve()
      return mayCommit.promise
    })
    await decided.promise
    const second = shut(two, one)
    setTimeout(mayCommit.resolve, 200)
    await expect(second).rejects.toMatchObject({ code: 'people.person.last_platform_admin' })
    await first
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
