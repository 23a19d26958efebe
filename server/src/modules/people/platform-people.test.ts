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
const reason = 'Left the service.'

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
    expect(person).toMatchObject({ canEdit: false, actions: [{ refusal: { code: 'access.missing_permission' } }] })
    expect((await support('POST', `${all}/${admin.id}/deactivate`, { reason })).status).toBe(403)
    expect((await asAdmin('GET', `${all}/01a1fd18-4020-76c1-9828-2e2426d4a9d7`)).body.code).toBe(
      'people.person.not_found',
    )
  })
})

describe('an account', () => {
  it('is shut at once: no request is served and no session stays', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    const ask = await app.signIn(person)
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(200)
    expect((await asAdmin('POST', `${all}/${person.id}/deactivate`, { reason })).body).toMatchObject({
      isActive: false,
    })
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(401)
    const { rows } = await onAdmin(test.adminUrl, 'select from session where person_id = $1', [person.id])
    expect(rows).toEqual([])
    expect((await asAdmin('POST', `${all}/${person.id}/deactivate`, { reason })).body.code).toBe(
      'people.person.already',
    )
    expect((await asAdmin('POST', `${all}/${person.id}/reactivate`, {})).body).toMatchObject({ isActive: true })
    expect((await ask('GET', '/moa/MOH/members')).status).toBe(401)
    expect((await (await app.signIn(person))('GET', '/moa/MOH/members')).status).toBe(200)
  })

  it('is corrected with a reason; a new address ends the links that went to the old one', async () => {
    const account = { username: 'wrong.adress', email: 'wrong@moh.example', firstName: 'Wrong', lastName: 'Address' }
    const { person } = (await asAdmin('POST', all, { ...account, roles: [] })).body
    const { updatedAt } = (await asAdmin('GET', `${all}/${person.id}`)).body
    const right = { ...account, username: 'right.address', email: 'Right@moh.example', reason: 'Typing error.' }
    expect((await asAdmin('PATCH', `${all}/${person.id}`, { ...right, updatedAt })).body).toMatchObject({
      username: 'right.address',
      email: 'right@moh.example',
    })
    const { rows: links } = await onAdmin(test.adminUrl, 'select ended_at from password_link where person_id = $1', [
      person.id,
    ])
    expect(links).toEqual([{ ended_at: expect.any(Date) }])
    const { rows: letters } = await onAdmin(
      test.adminUrl,
      `select to_address from mail_message where person_id = $1 and template = 'people.account_corrected' order by 1`,
      [person.id],
    )
    expect(letters.map((row) => row.to_address)).toEqual(['right@moh.example', 'wrong@moh.example'])
    expect((await asAdmin('PATCH', `${all}/${person.id}`, { ...right, updatedAt })).body.code).toBe('concurrency.stale')
    const now = (await asAdmin('GET', `${all}/${person.id}`)).body.updatedAt
    const taken = { ...right, username: admin.username, updatedAt: now }
    expect((await asAdmin('PATCH', `${all}/${person.id}`, taken)).body).toMatchObject({
      code: 'auth.username_taken',
      errors: [{ path: 'username' }],
    })
    const { items } = (await asAdmin('GET', `${all}/${person.id}/history`)).body
    expect(items[0]).toMatchObject({ table: 'person', subject: 'Wrong Address', actorName: 'Faisal Jalal' })
  })

  it('shows where it is signed in, and is signed out everywhere', async () => {
    const person = await createPerson(test, { roles: { MOH: ['planner'] } })
    const [one, two] = [await app.signIn(person), await app.signIn(person)]
    expect((await asAdmin('GET', `${all}/${person.id}/sessions`)).body.items).toHaveLength(2)
    expect((await asAdmin('POST', `${all}/${person.id}/end-sessions`, {})).body.items).toEqual([])
    expect([(await one('GET', '/me')).status, (await two('GET', '/me')).status]).toEqual([401, 401])
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
      ['POST', '/role-changes', { roles: ['trainer'], rolesBefore: ['platform_admin'], reason }],
      ['POST', '/deactivate', { reason }],
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
          await shutAccount(scope, { params: { id: whom.id }, query: {}, body: { reason } })
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
