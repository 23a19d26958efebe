import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { assignRoles } from './assign-roles.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const review = '/moa/MOH/access-review'

let asAdmin: Ask
let asSecond: Ask
let asPlatform: Ask

beforeAll(async () => {
  asAdmin = await app.signIn(await createPerson(test, { name: 'Hanifa Salim', roles: { MOH: ['admin'] } }))
  asSecond = await app.signIn(await createPerson(test, { name: 'Omar Tahir', roles: { MOH: ['admin', 'planner'] } }))
  asPlatform = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['platform_admin'] }))
  await createPerson(test, { name: 'Both Sides', roles: { MOH: ['planner', 'manager'], MOLE: ['viewer'] } })
  await createPerson(test, { name: 'Left Us', roles: { MOH: ['manager'] }, memberActive: false })
  await createPerson(test, { name: 'Of Mole', roles: { MOLE: ['manager'] } })
  await onAdmin(
    test.adminUrl,
    `insert into onboarding (person_id, first_signed_in_at, last_signed_in_at)
     select id, '2026-01-02', case name when 'Omar Tahir' then timestamptz '2026-09-01' else '2026-11-19' end from person
     where name in ('Hanifa Salim', 'Omar Tahir', 'Faisal Jalal')`,
  )
  await onAdmin(test.adminUrl, `update person set two_factor_enabled = true where name = 'Hanifa Salim'`)
})

const namesOf = async (ask: Ask, path: string) =>
  (await ask('GET', path)).body.items.map((one: { name: string }) => one.name)

describe('the access review of an organization', () => {
  it('says who can approve what, and who can prepare it as well', async () => {
    const { items } = (await asAdmin('GET', `${review}/approvers`)).body
    expect(items.map((one: { name: string }) => one.name)).toEqual(['Both Sides', 'Hanifa Salim', 'Omar Tahir'])
    expect(items[0]).toMatchObject({
      organization: 'MOH',
      roles: ['manager', 'planner'],
      approves: [
        'Approve and return plans',
        'Endorse and return the budget proposal',
        'Post appropriations and release allotments',
        'Certify that an obligation is necessary and lawful',
        'Approve adjusting entries',
        'Approve modifications within an activity (BAA 84, s. 49)',
        'Approve reports, and keep the proof of filing',
      ],
      alsoPrepares: ['Write and submit plans', 'Request obligations'],
    })
    expect(items[1].alsoPrepares).toEqual([])
    expect(await namesOf(asAdmin, `${review}/approvers?q=both`)).toEqual(['Both Sides'])
  })

  it('names accounts that were never used or not for 60 days, and administrators without the second step', async () => {
    const { items } = (await asAdmin('GET', `${review}/unused?sort=-days`)).body
    expect(items.map((one: { name: string }) => one.name)).toEqual(['Omar Tahir', 'Both Sides'])
    expect(items[0]).toMatchObject({ days: 80, lastSignedInAt: '2026-09-01T00:00:00Z' })
    expect(await namesOf(asAdmin, `${review}/without-two-factor`)).toEqual(['Omar Tahir'])
    expect(await namesOf(asPlatform, '/platform/access-review/without-two-factor')).toEqual([
      'Faisal Jalal',
      'Omar Tahir',
    ])
  })

  it('says who got power, who asked and who agreed', async () => {
    const officer = await createPerson(test, { name: 'Jamela Musa', roles: { MOH: ['planner'] } })
    const [member] = (await asAdmin('GET', `/moa/MOH/members?q=${officer.username}`)).body.items
    const asked = { version: member.version, roles: ['manager'], reason: 'Acting chief.' }
    const { change } = (await asAdmin('POST', `/moa/MOH/members/${member.id}/role-changes`, asked)).body
    expect(await namesOf(asAdmin, `${review}/grants`)).not.toContain('Jamela Musa')
    await asSecond('POST', `/moa/MOH/role-changes/${change.id}/approve`, { version: 1 })
    const operator = { actor: { id: '', name: 'Command line', permissions: new Set<string>() }, requestId: 'test' }
    const clerk = await createPerson(test, { name: 'Khalid Omar', roles: { MOH: ['staff'] } })
    const here = { ...operator, organization: await getOrganization(test, 'MOH') }
    await assignRoles(test.database, here, { personId: clerk.id, roles: ['admin'], reason: 'First administrator.' })
    const { items } = (await asAdmin('GET', `${review}/grants?from=2026-01-01`)).body
    expect(items.slice(0, 2)).toMatchObject([
      {
        name: 'Khalid Omar',
        granted: ['admin'],
        requestedBy: 'Command line',
        secondPerson: null,
        how: 'command_line',
        reason: 'First administrator.',
      },
      {
        name: 'Jamela Musa',
        organization: 'MOH',
        granted: ['manager'],
        requestedBy: 'Hanifa Salim',
        secondPerson: 'Omar Tahir',
        how: 'approved',
        reason: 'Acting chief.',
      },
    ])
    expect(items.find((one: { name: string }) => one.name === 'Both Sides')).toMatchObject({ how: 'direct' })
    expect(await namesOf(asAdmin, `${review}/grants?to=2026-01-01`)).toEqual([])
    const above = (await asPlatform('GET', '/platform/access-review/grants?q=Faisal')).body.items
    expect(above).toMatchObject([{ organization: null, granted: ['platform_admin'], how: 'direct' }])
    expect(await namesOf(asAdmin, `${review}/grants?q=of mole`)).toEqual([])
  })

  it('is exported for audit, and keeps who reviewed it when', async () => {
    const csv = (await asAdmin('GET', `${review}/approvers?format=csv`)).text
    expect(csv).toContain('name,username,organization,roles,approves,also_prepares')
    const pdf = await asAdmin('GET', `${review}/grants?format=pdf`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const note = 'Looked at with the auditor; one account to be closed.'
    const { status, body } = await asAdmin('POST', `${review}/reviews`, { note })
    expect(status).toBe(201)
    expect(body.reviews).toMatchObject([{ reviewedBy: 'Hanifa Salim', note }])
    expect(body.counts).toMatchObject({ alsoPrepare: 1, withoutTwoFactor: 2 })
    expect((await asPlatform('GET', '/platform/access-review')).body.reviews).toEqual([])
    const planner = await app.signIn(await createPerson(test, { roles: { MOH: ['planner'] } }))
    expect((await planner('GET', review)).status).toBe(403)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
