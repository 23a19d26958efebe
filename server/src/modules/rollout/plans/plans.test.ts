import { beforeAll, describe, expect, it } from 'vitest'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { addWave } from '../../../testing/rollout.ts'
import { runJobs } from '../../../testing/run-jobs.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import type { PlanQuestion, PlanView } from './plans.contract.ts'
import { seedPlanningFacts } from './seed-facts.ts'
import { solvePlanJob } from './solve-job.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const plans = '/platform/rollout/plans'
let manager: Ask

beforeAll(async () => {
  await inPlatform(test.database, { actor: SYSTEM, requestId: 'seed' }, seedPlanningFacts)
  await addWave(test, {
    ...{ number: 1, name: 'Pilot', status: 'active', organizations: ['MOH', 'MOLE', 'MAFAR'] },
    ...{ startsOn: '2026-10-01', endsOn: '2026-12-31' },
  })
  manager = await app.signIn(await createPerson(test, { name: 'Rania Manager', platformRoles: ['rollout_manager'] }))
})

async function ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<PlanView> {
  const answer = await manager(method, path, body)
  expect(answer.status, `${method} ${path} ${answer.text.slice(0, 400)}`).toBeLessThan(300)
  return answer.body
}

const startDraft = (name: string, basedOn: string | null = null) => ask('POST', plans, { name, basedOn })

/** Asks the optimiser and lets the job run; answers the plan after it. */
async function solve(plan: PlanView, question: PlanQuestion = plan.question, keep = plan.score !== null) {
  await ask('POST', `${plans}/${plan.id}/solves`, { question, keep, version: plan.version })
  expect(await runJobs(test, [solvePlanJob])).toBe(1)
  return ask('GET', `${plans}/${plan.id}`)
}

const pinned = (plan: PlanView, code: string, wave: number): PlanQuestion => ({
  ...plan.question,
  wishes: { ...plan.question.wishes, pins: [...plan.question.wishes.pins, { code, wave }] },
})
const waveOf = (plan: PlanView, code: string) =>
  plan.waves.find(({ organizations }) => organizations.includes(code))?.wave
const save = (plan: PlanView, name = plan.name) =>
  ask('POST', `${plans}/${plan.id}/saving`, { name, note: '', version: plan.version })
const publish = (plan: PlanView) => ask('POST', `${plans}/${plan.id}/publication`, { version: plan.version })
const rows = async (sql: string, values: unknown[] = []) => (await onAdmin(test.adminUrl, sql, values)).rows

describe('a plan of waves', { timeout: 120_000 }, () => {
  let base: PlanView

  it('starts from the settings, after the pilot', async () => {
    const plan = await startDraft('First')
    expect(plan).toMatchObject({ number: 1, status: 'draft', firstWave: 2, score: null, waves: [], canEdit: true })
    expect(plan.organizations).toHaveLength(41)
    expect(plan.done).toEqual(['MAFAR', 'MOH', 'MOLE'])
    // The pilot ends on 31 December 2026; seven working days lie between.
    expect(plan.question.schedule).toMatchObject({ startsOn: '2027-01-13', waveDays: 14, gapDays: 7 })
    expect(plan.question.earlyWaves).toBe(0)
  })

  it('is proposed by the optimiser, with score, bound, baselines and reasons', async () => {
    const plan = await solve(await startDraft('Proposed'))
    expect(plan).toMatchObject({ feasible: true, words: 'A new proposal', solve: { state: 'proposed' } })
    expect(plan.waves.flatMap(({ organizations }) => organizations)).toHaveLength(41)
    const filled = plan.waves.filter(({ organizations }) => organizations.length > 0)
    expect(filled.every(({ organizations }) => organizations.length >= 5 && organizations.length <= 10)).toBe(true)
    expect(filled[0]).toMatchObject({ wave: 2, startsOn: '2027-01-13' })
    expect(plan.proposal?.baselines.map(({ name }) => name)).toContain('alphabetical')
    expect(plan.proposal?.placements).toHaveLength(41)
    for (const { score, violations } of plan.proposal?.baselines ?? [])
      if (violations.length === 0) expect(score.total).toBeGreaterThanOrEqual(plan.score?.total ?? Infinity)
    expect(waveOf(plan, 'MPW')).toBeGreaterThan(waveOf(plan, 'MFBM') ?? 99)
    base = await save(plan)
  })

  it('is solved again around a wish, says what it cost, and can be undone and redone', async () => {
    const first = await startDraft('Wish', base.id)
    const to = waveOf(first, 'OCM') === 3 ? 4 : 3
    const second = await solve(first, pinned(first, 'OCM', to))
    expect(waveOf(second, 'OCM')).toBe(to)
    expect(second.words).toBe(`OCM pinned to wave ${to}, the rest solved again`)
    expect(second.moved.map(({ code }) => code)).toContain('OCM')
    expect(second.proposal?.wishes.map(({ wish, codes }) => `${wish} ${codes}`)).toEqual(['pin OCM'])
    expect(second.scoreBefore).toBe(first.score?.total)
    expect(second.score?.total).not.toBe(first.score?.total)
    const step = (plan: PlanView, name: string) =>
      ask('POST', `${plans}/${plan.id}/steps`, { step: name, version: plan.version })
    const undone = await step(second, 'undo')
    expect(undone).toMatchObject({ score: first.score, redo: second.words, question: first.question })
    const redone = await step(undone, 'redo')
    expect(redone).toMatchObject({ score: second.score, redo: null })
    const none = await manager('POST', `${plans}/${first.id}/steps`, { step: 'redo', version: redone.version })
    expect(none.body.code).toBe('rollout.plan.nothing_to_step')
  })

  it('answers impossible wishes with those that clash, and stays as it is', async () => {
    const first = await startDraft('Impossible', base.id)
    const question = pinned({ ...first, question: pinned(first, 'MFBM', 4) }, 'MPW', 3)
    const after = await solve(first, question)
    expect(after).toMatchObject({ score: first.score, version: first.version, solve: { state: 'infeasible' } })
    expect(after.solve?.conflict?.demands.flatMap(({ codes }) => codes)).toEqual(
      expect.arrayContaining(['MFBM', 'MPW']),
    )
    expect(after.solve?.question.wishes.pins).toHaveLength(2)
  })

  it('is moved by hand: judged at once, with the rules that break, and nobody lost', async () => {
    const first = await startDraft('By hand', base.id)
    const wave = waveOf(first, 'MFBM') ?? 0
    const moved = await ask('POST', `${plans}/${first.id}/moves`, {
      moves: [{ code: 'MPW', wave }],
      version: first.version,
    })
    expect(moved).toMatchObject({ feasible: false, proposal: null, words: `MPW to wave ${wave} by hand` })
    expect(moved.violations.map(({ rule }) => rule)).toContain('prerequisite')
    expect(moved.moved).toMatchObject([{ code: 'MPW', to: wave }])
    const stale = await manager('POST', `${plans}/${first.id}/moves`, {
      moves: [{ code: 'MPW', wave: 5 }],
      version: first.version,
    })
    expect(stale.body.code).toBe('concurrency.stale')
    const stranger = await manager('POST', `${plans}/${first.id}/moves`, {
      moves: [{ code: 'MOH', wave: 5 }],
      version: moved.version,
    })
    expect(stranger.body).toMatchObject({ code: 'rollout.plan.not_waiting' })
    const saved = await save(moved)
    const refused = await manager('POST', `${plans}/${saved.id}/publication`, { version: saved.version })
    expect(refused.body).toMatchObject({ status: 409, code: expect.stringMatching(/overfull|rules_broken/) })
  })

  it('names who does not fit into an over-full wave', async () => {
    const first = await startDraft('Over-full', base.id)
    const others = first.organizations.map(({ code }) => code).filter((code) => waveOf(first, code) !== 2)
    const here = first.waves[0]?.organizations.length ?? 0
    const moves = others.slice(0, 12 - here).map((code) => ({ code, wave: 2 }))
    const moved = await ask('POST', `${plans}/${first.id}/moves`, { moves, version: first.version })
    expect(moved.waves[0]?.overflow.length).toBeGreaterThanOrEqual(2)
    const saved = await save(moved)
    const { body } = await manager('POST', `${plans}/${saved.id}/publication`, { version: saved.version })
    expect(body.code).toBe('rollout.plan.overfull')
    expect(body.detail).toContain('Wave 2 takes 10 organizations and has 12')
    for (const code of moved.waves[0]?.overflow ?? []) expect(body.detail).toContain(code)
  })

  it('exchanges waves unless a prerequisite would break', async () => {
    const first = await startDraft('Order', base.id)
    const [early, late] = [waveOf(first, 'MFBM') ?? 0, waveOf(first, 'MPW') ?? 0]
    const broken = await manager('POST', `${plans}/${first.id}/wave-orders`, {
      wave: early,
      to: late,
      version: first.version,
    })
    expect(broken.body).toMatchObject({ code: 'rollout.plan.order_breaks_prerequisite', status: 409 })
    expect(broken.body.detail).toContain('MPW needs MFBM')
  })

  it('stops when asked, and takes nothing over that was asked for an older plan', async () => {
    const first = await startDraft('Stopped')
    const call = await ask('POST', `${plans}/${first.id}/solves`, {
      question: first.question,
      keep: false,
      version: first.version,
    })
    const stopped = await manager('POST', `${plans}/${first.id}/solves/${call.id}/cancelling`)
    expect(stopped.body).toMatchObject({ state: 'cancelled' })
    await runJobs(test, [solvePlanJob])
    expect(await ask('GET', `${plans}/${first.id}`)).toMatchObject({ score: null, version: first.version })
    await ask('POST', `${plans}/${first.id}/solves`, { question: first.question, keep: false, version: first.version })
    await ask('PATCH', `${plans}/${first.id}`, { name: 'Renamed meanwhile', note: '', version: first.version })
    await runJobs(test, [solvePlanJob])
    expect(await ask('GET', `${plans}/${first.id}`)).toMatchObject({ score: null, solve: { state: 'outdated' } })
  })

  it('says when limits leave almost no choice', async () => {
    const draft = await startDraft('Tight')
    const limits = { ...draft.question.limits, wavesLeast: 8 }
    const plan = await solve(draft, { ...draft.question, limits })
    expect(plan.nearlyInfeasible).toContain('one spare place')
  })

  it('refuses days and limits that make no sense', async () => {
    const draft = await startDraft('Nonsense')
    const put = async (question: PlanQuestion) =>
      (await manager('PUT', `${plans}/${draft.id}/question`, { question, version: draft.version })).body.code
    const { question } = draft
    expect(await put({ ...question, schedule: { ...question.schedule, startsOn: '2019-12-31' } })).toBe(
      'rollout.wave.start_out_of_range',
    )
    expect(await put({ ...question, limits: { ...question.limits, least: 11 } })).toBe('rollout.plan.limits_order')
    expect(await put(pinned(draft, 'MOH', 3))).toBe('rollout.plan.not_waiting')
  })

  it('keeps saved versions as they are, and compares two', async () => {
    const first = base
    expect(first).toMatchObject({ status: 'saved', canEdit: false })
    const frozen = await manager('PUT', `${plans}/${first.id}/question`, {
      question: first.question,
      version: first.version,
    })
    expect(frozen.body.code).toBe('rollout.plan.frozen')
    const draft = await startDraft('Right', first.id)
    expect(draft).toMatchObject({ basedOn: { id: first.id }, score: { total: first.score?.total } })
    const to = waveOf(draft, 'OCM') === 3 ? 4 : 3
    const second = await save(await solve(draft, pinned(draft, 'OCM', to)))
    const { body } = await manager('GET', `${plans}/${first.id}/differences/${second.id}`)
    expect(body.moved).toContainEqual({
      ...{ code: 'OCM', name: 'Office of the Chief Minister' },
      ...{ left: waveOf(first, 'OCM'), right: to },
    })
    expect(body.settings).toContainEqual({ what: 'Pinned', left: 'none', right: `OCM in wave ${to}` })
    expect(body.parts).toHaveLength(6)
    const list = (await manager('GET', `${plans}?q=Right`)).body.items
    expect(list).toMatchObject([{ name: 'Right', status: 'saved', organizations: 41, score: second.score?.total }])
    const file = await manager('GET', `${plans}/${second.id}/placements?format=csv`)
    expect(file.text.split('\n').filter((line) => line !== '')).toHaveLength(42)
    expect(file.text).toContain('OCM')
  })
})

describe('publishing', { timeout: 120_000 }, () => {
  let published: PlanView

  it('foresees and makes waves, places and milestones', async () => {
    const draft = await solve(await startDraft('To publish'))
    expect(await manager('POST', `${plans}/${draft.id}/publication`, { version: draft.version })).toMatchObject({
      body: { code: 'rollout.plan.not_saved' },
    })
    const saved = await save(draft)
    const preview = (await manager('GET', `${plans}/${saved.id}/publication`)).body
    expect(preview).toMatchObject({ refusal: null })
    expect(preview.words).toContain('with 41 organizations, from 13 January 2027')
    published = await publish(saved)
    expect(published.status).toBe('published')
    const waves = await rows(`select number, status, starts_on::text, (select count(*)::int from rollout_placement p
      where p.wave_id = w.id and left_on is null) as places, (select count(*)::int from rollout_milestone m
      where m.wave_id = w.id) as milestones from rollout_wave w order by number`)
    expect(waves[0]).toMatchObject({ number: 1, status: 'active', places: 3 })
    expect(waves.slice(1).reduce((sum, { places }) => sum + places, 0)).toBe(41)
    expect(waves.slice(1).every(({ milestones, status }) => milestones === 6 && status === 'planned')).toBe(true)
    expect(preview.waves).toHaveLength(waves.length - 1)
    const again = await manager('POST', `${plans}/${saved.id}/publication`, { version: published.version })
    expect(again.body.code).toBe('rollout.plan.published_already')
  })

  it('of a second plan moves only planned waves, and keeps what was', async () => {
    const draft = await startDraft('Second', published.id)
    const leaver = draft.waves.find(({ wave }) => wave === 3)?.organizations[0] ?? ''
    await onAdmin(
      test.adminUrl,
      `update rollout_placement set state = 'training_scheduled' where organization_id =
      (select id from organization where code = $1)`,
      [leaver],
    )
    await onAdmin(test.adminUrl, `update rollout_wave set status = 'active', started_on = starts_on where number = 2`)
    const wave2 = draft.waves.find(({ wave }) => wave === 2)?.organizations ?? []
    const refused = await save(draft)
    const outdated = await manager('POST', `${plans}/${refused.id}/publication`, { version: refused.version })
    expect(outdated.body).toMatchObject({ code: 'rollout.plan.outdated' })

    const next = await startDraft('Third', refused.id)
    expect(next).toMatchObject({ firstWave: 3 })
    expect(next.done).toEqual(expect.arrayContaining(wave2))
    const solved = await solve(next, {
      ...pinned(next, leaver, 4),
      limits: { ...next.question.limits, wavesMost: 4 },
    })
    await publish(await save(solved))
    expect(
      (
        await rows(`select o.code from rollout_placement p join rollout_wave w on w.id = p.wave_id
      join organization o on o.id = p.organization_id where w.number = 2 and left_on is null order by 1`)
      ).map(({ code }) => code),
    ).toEqual(wave2.toSorted())
    const places = await rows(
      `select w.number, p.state, p.left_reason, p.left_on::text from rollout_placement p join rollout_wave w on w.id = p.wave_id
        join organization o on o.id = p.organization_id where o.code = $1 order by p.left_on nulls last`,
      [leaver],
    )
    expect(places).toEqual([
      {
        number: 3,
        state: 'training_scheduled',
        left_reason: `Plan ${solved.number}: moved to wave 4`,
        left_on: '2026-11-20',
      },
      { number: 4, state: 'training_scheduled', left_reason: '', left_on: null },
    ])
    const statuses = await rows(
      `select status, count(*)::int from rollout_plan where status in ('published', 'superseded') group by 1 order by 1`,
    )
    expect(statuses).toEqual([
      { status: 'published', count: 1 },
      { status: 'superseded', count: 1 },
    ])
  })

  it('of a plan with fewer waves leaves the others out, and a later one takes their numbers again', async () => {
    const before = await rows(`select number from rollout_wave where status = 'planned' order by 1`)
    const draft = await startDraft('Fewer')
    const limits = { ...draft.question.limits, most: 20, wavesMost: 2, trainers: null }
    await publish(await save(await solve(draft, { ...draft.question, limits })))
    expect(
      await rows(`select number, status_reason from rollout_wave where status = 'cancelled' order by 1`),
    ).toHaveLength(before.length - 2)
    const more = await startDraft('More again')
    expect(more.firstWave).toBe(3)
    await publish(await save(await solve(more)))
    const numbers = (await rows(`select number from rollout_wave where status = 'planned' order by 1`)).map(
      ({ number }) => number,
    )
    expect(numbers).toEqual(numbers.map((_, at) => at + 3))
  })

  it('is refused with a version that is not the newest', async () => {
    const saved = await save(await solve(await startDraft('Stale')))
    const { body } = await manager('POST', `${plans}/${saved.id}/publication`, { version: saved.version - 1 })
    expect(body.code).toBe('concurrency.stale')
  })
})
