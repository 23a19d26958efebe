import { describe, expect, it } from 'vitest'
import { useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const strict = useTestApp(test, { requireTwoFactor: true, mode: 'obcms' })

describe('who I am', () => {
  it('lists active memberships of active organizations, with what may be done there', async () => {
    const person = await createPerson(test, {
      name: 'Noraida Musa',
      roles: { MOH: ['planner'], MOLE: ['manager', 'viewer'], BSC: ['admin'] },
    })
    await onAdmin(test.adminUrl, `update organization set is_active = false where code = 'BSC'`)
    await onAdmin(test.adminUrl, `update organization set modules = '{}' where code = 'MOLE'`)
    const { body } = await (await app.signIn(person))('GET', '/me')
    expect(body.person).toMatchObject({
      username: person.username,
      name: 'Noraida Musa',
      mustChangePassword: false,
      mustSetUpTwoFactor: false,
    })
    expect(body.mode).toBe('bmms')
    expect(body.platform).toEqual({ roles: [], permissions: [] })
    const [health, labor] = body.workspaces
    expect(body.workspaces).toHaveLength(2)
    expect(health).toMatchObject({ code: 'MOH', roles: ['planner'], isPrimary: true, logoUrl: null })
    expect(health.permissions).toEqual(
      expect.arrayContaining(['planning.plan.edit', 'people.member.view', 'organizations.profile.view']),
    )
    expect(health.permissions).not.toContain('planning.plan.approve')
    expect(labor).toMatchObject({ code: 'MOLE', modules: [], isPrimary: false })
    expect(labor.permissions.filter((one: string) => one.startsWith('planning.'))).toEqual([])
  })

  it('names no workspaces for platform staff, but what they may do above them', async () => {
    const { body } = await (
      await app.signIn(await createPerson(test, { platformRoles: ['platform_admin', 'ocm_viewer'] }))
    )('GET', '/me')
    expect(body.workspaces).toEqual([])
    expect(body.platform.roles.sort()).toEqual(['ocm_viewer', 'platform_admin'])
    expect(body.platform.permissions).toEqual(
      expect.arrayContaining(['organizations.organization.manage', 'people.person.manage']),
    )
  })

  it('names every organization to the finance ministry, as far as its role reaches, and none as its own', async () => {
    await onAdmin(test.adminUrl, `update organization set is_active = true, modules = '{budgeting}' where code = 'BSC'`)
    const reviewer = await createPerson(test, { platformRoles: ['budget_reviewer'] })
    const { body } = await (await app.signIn(reviewer))('GET', '/me')
    const court = body.workspaces.find(({ code }: { code: string }) => code === 'BSC')
    expect(court).toMatchObject({ roles: [], isPrimary: false })
    expect(court.permissions).toContain('budget.proposal.review')
    expect(court.permissions).not.toContain('budget.proposal.edit')
  })

  it('is told to people who have to change their password first', async () => {
    const person = await createPerson(test, { roles: { MOH: ['viewer'] } })
    await onAdmin(test.adminUrl, 'update person set must_change_password = true where id = $1', [person.id])
    const ask = await app.signIn(person)
    expect((await ask('GET', '/me')).body.person.mustChangePassword).toBe(true)
    expect((await ask('PATCH', '/me/primary-organization', { code: 'MOH' })).body.code).toBe(
      'access.password_change_required',
    )
  })

  it('knows the organization that opens first', async () => {
    const ask = await app.signIn(await createPerson(test, { roles: { MOH: ['planner'], MAFAR: ['viewer'] } }))
    const chosen = await ask('PATCH', '/me/primary-organization', { code: 'MOH' })
    const primary = (body: { workspaces: { code: string; isPrimary: boolean }[] }) =>
      body.workspaces.filter((one) => one.isPrimary).map((one) => one.code)
    expect(primary(chosen.body)).toEqual(['MOH'])
    expect(primary((await ask('GET', '/me')).body)).toEqual(['MOH'])
    expect((await ask('PATCH', '/me/primary-organization', { code: 'MOLE' })).body).toMatchObject({
      status: 400,
      code: 'people.me.not_a_workspace',
    })
  })
})

describe('in single-organization mode with two-factor sign-in required', () => {
  it('shows OOBC only, and who has to set up the second step', async () => {
    const admin = await createPerson(test, { roles: { MOH: ['planner'], OOBC: ['admin'] } })
    const { body } = await (await strict.signIn(admin))('GET', '/me')
    expect(body.mode).toBe('obcms')
    expect(body.workspaces.map((one: { code: string }) => one.code)).toEqual(['OOBC'])
    expect(body.person.mustSetUpTwoFactor).toBe(true)
    const viewer = await strict.signIn(await createPerson(test, { roles: { OOBC: ['viewer'] } }))
    expect((await viewer('GET', '/me')).body.person.mustSetUpTwoFactor).toBe(false)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect([...app.reported, ...strict.reported]).toEqual([]))
})
