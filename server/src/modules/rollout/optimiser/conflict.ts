import { type Giveable, giveables } from './demands.ts'
import { hardModel } from './hard-model.ts'
import { solveMilp } from './highs.ts'
import { buildInstance, type Instance } from './instance.ts'
import type { Assignment, WaveProblem } from './problem.contract.ts'
import type { Conflict } from './proposal.contract.ts'
import { findViolations } from './rules.ts'
import { findAny } from './search.ts'

/** Steps of the repair before HiGHS is asked. */
const QUICK = 5000

/** Whether the hard rules can be kept, with a plan that keeps them, or that no plan does, or that time ran out. */
export type Feasibility = { is: 'feasible'; at: Int32Array } | { is: 'infeasible' } | { is: 'unknown' }

/** Asks HiGHS for any plan that keeps all hard rules. */
export async function proveFeasibility(instance: Instance, milliseconds: number): Promise<Feasibility> {
  if (instance.groupSlots.some((slots) => slots.length === 0)) return { is: 'infeasible' }
  const model = hardModel(instance, () => 0)
  const solved = await solveMilp(model.milp, { milliseconds: Math.max(1, milliseconds) })
  if (solved.status === 'infeasible') return { is: 'infeasible' }
  return solved.values ? { is: 'feasible', at: slotsOf(model.place, solved.values) } : { is: 'unknown' }
}

/** The slot of each organization in a solution. */
export function slotsOf(place: readonly (readonly number[])[], values: Float64Array): Int32Array {
  return Int32Array.from(place, (columns) => columns.findIndex((column) => column >= 0 && (values[column] ?? 0) > 0.5))
}

export const assignmentOf = ({ problem, waves }: Instance, at: ArrayLike<number>): Assignment =>
  Object.fromEntries(problem.organizations.map(({ code }, one) => [code, waves[at[one] ?? 0] ?? 0]))

/**
 * The smallest clash in an infeasible problem: wishes and limits that cannot be kept together, while giving up any one
 * of them makes room (QuickXplain, Junker 2004: halves at a time, so few proofs). `deadline` as of performance.now().
 */
export async function findConflict(problem: WaveProblem, deadline: number): Promise<Conflict> {
  const demands = giveables(problem)
  const checker = new Checker(problem, demands, deadline)
  const clash = await explain(checker, [], demands, false)
  const list = demands.filter((demand) => clash.includes(demand))
  const irreducible = !checker.isUnsure
  const words = irreducible
    ? `These cannot all be kept: ${list.map((demand) => demand.words).join('; ')}. Giving up any one of them makes room.`
    : `Somewhere among these is a clash; time ran out before it was narrowed down: ${list.map((demand) => demand.words).join('; ')}.`
  return {
    demands: list.map(({ rule, codes, wave, words: own }) => ({ rule, codes, wave, words: own })),
    irreducible,
    words,
  }
}

/** The part of `open` that clashes together with `kept`; `hasGrown`: `kept` is new and may clash by itself already. */
async function explain(checker: Checker, kept: Giveable[], open: Giveable[], hasGrown: boolean): Promise<Giveable[]> {
  if (hasGrown && !(await checker.hasRoom(kept))) return []
  if (open.length <= 1) return open
  const middle = Math.floor(open.length / 2)
  const [first, second] = [open.slice(0, middle), open.slice(middle)]
  const fromSecond = await explain(checker, [...kept, ...first], second, first.length > 0)
  const fromFirst = await explain(checker, [...kept, ...fromSecond], first, fromSecond.length > 0)
  return [...fromFirst, ...fromSecond]
}

class Checker {
  /** A check ran out of time, and its demands were taken to have room. */
  isUnsure = false
  readonly #problem: WaveProblem
  readonly #demands: Giveable[]
  readonly #deadline: number
  readonly #plans: Assignment[] = []

  constructor(problem: WaveProblem, demands: Giveable[], deadline: number) {
    this.#problem = problem
    this.#demands = demands
    this.#deadline = deadline
  }

  async hasRoom(kept: readonly Giveable[]): Promise<boolean> {
    const relaxed = this.#demands
      .filter((demand) => !kept.includes(demand))
      .reduce((problem, demand) => demand.relax(problem), this.#problem)
    if (this.#plans.some((plan) => findViolations(relaxed, plan).length === 0)) return true
    const instance = buildInstance(relaxed)
    const quick = findAny(instance, this.#problem.seed, QUICK)
    if (quick) {
      this.#plans.push(assignmentOf(instance, quick))
      return true
    }
    const left = this.#deadline - performance.now()
    const answer: Feasibility = left > 0 ? await proveFeasibility(instance, left) : { is: 'unknown' }
    if (answer.is === 'feasible') this.#plans.push(assignmentOf(instance, answer.at))
    if (answer.is === 'unknown') this.isUnsure = true
    return answer.is !== 'infeasible'
  }
}
