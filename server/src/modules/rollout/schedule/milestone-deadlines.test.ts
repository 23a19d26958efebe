import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, type PlatformScope, SYSTEM } from '../../../platform/database/scope.ts'
import { useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { seedPilotWave } from '../seed.ts'
import { findMilestones, getWave } from '../waves.ts'
import { keepMilestoneDeadlines } from './milestone-deadlines.ts'
import { seedPilotMilestones } from './seed-pilot-milestones.ts'
import { placeMilestones, shiftOpenMilestones } from './shift-milestones.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const inScope = <T>(work: (scope: PlatformScope) => Promise<T>) =>
  inPlatform(test.database, { actor: SYSTEM, requestId: 'test' }, work)
const daysOf = (waveId: string) =>
  inScope(async (scope) => (await findMilestones(scope, [waveId])).map(({ dueOn, sequence }) => `${dueOn} ${sequence}`))

let waveId: string

beforeAll(async () => {
  waveId = await addWave(test, { number: 2, startsOn: '2027-01-11', endsOn: '2027-01-29', organizations: ['MBHTE'] })
  await inScope((scope) => placeMilestones(scope, waveId))
})

describe('milestones of a wave', () => {
  it('are placed once, over its own working days', async () => {
    await inScope((scope) => placeMilestones(scope, waveId))
    expect(await daysOf(waveId)).toEqual([
      ...['2027-01-11 0', '2027-01-14 0', '2027-01-18 0', '2027-01-22 0', '2027-01-26 0', '2027-01-29 0'],
    ])
  })

  it('move with a late proclamation, which lists what moved and tells those concerned', async () => {
    const admin = await app.signIn(await createPerson(test, { platformRoles: ['platform_admin'] }))
    const staff = { platformRoles: ['trainer'] } satisfies Parameters<typeof createPerson>[1]
    const [owner, coordinator] = [await createPerson(test, staff), await createPerson(test, staff)]
    await createPerson(test, staff)
    await onAdmin(test.adminUrl, `update rollout_milestone set owner_id = $1 where wave_id = $2 and kind = 'go_live'`, [
      ...[owner.id, waveId],
    ])
    await onAdmin(
      test.adminUrl,
      `insert into rollout_coordinator (wave_id, part, id, person_id) values ($1, 'lead', gen_random_uuid(), $2)`,
      [waveId, coordinator.id],
    )
    await inScope((scope) => keepMilestoneDeadlines(scope, waveId))
    const holiday = { class: 'special_non_working', fromHour: null, scope: 'BARMM', status: 'proclaimed' }
    const enter = (date: string, name: string) =>
      admin('POST', '/platform/calendar/holidays', { ...holiday, date, name, source: 'Proc. 9 s. 2027' })
    const first = await enter('2027-01-26', 'Day of Peace')
    expect(first.body.moved).toMatchObject([
      { title: 'Go-live of wave 2', dueBefore: '2027-01-26', dueAfter: '2027-01-27', organization: null },
    ])
    await enter('2027-01-29', 'Storm')
    expect(await daysOf(waveId)).toEqual([
      ...['2027-01-11 0', '2027-01-14 0', '2027-01-18 0', '2027-01-22 0', '2027-01-27 1', '2027-02-01 1'],
    ])
    const wave = await inScope((scope) => getWave(scope, 2))
    expect([wave.startsOn, wave.endsOn, wave.baselineEndsOn]).toEqual(['2027-01-11', '2027-02-01', '2027-01-29'])
    const [, , , , goLive] = await inScope((scope) => findMilestones(scope, [waveId]))
    expect(goLive?.note).toBe('Moved from 26 January 2027: 26 January 2027 (Day of Peace)')
    const { rows } = await onAdmin(test.adminUrl, 'select person_id, title from notification order by title, id')
    const told = rows.filter(({ title }: { title: string }) => title.includes('Go-live'))
    expect(told.map((row: { person_id: string }) => row.person_id).toSorted()).toEqual(
      [owner.id, coordinator.id].toSorted(),
    )
    const { holiday: entered } = first.body
    const back = await admin('POST', `/platform/calendar/holidays/${entered.id}/withdrawal`, {
      ...{ reason: 'Entered in error.', version: entered.version },
    })
    expect(back.body.moved).toMatchObject([{ dueBefore: '2027-01-27', dueAfter: '2027-01-26' }])
    expect((await daysOf(waveId))[4]).toBe('2027-01-26 2')
    expect(app.reported).toEqual([])
  })

  it('that are done or dropped stay where they are', async () => {
    await onAdmin(
      test.adminUrl,
      `update rollout_milestone set status = 'done', done_on = '2027-01-11' where wave_id = $1 and kind = 'kickoff'`,
      [waveId],
    )
    const open = `select count(*)::int as open from deadline where kind = 'rollout.milestone' and settled_at is null`
    expect((await onAdmin(test.adminUrl, open)).rows[0].open).toBe(5)
    await onAdmin(
      test.adminUrl,
      `update rollout_milestone set status = 'open', done_on = null where wave_id = $1 and kind = 'kickoff'`,
      [waveId],
    )
    expect((await onAdmin(test.adminUrl, open)).rows[0].open).toBe(6)
  })
})

describe('a wave that stood still', () => {
  it('has its open milestones and its end moved, with the reason, and late ones open again', async () => {
    const id = await addWave(test, { number: 3, status: 'paused', startsOn: '2026-11-16', endsOn: '2026-12-04' })
    await inScope((scope) => placeMilestones(scope, id))
    const set = (kind: string, change: string) =>
      onAdmin(test.adminUrl, `update rollout_milestone set ${change} where wave_id = $1 and kind = $2`, [id, kind])
    await set('kickoff', `status = 'done', done_on = '2026-11-16'`)
    await set('admin_training', `status = 'delayed'`)
    const shift = await inScope((scope) =>
      shiftOpenMilestones(scope, id, { businessDays: 5, why: 'paused for the typhoon.' }),
    )
    // Bonifacio Day and Immaculate Conception are days of rest.
    expect(shift.endsOn).toEqual({ before: '2026-12-04', after: '2026-12-14' })
    expect(shift.milestones).toHaveLength(5)
    const [kickoff, training, , , , completion] = await inScope((scope) => findMilestones(scope, [id]))
    expect(kickoff).toMatchObject({ dueOn: '2026-11-16', sequence: 0, note: '' })
    expect(training).toMatchObject({
      ...{ dueOn: '2026-11-26', status: 'open', sequence: 1 },
      note: 'Moved from 19 November 2026: paused for the typhoon.',
    })
    expect(completion?.dueOn).toBe('2026-12-14')
    const { rows } = await onAdmin(
      test.adminUrl,
      `select statutory_date::text as day from deadline where subject_id = $1`,
      [completion?.id],
    )
    expect(rows).toEqual([{ day: '2026-12-14' }])
  })
})

describe('the pilot of a new database', () => {
  it('has its milestones over its own dates, the kickoff behind it', async () => {
    await onAdmin(test.adminUrl, 'truncate rollout_wave, rollout_placement cascade')
    await inScope(seedPilotWave)
    await inScope(seedPilotMilestones)
    await inScope(seedPilotMilestones)
    const { id } = await inScope((scope) => getWave(scope, 1))
    const rows = await inScope((scope) => findMilestones(scope, [id]))
    expect(rows.map(({ kind, dueOn, status }) => `${kind} ${dueOn} ${status}`)).toEqual([
      'kickoff 2026-10-01 done',
      ...['admin_training 2026-10-19 open', 'user_training 2026-11-04 open', 'system_access 2026-11-20 open'],
      ...['go_live 2026-12-09 open', 'completion 2026-12-29 open'],
    ])
  })
})
