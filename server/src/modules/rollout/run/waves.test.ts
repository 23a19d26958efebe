import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout'

let manager: Ask
let coordinator: TestPerson
let asCoordinator: Ask

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['rollout_manager'] }))
  coordinator = await createPerson(test, { name: 'Norhaya Ali', platformRoles: ['rollout_coordinator'] })
  asCoordinator = await app.signIn(coordinator)
})
beforeEach(() =>
  onAdmin(
    test.adminUrl,
    `delete from rollout_blocker; delete from rollout_coordinator; delete from rollout_milestone; delete from rollout_placement;
     delete from rollout_prerequisite; delete from rollout_wave; delete from notification; delete from deadline`,
  ),
)

const wave = async (number: number) => (await manager('GET', `${base}/waves/${number}`)).body
const start = async (number: number, ask = manager) =>
  ask('POST', `${base}/waves/${number}/start`, { version: (await wave(number)).version })
const put = (number: number, organizations: string[], reason = 'Agreed with both.') =>
  manager('POST', `${base}/waves/${number}/organizations`, { organizations, reason })
const need = async (later: string, needed: string) => {
  const [a, b] = [await getOrganization(test, later), await getOrganization(test, needed)]
  await onAdmin(
    test.adminUrl,
    'insert into rollout_prerequisite (id, later_id, needs_id, why) values ($1, $2, $3, $4)',
    [...[randomUUIDv7(), a.id, b.id, 'Depends on its codes.']],
  )
}
const codesIn = async (number: number) =>
  (await manager('GET', `${base}/waves/${number}/organizations`)).body.items.map(({ code }: { code: string }) => code)

describe('waves', () => {
  it('are listed with progress, health and blockers, and filtered', async () => {
    await addWave(test, { number: 1, status: 'completed', startsOn: '2026-09-01', endsOn: '2026-09-30' })
    await addWave(test, {
      ...{ number: 2, status: 'active', organizations: ['MOH', 'MOLE'], startsOn: '2026-11-09', endsOn: '2026-12-04' },
      milestones: [
        ['kickoff', '2026-11-09'],
        ['go_live', '2026-12-01'],
      ],
    })
    await manager('POST', `${base}/blockers`, {
      ...{ wave: 2, severity: 'critical', title: 'No line', detail: '', organization: 'MOH', milestoneId: null },
      ownerId: null,
    })
    const { body } = await manager('GET', `${base}/waves`)
    expect(body.total).toBe(2)
    expect(body.items[1]).toMatchObject({
      ...{ number: 2, codes: ['MOH', 'MOLE'], organizations: 2, completion: 0, milestones: 2, overdueMilestones: 1 },
      ...{ blockers: 1, criticalBlockers: 1 },
    })
    const { health, elapsed } = body.items[1]
    expect(health.parts.map(({ points }: { points: number }) => points)).toEqual([
      ...[100, -10, -20, 0],
      0 - Math.round((30 * elapsed) / 100),
    ])
    expect(health.confidence).toBe(100)
    expect(body.items[0]).toMatchObject({ elapsed: 100, health: { confidence: 60 } })
    const found = async (query: string) => (await manager('GET', `${base}/waves?${query}`)).body.total
    expect(await found('status=active')).toBe(1)
    expect(await found('organization=MOH')).toBe(1)
    expect(await found('organization=MAFAR')).toBe(0)
    expect(await found('blocked=false')).toBe(1)
    expect(await found('q=MOLE')).toBe(1)
    const file = await manager('GET', `${base}/waves?format=csv`)
    expect(file.text).toContain('critical_blockers')
    expect((await manager('GET', `${base}/waves/77`)).body.code).toBe('rollout.wave.not_found')
    expect((await manager('GET', `${base}/waves/99999999999`)).body.code).toBe('rollout.wave.not_found')
  })

  it('stand still while paused', async () => {
    await addWave(test, { number: 3, status: 'paused', startsOn: '2026-11-19', endsOn: '2026-12-20' })
    expect((await wave(3)).elapsed).toBe(0)
  })
})

describe('starting a wave', () => {
  it('names earlier waves that are not over', async () => {
    await addWave(test, {
      number: 1,
      status: 'active',
      startsOn: '2026-10-01',
      endsOn: '2026-10-30',
      organizations: ['MOH'],
    })
    await addWave(test, { number: 2, startsOn: '2026-11-20', endsOn: '2026-12-11', organizations: ['MOLE'] })
    const { status, body } = await start(2)
    expect([status, body.code]).toEqual([409, 'rollout.wave.earlier_unfinished'])
    expect(body.detail).toContain('wave 1 (active, until 30 October 2026)')
    const { actions } = await wave(2)
    expect(actions).toMatchObject([{ action: 'start', refusal: { code: 'rollout.wave.earlier_unfinished' } }])
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'cancelled' where number = 1`)
    expect((await start(2)).body).toMatchObject({ status: 'active', startedOn: '2026-11-20', actions: [] })
  })

  it('does not wait for waves that were planned beside it', async () => {
    await addWave(test, {
      number: 1,
      status: 'active',
      startsOn: '2026-11-09',
      endsOn: '2026-11-27',
      organizations: ['MOH'],
    })
    await addWave(test, { number: 2, startsOn: '2026-11-20', endsOn: '2026-12-11', organizations: ['MOLE'] })
    expect((await start(2)).status).toBe(200)
  })

  it('names organizations that have to be onboarded first', async () => {
    await addWave(test, { number: 1, startsOn: '2026-11-20', organizations: ['MOH', 'MOLE'] })
    await need('MOLE', 'MFBM')
    await need('MOH', 'MFBM')
    const { body } = await start(1)
    expect(body.code).toBe('rollout.wave.prerequisites_open')
    expect(body.detail).toContain('MOH needs MFBM, which is not onboarded; MOLE needs MFBM')
    await onAdmin(test.adminUrl, `update rollout_placement set state = 'onboarding_complete'`)
    expect((await start(1)).body.code).toBe('rollout.wave.prerequisites_open')
    await addWave(test, { number: 9, status: 'active', organizations: ['MFBM'], startsOn: '2026-10-01' })
    await onAdmin(test.adminUrl, `update rollout_placement set state = 'onboarding_complete'`)
    expect((await start(1)).status).toBe(200)
  })

  it('is refused when empty, twice, on an old version, and to those who only coordinate', async () => {
    await addWave(test, { number: 1 })
    expect((await start(1)).body.code).toBe('rollout.wave.empty')
    await put(1, ['MOH'])
    expect((await start(1, asCoordinator)).body.code).toBe('access.missing_permission')
    const stale = await manager('POST', `${base}/waves/1/start`, { version: 7 })
    expect(stale.body.code).toBe('concurrency.stale')
    expect((await start(1)).status).toBe(200)
    expect((await start(1)).body.code).toBe('workflow.not_now')
  })
})

describe('organizations of a wave', () => {
  it('are put in and moved, with what was before on record, blockers along, and coordinators told', async () => {
    await addWave(test, { number: 1, organizations: ['MOH'] })
    await addWave(test, { number: 2 })
    await manager('PUT', `${base}/waves/1/coordinators`, { part: 'lead', personId: coordinator.id })
    const blocker = { severity: 'high', title: 'No line', detail: '', milestoneId: null, ownerId: null }
    const { body: opened } = await manager('POST', `${base}/blockers`, { wave: 1, organization: 'MOH', ...blocker })
    expect((await put(2, ['MOH', 'MOLE'])).body.items.map(({ code }: { code: string }) => code)).toEqual([
      'MOH',
      'MOLE',
    ])
    expect([await codesIn(1), await codesIn(2)]).toEqual([[], ['MOH', 'MOLE']])
    expect((await manager('GET', `${base}/blockers/${opened.id}`)).body.wave).toBe(2)
    const { rows } = await onAdmin(
      test.adminUrl,
      'select left_on::text, left_reason from rollout_placement where left_on is not null',
    )
    expect(rows).toEqual([{ left_on: '2026-11-20', left_reason: 'Agreed with both.' }])
    const { rows: told } = await onAdmin(
      test.adminUrl,
      `select title, text from notification where topic = 'rollout.state'`,
    )
    expect(told).toEqual([
      { title: 'MOH, MOLE: now in wave 2', text: 'MOH: from wave 1\nMOLE: new in a wave\nAgreed with both.' },
    ])
    const history = (await manager('GET', `${base}/waves/1/history`)).body
    expect(history.items.map(({ table }: { table: string }) => table)).toContain('rollout_placement')
  })

  it('do not overfill it: who would not fit is named, and nobody moves', async () => {
    await addWave(test, { number: 1, organizations: ['MOH'] })
    await onAdmin(test.adminUrl, 'update rollout_wave set max_organizations = 2')
    const { status, body } = await put(1, ['MOLE', 'MAFAR', 'MBHTE'])
    expect([status, body.code]).toEqual([409, 'rollout.wave.full'])
    expect(body.detail).toBe('Wave 1 has room for 2 organizations and 1 are in it. These would not fit: MAFAR, MBHTE.')
    expect(await codesIn(1)).toEqual(['MOH'])
    const { version } = await wave(1)
    const smaller = { name: 'One', description: '', maxOrganizations: 1, version }
    expect((await manager('PATCH', `${base}/waves/1`, smaller)).status).toBe(200)
    expect((await put(1, ['MOLE'])).body.code).toBe('rollout.wave.full')
  })

  it('at the same time never overfill it', async () => {
    await addWave(test, { number: 1 })
    await onAdmin(test.adminUrl, 'update rollout_wave set max_organizations = 2')
    const answers = await Promise.all(['MOH', 'MOLE', 'MAFAR', 'MBHTE'].map((code) => put(1, [code])))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2)
    expect(await codesIn(1)).toHaveLength(2)
  })

  it('keep the order of who needs whom', async () => {
    await addWave(test, { number: 1, organizations: ['MOH'] })
    await addWave(test, { number: 2, organizations: ['MFBM'] })
    await need('MOLE', 'MFBM')
    const { body } = await put(1, ['MOLE'])
    expect(body.code).toBe('rollout.placement.needed_first')
    expect(body.detail).toContain('MOLE needs MFBM in an earlier wave')
    expect((await put(2, ['MOLE'])).body.code).toBe('rollout.placement.needed_first')
    await addWave(test, { number: 3 })
    expect((await put(3, ['MOLE'])).status).toBe(200)
    expect((await put(1, ['MFBM'])).status).toBe(200)
    expect((await put(3, ['MFBM'])).body.code).toBe('rollout.placement.needed_first')
  })

  it('are refused when unknown, there already, onboarded, or the wave is over', async () => {
    await addWave(test, { number: 1, organizations: ['MOH'] })
    await addWave(test, { number: 2 })
    expect((await put(1, ['NOPE', 'MOLE'])).body.detail).toContain('NOPE')
    expect((await put(1, ['MOH'])).body.code).toBe('rollout.placement.here_already')
    await onAdmin(test.adminUrl, `update rollout_placement set state = 'onboarding_complete'`)
    expect((await put(2, ['MOH'])).body.code).toBe('rollout.placement.went_live')
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'cancelled' where number = 2`)
    expect((await put(2, ['MOLE'])).body.code).toBe('rollout.wave.closed')
  })

  it('leave with a reason, once', async () => {
    await addWave(test, { number: 1, organizations: ['MOH', 'MOLE'] })
    const { items } = (await manager('GET', `${base}/waves/1/organizations`)).body
    const [{ id, version }] = items
    const leave = () => manager('POST', `${base}/placements/${id}/departure`, { reason: 'Merged.', version })
    expect((await leave()).body.items.map(({ code }: { code: string }) => code)).toEqual(['MOLE'])
    expect((await leave()).body.code).toBe('rollout.placement.not_found')
  })
})

describe('coordinators', () => {
  it('are appointed from people of the platform, and told', async () => {
    await addWave(test, { number: 1 })
    const appoint = (personId: string | null) =>
      manager('PUT', `${base}/waves/1/coordinators`, { part: 'training', personId })
    const member = await createPerson(test, { roles: { MOH: ['admin'] } })
    expect((await appoint(member.id)).body.code).toBe('rollout.staff.unfit')
    expect((await appoint(coordinator.id)).body.coordinators).toMatchObject([{ part: 'training', name: 'Norhaya Ali' }])
    await appoint(coordinator.id)
    const { rows } = await onAdmin(test.adminUrl, 'select person_id, title from notification')
    expect(rows).toEqual([{ person_id: coordinator.id, title: 'You are training coordinator of wave 1' }])
    expect((await appoint(null)).body.coordinators).toEqual([])
    const { body } = await manager('GET', `${base}/staff?q=norhaya`)
    expect(body.items).toMatchObject([{ name: 'Norhaya Ali', roles: ['rollout_coordinator'] }])
  })
})
