import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, type PlatformScope, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import type { ControlRoom } from './control-room.contract.ts'
import { readRoom } from './control-room.ts'

// Friday, 20 November 2026, noon in Cotabato.
const test = useTestDatabase()
const app = useTestApp(test)
const admin = (sql: string, values: unknown[] = []) => onAdmin(test.adminUrl, sql, values)

let viewer: Ask
let room: ControlRoom
const milestones = [
  ['kickoff', '2026-11-03'],
  ['admin_training', '2026-11-06'],
  ['user_training', '2026-11-13'],
  ['go_live', '2026-11-24'],
] as const

beforeAll(async () => {
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
  expect((await viewer('GET', '/platform/rollout/control-room')).body).toMatchObject({
    waves: [],
    progress: [],
    exceptions: [],
    forecast: { end: null, plannedEnd: null, basis: 'assumed', outside: 44 },
    organizations: { total: 44, onboarded: 0, planned: 0 },
  })
  const pilot = await addWave(test, {
    ...{ number: 1, name: 'Pilot', status: 'completed', startsOn: '2026-10-05', endsOn: '2026-10-23' },
    organizations: ['MOH', 'MOLE', 'MAFAR'],
  })
  await admin(
    `update rollout_placement set state = 'onboarding_complete', state_since = '2026-10-22T08:00:00Z' where wave_id = $1`,
    [pilot],
  )
  const second = await addWave(test, {
    ...{ number: 2, status: 'active', startsOn: '2026-11-03', endsOn: '2026-11-24', organizations: ['MPW', 'MOST'] },
    milestones,
  })
  // The kickoff was in time; the training of administrators 2 working days late, the training of users is overdue.
  await admin(`update rollout_milestone set status = 'done', done_on = due_on where kind = 'kickoff'`)
  await admin(`update rollout_milestone set status = 'done', done_on = '2026-11-10' where kind = 'admin_training'`)
  await admin(
    `update rollout_placement set state = 'onboarding_complete', state_since = '2026-11-18T08:00:00Z'
      where wave_id = $1 and organization_id = (select id from organization where code = 'MPW')`,
    [second],
  )
  await admin(
    `insert into rollout_blocker (organization_id, id, wave_id, severity, title, opened_by_name, opened_at, resolved_at, resolution)
     values (null, gen_random_uuid(), $1, 'critical', 'No power', 'A', '2026-11-20T01:00:00Z', null, ''),
            (null, gen_random_uuid(), $1, 'critical', 'No network', 'A', '2026-11-10T01:00:00Z', '2026-11-17T01:00:00Z', 'Repaired.'),
            (null, gen_random_uuid(), $1, 'low', 'No coffee', 'A', '2026-11-16T01:00:00Z', null, '')`,
    [second],
  )
  await addWave(test, { number: 3, startsOn: '2027-01-11', endsOn: '2027-01-29', organizations: ['MTIT'] })
  const members = await Promise.all([
    createPerson(test, { roles: { MPW: ['admin'] } }),
    createPerson(test, { roles: { MPW: ['staff'], MOH: ['staff'] } }),
    createPerson(test, { roles: { MOH: ['staff'] } }),
  ])
  for (const [at, day] of ['2026-11-19', '2026-11-02', '2026-09-01'].entries()) {
    await admin(`insert into sign_in_event (person_id, kind, at) values ($1, 'signed_in', $2)`, [members[at]?.id, day])
    await admin(`insert into onboarding (person_id, invited_at) values ($1, '2026-09-01')`, [members[at]?.id])
  }
  const answer = await viewer('GET', '/platform/rollout/control-room')
  expect(answer.status).toBe(200)
  room = answer.body
})

describe('the control room', () => {
  it('counts organizations, users and blockers, and what they were a week ago', () => {
    expect(room.organizations).toEqual({ total: 44, onboarded: 4, weekAgo: 3, planned: 3 })
    expect(room.users).toEqual({ members: 3, invited: 3, active: 2, weekAgo: 1 })
    expect(room.blockers).toEqual({ open: 2, critical: 1, criticalWeekAgo: 1 })
    expect(room.blockerAges.map(({ age, critical, low }) => [age, critical, low])).toEqual([
      ['under 4 hours', 1, 0],
      ['under 1 day', 0, 0],
      ['1 to 3 days', 0, 0],
      ['4 to 7 days', 0, 1],
      ['over 7 days', 0, 0],
    ])
  })

  it('shows each wave with its users and its health, as the page of the wave counts it', () => {
    expect(
      room.waves.map(({ number, organizations, onboarded, members, active }) => [
        ...[number, organizations, onboarded, members, active],
      ]),
    ).toEqual([
      [1, 3, 3, 2, 1],
      [2, 2, 1, 2, 2],
      [3, 1, 0, 0, 0],
    ])
    // One milestone overdue, one critical blocker; half done, 13 of 16 working days gone.
    expect(room.waves[1]?.health).toMatchObject({ score: 61 })
    expect(room.waves[1]?.health?.parts.map(({ points }) => points)).toEqual([100, -10, -20, 0, -9])
    expect(room.waves[2]?.health).toBeNull()
  })

  it('names the next milestone, overdue or not', () => {
    expect(room.nextMilestone).toEqual({ wave: 2, title: 'user_training', dueOn: '2026-11-13', daysLeft: -5 })
  })

  it('draws what was planned, what came, and what is likely', () => {
    const at = (day: string) => room.progress.find((point) => point.day === day)
    expect(at('2026-11-20')).toEqual({ day: '2026-11-20', planned: 3, onboarded: 4, likely: 4 })
    expect(room.progress[0]).toEqual({ day: '2026-10-05', planned: 0, onboarded: 0, likely: null })
    expect(room.progress.at(-1)).toMatchObject({ planned: 6, onboarded: null, likely: 6 })
    expect(room.progress.length).toBeLessThanOrEqual(13)
  })

  it('forecasts the end, says on what little it stands, and leaves over what is over', () => {
    const { forecast } = room
    expect(forecast).toMatchObject({ basis: 'little', measured: 2, runs: 2000, plannedEnd: '2027-01-29', outside: 38 })
    expect(forecast.end && forecast.end.early <= forecast.end.likely && forecast.end.likely <= forecast.end.late).toBe(
      true,
    )
    expect(forecast.daysLate).toBeGreaterThanOrEqual(0)
    expect(room.waves[0]?.end).toEqual({ early: '2026-10-23', likely: '2026-10-23', late: '2026-10-23' })
    // Five working days behind already: 24 November becomes 1 December and more.
    expect(room.waves[1]?.end?.early).toBe('2026-12-02')
    expect(room.waves[1]?.daysLate?.early).toBe(5)
  })

  it('lists what needs somebody, with the page for it', () => {
    expect(room.exceptions.map(({ kind, title, detail }) => [kind, title, detail])).toEqual([
      ['critical_blocker', 'No power', 'Wave 2, open for 3 hours, nobody owns it'],
      ['overdue_milestone', 'user_training of wave 2', 'Was due on 13 November 2026, nobody owns it'],
      ['no_coordinator', 'Nobody coordinates wave 2', 'Wave 2, under way'],
      ['no_wave', '38 organizations are in no wave', 'The plan and the forecast do not know of them'],
    ])
    expect(room.exceptions.every(({ path }) => path.startsWith('/platform/rollout/'))).toBe(true)
  })

  it('takes three statements', async () => {
    const statements = await inPlatform(test.database, { actor: SYSTEM, requestId: 'count' }, async (scope) => {
      const { seen, db } = countingDb(scope)
      await readRoom({ ...scope, db })
      return seen.length
    })
    expect(statements).toBe(3)
  })
})

/** The scope's way to the database, which notes each statement. */
function countingDb({ db }: PlatformScope) {
  const seen: unknown[] = []
  const counting = new Proxy(db, {
    get(target, name) {
      const found = Reflect.get(target, name)
      if (typeof found !== 'function') return found
      return (...args: unknown[]) => {
        seen.push(name)
        return found.apply(target, args)
      }
    },
  })
  return { seen, db: counting }
}
