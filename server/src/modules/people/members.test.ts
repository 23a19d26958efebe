import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const place = '/moa/MOH/members'
const reason = 'Asked for by the minister.'

let admin: TestPerson
let asAdmin: Ask
let asPlanner: Ask
let asPlatform: Ask

beforeAll(async () => {
  admin = await createPerson(test, { name: 'Hanifa Salim', roles: { MOH: ['admin'] } })
  asAdmin = await app.signIn(admin)
  asPlanner = await app.signIn(await createPerson(test, { name: 'Omar Tahir', roles: { MOH: ['planner'] } }))
  asPlatform = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
})

async function memberOf(code: string, person: TestPerson) {
  const { body } = await asPlatform('GET', `/moa/${code}/members?q=${person.username}`)
  return body.items[0]
}

describe('the list of members', () => {
  it('is for everybody in the organization, and shows nobody else', async () => {
    await createPerson(test, { name: 'Khalid of MOLE', roles: { MOLE: ['planner'] } })
    const { body } = await asPlanner('GET', `${place}?sort=name`)
    expect(body.items.map((one: { name: string }) => one.name)).toEqual(['Hanifa Salim', 'Omar Tahir'])
    expect((await asPlanner('GET', `${place}?q=Khalid`)).body.total).toBe(0)
  })

  it('is narrowed by role, activity and text, and leaves as a file', async () => {
    const names = async (query: string) =>
      (await asAdmin('GET', `${place}?${query}`)).body.items.map((one: { name: string }) => one.name)
    expect(await names('role=admin')).toEqual(['Hanifa Salim'])
    expect(await names('active=false')).toEqual([])
    expect(await names('q=tahir')).toEqual(['Omar Tahir'])
    expect((await asAdmin('GET', `${place}?format=csv`)).text).toContain('Planning officer')
  })
})

describe('the way in', () => {
  it('is shown and sought by whoever keeps members, and by nobody else', async () => {
    const seen = await createPerson(test, { name: 'Seen Yesterday', roles: { BHB: ['planner'] } })
    const gone = await createPerson(test, { name: 'Gone Long', roles: { BHB: ['viewer'] } })
    await createPerson(test, { name: 'Invited Only', roles: { BHB: ['viewer'] } })
    const admin = await app.signIn(await createPerson(test, { name: 'The Admin', roles: { BHB: ['admin'] } }))
    await onAdmin(
      test.adminUrl,
      `insert into onboarding (person_id, invited_at, first_signed_in_at, last_signed_in_at, wave)
       select id, now() - interval '100 days', case when name <> 'Invited Only' then now() - interval '90 days' end,
         case name when 'Seen Yesterday' then now() - interval '1 day' when 'Gone Long' then now() - interval '70 days' end,
         case name when 'Invited Only' then 3 end
       from person where name in ('Seen Yesterday', 'Gone Long', 'Invited Only')`,
    )
    const names = async (ask: Ask, query: string) =>
      (await ask('GET', `/moa/BHB/members?${query}`)).body.items?.map((one: { name: string }) => one.name)
    expect(await names(admin, 'signIn=never')).toEqual(['Invited Only', 'The Admin'])
    expect(await names(admin, 'signIn=invited')).toEqual(['Invited Only'])
    expect(await names(admin, 'signIn=unused')).toEqual(['Gone Long'])
    expect(await names(admin, 'wave=3&twoFactor=false')).toEqual(['Invited Only'])
    expect((await names(admin, 'sort=-lastSignedInAt')).slice(0, 2)).toEqual(['Seen Yesterday', 'Gone Long'])
    expect((await admin('GET', '/moa/BHB/members?format=csv&q=Gone')).text).toMatch(/last_signed_in_at,invitation,wave/)
    const asSeen = await app.signIn(seen)
    expect((await asSeen('GET', '/moa/BHB/members?signIn=never')).status).toBe(403)
    const { items } = (await asSeen('GET', '/moa/BHB/members?q=Gone')).body
    expect(items[0]).toMatchObject({ id: expect.any(String), lastSignedInAt: null, invitation: null, wave: null })
    expect(gone.id).toBe(items[0].personId)
  })
})

describe('adding a member', () => {
  it('takes a person of another organization by username or e-mail address', async () => {
    const stranger = await createPerson(test, { roles: { MOLE: ['staff'] } })
    const added = await asAdmin('POST', place, {
      person: `${stranger.username.toUpperCase()}@example.gov.ph`,
      roles: ['viewer'],
      position: 'Liaison',
    })
    expect(added.body).toMatchObject({
      username: stranger.username,
      roles: ['viewer'],
      position: 'Liaison',
      isActive: true,
      isOwn: false,
    })
    const again = await asAdmin('POST', place, { person: stranger.username, roles: ['staff'] })
    expect(again.body).toMatchObject({ status: 409, code: 'people.member.exists' })
    const me = (await (await app.signIn(stranger))('GET', '/me')).body
    expect(me.workspaces.map((one: { code: string }) => one.code).sort()).toEqual(['MOH', 'MOLE'])
  })

  it('says when there is no such person, or only a shut account', async () => {
    expect((await asAdmin('POST', place, { person: 'nobody.here', roles: ['viewer'] })).body).toMatchObject({
      status: 400,
      code: 'people.member.person_unknown',
      errors: [{ path: 'person' }],
    })
    const shut = await createPerson(test, { isActive: false })
    expect((await asAdmin('POST', place, { person: shut.username, roles: ['viewer'] })).body.code).toBe(
      'people.member.person_inactive',
    )
  })

  it('creates an account and invites the person; nobody sees a password', async () => {
    const account = {
      username: 'amina.karim',
      email: 'Amina.Karim@moh.example',
      firstName: 'Amina',
      lastName: 'Karim',
      roles: ['planner', 'me_officer'],
    }
    const { status, body, text } = await asAdmin('POST', `${place}/accounts`, account)
    expect(status).toBe(201)
    expect(text).not.toMatch(/password/i)
    expect(body.invitation.sentTo).toBe('amina.karim@moh.example')
    expect(body.member).toMatchObject({
      username: 'amina.karim',
      email: 'amina.karim@moh.example',
      name: 'Amina Karim',
      roles: ['planner', 'me_officer'],
      invitation: 'sent',
    })
    const { rows } = await onAdmin(test.adminUrl, 'select from credential where person_id = $1', [body.member.personId])
    expect(rows).toEqual([])
  })

  it('refuses taken names, bad addresses and empty roles, at the field', async () => {
    const account = {
      username: 'amina.karim',
      email: 'other@moh.example',
      firstName: 'A',
      lastName: 'K',
      roles: ['viewer'],
    }
    const problem = async (changes: object) =>
      (await asAdmin('POST', `${place}/accounts`, { ...account, ...changes })).body
    expect(await problem({})).toMatchObject({
      status: 409,
      code: 'auth.username_taken',
      errors: [{ path: 'username' }],
    })
    expect(await problem({ username: 'fresh.name', email: 'amina.karim@moh.example' })).toMatchObject({
      code: 'auth.email_taken',
    })
    expect(await problem({ username: 'X Y' })).toMatchObject({
      status: 400,
      code: 'auth.username_form',
      errors: [{ path: 'username' }],
    })
    expect(await problem({ email: 'nowhere' })).toMatchObject({ errors: [{ path: 'email' }] })
    expect(await problem({ roles: [] })).toMatchObject({ errors: [{ path: 'roles' }] })
    expect(await problem({ roles: ['minister'] })).toMatchObject({ errors: [{ path: 'roles.0' }] })
  })

  it('is for administrators', async () => {
    expect((await asPlanner('POST', place, { person: 'x', roles: ['viewer'] })).body.code).toBe(
      'access.missing_permission',
    )
  })
})

describe('changing a member', () => {
  it('writes the place, never roles, and refuses what somebody else changed meanwhile', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const { id, version } = await memberOf('MOH', officer)
    const changed = await asAdmin('PATCH', `${place}/${id}`, { version, department: 'Planning Division' })
    expect(changed.body).toMatchObject({ roles: ['viewer'], department: 'Planning Division', version: version + 1 })
    const stale = await asAdmin('PATCH', `${place}/${id}`, { version, position: 'Chief' })
    expect(stale.body).toMatchObject({ status: 409, code: 'concurrency.stale', current: { version: version + 1 } })
    const roles = await asAdmin('PATCH', `${place}/${id}`, { version: version + 1, roles: ['planner'] })
    expect(roles.body).toMatchObject({ status: 400, errors: [{ path: 'roles' }] })
  })

  it('shuts out with a reason, which ends every session, and lets in again', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'], MOLE: ['viewer'] } })
    const ask = await app.signIn(officer)
    const { id, version } = await memberOf('MOH', officer)
    const shut = (body: object) => asAdmin('POST', `${place}/${id}/deactivate`, body)
    expect((await shut({ version })).body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] })
    const left = await shut({ version, reason: 'Moved to MOLE.' })
    expect(left.body).toMatchObject({ isActive: false, inactiveReason: 'Moved to MOLE.' })
    expect((await ask('GET', '/moa/MOLE/members')).status).toBe(401)
    const again = await app.signIn(officer)
    expect((await again('GET', place)).body.code).toBe('access.membership_inactive')
    expect((await again('GET', '/moa/MOLE/members')).status).toBe(200)
    expect((await shut({ version: version + 1, reason: 'x' })).body.code).toBe('people.member.already')
    expect((await asPlanner('GET', `${place}/${id}`)).body.inactiveReason).toBe('')
    await asAdmin('POST', `${place}/${id}/reactivate`, { version: version + 1 })
    expect((await again('GET', place)).status).toBe(200)
  })

  it('removes, and keeps the account and the history', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'], MOLE: ['viewer'] } })
    const ask = await app.signIn(officer)
    const { id } = await memberOf('MOH', officer)
    expect((await asAdmin('DELETE', `${place}/${id}`)).status).toBe(204)
    expect((await ask('GET', place)).body.code).toBe('access.not_a_member')
    expect((await ask('GET', '/moa/MOLE/members')).status).toBe(200)
    const { items } = (await asPlatform('GET', '/platform/organizations/MOH/history?table=membership')).body
    expect(items[0]).toMatchObject({ action: 'delete', subject: officer.name, actorName: 'Hanifa Salim' })
  })

  it('shows who changed a membership', async () => {
    const { id } = await memberOf('MOH', admin)
    expect((await asAdmin('GET', `${place}/${id}/history`)).body.items[0]).toMatchObject({
      table: 'membership',
      action: 'insert',
    })
  })
})

describe('nobody', () => {
  it('changes the own roles or membership, and is told so beforehand', async () => {
    const { id, version } = await memberOf('MOH', admin)
    const own = (await asAdmin('GET', `${place}/${id}`)).body
    expect(own).toMatchObject({ isOwn: true })
    expect(own.actions.map((one: { refusal: { code: string } }) => one.refusal.code)).toEqual([
      'people.member.own',
      'people.member.own',
      'people.member.own',
    ])
    const asked = await asAdmin('POST', `${place}/${id}/role-changes`, { version, roles: ['admin', 'manager'], reason })
    expect(asked.body).toMatchObject({ status: 403, code: 'people.member.own' })
    expect((await asAdmin('POST', `${place}/${id}/deactivate`, { version, reason })).body.code).toBe(
      'people.member.own',
    )
    expect((await asAdmin('DELETE', `${place}/${id}`)).body.code).toBe('people.member.own')
    expect((await asAdmin('PATCH', `${place}/${id}`, { version, position: 'Director' })).body).toMatchObject({
      position: 'Director',
    })
  })

  it('takes the last active administrator away, not even from above', async () => {
    const only = await createPerson(test, { roles: { BWC: ['admin'] } })
    await createPerson(test, { roles: { BWC: ['admin'] }, memberActive: false })
    await createPerson(test, { roles: { BWC: ['admin'] }, isActive: false })
    const { id, version } = await memberOf('BWC', only)
    const member = (await asPlatform('GET', `/moa/BWC/members/${id}`)).body
    expect(member.actions.find((one: { action: string }) => one.action === 'remove').refusal.code).toBe(
      'people.member.last_admin',
    )
    for (const [method, path, body] of [
      ['DELETE', '', undefined],
      ['POST', '/deactivate', { version, reason }],
      ['POST', '/role-changes', { version, roles: ['viewer'], reason }],
    ] as const) {
      const answer = await asPlatform(method, `/moa/BWC/members/${id}${path}`, body)
      expect(answer.body, `${method} ${path}`).toMatchObject({ status: 409, code: 'people.member.last_admin' })
    }
    await createPerson(test, { roles: { BWC: ['admin'] } })
    expect((await asPlatform('DELETE', `/moa/BWC/members/${id}`)).status).toBe(204)
  })

  it('of two administrators who remove each other at the same moment both succeed', async () => {
    const pair = await Promise.all([1, 2].map(() => createPerson(test, { roles: { BYC: ['admin'] } })))
    const asks = await Promise.all(pair.map((person) => app.signIn(person)))
    const ids = await Promise.all(pair.map(async (person) => (await memberOf('BYC', person)).id))
    const answers = await Promise.all(asks.map((ask, at) => ask('DELETE', `/moa/BYC/members/${ids[1 - at]}`)))
    expect(answers.map(({ status }) => status).sort()).not.toEqual([204, 204])
    const { rows } = await onAdmin(
      test.adminUrl,
      `select count(*)::int as n from membership m join organization o on o.id = m.organization_id where o.code = 'BYC'`,
    )
    expect(rows[0].n).toBeGreaterThanOrEqual(1)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
