import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { jobContext } from '../../../testing/job-context.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { recordMeasure } from '../measures/record-measure.ts'
import { advanceStates } from './advance-states.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout'
const caller = { actor: SYSTEM, requestId: 'test' }

let lead: TestPerson
let manager: Ask
let members: TestPerson[]
let waveId: string

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['rollout_manager'] }))
  lead = await createPerson(test, { name: 'Norhaya Ali', platformRoles: ['rollout_coordinator'] })
  members = [
    await createPerson(test, { roles: { MOH: ['admin'] } }),
    await createPerson(test, { roles: { MOH: ['planner'] } }),
  ]
})
beforeEach(async () => {
  await onAdmin(
    test.adminUrl,
    `delete from rollout_coordinator; delete from rollout_milestone; delete from rollout_placement; delete from rollout_wave;
     delete from rollout_measure; delete from notification; delete from sign_in_event; delete from onboarding; delete from strategic_plan`,
  )
  waveId = await addWave(test, {
    ...{ number: 2, status: 'active', organizations: ['MOH', 'MOLE'] },
    milestones: [
      ['admin_training', '2026-11-12'],
      ['user_training', '2026-11-16'],
    ],
  })
  await onAdmin(
    test.adminUrl,
    `insert into rollout_coordinator (wave_id, part, id, person_id) values ($1, 'lead', $2, $3)`,
    [waveId, randomUUIDv7(), lead.id],
  )
})

const placeOf = async (code: string) => {
  const { body } = await manager('GET', `${base}/waves/2/organizations`)
  return body.items.find((one: { code: string }) => one.code === code)
}
const stateOf = async (code: string) => (await placeOf(code)).state
const follow = async () => (await manager('POST', `${base}/waves/2/facts`, {})).body.moved
const say = async (code: string, state: string, reason = 'Seen on site.') => {
  const { id, version } = await placeOf(code)
  return manager('POST', `${base}/placements/${id}/state`, { state, reason, version })
}
const train = async (value: string) => {
  const { id } = await getOrganization(test, 'MOH')
  await inPlatform(test.database, caller, (scope) =>
    recordMeasure(scope, {
      ...{ criterion: 'training_completion', organizationId: id, value, sampleSize: 10, source: 'Attendance' },
    }),
  )
}
const invite = () =>
  onAdmin(
    test.adminUrl,
    'insert into onboarding (person_id, invited_at) select person_id, now() from membership m join organization o on o.id = m.organization_id where o.code = $1',
    ['MOH'],
  )
const signIn = (person: TestPerson | undefined) =>
  onAdmin(test.adminUrl, `insert into sign_in_event (person_id, kind) values ($1, 'signed_in')`, [person?.id])
const plan = async () => {
  const { id } = await getOrganization(test, 'MOH')
  await onAdmin(
    test.adminUrl,
    `insert into strategic_plan (organization_id, id, title, vision, mission, start_year, end_year, preparers, prepared_by)
     values ($1, $2, 'Plan', '', '', 2026, 2030, '{}', 'A')`,
    [id, randomUUIDv7()],
  )
}

describe('states by facts', () => {
  it('follow what is recorded, one after the other, and tell the coordinators', async () => {
    expect(await follow()).toEqual([{ code: 'MOH', from: 'pending', to: 'training_scheduled' }])
    expect(await follow()).toEqual([])
    await train('79.9')
    expect(await follow()).toEqual([])
    await train('80')
    expect(await follow()).toEqual([{ code: 'MOH', from: 'training_scheduled', to: 'training_complete' }])
    await invite()
    expect(await follow()).toEqual([])
    await signIn(members[0])
    expect(await follow()).toEqual([{ code: 'MOH', from: 'training_complete', to: 'access_granted' }])
    await plan()
    expect(await follow()).toEqual([])
    await signIn(members[1])
    expect(await follow()).toEqual([{ code: 'MOH', from: 'access_granted', to: 'onboarding_complete' }])
    expect(await placeOf('MOH')).toMatchObject({ stateBy: 'rule', stateByName: '', wentLiveOn: '2026-11-20' })
    expect(await stateOf('MOLE')).toBe('pending')
    const { rows } = await onAdmin(
      test.adminUrl,
      'select person_id, title, path from notification order by created_at, id',
    )
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual({
      ...{ person_id: lead.id, title: 'Wave 2, MOH: training scheduled', path: '/platform/rollout/waves/2' },
    })
  })

  it('show which are met, missing and unknown, with what was found', async () => {
    const { facts } = await placeOf('MOH')
    const found = facts.map(({ name, met, found }: Record<string, string>) => `${name} ${met}: ${found}`)
    expect(found).toEqual([
      'administrator yes: 1 administrator',
      'people yes: 2 people',
      'trainings_dated yes: 2 of 2 trainings',
      'trained unknown: No data: nobody has recorded it yet',
      'access no: 0 of 2 people (0%)',
      'first_sign_in no: 0 of 2 people (0%)',
      'signed_in no: 0 of 2 people (0%)',
      'plans no: 0 plans',
    ])
    const empty = (await placeOf('MOLE')).facts
    expect(empty.find(({ name }: { name: string }) => name === 'access')).toMatchObject({
      ...{ met: 'no', found: 'Nobody is a member yet' },
    })
  })

  it('are looked at by the job, in active waves only', async () => {
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'paused', paused_on = '2026-11-19'`)
    await advanceStates.handle(jobContext(test), {})
    expect(await stateOf('MOH')).toBe('pending')
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'active', paused_on = null`)
    await advanceStates.handle(jobContext(test), {})
    expect(await stateOf('MOH')).toBe('training_scheduled')
  })

  it('are not taken back when facts go away', async () => {
    await follow()
    await onAdmin(test.adminUrl, 'delete from rollout_milestone')
    await follow()
    expect(await stateOf('MOH')).toBe('training_scheduled')
  })
})

describe('states by hand', () => {
  it('carry their reason and who said it', async () => {
    expect((await say('MOLE', 'training_complete', 'Trained by the pilot team.')).status).toBe(200)
    expect(await placeOf('MOLE')).toMatchObject({
      ...{ state: 'training_complete', stateBy: 'person', stateByName: 'Faisal Jalal' },
      stateReason: 'Trained by the pilot team.',
    })
  })

  it('stay where a person took them back, until new facts come', async () => {
    await follow()
    await say('MOH', 'pending', 'The trainer fell ill.')
    expect(await follow()).toEqual([])
    expect(await placeOf('MOH')).toMatchObject({ state: 'pending', reachable: 'pending' })
    await train('95')
    expect(await follow()).toEqual([{ code: 'MOH', from: 'pending', to: 'training_complete' }])
    expect(await placeOf('MOH')).toMatchObject({ stateBy: 'rule', stateReason: '', stateByName: '' })
  })

  it('are never moved back by facts', async () => {
    await say('MOLE', 'access_granted')
    await follow()
    expect(await stateOf('MOLE')).toBe('access_granted')
  })

  it('need a reason, another state, and the newest version', async () => {
    expect((await say('MOH', 'pending')).body.code).toBe('rollout.placement.same_state')
    const { id, version } = await placeOf('MOH')
    const answer = await manager('POST', `${base}/placements/${id}/state`, { state: 'access_granted', version })
    expect(answer.body.errors[0].path).toBe('reason')
    await say('MOH', 'access_granted')
    const stale = await manager('POST', `${base}/placements/${id}/state`, { state: 'pending', reason: 'x', version })
    expect(stale.body).toMatchObject({ code: 'concurrency.stale', current: { state: 'access_granted' } })
  })

  it('are refused in a wave that is over', async () => {
    const { id, version } = await placeOf('MOH')
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'completed', ended_on = '2026-11-20'`)
    const answer = await manager('POST', `${base}/placements/${id}/state`, { state: 'pending', reason: 'x', version })
    expect(answer.body.code).toBe('rollout.wave.closed')
  })
})
