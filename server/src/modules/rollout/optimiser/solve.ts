import { baselinesOf } from './baselines.ts'
import { findBound, solveWhole, unbounded } from './bound.ts'
import { assignmentOf, findConflict, proveFeasibility } from './conflict.ts'
import { explainAssignment } from './explain.ts'
import { buildInstance, type Instance } from './instance.ts'
import { scoreAssignment, waveLoads } from './judge.ts'
import { findMistakes } from './mistakes.ts'
import type { Assignment, WaveProblem } from './problem.contract.ts'
import type {
  Baseline,
  Bound,
  Move,
  SolveFacts,
  SolveProgress,
  WaveOutcome,
  WaveProposal,
  WishCost,
  WorkerRequest,
} from './proposal.contract.ts'
import { nearlyInfeasible } from './room.ts'
import { round } from './score.ts'
import { findAny, search } from './search.ts'
import { measureWishes } from './wish-costs.ts'

/** Goes up with every change of score or search: plans of another version need not repeat. */
const VERSION = '1'
/** Steps of the first repair. */
const REPAIR_STEPS = 20_000
/** Milliseconds between two reports of the search. */
const TELL_EVERY = 250
/** Shares of the time limit after which the phases are cut. */
const CUT = { proof: 0.3, search: 0.5, wishes: 0.7, bound: 0.95 } as const

export type Listener = {
  engine: WorkerRequest['engine']
  onProgress: (progress: SolveProgress) => void
  /** A whole answer that a later one may improve on: what is left when the solver has to be stopped. */
  onOutcome: (outcome: WaveOutcome) => void
}

const UNDECIDED = 'Neither a plan nor a proof that there is none was found in time. Loosen a limit, or allow more time.'

/**
 * Answers a problem in this thread, which it blocks. The plan comes from the search and depends on problem, seed and
 * iterations only, unless the time limit cut it or a proof came upon a better one; the bound depends on the time there was.
 */
export async function solveHere(problem: WaveProblem, listener: Listener): Promise<WaveOutcome> {
  const mistakes = findMistakes(problem)
  if (mistakes.length > 0) return { status: 'invalid', mistakes }
  const solve = new Solve(problem, listener)
  return listener.engine === 'solver' ? await solve.runSolver() : await solve.run()
}

type Plan = { score: number; at: Int32Array }

class Solve {
  readonly #started = performance.now()
  readonly #problem: WaveProblem
  readonly #listener: Listener
  readonly #instance: Instance
  readonly #baselines: Baseline[]
  readonly #iterations: number
  readonly #cut: SolveFacts['cut'] = []
  #steps = 0
  #starts = 0

  constructor(problem: WaveProblem, listener: Listener) {
    this.#problem = problem
    this.#listener = listener
    this.#instance = buildInstance(problem)
    this.#baselines = baselinesOf(problem)
    this.#iterations = problem.iterations ?? budgetOf(this.#instance)
  }

  async run(): Promise<WaveOutcome> {
    const hints: ArrayLike<number>[] = this.#baselines.flatMap((baseline) => slotsOfBaseline(this.#instance, baseline))
    const quick = findAny(this.#instance, this.#problem.seed, REPAIR_STEPS)
    if (quick) hints.push(quick)
    if (hints.length === 0) {
      // Most such problems are impossible, which a long search would never find out.
      const proof = await proveFeasibility(this.#instance, this.#until('proof') - performance.now())
      if (proof.is === 'infeasible') return await this.#nameClash()
      if (proof.is === 'feasible') hints.push(proof.at)
      else this.#cut.push('search')
    }
    const found = this.#search(hints)
    return found ? await this.#propose(found) : { status: 'undecided', words: UNDECIDED, facts: this.#facts() }
  }

  /** HiGHS alone: what it has of the whole score when its time is up. */
  async runSolver(): Promise<WaveOutcome> {
    const { at, bound } = await solveWhole(this.#instance, this.#until('bound') - performance.now())
    if (!at) return { status: 'undecided', words: UNDECIDED, facts: this.#facts() }
    return { status: 'proposed', proposal: this.#proposal(at, bound, []) }
  }

  #search(hints: readonly ArrayLike<number>[]): Plan | null {
    let reported = performance.now()
    let best: { score: number | null; steps: number } = { score: null, steps: 0 }
    const isOver = () => {
      if (performance.now() > reported + TELL_EVERY) {
        reported = performance.now()
        this.#report('search', best.score, best.steps)
      }
      return this.#isOver('search')
    }
    const onBest = (score: number, steps: number) => {
      best = { score, steps }
    }
    const effort = { iterations: this.#iterations, isOver, onBest }
    this.#report('search', null)
    const found = search(this.#instance, this.#problem.seed, effort, hints)
    this.#steps += found.steps
    this.#starts += found.starts
    if (found.isCut && !this.#cut.includes('search')) this.#cut.push('search')
    return found.best
  }

  async #propose(found: Plan): Promise<WaveOutcome> {
    this.#report('wishes', found.score)
    const effort = { iterations: Math.floor(this.#iterations / 4), isOver: () => this.#isOver('wishes') }
    const measured = measureWishes(this.#problem, found, effort)
    this.#steps += measured.steps
    if (measured.isCut) this.#cut.push('wishes')
    const { best, costs } = measured
    const soFar = this.#proposal(best.at, unbounded('A bound was not found in time.'), costs)
    soFar.facts.cut.push('bound')
    this.#listener.onOutcome({ status: 'proposed', proposal: soFar })
    this.#report('bound', best.score)
    const deadline = Math.min(this.#until('bound'), performance.now() + boundTime(this.#instance))
    const bounded = await findBound(this.#instance, best, deadline)
    if (bounded.isCut) this.#cut.push('bound')
    return { status: 'proposed', proposal: this.#proposal(bounded.at ?? best.at, bounded.bound, costs) }
  }

  #proposal(at: Int32Array, bound: Bound, wishes: WishCost[]): WaveProposal {
    const problem = this.#problem
    const assignment = assignmentOf(this.#instance, at)
    const { score, checks, violations } = scoreAssignment(problem, assignment)
    if (violations.length > 0) throw new Error(`The plan breaks a hard rule: ${violations[0]?.words}`)
    return {
      assignment,
      waves: waveLoads(problem, assignment),
      score,
      checks,
      bound,
      baselines: this.#baselines,
      placements: explainAssignment(problem, assignment),
      wishes,
      moved: movesOf(problem, assignment),
      nearlyInfeasible: nearlyInfeasible(this.#instance),
      facts: this.#facts(),
    }
  }

  async #nameClash(): Promise<WaveOutcome> {
    this.#report('conflict', null)
    const conflict = await findConflict(this.#problem, this.#until('bound'))
    if (!conflict.irreducible) this.#cut.push('conflict')
    return { status: 'infeasible', conflict, facts: this.#facts() }
  }

  #facts(): SolveFacts {
    const { seed } = this.#problem
    const [iterations, starts] = [this.#steps, this.#starts]
    return { seed, iterations, starts, seconds: this.#seconds(), cut: [...this.#cut], version: VERSION }
  }

  #seconds = () => Math.round(performance.now() - this.#started) / 1000
  #until = (phase: keyof typeof CUT) => this.#started + this.#problem.timeLimit * CUT[phase]
  #isOver = (phase: keyof typeof CUT) => performance.now() > this.#until(phase)

  #report(phase: SolveProgress['phase'], score: number | null, done = this.#steps): void {
    this.#listener.onProgress({ phase, done, score: score === null ? null : round(score), seconds: this.#seconds() })
  }
}

/** Steps that reach the best plans on made-up problems within a percent or two: a second at 41 x 8. */
const budgetOf = ({ count, slots }: Instance) => Math.min(2_000_000, Math.max(100_000, count * slots * 6000))

/** Milliseconds for the bound. */
const boundTime = ({ count, slots }: Instance) => Math.min(4000, 700 + 1.5 * count * slots)

/** A baseline in slots, when all its waves are slots. */
function slotsOfBaseline({ problem, waves }: Instance, { assignment, violations }: Baseline): Int32Array[] {
  if (violations.length > 0) return []
  return [Int32Array.from(problem.organizations, ({ code }) => waves.indexOf(assignment[code] ?? 0))]
}

function movesOf({ organizations, previous }: WaveProblem, assignment: Assignment): Move[] {
  return organizations.flatMap(({ code }): Move[] => {
    const [from, to] = [previous?.[code], assignment[code]]
    if (from === undefined || to === undefined || from === to) return []
    const words = `${code} moves from wave ${from} to wave ${to}, ${to < from ? 'earlier' : 'later'} than before.`
    return [{ code, from, to, words }]
  })
}
