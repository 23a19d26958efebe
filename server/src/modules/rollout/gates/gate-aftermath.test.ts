import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { closePdf } from '../../../platform/documents/pdf.ts'
import { useTestApp } from '../../../testing/app.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { GATES, type GatePerson, GOOD_FIGURES, useGates } from '../../../testing/gates.ts'
import { jobContext } from '../../../testing/job-context.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { remindOfConditions, takeDailyMeasures } from './gate-jobs.ts'
import { proposeCompletion } from './open-gate.ts'
import { gateStanding } from './standing.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const { people, ask, startWave, enter, goodWave, idOf, openFor, sign, step, waveRow, condition } = useGates(test, app)
const caller = { actor: SYSTEM, requestId: 'test' }
afterAll(closePdf)

describe('a wave', () => {
  const finish = (wave: number) =>
    onAdmin(test.adminUrl, `update rollout_milestone set status = 'done', done_on = '2026-11-20' where wave_id = $1`, [
      idOf(wave),
    ])

  it('whose milestones are all done is proposed for completion once; nothing closes by itself', async () => {
    const wave = await startWave()
    await onAdmin(
      test.adminUrl,
      `insert into rollout_coordinator (wave_id, part, id, person_id) values ($1, 'lead', gen_random_uuid(), $2)`,
      [...[idOf(wave), people.coordinator.id]],
    )
    const propose = () => inPlatform(test.database, caller, (scope) => proposeCompletion(scope, idOf(wave)))
    expect(await propose()).toBeNull()
    await finish(wave)
    const id = await propose()
    expect(await propose()).toBeNull()
    const { body } = await ask.viewer('GET', `${GATES}/${id}`)
    expect(body).toMatchObject({
      openedBy: 'BMMS',
      openedReason: 'All milestones of the wave are done.',
      overall: 'inconclusive',
    })
    expect(await waveRow(wave)).toMatchObject({ status: 'active' })
    const { rows } = await onAdmin(test.adminUrl, `select person_id from notification where path = $1`, [
      `${GATES}/${id}`,
    ])
    const told = rows.map(({ person_id }) => person_id)
    expect(told).toEqual(expect.arrayContaining([people.coordinator.id, people.manager.id, people.executive.id]))
    expect(told).not.toContain(people.viewer.id)
  })

  it('is measured every day while it is active', async () => {
    const wave = await startWave({ organizations: ['MAFAR'] })
    await takeDailyMeasures.handle(jobContext(test), {})
    const measured = async (subject: string) =>
      (await ask.viewer('GET', `/platform/rollout/measures?${subject}&measured=true&sort=criterion`)).body.items.map(
        ({ criterion }: { criterion: string }) => criterion,
      )
    expect(await measured('organization=MAFAR')).toEqual(['critical_blockers', 'users_imported'])
    expect(await measured(`wave=${wave}`)).toEqual(['critical_blockers', 'milestones_done', 'users_imported'])
  })
})

describe('a condition', () => {
  it('is due on a working day, reminded of, blocks when overdue, and is closed with evidence', async () => {
    const wave = await goodWave()
    const gate = await openFor(wave)
    // 30 November 2026 is Bonifacio Day; 28 and 29 are a weekend.
    const conditions = [
      condition({ dueOn: '2026-11-28' }),
      condition({ title: 'Print the manuals', dueOn: '2026-12-04' }),
    ]
    const signed = (await sign('manager', gate, { decision: 'conditional_go', reason: 'Nearly', conditions })).body
    const decided = (await step('second', signed, 'countersign')).body
    expect(decided).toMatchObject({
      ...{ decision: 'conditional_go', openConditions: 2, overdueConditions: 0 },
      conditions: [
        { number: 1, dueOn: '2026-12-01', dueNow: '2026-12-01', state: 'open', ownerName: 'Ms trainer' },
        { number: 2, dueOn: '2026-12-04' },
      ],
    })
    expect(await waveRow(wave)).toMatchObject({ status: 'completed' })
    const watch = () => remindOfConditions.handle(jobContext(test), {})
    const told = async () =>
      (
        await onAdmin(
          test.adminUrl,
          `select title from notification where person_id = $1 and path = $2 order by created_at`,
          [...[people.trainer.id, `${GATES}/${gate.id}`]],
        )
      ).rows.map(({ title }) => title)
    await watch()
    expect(await told()).toHaveLength(2)
    test.clock.set('2026-11-29T23:40:00Z')
    await watch()
    await watch()
    expect((await told()).slice(2)).toEqual(['Due on 1 December 2026: Train the rest'])
    test.clock.set('2026-12-01T23:40:00Z')
    await watch()
    await watch()
    const late = (await ask.viewer('GET', `/platform/rollout/gate-conditions?state=overdue&q=rest&wave=${wave}`)).body
    expect(late).toMatchObject({
      total: 1,
      items: [{ title: 'Train the rest', state: 'overdue', gateNumber: gate.number }],
    })
    const blockers = async () =>
      (
        await onAdmin(
          test.adminUrl,
          'select title, severity, owner_id, resolution from rollout_blocker where wave_id = $1',
          [idOf(wave)],
        )
      ).rows
    expect(await blockers()).toEqual([
      {
        title: `Condition of gate ${gate.number} is overdue: Train the rest`,
        severity: 'high',
        owner_id: people.trainer.id,
        resolution: '',
      },
    ])
    const standing = await inPlatform(test.database, caller, (scope) => gateStanding(scope, [idOf(wave)]))
    expect(standing.get(idOf(wave))).toMatchObject({ openConditions: 2, overdueConditions: 1, letsLaterStart: true })
    const [{ id, version }] = late.items
    const close = (who: GatePerson, evidence: string) =>
      ask[who]('POST', `/platform/rollout/gate-conditions/${id}/closing`, { version, evidence })
    expect((await close('viewer', 'x')).status).toBe(403)
    expect((await close('trainer', ' ')).body.code).toBe('request.invalid')
    const closed = await close('trainer', 'Attendance sheet of 1 December')
    expect(closed.body).toMatchObject({
      openConditions: 1,
      conditions: [{ state: 'closed', closedBy: 'Ms trainer' }, {}],
    })
    expect((await close('trainer', 'Again')).body.code).toBe('rollout.condition.closed')
    expect(await blockers()).toMatchObject([{ resolution: 'The condition is met: Attendance sheet of 1 December' }])
    test.clock.set('2026-11-20T04:00:00Z')
  })

  it('moves with a late proclamation', async () => {
    const gate = await openFor(await goodWave())
    const conditions = [condition({ dueOn: '2026-12-10' })]
    const signed = (await sign('manager', gate, { decision: 'conditional_go', reason: 'Nearly', conditions })).body
    await step('second', signed, 'countersign')
    await onAdmin(
      test.adminUrl,
      `update deadline set due_date = '2026-12-11' where kind = 'rollout.condition' and statutory_date = '2026-12-10'`,
    )
    expect((await ask.viewer('GET', `${GATES}/${gate.id}`)).body.conditions).toMatchObject([
      { dueOn: '2026-12-10', dueNow: '2026-12-11' },
    ])
  })
})

describe('a sign-off', () => {
  it('is a gate of one organization, listed for each pilot', async () => {
    const { body } = await ask.coordinator('POST', GATES, { organization: 'MOH' })
    expect(body).toMatchObject({
      kind: 'organization',
      organization: 'MOH',
      wave: null,
      title: 'Sign-off of MOH',
      overall: 'inconclusive',
    })
    const figures = { critical_bugs: '0', tests_passed: '96.5', training_completion: '84', satisfaction: '4.1' }
    await enter({ organization: 'MOH' }, { ...figures, uptime: '99.9' })
    const signed = (await sign('manager', body, {})).body
    expect((await step('executive', signed, 'countersign')).body).toMatchObject({ status: 'decided', decision: 'go' })
    const { items } = (await ask.viewer('GET', '/platform/rollout/sign-offs')).body
    expect(
      items.map(
        ({ code, gate }: { code: string; gate: { decision: string } | null }) => `${code} ${gate?.decision ?? 'none'}`,
      ),
    ).toEqual(['MAFAR none', 'MOH go', 'MOLE none'])
    expect((await ask.coordinator('POST', GATES, { organization: 'NOPE' })).body.code).toBe(
      'access.unknown_organization',
    )
  })
})

describe.skipIf(spawnSync('pdftotext', ['-v']).error)('the paper of a gate', () => {
  it('says everything that was signed, with hash, both dates and both signatures', async () => {
    const wave = await startWave()
    await enter({ wave }, { ...GOOD_FIGURES, active_users: '41.5' })
    const gate = await openFor(wave)
    const conditions = [condition({ criterion: 'active_users', title: 'Call the offices that do not sign in' })]
    const signed = (
      await sign('manager', gate, { decision: 'conditional_go', conditions, comment: 'As agreed on Monday' })
    ).body
    const decided = (await step('executive', signed, 'countersign')).body
    const { cookie } = ask.viewer
    const response = await app.server.inject({
      method: 'GET',
      url: `/api/v1${GATES}/${gate.id}/document`,
      headers: { cookie, host: 'localhost:3000' },
    })
    expect(app.reported.map(String)).toEqual([])
    expect(response.headers['content-type']).toBe('application/pdf')
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: response.rawPayload,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString()
    const words = text.replaceAll(/\s+/g, ' ')
    for (const part of [
      ...[
        `Gate of wave ${wave}`,
        'Conditional go',
        'Active users',
        '41.5%',
        'at least 60%',
        'Not met',
        'Call the offices that do not sign in',
      ],
      ...[
        'Ms manager',
        'Ms executive',
        'As agreed on Monday',
        decided.sha256,
        '10 Jumada al-Akhirah 1448 / 20 November 2026',
      ],
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('DRAFT')
  })
})
