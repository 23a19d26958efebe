import { anneal, type Found, NO_BREACH, type Schedule } from './anneal.ts'
import type { Instance } from './instance.ts'
import { polish } from './polish.ts'
import { Random } from './random.ts'
import { previousStart, randomStart } from './start.ts'
import { State } from './state.ts'

/** How much to search: steps over all starts; `isOver` is a guard that is asked now and then. */
export type Effort = { iterations: number; isOver: () => boolean; onBest?: (score: number, steps: number) => void }

export type Searched = { best: (Found & { used: number }) | null; steps: number; starts: number; isCut: boolean }

/** Shares of all steps: a short first look at each number of waves; going on from the best plan at the end. */
const LOOK = 0.25
const AGAIN = 0.2
/** Longer walks, shared by the numbers of waves whose look came this near to the best, at most two. */
const STARTS = 6
const NEAR = 1.03
/** Temperatures and penalty in ordinary steps, as tried on made-up problems of 41 x 8 and 400 x 40. */
const HOT = 0.4
const COLD = 0.03
const REHEAT = 0.15
const PENALTY = 4
/** Breaches count so much that the score hardly does. */
const REPAIR = { hot: 5e4, cold: 5e3, penalty: 1e5, isRepair: true }

/** Numbers of waves that may work: others cannot, by counting alone. */
export function waveCounts({ count, least, wavesLeast, slots, windows, groupSlots }: Instance): number[] {
  const room = (slot: number) =>
    Math.min(...windows.filter(({ from, to, unit }) => from === slot && to === slot && unit === 1).map((w) => w.limit))
  const firstOf = groupSlots.map((list) => (list[0] ?? slots) + 1)
  const counts: number[] = []
  let total = 0
  for (let used = 1; used <= slots; used += 1) {
    total += room(used - 1)
    const isEnough = total >= count && used >= wavesLeast && firstOf.every((first) => first <= used)
    if (isEnough && used * least <= count) counts.push(used)
  }
  return counts
}

/**
 * Looks for the best plan: a short walk for every number of waves, longer ones from several starts for the most
 * promising, and one that goes on from the best. Repeatable for a seed and a number of iterations unless `isOver` cut
 * it. `hints` are assignments to beat.
 */
export function search(instance: Instance, seed: number, effort: Effort, hints: readonly ArrayLike<number>[] = []) {
  const run = new Run(instance, seed, effort)
  for (const hint of hints) run.takeHint(hint)
  const counts = waveCounts(instance)
  if (instance.groups.length === 0 || counts.length === 0) return run.found
  const looks = new Map<number, number>()
  const look = Math.floor((effort.iterations * LOOK) / counts.length)
  if (counts.length > 1) for (const used of counts) looks.set(used, run.walk(used, look))
  const bestLook = Math.min(...looks.values())
  const deep = counts
    .filter((used) => (looks.get(used) ?? bestLook) <= Math.max(bestLook, bestLook * NEAR))
    .toSorted((one, other) => (looks.get(one) ?? 0) - (looks.get(other) ?? 0))
    .slice(0, 2)
  const share = 1 - AGAIN - (counts.length > 1 ? LOOK : 0)
  const steps = Math.floor((effort.iterations * share) / STARTS)
  for (let start = 0; start < STARTS; start += 1) run.walk(deep[start % deep.length] ?? 1, steps, start < deep.length)
  run.goOn(Math.floor(effort.iterations * AGAIN))
  return run.found
}

/** Any plan that keeps the hard rules, by a quick repair of random ones; null proves nothing. */
export function findAny(instance: Instance, seed: number, steps: number): Int32Array | null {
  const run = new Run(instance, seed, { iterations: steps, isOver: () => false })
  const counts = waveCounts(instance)
  const tried = new Set([counts[0], counts[Math.floor(counts.length / 2)], counts.at(-1)])
  for (const used of tried) if (used !== undefined && !run.found.best) run.repair(used, steps)
  return run.found.best?.at ?? null
}

/** Goes on from a feasible plan at a low temperature; never worse than it, and in as many waves. */
export function improve(instance: Instance, seed: number, effort: Effort, from: ArrayLike<number>): Searched {
  const run = new Run(instance, seed, effort)
  run.takeHint(from)
  run.goOn(effort.iterations)
  return run.found
}

class Run {
  readonly found: Searched = { best: null, steps: 0, starts: 0, isCut: false }
  readonly #instance: Instance
  readonly #random: Random
  readonly #effort: Effort

  constructor(instance: Instance, seed: number, effort: Effort) {
    this.#instance = instance
    this.#random = new Random(seed)
    this.#effort = effort
  }

  /** One walk from a random start, or from the plan before; first away from breaches, then down the score. */
  walk(used: number, steps: number, isFromBefore = false): number {
    if (this.#isOver()) return Number.POSITIVE_INFINITY
    const hasBefore = isFromBefore && this.#instance.previous.some((before) => before >= 0)
    const at = (hasBefore ? previousStart : randomStart)(this.#instance, used, this.#random)
    const state = new State(this.#instance, used, at)
    const before = this.found.steps
    this.#anneal(state, { ...REPAIR, steps: Math.floor(steps / 10) })
    return this.#anneal(state, this.#schedule(state, steps - (this.found.steps - before), HOT))
  }

  repair(used: number, steps: number): void {
    const state = new State(this.#instance, used, randomStart(this.#instance, used, this.#random))
    this.#anneal(state, { ...REPAIR, steps })
  }

  /** From the best plan at a low temperature, then every single step that still helps. */
  goOn(steps: number): void {
    const { best } = this.found
    if (!best) return
    const state = new State(this.#instance, best.used, best.at)
    this.#anneal(state, this.#schedule(state, steps, REHEAT))
    state.reset(this.found.best?.at ?? best.at)
    this.found.steps += polish(state, () => this.#isOver())
    state.reset(state.at)
    this.found.best = { score: state.score, at: state.at.slice(), used: best.used }
  }

  /** Keeps the given assignment if it is feasible and better than what is known. */
  takeHint(at: ArrayLike<number>): void {
    const used = Math.max(...Array.from(at)) + 1
    if (used < 1 || used > this.#instance.slots || used < this.#instance.wavesLeast) return
    const state = new State(this.#instance, used, at)
    if (state.breach < NO_BREACH) this.#take(used, { score: state.score, at: state.at.slice() })
  }

  /** The score that was found; without a feasible plan a large number that is smaller the nearer it came. */
  #anneal(state: State, schedule: Schedule): number {
    const result = anneal(state, schedule, { random: this.#random, isOver: () => this.#isOver() })
    this.found.steps += result.steps
    this.found.starts += 1
    this.#take(state.used, result.best)
    if (this.found.best) this.#effort.onBest?.(this.found.best.score, this.found.steps)
    return result.best?.score ?? 1e9 + state.breach
  }

  #take(used: number, best: Found | null): void {
    if (best && (this.found.best === null || best.score < this.found.best.score - 1e-9)) {
      this.found.best = { ...best, used }
    }
  }

  #isOver(): boolean {
    this.found.isCut ||= this.#effort.isOver()
    return this.found.isCut
  }

  /** Temperatures from the size of single steps around the assignment. */
  #schedule(state: State, steps: number, hot: number): Schedule {
    const sizes: number[] = []
    for (let at = 0; at < 200; at += 1) {
      const one = this.#random.below(state.at.length)
      const back = state.at[one] ?? 0
      const before = state.score
      state.move(one, this.#random.below(state.used))
      const size = Math.abs(state.score - before)
      state.move(one, back)
      if (size > 1e-9) sizes.push(size)
    }
    const typical = sizes.toSorted((one, other) => one - other)[Math.floor(sizes.length / 2)] ?? 1
    return { steps, hot: typical * hot, cold: typical * COLD, penalty: typical * PENALTY }
  }
}
