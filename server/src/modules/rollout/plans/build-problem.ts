// From facts and wishes to the question that the optimiser is asked.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Assignment, Candidate, WaveException, WaveProblem } from '../optimiser/problem.contract.ts'
import { fail } from './errors.ts'
import { getPlanSettings } from './plan-settings.ts'
import type { PlanQuestion } from './plans.contract.ts'
import { findAllPrerequisites } from './prerequisites.ts'
import { findAllProfiles, type KnownOrganization } from './profiles.ts'
import { findAllTies } from './ties.ts'

/** The optimiser stops by itself long before; this is a guard. */
const TIME_LIMIT = 20_000

/** Everything that planning knows now. */
export interface PlanningFacts {
  candidates: Candidate[]
  done: string[]
  ties: WaveProblem['ties']
  prerequisites: WaveProblem['prerequisites']
  firstWave: number
  /** Waves that were cancelled: their numbers are not given again. */
  closed: WaveException[]
}

/** Loads the facts. Fails with rollout.plan.nobody_waits. */
export async function loadPlanningFacts(scope: PlatformScope): Promise<PlanningFacts> {
  const settings = await getPlanSettings(scope)
  const organizations = await findAllProfiles(scope)
  const waiting = organizations.filter(({ standing }) => standing === 'waiting' || standing === 'planned')
  if (waiting.length === 0) fail('rollout.plan.nobody_waits')
  const known = new Set(organizations.filter(({ standing }) => standing !== 'left_out').map(({ code }) => code))
  const numbering = await findNumbering(scope)
  return {
    candidates: waiting.map((one) => candidateOf(one, settings.office)),
    done: organizations.filter(({ standing }) => standing === 'started').map(({ code }) => code),
    ties: (await findAllTies(scope))
      .filter(({ a, b }) => known.has(a) && known.has(b))
      .map(({ a, b, weight }) => ({ a, b, weight })),
    prerequisites: (await findAllPrerequisites(scope))
      .filter(({ code, needs }) => waiting.some((one) => one.code === code) && known.has(needs))
      .map(({ code, needs, why }) => ({ code, needs, why })),
    ...numbering,
  }
}

/** A training where the team has its office is no trip; so is one at a place that nobody knows. */
function candidateOf(one: KnownOrganization, office: string): Candidate {
  const { code, name, kind, size, expectedPeople, trainees, place, cluster, readiness, foundation } = one
  return {
    ...{ code, name, kind, size, expectedPeople, trainees },
    place: place === '' || place === office ? null : place,
    cluster: cluster === '' ? null : cluster,
    readiness: readiness.score,
    confidence: readiness.confidence,
    foundation: foundation === '' ? null : foundation,
  }
}

/**
 * New waves follow the last one that has begun. A planned wave that was cancelled by somebody keeps its number; one that a
 * publication left out gives it back.
 */
async function findNumbering(scope: PlatformScope): Promise<Pick<PlanningFacts, 'firstWave' | 'closed'>> {
  const { rows } = await scope.db.execute<{ number: number; begun: boolean; given: boolean }>(sql`
    select w.number, w.status in ('active', 'paused', 'completed') or w.started_on is not null as begun,
           coalesce((select e.effect = 'left_out' from rollout_plan_wave e where e.wave_id = w.id
             order by e.created_at desc, e.id desc limit 1), false) as given
      from rollout_wave w where w.status <> 'planned' order by w.number`)
  const firstWave = Math.max(0, ...rows.flatMap(({ number, begun }) => (begun ? [number] : []))) + 1
  return {
    firstWave,
    closed: rows
      .filter(({ number, begun, given }) => !begun && !given && number >= firstWave)
      .map(({ number: wave }) => ({ wave, closed: true, most: null, seats: null, why: `Wave ${wave} was cancelled` })),
  }
}

/** The question as the optimiser takes it. Fails with rollout.plan.limits_order or rollout.plan.not_waiting. */
export function buildProblem(facts: PlanningFacts, question: PlanQuestion, previous: Assignment | null): WaveProblem {
  const { limits, exceptions, wishes, weights, earlyWaves, seed } = question
  if (limits.least > limits.most || limits.wavesLeast > limits.wavesMost) fail('rollout.plan.limits_order')
  refuseStrangers(facts, question)
  const asked = exceptions.filter(({ wave }) => !facts.closed.some((one) => one.wave === wave))
  return {
    organizations: facts.candidates,
    done: facts.done,
    ties: facts.ties,
    prerequisites: facts.prerequisites,
    firstWave: facts.firstWave,
    exceptions: [...facts.closed, ...asked.filter(({ wave }) => wave >= facts.firstWave)],
    ...{ limits, wishes, weights, earlyWaves, previous, seed },
    iterations: null,
    timeLimit: TIME_LIMIT,
  }
}

function refuseStrangers({ candidates }: PlanningFacts, { wishes }: PlanQuestion): void {
  const waiting = new Set(candidates.map(({ code }) => code))
  const named = [
    ...[...wishes.pins, ...wishes.bans].map(({ code }) => code),
    ...[...wishes.together, ...wishes.apart].flatMap(({ a, b }) => [a, b]),
  ]
  const strangers = [...new Set(named.filter((code) => !waiting.has(code)))]
  if (strangers.length > 0) fail('rollout.plan.not_waiting', { codes: strangers.slice(0, 20).join(', ') })
}

/** The question of an older plan, without wishes about organizations that wait no longer, and for waves still to come. */
export function withoutThePast(facts: PlanningFacts, question: PlanQuestion): PlanQuestion {
  const waits = (code: string) => facts.candidates.some((one) => one.code === code)
  const isAhead = ({ wave }: { wave: number }) => wave >= facts.firstWave
  const { pins, bans, together, apart } = question.wishes
  return {
    ...question,
    exceptions: question.exceptions.filter(isAhead),
    names: question.names.filter(isAhead),
    wishes: {
      pins: pins.filter((one) => waits(one.code) && isAhead(one)),
      bans: bans.filter((one) => waits(one.code) && isAhead(one)),
      together: together.filter(({ a, b }) => waits(a) && waits(b)),
      apart: apart.filter(({ a, b }) => waits(a) && waits(b)),
    },
  }
}
