import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const all = '/platform/organizations'

let admin: Ask
let viewer: Ask
let member: Ask

beforeAll(async () => {
  admin = await app.signIn(await createPerson(test, { name: 'Hamid Usman', platformRoles: ['platform_admin'] }))
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
  member = await app.signIn(await createPerson(test, { roles: { MOH: ['planner'] } }))
})

const read = async (code: string) => (await admin('GET', `${all}/${code}`)).body

describe('the list of organizations', () => {
  it('shows all of them to every platform role, and to nobody else', async () => {
    expect((await viewer('GET', `${all}?pageSize=200`)).body).toMatchObject({ total: 44, page: 1 })
    expect((await member('GET', all)).body.code).toBe('access.missing_permission')
  })

  it('is narrowed by kind, pilot, activity, module and text', async () => {
    const codes = async (query: string) =>
      (await admin('GET', `${all}?pageSize=200&${query}`)).body.items.map((one: { code: string }) => one.code)
    expect(await codes('pilot=true&sort=code')).toEqual(['MAFAR', 'MOH', 'MOLE'])
    expect(await codes('kind=ministry')).toHaveLength(15)
    expect(await codes('module=mana&active=false')).toEqual([])
    expect(await codes('q=MPWH')).toEqual(['MPW'])
    expect(await codes('q=pilgrimage')).toEqual(['BPA'])
    expect(await codes('q=%25')).toEqual([])
  })

  it('leaves as a file', async () => {
    const { text, headers } = await admin('GET', `${all}?format=csv&pilot=true`)
    expect(headers['content-type']).toContain('text/csv')
    expect(text.trim().split('\n')).toHaveLength(4)
    expect(text).toContain('MAFAR')
  })

  it('pages and sorts without losing or repeating one', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => admin('GET', `${all}?page=${page}&pageSize=20&sort=-kind`)))
    const codes = pages.flatMap(({ body }) => body.items.map((one: { code: string }) => one.code))
    expect(new Set(codes).size).toBe(44)
  })
})

describe('an organization', () => {
  it('is found by its code in any case, by another code of it, or not at all', async () => {
    expect((await read('moh')).code).toBe('MOH')
    expect((await read('MPWH')).code).toBe('MPW')
    expect((await admin('GET', `${all}/NOBODY`)).body).toMatchObject({
      status: 404,
      code: 'organizations.organization.not_found',
    })
  })

  it('tells what may be done with it, and to whom not', async () => {
    const { actions, canEdit, parentCode } = await read('OOBC')
    expect({ canEdit, parentCode }).toEqual({ canEdit: true, parentCode: 'OCM' })
    expect(actions.map((one: { action: string; refusal: unknown }) => [one.action, one.refusal])).toEqual([
      ['deactivate', null],
      ['start_pilot', null],
    ])
    const seen = (await viewer('GET', `${all}/OOBC`)).body
    expect(seen.canEdit).toBe(false)
    expect(seen.actions[0].refusal.code).toBe('access.missing_permission')
  })

  it('is changed by platform administrators only, on its newest version', async () => {
    const { version } = await read('BHB')
    expect((await viewer('PATCH', `${all}/BHB`, { version, name: 'X' })).status).toBe(403)
    const changed = await admin('PATCH', `${all}/BHB`, {
      version,
      headOfficial: 'Dr. Saliha Karim',
      liveOn: '2026-11-01',
      onboardedOn: '2026-10-01',
    })
    expect(changed.body).toMatchObject({ headOfficial: 'Dr. Saliha Karim', liveOn: '2026-11-01', version: version + 1 })
    const stale = await admin('PATCH', `${all}/BHB`, { version, headOfficial: 'Somebody' })
    expect(stale.body).toMatchObject({
      status: 409,
      code: 'concurrency.stale',
      current: { headOfficial: 'Dr. Saliha Karim' },
    })
  })

  it('refuses reversed dates, circles of parents, unreadable colours and addresses that are scripts', async () => {
    const { version } = await read('OCM')
    const refusal = async (code: string, body: object) => {
      const { version: newest } = await read(code)
      const { status, body: problem } = await admin('PATCH', `${all}/${code}`, { version: newest, ...body })
      return [status, problem.code, problem.errors?.[0]?.path]
    }
    expect(await refusal('OCM', { parentCode: 'OOBC' })).toEqual([
      400,
      'organizations.organization.parent_circle',
      'parentCode',
    ])
    expect(await refusal('OCM', { parentCode: 'OCM' })).toEqual([
      400,
      'organizations.organization.parent_circle',
      'parentCode',
    ])
    expect(await refusal('OCM', { parentCode: 'NOBODY' })).toEqual([
      400,
      'organizations.organization.parent_unknown',
      'parentCode',
    ])
    expect(await refusal('OCM', { liveOn: '2026-01-01', onboardedOn: '2026-02-01' })).toEqual([
      400,
      'organizations.organization.live_order',
      'liveOn',
    ])
    expect(await refusal('OCM', { accentColor: '#ffee00' })).toEqual([
      400,
      'organizations.profile.accent_contrast',
      'accentColor',
    ])
    expect(await refusal('OCM', { website: 'javascript:alert(1)' })).toEqual([400, 'request.invalid', 'website'])
    expect(await refusal('OCM', { email: 'nowhere' })).toEqual([400, 'request.invalid', 'email'])
    expect((await read('OCM')).version).toBe(version)
  })

  it('is added with the next number, and never under a name that stands for another', async () => {
    const body = { code: 'BTEST', name: 'Bangsamoro Test Office', kind: 'office', parentCode: 'OCM' }
    expect((await admin('POST', all, body)).body).toMatchObject({
      code: 'BTEST',
      parentCode: 'OCM',
      isActive: true,
      isPilot: false,
      version: 1,
    })
    expect((await admin('POST', all, body)).body).toMatchObject({
      status: 409,
      code: 'organizations.organization.code_taken',
    })
    expect((await admin('POST', all, { ...body, code: 'MPWH' })).body.code).toBe(
      'organizations.organization.code_is_alias',
    )
    const both = await Promise.all(['BONE', 'BTWO'].map((code) => admin('POST', all, { ...body, code })))
    expect(both.map(({ status }) => status)).toEqual([201, 201])
  })
})

describe('modules', () => {
  const place = '/moa/MOH/planning/strategic-plans'

  it('are switched off and on at once, for that organization only', async () => {
    expect((await member('GET', place)).status).toBe(200)
    const { version, modules } = await read('MOH')
    const off = await admin('PUT', `${all}/MOH/modules`, {
      version,
      modules: modules.filter((name: string) => name !== 'planning'),
    })
    expect(off.status).toBe(200)
    expect((await member('GET', place)).body).toMatchObject({ status: 403, code: 'access.module_off' })
    expect((await member('GET', '/me')).body.workspaces[0]).toMatchObject({ code: 'MOH', modules: off.body.modules })
    expect((await read('MOLE')).modules).toContain('planning')
    await admin('PUT', `${all}/MOH/modules`, { version: off.body.version, modules })
    expect((await member('GET', place)).status).toBe(200)
  })

  it('must exist', async () => {
    const { version } = await read('MOH')
    expect((await admin('PUT', `${all}/MOH/modules`, { version, modules: ['payroll'] })).body).toMatchObject({
      status: 400,
      errors: [{ path: 'modules.0' }],
    })
  })
})

describe('standing', () => {
  it('of an inactive organization shuts its members out, with the reason on record', async () => {
    const outsider = await app.signIn(await createPerson(test, { roles: { BSC: ['admin'] } }))
    const { version } = await read('BSC')
    const closed = await admin('POST', `${all}/BSC/deactivate`, { version, reason: 'Merged into another office.' })
    expect(closed.body).toMatchObject({ isActive: false, statusReason: 'Merged into another office.' })
    expect((await outsider('GET', '/moa/BSC/profile')).body.code).toBe('access.organization_inactive')
    expect((await outsider('GET', '/me')).body.workspaces).toEqual([])
    expect((await admin('POST', `${all}/BSC/deactivate`, { version: version + 1, reason: 'Again' })).body.code).toBe(
      'organizations.organization.already',
    )
    await admin('POST', `${all}/BSC/activate`, { version: version + 1, reason: 'It goes on.' })
    expect((await outsider('GET', '/moa/BSC/profile')).status).toBe(200)
  })

  it('asks for a reason', async () => {
    expect((await admin('POST', `${all}/BSC/deactivate`, { version: 1, reason: '' })).body.errors[0].path).toBe(
      'reason',
    )
  })

  it('as a pilot has dates in order', async () => {
    const { version } = await read('BIO')
    const wrong = await admin('POST', `${all}/BIO/pilot`, {
      version,
      isPilot: true,
      startsOn: '2026-12-01',
      endsOn: '2026-11-01',
      reason: 'Wave 5',
    })
    expect(wrong.body).toMatchObject({ status: 400, code: 'organizations.organization.pilot_order' })
    const pilot = await admin('POST', `${all}/BIO/pilot`, {
      version,
      isPilot: true,
      startsOn: '2026-12-01',
      endsOn: '2027-01-31',
      reason: 'Wave 5',
    })
    expect(pilot.body).toMatchObject({ isPilot: true, pilotStartsOn: '2026-12-01', pilotEndsOn: '2027-01-31' })
  })
})

describe('other names', () => {
  it('are replaced as a whole, in capitals, and lead to the organization', async () => {
    const { version } = await read('BPDA')
    const set = await admin('PUT', `${all}/BPDA/aliases`, {
      version,
      aliases: ['Planning Authority', 'BPDA', 'planning authority'],
    })
    expect(set.body.aliases).toEqual(['PLANNING AUTHORITY'])
    expect(
      (await admin('GET', `${all}?q=planning authority`)).body.items.map((one: { code: string }) => one.code),
    ).toContain('BPDA')
  })

  it('stand for one organization only', async () => {
    const { version } = await read('BPDA')
    for (const taken of ['MPWH', 'MOH']) {
      const { body } = await admin('PUT', `${all}/BPDA/aliases`, { version, aliases: [taken] })
      expect(body).toMatchObject({ status: 409, code: 'organizations.alias.taken' })
      expect(body.detail).toContain(taken)
    }
    expect((await read('BPDA')).aliases).toEqual(['PLANNING AUTHORITY'])
  })
})

describe('history', () => {
  it('of an organization says who changed what, with names instead of numbers', async () => {
    const { version } = await read('BEB')
    await admin('PATCH', `${all}/BEB`, { version, parentCode: 'MBHTE', phone: '+63 64 000 0000' })
    const { items } = (await admin('GET', `${all}/BEB/history`)).body
    expect(items[0]).toMatchObject({ actorName: 'Hamid Usman', table: 'organization', action: 'update' })
    expect(items[0].fields).toEqual(
      expect.arrayContaining([
        { field: 'parent_id', before: null, after: 'MBHTE' },
        { field: 'phone', before: '', after: '+63 64 000 0000' },
      ]),
    )
  })

  it('of members calls them by name', async () => {
    await createPerson(test, { name: 'Jamela Tahir', roles: { BDI: ['staff'] } })
    const { items } = (await admin('GET', `${all}/BDI/history`)).body
    expect(items[0]).toMatchObject({ table: 'membership', subject: 'Jamela Tahir' })
    expect(items[0].fields).toContainEqual({ field: 'person_id', before: null, after: 'Jamela Tahir' })
  })

  it('of everything is for platform administrators, of an organization for its administrators and managers', async () => {
    expect((await admin('GET', '/platform/changes')).body.total).toBeGreaterThan(44)
    expect((await viewer('GET', '/platform/changes')).status).toBe(403)
    expect((await member('GET', '/moa/MOH/changes')).status).toBe(403)
    const manager = await app.signIn(await createPerson(test, { roles: { MOH: ['manager'] } }))
    const { items } = (await manager('GET', '/moa/MOH/changes?table=organization')).body
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((one: { rowId: string }) => one.rowId)).size).toBe(1)
  })
})

describe('nothing', () => {
  it('went wrong unexpectedly', () => expect(app.reported).toEqual([]))
})
