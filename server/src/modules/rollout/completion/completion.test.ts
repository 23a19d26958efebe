import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { contentHash } from '../../../platform/documents/content-hash.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { recordMeasure } from '../measures/record-measure.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/rollout/completion-reports'
let manager: Ask

/** Wave 2 ended two working days late: 30 November 2026 is a holiday. */
beforeAll(async () => {
  manager = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['rollout_manager'] }))
  const wave = await addWave(test, {
    ...{ number: 2, name: 'Social services', status: 'completed', startsOn: '2026-11-02', endsOn: '2026-11-27' },
    organizations: ['MSSD', 'MIPA'],
    milestones: [
      ['kickoff', '2026-11-02'],
      ['go_live', '2026-11-20'],
      ['completion', '2026-11-27'],
    ],
  })
  await addWave(test, { number: 3, startsOn: '2027-01-11', endsOn: '2027-01-29', organizations: ['MPW'] })
  const { id: mssd } = await getOrganization(test, 'MSSD')
  await onAdmin(
    test.adminUrl,
    `update rollout_wave set ended_on = '2026-12-02' where number = 2;
     update rollout_placement set state = 'onboarding_complete' where wave_id = '${wave}';
     update rollout_milestone set status = 'done', done_on = due_on where wave_id = '${wave}' and kind = 'kickoff';
     update rollout_milestone set status = 'done', done_on = due_on + 3 where wave_id = '${wave}' and kind = 'go_live';
     insert into rollout_blocker (organization_id, id, wave_id, severity, title, opened_by_name, opened_at, resolved_at, resolution)
       values (null, gen_random_uuid(), '${wave}', 'high', 'No room', 'BMMS', '2026-11-03T00:00Z', '2026-11-03T06:00Z', 'Found one'),
              (null, gen_random_uuid(), '${wave}', 'low', 'No chairs', 'BMMS', '2026-11-03T00:00Z', null, '');`,
  )
  await inPlatform(test.database, { actor: { ...SYSTEM, name: 'Test' }, requestId: 'test' }, (scope) =>
    recordMeasure(scope, {
      ...{ criterion: 'satisfaction', organizationId: mssd, value: '4.25', sampleSize: 40 },
      ...{ measuredOn: '2026-11-19', source: 'Survey after the training' },
    }),
  )
})

describe('the completion report', () => {
  it('compares what was planned with what came of it', async () => {
    const { body } = await manager('GET', '/platform/rollout/completion-preview')
    expect(body.waves).toMatchObject([
      {
        ...{
          number: 2,
          plannedEnd: '2026-11-27',
          actualEnd: '2026-12-02',
          daysLate: 2,
          organizations: 2,
          onboarded: 2,
        },
        ...{ milestones: 3, milestonesOnTime: 1, milestonesLate: 1, blockers: 2, openBlockers: 1, medianHours: 6 },
        decision: null,
      },
      { number: 3, actualStart: null, daysLate: null, milestones: 0, medianHours: null },
    ])
    expect(body.summary).toBe(
      'The rollout goes on; waves still open: 1 of 2. Organizations onboarded: 2 of 44. Waves completed: 1.',
    )
    const figure = (label: string) => body.figures.find((one: { label: string }) => one.label === label).value
    expect([figure('Waves on time'), figure('Milestones on time')]).toEqual(['0 of 1', '1 of 2'])
    expect(body.measures).toMatchObject([
      { criterion: 'Satisfaction', subject: 'MSSD', source: 'Survey after the training' },
    ])
  })

  it('is kept as it was made, with its hash, whatever is learned afterwards', async () => {
    const lesson = { wave: 2, kind: 'change', lesson: 'Two sessions in a morning are too much', action: 'One session' }
    expect((await manager('POST', '/platform/rollout/lessons', lesson)).body).toMatchObject({
      ...lesson,
      saidBy: 'Faisal Jalal',
    })
    const { body: made } = await manager('POST', base, {})
    await manager('POST', '/platform/rollout/lessons', { ...lesson, wave: null, lesson: 'Later' })
    const { body } = await manager('GET', `${base}/${made.id}`)
    expect(body.content.lessons).toEqual([
      { wave: 2, kind: 'Do differently', lesson: 'Two sessions in a morning are too much', action: 'One session' },
    ])
    expect(contentHash(body.content)).toBe(body.sha256)
    const { rows } = await onAdmin(
      test.adminUrl,
      `select has_table_privilege('bmms_app', 'rollout_completion', 'update') as may`,
    )
    expect(rows).toEqual([{ may: false }])
  })

  it('is a PDF', async () => {
    const { body } = await manager('GET', base)
    const paper = await manager('GET', `${base}/${body.items[0].id}/pdf`)
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.text.slice(0, 5)).toBe('%PDF-')
  })

  it('refuses a lesson of a wave that does not exist, and a report that was never made', async () => {
    const lesson = { wave: 77, kind: 'keep', lesson: 'x', action: '' }
    expect((await manager('POST', '/platform/rollout/lessons', lesson)).body.code).toBe('rollout.wave.not_found')
    const unknown = await manager('GET', `${base}/01a1fd18-4020-76c1-9828-000000000001`)
    expect(unknown.body.code).toBe('rollout.completion.not_found')
  })
})
