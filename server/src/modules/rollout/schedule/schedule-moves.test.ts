import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { placeMilestones } from './shift-milestones.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout/schedule'
let manager: Ask
let viewer: Ask

interface Shown {
  id: string
  version: number
}
const timeline = async () => (await manager('GET', base)).body
const waveOf = async (number: number) =>
  (await timeline()).waves.find((wave: { number: number }) => wave.number === number)
const milestoneOf = async (number: number, kind: string) =>
  (await waveOf(number)).milestones.find((one: { kind: string }) => one.kind === kind)
const moveWave = async (number: number, body: object) => {
  const { id, version }: Shown = await waveOf(number)
  return manager('POST', `${base}/waves/${id}/move`, { why: '', preview: false, version, ...body })
}
const moveMilestone = async (number: number, kind: string, body: object) => {
  const { id, version }: Shown = await milestoneOf(number, kind)
  return manager('POST', `${base}/milestones/${id}/move`, { why: '', preview: false, version, ...body })
}

beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { platformRoles: ['rollout_manager'] }))
  viewer = await app.signIn(await createPerson(test, { platformRoles: ['ocm_viewer'] }))
})

beforeEach(async () => {
  await onAdmin(test.adminUrl, 'truncate rollout_wave, rollout_placement, rollout_blackout cascade')
  await onAdmin(test.adminUrl, 'delete from rollout_prerequisite')
  await add(2, 'planned', '2027-01-11', '2027-01-29', ['MBHTE'])
  await add(3, 'planned', '2027-02-10', '2027-03-02', ['MSSD'])
})

async function add(number: number, status: string, startsOn: string, endsOn: string, organizations: string[] = []) {
  const id = await addWave(test, { number, status, startsOn, endsOn, organizations })
  await inPlatform(test.database, { actor: SYSTEM, requestId: 'test' }, (scope) => placeMilestones(scope, id))
}

describe('the timeline', () => {
  it('shows waves with their days, milestones, rest days, Ramadan and blackouts', async () => {
    const { status, body } = await viewer('GET', base)
    expect(status).toBe(200)
    expect(body.waves.map((wave: { number: number; workingDays: number }) => [wave.number, wave.workingDays])).toEqual([
      [2, 14],
      [3, 15],
    ])
    expect(body.waves[0]).toMatchObject({ organizations: ['MBHTE'], status: 'planned', baselineEndsOn: '2027-01-29' })
    expect(body.holidays).toContainEqual({ date: '2027-01-21', name: 'Bangsamoro Foundation Day', class: 'regular' })
    expect(body.ramadans).toEqual([{ name: 'Ramadan 1448', startsOn: '2027-02-08', endsOn: '2027-03-08' }])
    expect([body.today, body.from, body.to]).toEqual(['2026-11-20', '2026-11-02', '2027-03-21'])
    expect(body.warnings).toEqual([])
  })

  it('leaves as CSV, XLSX and PDF with both calendars, and only its keepers may change it', async () => {
    const csv = await viewer('GET', `${base}/milestones?format=csv&wave=2`)
    expect(csv.text.split('\r\n')[1]).toContain('Kickoff,3 Sha’ban 1448,2027-01-11')
    const [xlsx, pdf] = [
      await viewer('GET', `${base}/milestones?format=xlsx`),
      await viewer('GET', `${base}/milestones?format=pdf`),
    ]
    expect([xlsx.status, pdf.status]).toEqual([200, 200])
    expect(pdf.text.startsWith('%PDF')).toBe(true)
    const { id, version } = await waveOf(2)
    const body = { startsOn: '2027-01-12', why: '', version, preview: true }
    expect((await viewer('POST', `${base}/waves/${id}/move`, body)).status).toBe(403)
  })
})

describe('moving a wave', () => {
  it('says first what it would do and changes nothing', async () => {
    const { body } = await moveWave(2, { startsOn: '2027-01-25', preview: true })
    expect(body.summary).toBe('Moves wave 2 to 25 January 2027, ending on 11 February 2027, and 6 milestones with it.')
    expect(body.warnings).toEqual(['Wave 2 would overlap wave 3 by 2 working days.'])
    expect(body.milestones[0]).toMatchObject({ title: 'Kickoff', before: '2027-01-11', after: '2027-01-25' })
    expect(await waveOf(2)).toMatchObject({ startsOn: '2027-01-11', version: 1 })
  })

  it('takes its open milestones along, keeps its working days and says why on each', async () => {
    const { status, body } = await moveWave(2, { startsOn: '2027-01-16', why: 'trainers are away.' })
    expect(status).toBe(200)
    expect(body.notes).toEqual(['18 January 2027 instead of 16 January 2027: Saturday, Sunday.'])
    const wave = await waveOf(2)
    expect([wave.startsOn, wave.endsOn, wave.workingDays, wave.version]).toEqual(['2027-01-18', '2027-02-05', 14, 2])
    expect(wave.baselineStartsOn).toBe('2027-01-11')
    expect(wave.milestones.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual([
      ...['2027-01-18', '2027-01-22', '2027-01-26', '2027-01-29', '2027-02-02', '2027-02-05'],
    ])
    expect(wave.milestones[0].note).toBe('Moved from 11 January 2027: trainers are away.')
  })

  it('is refused in words where it cannot be', async () => {
    const refusal = async (number: number, body: object) => (await moveWave(number, body)).body.detail
    expect(await refusal(2, { endsOn: '2027-01-10' })).toBe(
      'Wave 2 cannot end on 10 January 2027, before it starts on 11 January 2027. Choose a later end.',
    )
    expect(await refusal(2, { endsOn: '2027-01-22' })).toContain('Go-live is on 26 January 2027. Move that one first')
    expect(await refusal(2, { startsOn: '2026-11-19' })).toContain('19 November 2026 has passed.')
    expect((await moveWave(2, { startsOn: '2027-01-12', version: 7 })).status).toBe(409)
    expect(await refusal(2, { startsOn: '2027-01-11' })).toContain('Wave 2 already stands on 11 January 2027.')
    for (const body of [{ startsOn: '2101-01-03' }, { endsOn: '2101-01-03' }])
      expect((await moveWave(2, body)).body.code).toBe('rollout.schedule.out_of_range')
    await add(6, 'planned', '2027-01-11', '2099-01-30')
    expect((await moveWave(6, { startsOn: '2095-01-10' })).body.code).toBe('rollout.schedule.out_of_range')
    await add(4, 'active', '2026-11-16', '2026-12-04')
    expect(await refusal(4, { startsOn: '2026-11-23' })).toContain('Wave 4 has begun.')
    expect((await moveWave(4, { endsOn: '2026-12-07' })).body.milestones).toMatchObject([{ title: 'Completion' }])
    await add(5, 'completed', '2026-10-05', '2026-10-23')
    expect(await refusal(5, { endsOn: '2026-12-07' })).toContain('Wave 5 is completed.')
  })

  it('may not put an organization before one that it needs', async () => {
    const [later, needs] = [await getOrganization(test, 'MSSD'), await getOrganization(test, 'MBHTE')]
    await onAdmin(
      test.adminUrl,
      `insert into rollout_prerequisite (id, later_id, needs_id, why) values (gen_random_uuid(), $1, $2, 'shares its records.')`,
      [later.id, needs.id],
    )
    const words =
      'Wave 3 would start on 27 January 2027, but MSSD needs MBHTE first (shares its records): wave 2, in which MBHTE comes, ends on 29 January 2027. Choose another day.'
    expect((await moveWave(3, { startsOn: '2027-01-27' })).body.detail).toBe(words)
    expect((await moveWave(2, { endsOn: '2027-02-10' })).body.code).toBe('rollout.schedule.conflict')
    expect((await moveWave(3, { startsOn: '2027-02-01', preview: true })).status).toBe(200)
  })

  it('may not start or go live in a blackout', async () => {
    const close = { name: 'Budget call', kind: 'budget_call', startsOn: '2027-02-01', endsOn: '2027-02-05', source: '' }
    const { body } = await manager('POST', '/platform/rollout/blackouts', { ...close, forbids: ['go_live'] })
    expect(body.conflicts).toEqual([])
    expect((await moveWave(2, { startsOn: '2027-01-18' })).body.detail).toBe(
      'Wave 2 would go live on 2 February 2027, in Budget call (1 February 2027 to 5 February 2027). Choose another day.',
    )
    const wider = { ...close, startsOn: '2027-01-25', forbids: ['start', 'go_live'], version: 1 }
    const changed = await manager('PUT', `/platform/rollout/blackouts/${body.blackout.id}`, wider)
    expect(changed.body.conflicts).toEqual([
      'Wave 2 would go live on 26 January 2027, in Budget call (25 January 2027 to 5 February 2027).',
    ])
    expect((await timeline()).warnings).toEqual(changed.body.conflicts)
    expect((await manager('DELETE', `/platform/rollout/blackouts/${body.blackout.id}`)).status).toBe(204)
    const long = { ...close, startsOn: '2019-12-31', endsOn: '2020-01-02', forbids: [] }
    expect((await manager('POST', '/platform/rollout/blackouts', long)).body.code).toBe('rollout.blackout.date_range')
    expect(
      (await manager('POST', '/platform/rollout/blackouts', { ...wider, version: undefined, endsOn: '2027-01-01' }))
        .body.code,
    ).toBe('rollout.blackout.order')
  })
})

describe('moving a milestone', () => {
  it('keeps the order of milestones and names the neighbour', async () => {
    const { body } = await moveMilestone(2, 'user_training', { dueOn: '2027-01-25' })
    expect(body.detail).toBe(
      'Training of users cannot be on 25 January 2027: System access, which comes after it, is on 22 January 2027. Move that one first.',
    )
    expect((await moveMilestone(2, 'go_live', { dueOn: '2027-01-20' })).body.detail).toContain(
      'System access, which comes before it, is on 22 January 2027',
    )
    const moved = await moveMilestone(2, 'user_training', { dueOn: '2027-01-21' })
    expect(moved.body.summary).toBe('Moves Training of users of wave 2 from 18 January 2027 to 22 January 2027.')
    expect(moved.body.notes).toEqual(['22 January 2027 instead of 21 January 2027: Bangsamoro Foundation Day.'])
    const { dueOn, note } = await milestoneOf(2, 'user_training')
    expect(dueOn).toBe('2027-01-22')
    expect(note).toMatch(/^Moved from 18 January 2027: by .+[.] 22 January 2027 instead of 21 January 2027: Bangsamoro/)
  })

  it('takes the end of the wave along with its completion, and stays inside the wave otherwise', async () => {
    const { body } = await moveMilestone(2, 'completion', { dueOn: '2027-02-03' })
    expect(body.summary).toContain('and the end of the wave with it')
    expect(await waveOf(2)).toMatchObject({ endsOn: '2027-02-03' })
    await moveMilestone(2, 'go_live', { dueOn: '2027-02-03' })
    const order = (await waveOf(2)).milestones.map(({ kind }: { kind: string }) => kind)
    expect(order.slice(-2)).toEqual(['go_live', 'completion'])
    const kickoff = await moveMilestone(2, 'kickoff', { dueOn: '2027-01-12' })
    expect(kickoff.body.waves).toMatchObject([{ number: 2, startsOn: { after: '2027-01-12' } }])
    await onAdmin(test.adminUrl, `update rollout_milestone set status = 'dropped' where kind = 'completion'`)
    expect((await moveMilestone(2, 'go_live', { dueOn: '2027-02-04' })).body.detail).toContain(
      'wave 2 runs from 12 January 2027 to 3 February 2027',
    )
  })
})

describe('laying out again', () => {
  const wish = { startsOn: null, waveDays: 14, gapDays: 7, parallel: 1, newBaseline: false, preview: false }

  it('puts planned waves after the running ones, around blackouts, and moves nothing else', async () => {
    await add(1, 'active', '2026-11-02', '2026-12-04')
    const close = { name: 'Year-end close', kind: 'year_end', startsOn: '2026-12-14', endsOn: '2027-01-08', source: '' }
    await manager('POST', '/platform/rollout/blackouts', { ...close, forbids: ['start', 'go_live'] })
    const { body } = await manager('POST', `${base}/layout`, wish)
    expect(body.summary).toBe('Moves wave 3 to end on 1 March 2027, and 3 milestones with it.')
    expect(body.notes[0]).toBe(
      'Wave 2: Start moved from 17 December 2026: no wave may start in Year-end close (14 December 2026 to 8 January 2027).',
    )
    const { waves } = await timeline()
    expect(waves.map((wave: { startsOn: string; endsOn: string }) => [wave.startsOn, wave.endsOn])).toEqual([
      ['2026-11-02', '2026-12-04'],
      ['2027-01-11', '2027-01-29'],
      ['2027-02-10', '2027-03-01'],
    ])
    expect(waves[2].baselineEndsOn).toBe('2027-03-02')
    await manager('POST', `${base}/layout`, { ...wish, newBaseline: true })
    expect((await waveOf(3)).baselineEndsOn).toBe('2027-03-01')
  })

  it('is refused where no day is left, or nothing is planned', async () => {
    await onAdmin(
      test.adminUrl,
      `insert into rollout_blackout (id, name, kind, starts_on, ends_on, forbids)
       select gen_random_uuid(), 'Y' || n, 'other', '2026-11-20'::date + n * 366, '2026-11-20'::date + n * 366 + 366, '{start}'
         from generate_series(0, 60) n`,
    )
    expect((await manager('POST', `${base}/layout`, wish)).body.code).toBe('rollout.schedule.no_room')
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'cancelled'`)
    expect((await manager('POST', `${base}/layout`, wish)).body.code).toBe('rollout.schedule.nothing_planned')
    expect(app.reported).toEqual([])
  })
})
