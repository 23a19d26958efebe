import { slotsOf } from './conflict.ts'
import { fullModel, leastImbalance, ownCost } from './full-model.ts'
import { hardModel } from './hard-model.ts'
import { type Solved, solveMilp } from './highs.ts'
import type { Instance } from './instance.ts'
import type { Bound } from './proposal.contract.ts'
import { round } from './score.ts'
import { State } from './state.ts'

/** Entries of the full program up to which HiGHS searches it to the end, and up to which it solves the relaxation. */
const SEARCHED = 25_000
const RELAXED = 150_000

export type Bounded = {
  bound: Bound /** A better plan that the proof came upon. */
  at: Int32Array | null
  isCut: boolean
}

/**
 * The best lower bound that time allows. First by parts: lateness over the hard rules, and what imbalance and trips no
 * plan avoids. Then, where the problem is small enough, of the whole score, with the plan as a start; solved to the end
 * that is a proof.
 */
export async function findBound(
  instance: Instance,
  plan: { at: Int32Array; score: number },
  deadline: number,
): Promise<Bounded> {
  const left = () => deadline - performance.now()
  if (left() <= 0) return { bound: unbounded('Time ran out before a bound was looked for.'), at: null, isCut: true }
  const parts = await partsBound(instance, left())
  const full = fullModel(instance)
  const size = full.milp.indices.length
  if (size > RELAXED || left() <= 0) {
    const isCut = size <= RELAXED || parts === null
    return { bound: boundOf(parts, plan.score, 'parts'), at: null, isCut }
  }
  const isRelaxed = size > SEARCHED
  const start = isRelaxed ? {} : { start: startOf(full.place, plan.at) }
  const solved = await solveMilp(full.milp, { milliseconds: left(), isRelaxed, ...start })
  if (solved.status === 'optimal' && !isRelaxed) {
    const proof = proofOf(instance, plan, { ...solved, place: full.place })
    return proof ?? { bound: boundOf(parts, plan.score, 'parts'), at: null, isCut: false }
  }
  // A little lower: the solver's figures are exact to about a millionth.
  const whole = solved.bound === null ? null : solved.bound - 1e-6 * Math.max(1, Math.abs(solved.bound))
  const isCut = solved.status === 'stopped'
  if (whole !== null && whole > (parts ?? 0))
    return { bound: boundOf(whole, plan.score, 'relaxation'), at: null, isCut }
  return { bound: boundOf(parts, plan.score, 'parts'), at: null, isCut }
}

type Optimum = Pick<Solved, 'objective' | 'values'> & { place: number[][] }

/** A proof counts only when the score of its plan is what the solver says; else its program misses something. */
function proofOf(instance: Instance, plan: { score: number }, { objective, values, place }: Optimum): Bounded | null {
  if (objective === null || !values) return null
  const at = objective < plan.score - 1e-6 ? slotsOf(place, values) : null
  const score = at ? new State(instance, Math.max(...at) + 1, at).score : plan.score
  if (Math.abs(score - objective) > 1e-4 + 1e-6 * Math.abs(score)) return null
  return { bound: { ...boundOf(score, score, 'proof'), proven: true }, at, isCut: false }
}

/** HiGHS alone on the whole score, without a plan to start from. `at` null: it found none. */
export async function solveWhole(
  instance: Instance,
  milliseconds: number,
): Promise<{ bound: Bound; at: Int32Array | null }> {
  const full = fullModel(instance)
  const solved = await solveMilp(full.milp, { milliseconds })
  const at = solved.values ? slotsOf(full.place, solved.values) : null
  const score = solved.objective ?? 0
  return { at, bound: boundOf(solved.bound, score, solved.status === 'optimal' ? 'proof' : 'relaxation') }
}

const PROVEN = 'HiGHS searched all plans: none scores less.'

async function partsBound(instance: Instance, milliseconds: number): Promise<number | null> {
  const { problem, places, placeOf, wavesLeast, count } = instance
  const hard = await solveMilp(hardModel(instance, ownCost(instance)).milp, { milliseconds, isRelaxed: true })
  if (hard.status !== 'optimal' || hard.objective === null) return null
  const waves = Math.max(wavesLeast, Math.ceil(count / problem.limits.most))
  const imbalance = waves * leastImbalance(instance) * problem.weights.imbalance
  const trips = Array.from({ length: places }, (_, place) => placeOf.filter((here) => here === place).length)
  const spread = trips.reduce((sum, members) => sum + Math.ceil(members / problem.limits.most), 0)
  return hard.objective * (1 - 1e-6) + imbalance + spread * problem.weights.spread
}

const WORDS: Readonly<Record<Bound['method'], string>> = {
  none: 'No bound is known.',
  parts:
    'No plan can score less: the least lateness under the hard rules, and the imbalance and trips that no plan avoids. Ties are left out, so the bound is weak.',
  relaxation:
    'No plan can score less, as HiGHS found for the whole score before its time was up. The best plan lies between.',
  proof: PROVEN,
}

function boundOf(value: number | null, score: number, method: Bound['method']): Bound {
  if (value === null) return unbounded(WORDS.none)
  const low = Math.min(value, score)
  const gap = score > 0 ? Math.max(0, (score - low) / score) : 0
  return { value: round(low), gap: round(gap), proven: false, method, words: WORDS[method] }
}

export const unbounded = (words: string): Bound => ({ value: null, gap: null, proven: false, method: 'none', words })

function startOf(place: readonly (readonly number[])[], at: Int32Array) {
  const columns = place.flatMap((slots, one) =>
    slots.flatMap((column, slot) => (column >= 0 ? [[column, at[one] === slot ? 1 : 0] as const] : [])),
  )
  return {
    indices: Int32Array.from(columns, ([column]) => column),
    values: Float64Array.from(columns, ([, value]) => value),
  }
}
