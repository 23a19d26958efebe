import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const place = '/moa/MOH/members'
const waiting = '/moa/MOH/role-changes'
const reason = 'Acting chief from today.'

let first: TestPerson
let second: TestPerson
let platform: TestPerson
let asFirst: Ask
let asSecond: Ask
let asPlatform: Ask

beforeAll(async () => {
  first = await createPerson(test, { name: 'Hanifa Salim', roles: { MOH: ['admin'] } })
  second = await createPerson(test, { name: 'Omar Tahir', roles: { MOH: ['admin'] } })
  platform = await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['platform_admin'] })
  asFirst = await app.signIn(first)
  asSecond = await app.signIn(second)
  asPlatform = await app.signIn(platform)
})

async function memberOf(person: TestPerson, code = 'MOH') {
  const { body } = await asPlatform('GET', `/moa/${code}/members?q=${person.username}`)
  return body.items[0]
}

/** Asks for other roles of a person, as the first administrator unless said otherwise. */
async function change(person: TestPerson, roles: string[], ask = asFirst) {
  const { id, version } = await memberOf(person)
  return ask('POST', `${place}/${id}/role-changes`, { version, roles, reason })
}

const templatesFor = async (person: TestPerson) =>
  (
    await onAdmin(test.adminUrl, 'select template from mail_message where person_id = $1 order by created_at', [
      person.id,
    ])
  ).rows.map((row) => row.template)
const newsOf = async (person: TestPerson) =>
  (
    await onAdmin(
      test.adminUrl,
      'select topic, title, path from notification where person_id = $1 order by created_at',
      [person.id],
    )
  ).rows

describe('a change of roles', () => {
  it('says beforehand what the person gains and loses, and who has to agree', async () => {
    const { id } = await memberOf(await createPerson(test, { roles: { MOH: ['planner'] } }))
    const preview = async (roles: string) =>
      (await asFirst('GET', `${place}/${id}/role-changes/preview?roles=${roles}`)).body
    const manager = await preview('manager')
    expect(manager).toMatchObject({ adds: ['manager'], removes: ['planner'], needsSecondPerson: true })
    expect(manager.gains).toContain('Approve and return plans')
    expect(manager.loses).toContain('Write and submit plans')
    expect(manager.effectWords).toMatch(/another administrator of MOH/)
    expect(await preview('planner,me_officer')).toMatchObject({
      adds: ['me_officer'],
      removes: [],
      loses: [],
      needsSecondPerson: false,
      effectWords: 'It takes effect at once.',
    })
  })

  it('works from the next request on when it grants no power; the person hears of it', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const ask = await app.signIn(officer)
    const plan = { title: 'Plan', vision: 'V', mission: 'M', startYear: 2031, endYear: 2035 }
    expect((await ask('POST', '/moa/MOH/planning/strategic-plans', plan)).status).toBe(403)
    const { status, body } = await change(officer, ['planner'])
    expect(status).toBe(201)
    expect(body.change).toMatchObject({ state: 'applied', adds: ['planner'], removes: ['viewer'], reason, actions: [] })
    expect(body.member).toMatchObject({ roles: ['planner'], hasWaitingChange: false })
    expect((await ask('POST', '/moa/MOH/planning/strategic-plans', plan)).status).toBe(201)
    expect(await templatesFor(officer)).toEqual(['people.role_changed'])
    expect((await change(officer, ['planner'])).body.code).toBe('people.role_change.unchanged')
    const { id, version } = await memberOf(officer)
    const bare = await asFirst('POST', `${place}/${id}/role-changes`, { version, roles: ['viewer'] })
    expect(bare.body).toMatchObject({ status: 400, errors: [{ path: 'reason' }] })
  })

  it('waits for a second person when it grants manager: neither who asked nor whom it concerns', async () => {
    const officer = await createPerson(test, { name: 'Jamela Musa', roles: { MOH: ['planner', 'admin'] } })
    const asOfficer = await app.signIn(officer)
    const { body } = await change(officer, ['planner', 'admin', 'manager'])
    expect(body.change).toMatchObject({ state: 'waiting', adds: ['manager'] })
    expect(body.member).toMatchObject({ roles: ['planner', 'admin'], hasWaitingChange: true })
    const { id, version } = body.change
    const decide = (ask: Ask, how: string, more = {}) => ask('POST', `${waiting}/${id}/${how}`, { version, ...more })
    expect((await decide(asFirst, 'approve')).body.code).toBe('people.role_change.own_request')
    expect((await decide(asOfficer, 'approve')).body.code).toBe('people.role_change.about_you')
    expect((await decide(asSecond, 'withdraw')).body.code).toBe('people.role_change.not_yours')
    expect((await decide(asSecond, 'reject')).body).toMatchObject({ status: 400, errors: [{ path: 'comment' }] })
    const seen = (await asSecond('GET', `${waiting}?state=waiting`)).body.items
    expect(seen).toMatchObject([{ id, personName: 'Jamela Musa', requestedBy: 'Hanifa Salim' }])
    expect(seen[0].actions.map((one: { action: string; refusal: unknown }) => [one.action, one.refusal])).toEqual([
      ['approve', null],
      ['reject', null],
    ])
    expect(await newsOf(second)).toMatchObject([
      { topic: 'people.role_request', path: `/moa/MOH/inbox?item=role_change:${id}` },
    ])
    expect((await change(officer, ['manager'])).body.code).toBe('people.role_change.waiting')
    expect((await decide(asSecond, 'approve', { version: version + 1 })).body.code).toBe('concurrency.stale')
    expect((await decide(asSecond, 'approve')).body).toMatchObject({ state: 'approved', decidedBy: 'Omar Tahir' })
    expect((await memberOf(officer)).roles.sort()).toEqual(['admin', 'manager', 'planner'])
    expect(await templatesFor(officer)).toEqual(['people.role_changed'])
    expect((await newsOf(first)).map((news) => news.title)).toContain('Approved: the roles of Jamela Musa')
    expect((await decide(asSecond, 'approve')).body.code).toBe('people.role_change.decided')
  })

  it('may be rejected with a comment, or withdrawn by whoever asked', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const asked = (await change(officer, ['manager'])).body.change
    const rejected = await asPlatform('POST', `${waiting}/${asked.id}/reject`, { version: 1, comment: 'Not yet.' })
    expect(rejected.body).toMatchObject({ state: 'rejected', decidedBy: 'Faisal Jalal', comment: 'Not yet.' })
    const again = (await change(officer, ['manager'])).body.change
    expect((await asFirst('POST', `${waiting}/${again.id}/withdraw`, { version: 1 })).body.state).toBe('withdrawn')
    expect((await memberOf(officer)).roles).toEqual(['viewer'])
    expect(await templatesFor(officer)).toEqual([])
  })

  it('is refused at approval when the roles or the membership changed meanwhile', async () => {
    const officer = await createPerson(test, { name: 'Saliha Daud', roles: { MOH: ['viewer'] } })
    const { id } = (await change(officer, ['viewer', 'manager'])).body.change
    await change(officer, ['planner'])
    const stale = (await asSecond('GET', `${waiting}/${id}`)).body
    expect(stale.actions[0]).toMatchObject({ action: 'approve', refusal: { code: 'people.role_change.outdated' } })
    const answer = await asSecond('POST', `${waiting}/${id}/approve`, { version: 1 })
    expect(answer.body).toMatchObject({ status: 409, code: 'people.role_change.outdated' })
    expect(answer.body.detail).toContain('Saliha Daud')
    await asSecond('POST', `${waiting}/${id}/reject`, { version: 1, comment: 'Ask again.' })
  })

  it('is withdrawn when the person leaves', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const { id } = (await change(officer, ['manager'])).body.change
    const member = await memberOf(officer)
    await asFirst('POST', `${place}/${member.id}/deactivate`, { version: member.version, reason: 'Retired.' })
    const { body } = await asSecond('GET', `${waiting}/${id}`)
    expect(body).toMatchObject({ state: 'withdrawn', comment: 'The membership was deactivated.' })
    expect((await change(officer, ['planner'])).body.code).toBe('people.member.inactive')
  })

  it('is decided by the platform where an organization has nobody who could', async () => {
    const only = await createPerson(test, { roles: { BWC: ['admin'] } })
    const officer = await createPerson(test, { name: 'Norhaya Kamid', roles: { BWC: ['staff'] } })
    const member = await memberOf(officer, 'BWC')
    const asOnly = await app.signIn(only)
    const preview = (await asOnly('GET', `/moa/BWC/members/${member.id}/role-changes/preview?roles=admin`)).body
    expect(preview.effectWords).toMatch(/platform administrator agrees/)
    const body = { version: member.version, roles: ['staff', 'admin'], reason }
    const { change } = (await asOnly('POST', `/moa/BWC/members/${member.id}/role-changes`, body)).body
    expect((await newsOf(platform)).at(-1)).toMatchObject({
      title: 'For your decision: Norhaya Kamid as Administrator in BWC',
      path: '/platform/role-changes',
    })
    const { items } = (await asPlatform('GET', '/platform/role-changes?state=waiting')).body
    expect(items).toMatchObject([{ id: change.id, organization: { code: 'BWC' }, actions: [] }])
    const approved = await asPlatform('POST', `/moa/BWC/role-changes/${change.id}/approve`, { version: 1 })
    expect(approved.body).toMatchObject({ state: 'approved', decidedBy: 'Faisal Jalal' })
  })
})

describe('a new member', () => {
  it('begins with the other roles, or as viewer, while admin or manager waits', async () => {
    const add = async (roles: string[]) => {
      const person = await createPerson(test)
      return (await asFirst('POST', place, { person: person.username, roles, reason })).body
    }
    expect(await add(['admin', 'planner'])).toMatchObject({ roles: ['planner'], hasWaitingChange: true })
    const member = await add(['manager'])
    expect(member).toMatchObject({ roles: ['viewer'], hasWaitingChange: true })
    const { items } = (await asSecond('GET', `${place}/${member.id}/role-changes`)).body
    expect(items).toMatchObject([{ rolesBefore: ['viewer'], rolesAfter: ['manager'], state: 'waiting', reason }])
    expect(await add(['staff'])).toMatchObject({ roles: ['staff'], hasWaitingChange: false })
  })
})

describe('roles above organizations', () => {
  const above = '/platform/people'
  let asOther: Ask

  beforeAll(async () => {
    asOther = await app.signIn(await createPerson(test, { name: 'Aisah Guiani', platformRoles: ['platform_admin'] }))
  })

  it('wait for another platform administrator, and are taken away at once', async () => {
    const person = await createPerson(test, { name: 'Samer Daud' })
    const ask = await app.signIn(person)
    const path = `${above}/${person.id}/role-changes`
    const preview = (await asPlatform('GET', `${path}/preview?roles=ocm_viewer`)).body
    expect(preview).toMatchObject({ adds: ['ocm_viewer'], needsSecondPerson: true })
    expect(preview.gains.length).toBeGreaterThan(0)
    const asked = await asPlatform('POST', path, { roles: ['ocm_viewer'], rolesBefore: [], reason })
    expect(asked.body).toMatchObject({
      change: { state: 'waiting', organization: null },
      person: { platformRoles: [] },
    })
    const { id } = asked.body.change
    const approve = (by: Ask) => by('POST', `/platform/role-changes/${id}/approve`, { version: 1 })
    expect((await approve(asPlatform)).body.code).toBe('people.role_change.own_request')
    expect((await approve(asOther)).body).toMatchObject({ state: 'approved', decidedBy: 'Aisah Guiani' })
    expect((await ask('GET', '/platform/organizations')).status).toBe(200)
    const stale = await asPlatform('POST', path, { roles: [], rolesBefore: [], reason })
    expect(stale.body).toMatchObject({ code: 'concurrency.stale', current: { platformRoles: ['ocm_viewer'] } })
    const taken = await asPlatform('POST', path, { roles: [], rolesBefore: ['ocm_viewer'], reason })
    expect(taken.body).toMatchObject({ change: { state: 'applied' }, person: { platformRoles: [] } })
    expect((await ask('GET', '/platform/organizations')).status).toBe(403)
    expect(await templatesFor(person)).toEqual(['people.role_changed', 'people.role_changed'])
    const { items } = (await asPlatform('GET', `${above}/${person.id}/history`)).body
    expect(items.map((one: { table: string }) => one.table)).toContain('platform_role')
  })

  it('wait with a new account too', async () => {
    const account = { username: 'ocm.one', email: 'one@ocm.example', firstName: 'Jamil', lastName: 'Asmad' }
    const { body } = await asPlatform('POST', above, { ...account, roles: ['ocm_analyst'] })
    expect(body.person).toMatchObject({ name: 'Jamil Asmad', platformRoles: [], hasWaitingChange: true })
    const { items } = (await asOther('GET', '/platform/role-changes?state=waiting&above=true')).body
    expect(items).toMatchObject([{ personName: 'Jamil Asmad', rolesAfter: ['ocm_analyst'] }])
  })

  it('are not reachable as changes of an organization, and the other way round', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const { id } = (await change(officer, ['manager'])).body.change
    expect((await asOther('GET', `/platform/role-changes/${id}`)).status).toBe(404)
    expect((await asOther('POST', `/platform/role-changes/${id}/approve`, { version: 1 })).status).toBe(404)
    expect((await asOther('GET', `/moa/MOLE/role-changes/${id}`)).status).toBe(404)
  })
})

describe('at the same moment', () => {
  it('twenty changes never leave an organization without an administrator', async () => {
    const admins = await Promise.all(
      Array.from({ length: 10 }, () => createPerson(test, { roles: { BYC: ['admin', 'staff'] } })),
    )
    const asks = await Promise.all(admins.map((person) => app.signIn(person)))
    const members = await Promise.all(admins.map((person) => memberOf(person, 'BYC')))
    const answers = await Promise.all(
      asks.flatMap((ask, at) =>
        [1, 2].map((step) => {
          const other = members[(at + step) % members.length]
          const body = { version: other.version, roles: ['staff'], reason }
          return ask('POST', `/moa/BYC/members/${other.id}/role-changes`, body)
        }),
      ),
    )
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    const done = answers.filter(({ status }) => status === 201).length
    expect(done).toBeGreaterThan(0)
    const { items } = (await asPlatform('GET', '/moa/BYC/members?role=admin')).body
    expect(items.length).toBe(10 - done)
    expect(items.length).toBeGreaterThanOrEqual(1)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select count(*)::int as n from role_change where state = 'applied' and roles_after = '{staff}' and reason = $1
       and organization_id = (select id from organization where code = 'BYC')`,
      [reason],
    )
    expect(rows).toEqual([{ n: done }])
  })

  it('twenty approvals of one request take effect once', async () => {
    const officer = await createPerson(test, { roles: { MOH: ['viewer'] } })
    const { id } = (await change(officer, ['manager', 'viewer'])).body.change
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => asSecond('POST', `${waiting}/${id}/approve`, { version: 1 })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await templatesFor(officer)).toEqual(['people.role_changed'])
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
