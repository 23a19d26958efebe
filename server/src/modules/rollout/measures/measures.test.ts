import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { latestMeasures } from './find-measures.ts'
import { shareOf, takeMeasures } from './take-measures.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout/measures'
const caller = { actor: SYSTEM, requestId: 'test' }
let trainer: Ask
let waveId: string

beforeAll(async () => {
  await onAdmin(test.adminUrl, 'update rollout_placement set left_on = current_date')
  waveId = await addWave(test, {
    number: 7,
    status: 'active',
    organizations: ['MOH', 'MOLE'],
    milestones: [
      ['kickoff', '2026-11-09'],
      ['go_live', '2026-11-27'],
    ],
  })
  trainer = await app.signIn(await createPerson(test, { name: 'Tarhata Trainer', platformRoles: ['trainer'] }))
})

const training = {
  criterion: 'training_completion',
  organization: 'MOH',
  value: '82.5',
  sampleSize: 40,
  measuredOn: '2026-11-18',
  source: 'Attendance sheet of 18 November',
}

describe('a measure', () => {
  it('is entered with day, sample and source, and says who entered it', async () => {
    const { status, body } = await trainer('POST', base, training)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      ...{ level: 'organization', organization: 'MOH', wave: null, subject: 'MOH', value: '82.5', unit: 'percent' },
      ...{ sampleSize: 40, measuredOn: '2026-11-18', isMeasured: false, recordedBy: 'Tarhata Trainer', isLatest: true },
    })
    const ofWave = await trainer('POST', base, { ...training, organization: undefined, wave: 7, value: '79.99' })
    expect(ofWave.body).toMatchObject({ level: 'wave', wave: 7, subject: 'Wave 7: Wave 7', isLatest: true })
  })

  it.each([
    [{ value: '100.01' }, 'rollout.measure.out_of_bounds', 'value'],
    [{ criterion: 'satisfaction', value: '0.99' }, 'rollout.measure.out_of_bounds', 'value'],
    [{ criterion: 'critical_bugs', value: '1.5' }, 'rollout.measure.not_whole', 'value'],
    [{ measuredOn: '2026-11-21' }, 'rollout.measure.in_future', 'measuredOn'],
    [{ measuredOn: '2019-12-31' }, 'rollout.measure.day_out_of_range', 'measuredOn'],
    [{ wave: 7 }, 'rollout.measure.two_subjects', 'organization'],
    [{ criterion: 'uptime' }, 'rollout.measure.wrong_level', 'criterion'],
    [{ sampleSize: undefined }, 'rollout.measure.sample_missing', 'sampleSize'],
    [{ organization: 'NOPE' }, 'rollout.measure.unknown_organization', 'organization'],
    [{ organization: undefined, wave: 66 }, 'rollout.wave.not_found', undefined],
    [{ value: '-1' }, 'request.invalid', 'value'],
    [{ value: '80.123' }, 'request.invalid', 'value'],
    [{ source: ' ' }, 'request.invalid', 'source'],
  ])('that makes no sense is refused: %o', async (change, code, path) => {
    const { body } = await trainer('POST', base, { ...training, ...change })
    expect([body.code, body.errors?.[0]?.path]).toEqual([code, path])
  })

  it('is corrected by a later one, and is never changed', async () => {
    await trainer('POST', base, { ...training, value: '60' })
    await trainer('POST', base, { ...training, value: '95', measuredOn: '2026-11-01' })
    const { body } = await trainer('GET', `${base}?criterion=training_completion&organization=MOH`)
    expect(
      body.items.map(({ value, isLatest }: { value: string; isLatest: boolean }) => `${value} ${isLatest}`),
    ).toEqual(['95 false', '60 true', '82.5 false'])
    const latest = await trainer('GET', `${base}?criterion=training_completion&organization=MOH&latest=true`)
    expect(latest.body).toMatchObject({ total: 1, items: [{ value: '60' }] })
    const { id } = await getOrganization(test, 'MOH')
    const counted = await inPlatform(test.database, caller, (scope) => latestMeasures(scope, { organizationIds: [id] }))
    expect(counted).toMatchObject([{ criterion: 'training_completion', value: '60', sampleSize: 40 }])
    await expect(
      inPlatform(test.database, caller, ({ db }) => db.execute('update rollout_measure set value = 100')),
    ).rejects.toThrow()
  })

  it('leaves as a file', async () => {
    const { text } = await trainer('GET', `${base}?format=csv&level=organization`)
    expect(text).toContain('criterion,level,subject,value,unit,sample_size,measured_on,source')
    expect(text).toContain('Training completed,Organization,MOH,60,%,40,2026-11-18,Attendance sheet of 18 November')
  })
})

describe('what BMMS measures itself', () => {
  it('is recorded once a day as long as it holds; what nobody can say is left out', async () => {
    const people = await Promise.all(
      Array.from({ length: 3 }, () => createPerson(test, { roles: { MOLE: ['viewer'] } })),
    )
    await onAdmin(
      test.adminUrl,
      `insert into sign_in_event (person_id, kind, at) values ($1, 'signed_in', '2026-11-10'), ($2, 'failed', '2026-11-10'),
         ($3, 'signed_in', '2026-10-20')`,
      people.map(({ id }) => id),
    )
    const take = () => inPlatform(test.database, caller, (scope) => takeMeasures(scope, { waveId }))
    await take()
    await take()
    const { body } = await trainer('GET', `${base}?wave=7&measured=true&sort=criterion`)
    const words = body.items.map((one: { criterion: string; value: string; sampleSize: number | null }) =>
      [one.criterion, one.value, one.sampleSize].join(' '),
    )
    expect(words).toEqual(['active_users 33.33 3', 'critical_blockers 0 ', 'milestones_done 0 2', 'users_imported 3 '])
    await onAdmin(
      test.adminUrl,
      `update rollout_milestone set status = case kind when 'kickoff' then 'done' else 'dropped' end,
         done_on = case kind when 'kickoff' then '2026-11-09'::date end where wave_id = $1`,
      [waveId],
    )
    await take()
    const again = await trainer('GET', `${base}?wave=7&criterion=milestones_done&latest=true`)
    expect(again.body).toMatchObject({ total: 1, items: [{ value: '100', sampleSize: 1 }] })
  })

  it('includes its error rate, once there were requests enough to say one', async () => {
    const hour = (requests: number, errors: number, at: string) =>
      onAdmin(
        test.adminUrl,
        `insert into request_hour (hour, process, requests, errors, durations, bytes_out, cpu_ms, memory_bytes, connections)
           values ($1, 'web', $2, $3, array_fill(0, array[11]), 0, 0, 0, 0)`,
        [at, requests, errors],
      )
    const rate = async () => {
      await inPlatform(test.database, caller, (scope) => takeMeasures(scope, { waveId }))
      return (await trainer('GET', `${base}?criterion=error_rate`)).body.items
    }
    await hour(900, 9, '2026-11-19T01:00:00Z')
    await hour(50_000, 50_000, '2026-11-01T01:00:00Z')
    expect(await rate()).toEqual([])
    await hour(600, 1, '2026-11-20T01:00:00Z')
    expect(await rate()).toMatchObject([{ level: 'platform', value: '0.67', sampleSize: 1500, isMeasured: true }])
    expect(await rate()).toHaveLength(1)
  })

  it('is rounded to the side that does not help', () => {
    expect([shareOf(2, 3, 'at_least'), shareOf(2, 3, 'below'), shareOf(1, 4, 'at_most')]).toEqual([
      '66.66',
      '66.67',
      '25',
    ])
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.nat(10_000),
        (a, b, t) => {
          const [part, whole] = [Math.min(a, b), b]
          const exact = part * 10_000
          const meets = Math.round(Number(shareOf(part, whole, 'at_least')) * 100) >= t
          const below = Math.round(Number(shareOf(part, whole, 'below')) * 100) < t
          expect(meets).toBe(exact >= t * whole)
          expect(!below || exact < t * whole).toBe(true)
        },
      ),
    )
  })
})
