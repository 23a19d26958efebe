import { beforeAll, describe, expect, it } from 'vitest'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
let ask: Ask
let coordinator: TestPerson

beforeAll(async () => {
  const manager = await createPerson(test, { name: 'Sittie Macarambon', platformRoles: ['rollout_manager'] })
  coordinator = await createPerson(test, { platformRoles: ['rollout_coordinator'] })
  ask = await app.signIn(manager)
})

const path = (number: number, step: string) => `/platform/rollout/waves/${number}/${step}`
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows

async function coordinate(waveId: string): Promise<void> {
  await rows(
    `insert into rollout_coordinator (wave_id, part, id, person_id) values ($1, 'lead', gen_random_uuid(), $2)`,
    [...[waveId, coordinator.id]],
  )
}

/** Titles of what a person was told about waves, newest first. */
const told = async ({ id }: TestPerson) =>
  (
    await rows(
      `select title, mail from notification where person_id = $1 and topic = 'rollout.wave_control' order by created_at desc, id desc`,
      [id],
    )
  ).map(({ title, mail }) => `${title} (${mail})`)

describe('a wave that is paused', () => {
  it('stands still, tells everybody with the reason, and goes on later by the working days that were lost', async () => {
    const member = await createPerson(test, { roles: { MENRE: ['planner'] } })
    const id = await addWave(test, {
      number: 31,
      status: 'active',
      organizations: ['MENRE'],
      milestones: [
        ['kickoff', '2026-11-09'],
        ['go_live', '2026-11-26'],
        ['completion', '2026-12-01'],
      ],
    })
    await coordinate(id)
    await rows(
      `update rollout_milestone set status = 'done', done_on = '2026-11-09' where wave_id = $1 and kind = 'kickoff'`,
      [id],
    )
    test.clock.set('2026-11-20T04:00:00Z')
    const paused = await ask('POST', path(31, 'pause'), { version: 1, reason: 'Trainers are ill.' })
    expect(paused.body).toMatchObject({ status: 'paused', pausedOn: '2026-11-20', statusReason: 'Trainers are ill.' })
    expect(await told(coordinator)).toContain('Wave 31 is paused (at_once)')
    expect(await told(member)).toEqual(['Wave 31 is paused (at_once)'])
    const again = await ask('POST', path(31, 'pause'), { version: 2, reason: 'Again' })
    expect(again).toMatchObject({ status: 409, body: { code: 'rollout.wave.not_running' } })

    test.clock.set('2026-11-24T04:00:00Z')
    const before = await ask('GET', path(31, 'control'))
    expect(before.body).toMatchObject({ shiftDays: 2, openMilestones: 2 })
    const resumed = await ask('POST', path(31, 'resume'), { version: 2, reason: 'Trainers are back.' })
    expect(resumed.body).toMatchObject({ status: 'active', pausedOn: null, shiftDays: 0 })
    const days = await rows(
      'select kind, due_on::text as day from rollout_milestone where wave_id = $1 order by due_on',
      [id],
    )
    // 30 November is Bonifacio Day.
    expect(days).toEqual([
      { kind: 'kickoff', day: '2026-11-09' },
      { kind: 'go_live', day: '2026-12-01' },
      { kind: 'completion', day: '2026-12-03' },
    ])
    expect(await rows('select paused_days from rollout_wave where id = $1', [id])).toEqual([{ paused_days: 2 }])
    expect(await told(member)).toContain('Wave 31 goes on (at_once)')
    test.clock.set('2026-11-20T04:00:00Z')
  })
})

describe('a wave that is cancelled', () => {
  it('takes access away at once, and gives exactly that back', async () => {
    const { id: organization } = await getOrganization(test, 'MIPA')
    const planner = await createPerson(test, { roles: { MIPA: ['planner'] } })
    const both = await createPerson(test, { roles: { MIPA: ['viewer'], MOTC: ['viewer'] } })
    const former = await createPerson(test, { roles: { MIPA: ['staff'] }, memberActive: false })
    const [asPlanner, asBoth] = [await app.signIn(planner), await app.signIn(both)]
    await addWave(test, { number: 32, status: 'active', organizations: ['MIPA'] })
    expect((await asPlanner('GET', '/moa/MIPA/planning/strategic-plans')).status).toBe(200)
    expect((await ask('GET', path(32, 'control'))).body).toMatchObject({
      organizations: ['MIPA'],
      people: 2,
      signedIn: 2,
    })

    const body = { version: 1, reason: 'No budget.', revokeAccess: true }
    const cancelled = await ask('POST', path(32, 'cancel'), body)
    expect(cancelled.body).toMatchObject({ status: 'cancelled', revocations: [{ organization: 'MIPA', members: 2 }] })
    // Nowhere else to work: signed out. Working elsewhere: refused here only.
    expect((await asPlanner('GET', '/me')).status).toBe(401)
    expect((await asBoth('GET', '/me')).status).toBe(200)
    expect((await asBoth('GET', '/moa/MIPA/planning/strategic-plans')).status).toBe(403)
    expect(await rows('select left_reason from rollout_placement where organization_id = $1', [organization])).toEqual([
      { left_reason: 'Wave 32 was cancelled: No budget.' },
    ])

    const restored = await ask('POST', path(32, 'access'), { comment: 'It goes on in wave 40.' })
    expect(restored.body.revocations[0]).toMatchObject({ restoredBy: 'Sittie Macarambon' })
    expect((await asBoth('GET', '/moa/MIPA/planning/strategic-plans')).status).toBe(200)
    const members = await rows('select person_id, is_active from membership where organization_id = $1', [organization])
    expect(
      members
        .filter((one) => one.is_active)
        .map((one) => one.person_id)
        .sort(),
    ).toEqual([planner.id, both.id].sort())
    expect(members.find((one) => one.person_id === former.id)?.is_active).toBe(false)
    expect((await ask('POST', path(32, 'access'), {})).body.code).toBe('rollout.wave.no_revocation')
  })

  it('prepares a rollback for each of its organizations', async () => {
    await addWave(test, { number: 33, status: 'active', organizations: ['MHSD', 'MPOS'] })
    const body = { version: 1, reason: 'Wrong data.', revokeAccess: true, rollBackData: true }
    const { body: cancelled } = await ask('POST', path(33, 'cancel'), body)
    expect(
      cancelled.rollbacks.map(({ organization, state }: Record<string, string>) => `${organization} ${state}`).sort(),
    ).toEqual(['MHSD checking', 'MPOS checking'])
    const [rollback] = await rows(
      `select to_char(moment at time zone 'Asia/Manila', 'YYYY-MM-DD HH24:MI') as moment, needs_second_person as second from rollout_rollback limit 1`,
    )
    expect(rollback).toEqual({ moment: '2026-11-09 00:00', second: false })
  })
})

it.each([
  [
    'planned',
    'pause',
    'Wave 41 is planned. Only a wave that has started can be paused; it has not started: start it, or cancel it.',
  ],
  [
    'cancelled',
    'resume',
    'Wave 41 is cancelled. Only a paused wave can be resumed; plan its organizations into another wave.',
  ],
  ['completed', 'cancel', 'Wave 41 is completed, and that is final; its organizations are onboarded.'],
])('a %s wave refuses "%s" in plain words', async (status, step, detail) => {
  await rows('delete from rollout_wave where number = 41')
  await addWave(test, { number: 41, status })
  const refused = await ask('POST', path(41, step), { version: 1, reason: 'Because.' })
  expect(refused).toMatchObject({ status: 409, body: { detail } })
})

it('a planned wave is cancelled, but there is nothing to roll back', async () => {
  await addWave(test, {
    number: 42,
    status: 'planned',
    startsOn: '2027-02-01',
    endsOn: '2027-02-26',
    organizations: ['MTIT'],
  })
  const refused = await ask('POST', path(42, 'cancel'), { version: 1, reason: 'Later.', rollBackData: true })
  expect(refused.body.code).toBe('rollout.wave.nothing_entered')
  expect((await ask('POST', path(42, 'cancel'), { version: 1, reason: 'Later.' })).body.status).toBe('cancelled')
  expect(app.reported).toEqual([])
})
