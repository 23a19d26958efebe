import { describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { useTestApp } from '../../../testing/app.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { GATES, GOOD_FIGURES, useGates } from '../../../testing/gates.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { gateStanding } from './standing.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const { people, ask, startWave, enter, goodWave, idOf, openFor, sign, step, waveRow, condition } = useGates(test, app)
const caller = { actor: SYSTEM, requestId: 'test' }

describe('a gate', () => {
  it('shows how things stand while it is open, and decides nothing', async () => {
    const wave = await startWave({ organizations: ['MOH', 'MOLE'] })
    const gate = await openFor(wave)
    expect(gate).toMatchObject({
      ...{ kind: 'wave', wave, title: `Gate of wave ${wave}`, status: 'open', decision: null, sha256: null },
      ...{
        overall: 'inconclusive',
        allowed: ['conditional_go', 'no_go'],
        openMilestones: 2,
        canPrepare: true,
        canSign: false,
      },
    })
    await enter({ wave }, GOOD_FIGURES)
    const tried = await ask.coordinator('POST', `${GATES}/${gate.id}/evaluations`)
    expect(tried.body).toMatchObject({
      status: 'open',
      overall: 'inconclusive',
      evaluations: [{ overall: 'inconclusive' }],
    })
    const verdicts = tried.body.findings.map((one: { criterion: string; verdict: string; cause: string | null }) =>
      [one.criterion, one.verdict, one.cause].join(' '),
    )
    expect(verdicts).toEqual([
      ...['critical_bugs met ', 'uptime met ', 'error_rate met ', 'training_completion met ', 'satisfaction met '],
      'active_users inconclusive no_data',
    ])
    expect(await waveRow(wave)).toMatchObject({ status: 'active' })
    expect((await openFor(wave)).code).toBe('rollout.gate.already_open')
  })

  it('is decided by two people, completes its wave with a go, and is frozen then', async () => {
    const wave = await goodWave()
    const gate = await openFor(wave)
    expect(gate.overall).toBe('go')
    const signed = await sign('manager', gate, { comment: 'All figures checked' })
    expect(signed.body).toMatchObject({ status: 'signed', decision: 'go', decidedAt: null })
    expect(signed.body.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(await waveRow(wave)).toMatchObject({ status: 'active' })
    const alone = await step('manager', signed.body, 'countersign')
    expect([alone.status, alone.body.code]).toEqual([403, 'workflow.four_eyes'])
    expect((await step('coordinator', signed.body, 'countersign')).body.code).toBe('access.missing_permission')
    expect(await waveRow(wave)).toMatchObject({ status: 'active' })
    const decided = await step('executive', signed.body, 'countersign', 'Agreed')
    expect(decided.body).toMatchObject({ status: 'decided', decision: 'go', sha256: signed.body.sha256, actions: [] })
    expect(decided.body.steps).toMatchObject([
      { action: 'sign', by: 'Ms manager', comment: 'All figures checked', counts: true },
      { action: 'countersign', by: 'Ms executive', comment: 'Agreed', counts: true },
    ])
    expect(await waveRow(wave)).toEqual({
      status: 'completed',
      ended_on: '2026-11-20',
      status_reason: `Gate ${gate.number}: go.`,
    })
    expect((await sign('second', decided.body, {})).body.code).toBe('rollout.gate.frozen')
    expect((await step('second', decided.body, 'withdraw', 'No')).body.code).toBe('workflow.not_now')
    await expect(
      onAdmin(test.adminUrl, `update rollout_gate set decision = 'no_go' where id = $1`, [gate.id]),
    ).rejects.toThrow(/does not change/)
    await expect(
      inPlatform(test.database, caller, ({ db }) => db.execute('delete from rollout_gate_step')),
    ).rejects.toThrow()
  })

  it('cannot be signed twice by one person, whatever the code does', async () => {
    const signed = (await sign('manager', await openFor(await goodWave()), {})).body
    await expect(
      onAdmin(
        test.adminUrl,
        `insert into rollout_gate_step (organization_id, id, gate_id, action, sha256, person_id, person_name, at)
           values (null, gen_random_uuid(), $1, 'countersign', $2, $3, 'Ms manager', now())`,
        [signed.id, signed.sha256, people.manager.id],
      ),
    ).rejects.toThrow(/rollout_gate_step_person_key/)
  })

  it('may be decided worse than the criteria say, with a reason; never better', async () => {
    const wave = await startWave()
    await enter({ wave }, { ...GOOD_FIGURES, active_users: '75', critical_bugs: '1' })
    const gate = await openFor(wave)
    expect(gate).toMatchObject({ overall: 'no_go', allowed: ['no_go'] })
    for (const decision of ['go', 'conditional_go']) {
      const { status, body } = await sign('manager', gate, { decision, reason: 'Hurry', conditions: [condition()] })
      expect([status, body.code]).toEqual([409, 'rollout.gate.better_than_evidence'])
    }
    expect((await sign('manager', gate, { decision: 'no_go' })).body.code).toBe('rollout.gate.reason_missing')
    const signed = await sign('manager', gate, { decision: 'no_go', reason: 'A critical bug is open' })
    const decided = await step('second', signed.body, 'countersign')
    expect(decided.body).toMatchObject({ status: 'decided', decision: 'no_go' })
    expect(await waveRow(wave)).toMatchObject({ status: 'active', ended_on: null })
    const good = await openFor(await goodWave())
    expect((await sign('manager', good, { decision: 'no_go' })).body.code).toBe('rollout.gate.reason_missing')
  })

  it('accepts what is inconclusive only with a reason, as a conditional go that covers it', async () => {
    const wave = await startWave()
    await enter({ wave }, GOOD_FIGURES)
    const gate = await openFor(wave)
    const tryIt = async (parts: object) =>
      (await sign('manager', gate, { decision: 'conditional_go', ...parts })).body.code
    expect(await tryIt({ decision: 'go', reason: 'It will do' })).toBe('rollout.gate.better_than_evidence')
    expect(await tryIt({ conditions: [condition()] })).toBe('rollout.gate.reason_missing')
    const reason = 'Sign-ins are counted from next week'
    expect(await tryIt({ reason })).toBe('rollout.gate.condition_missing')
    expect(await tryIt({ reason, conditions: [condition()] })).toBe('rollout.gate.condition_missing')
    const covering = condition({ criterion: 'active_users', title: 'Reach 60% active users' })
    expect(await tryIt({ reason, conditions: [{ ...covering, dueOn: '2026-11-20' }] })).toBe(
      'rollout.gate.condition_in_past',
    )
    expect(await tryIt({ reason, conditions: [{ ...covering, dueOn: '2028-01-03' }] })).toBe(
      'rollout.gate.condition_too_late',
    )
    expect(await tryIt({ reason, conditions: [{ ...covering, ownerId: people.viewer.id }] })).toBe(
      'rollout.gate.unknown_owner',
    )
    expect(await tryIt({ reason, conditions: [covering, condition({ criterion: 'tests_passed' })] })).toBe(
      'rollout.gate.criterion_elsewhere',
    )
    const signed = await sign('manager', gate, { decision: 'conditional_go', reason, conditions: [covering] })
    expect(signed.body).toMatchObject({ status: 'signed', overall: 'inconclusive', decision: 'conditional_go' })
    expect((await sign('manager', await openFor(await goodWave()), { conditions: [condition()] })).body.code).toBe(
      'rollout.gate.condition_surplus',
    )
  })

  it('changes its criteria before it is signed, with a reason that stands on the paper', async () => {
    const gate = await openFor(await startWave())
    const change = (criteria: object[], reason = 'The wave is small', version = gate.version) =>
      ask.coordinator('PATCH', `${GATES}/${gate.id}`, { version, criteria, reason })
    const bugs = { criterion: 'critical_bugs', threshold: '2', minimumSample: 0, maxAgeDays: 7, weight: 'must' }
    expect((await change([bugs, bugs])).body.code).toBe('rollout.gate.criterion_twice')
    expect((await change([{ ...bugs, weight: 'should' }])).body.code).toBe('rollout.gate.no_deciding_criterion')
    const outside = await change([bugs, { ...bugs, criterion: 'satisfaction', threshold: '6' }])
    expect([outside.body.code, outside.body.errors[0].path]).toEqual([
      'rollout.gate.threshold_out_of_bounds',
      'criteria.1.threshold',
    ])
    expect((await change([bugs], ' ')).body.code).toBe('request.invalid')
    const changed = await change([bugs, { ...bugs, criterion: 'milestones_done', threshold: '50' }])
    expect(changed.body).toMatchObject({
      criteriaReason: 'The wave is small',
      findings: [{ threshold: '2' }, { value: '0' }],
    })
    expect((await change([bugs])).body.code).toBe('concurrency.stale')
    expect(
      (await ask.viewer('PATCH', `${GATES}/${gate.id}`, { version: 2, criteria: [bugs], reason: 'x' })).status,
    ).toBe(403)
  })

  it('is returned by the second person with a comment, and its first signature counts no more', async () => {
    const wave = await goodWave()
    const first = (await sign('manager', await openFor(wave), {})).body
    expect((await step('second', first, 'return')).body.code).toBe('workflow.comment_required')
    const back = (await step('second', first, 'return', 'Ask the help desk first')).body
    expect(back).toMatchObject({ status: 'open', sha256: null, decision: null, proposal: { decision: 'go' } })
    expect(back.steps).toMatchObject([{ counts: false }, { action: 'return', comment: 'Ask the help desk first' }])
    test.clock.set('2026-11-20T05:00:00Z')
    const again = (await sign('second', back, {})).body
    expect(again.sha256).not.toBe(first.sha256)
    expect((await step('manager', again, 'countersign')).body.status).toBe('decided')
  })

  it('is not decided on figures that changed after the first signature', async () => {
    const wave = await goodWave()
    const signed = (await sign('manager', await openFor(wave), {})).body
    await enter({ wave }, { critical_bugs: '3' }, '2026-11-20')
    const late = await step('second', signed, 'countersign')
    expect([late.status, late.body.code]).toEqual([409, 'rollout.gate.evidence_changed'])
    expect(await waveRow(wave)).toMatchObject({ status: 'active' })
    expect((await ask.viewer('GET', `${GATES}/${signed.id}`)).body).toMatchObject({ status: 'signed', overall: 'go' })
  })

  it('does not complete a wave that is paused, and is not opened for one that has not begun', async () => {
    const wave = await goodWave()
    const signed = (await sign('manager', await openFor(wave), {})).body
    await onAdmin(
      test.adminUrl,
      `update rollout_wave set status = 'paused', paused_on = '2026-11-20' where number = $1`,
      [wave],
    )
    expect((await step('second', signed, 'countersign')).body.code).toBe('rollout.gate.wave_not_active')
    expect((await openFor(await startWave({ status: 'planned' }))).code).toBe('rollout.gate.wave_not_open')
    expect((await openFor(94)).code).toBe('rollout.wave.not_found')
    expect((await ask.coordinator('POST', GATES, {})).body.code).toBe('rollout.gate.two_subjects')
  })

  it('is replaced by a later one of the same subject, with a reason', async () => {
    const wave = await goodWave()
    const first = await openFor(wave)
    await step('second', (await sign('manager', first, { decision: 'no_go', reason: 'Not yet' })).body, 'countersign')
    expect((await openFor(wave)).code).toBe('rollout.gate.reason_missing')
    const second = await openFor(wave, 'What was missing is there now')
    expect(second).toMatchObject({
      supersedes: { number: first.number },
      openedReason: 'What was missing is there now',
    })
    const standing = () => inPlatform(test.database, caller, (scope) => gateStanding(scope, [idOf(wave)]))
    expect((await standing()).get(idOf(wave))).toMatchObject({
      ...{
        gate: { number: first.number, decision: 'no_go' },
        open: { number: second.number, isSigned: false },
        letsLaterStart: false,
      },
    })
    await step('second', (await sign('manager', second, {})).body, 'countersign')
    expect((await ask.viewer('GET', `${GATES}/${first.id}`)).body).toMatchObject({
      ...{ isSuperseded: true, supersededBy: { number: second.number }, decision: 'no_go' },
    })
    expect((await standing()).get(idOf(wave))).toMatchObject({
      gate: { decision: 'go' },
      open: null,
      letsLaterStart: true,
    })
    expect(await waveRow(wave)).toMatchObject({ status: 'completed' })
  })

  it('has another hash for every other content', async () => {
    const hashes = new Set<string>()
    for (const parts of [
      {},
      { decision: 'conditional_go', reason: 'Careful', conditions: [condition()] },
      { decision: 'no_go', reason: 'No' },
    ]) {
      const gate = await openFor(await goodWave())
      hashes.add((await sign('manager', gate, parts)).body.sha256)
    }
    expect(hashes.size).toBe(3)
    const wave = await goodWave()
    const signed = (await sign('manager', await openFor(wave), {})).body
    const look = async () => (await app.anonymous('GET', `/verify/rollout-gates/${signed.id}`)).body
    expect(await look()).toMatchObject({
      sha256: signed.sha256,
      isIntact: true,
      signatures: 1,
      statusWords: 'Waits for a second signature',
    })
    await onAdmin(
      test.adminUrl,
      `update rollout_gate set content = jsonb_set(content, '{reason}', '"other"') where id = $1`,
      [signed.id],
    )
    expect(await look()).toMatchObject({ isIntact: false })
  })
})
