import { expectedReadiness } from './candidate.ts'
import type { Assignment, Candidate, WaveProblem } from './problem.contract.ts'
import type { Baseline } from './proposal.contract.ts'
import { Random } from './random.ts'
import { findViolations } from './rules.ts'
import { scoreOf } from './score.ts'
import { openWaves } from './slots.ts'

/** The naive plans beside which a proposal is shown. None looks at the limits further than how many fit into a wave. */
export function baselinesOf(problem: WaveProblem): Baseline[] {
  const { organizations, seed } = problem
  const byCode = organizations.toSorted((one, other) => compare(one.code, other.code))
  const bySize = organizations.toSorted(
    (one, other) => other.expectedPeople - one.expectedPeople || compare(one.code, other.code),
  )
  const mixed = new Random(seed).shuffle(byCode)
  return [
    judged(problem, 'alphabetical', 'Alphabetical', 'By code, waves of equal size.', evenly(problem, byCode)),
    judged(problem, 'by_size', 'By size', 'Most people first, waves of equal size.', evenly(problem, bySize)),
    judged(problem, 'seed_greedy', 'Greedy', GREEDY, greedily(problem)),
    judged(problem, 'random', 'Random', 'By lot, waves of equal size.', evenly(problem, mixed)),
  ]
}

const GREEDY =
  'Readiest first; a wave closes when it is full or when one kind would exceed 60 % of it, which the second of a kind in a row does.'

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function judged(
  problem: WaveProblem,
  ...[name, title, words, assignment]: [Baseline['name'], string, string, Assignment]
): Baseline {
  const waves = new Set(Object.values(assignment)).size
  const violations = findViolations(problem, assignment)
  return { name, title, words, assignment, waves, score: scoreOf(problem, assignment), violations }
}

/** In the given order into as few waves as hold them all, the same number in each give or take one. */
function evenly(problem: WaveProblem, order: readonly Candidate[]): Assignment {
  const { limits } = problem
  const open = openWaves(problem)
  const needed = Math.max(limits.wavesLeast, Math.ceil(order.length / limits.most))
  const count = Math.max(1, Math.min(needed, open.length))
  return Object.fromEntries(
    order.map(({ code }, at) => [code, open[Math.floor((at * count) / order.length)] ?? problem.firstWave]),
  )
}

/** Seed document 000, P8-WAVE-002, as it stands there. */
function greedily(problem: WaveProblem): Assignment {
  const priority = (kind: string) => ({ ministry: 3, office: 2, agency: 1 })[kind] ?? 0
  const order = problem.organizations.toSorted(
    (one, other) => expectedReadiness(other) - expectedReadiness(one) || priority(other.kind) - priority(one.kind),
  )
  const waves: Candidate[][] = [[]]
  for (const candidate of order) {
    const here = waves.at(-1) ?? []
    const same = here.filter(({ kind }) => kind === candidate.kind).length + 1
    const isMixed = here.length === 0 || same / (here.length + 1) <= 0.6
    if (here.length < problem.limits.most && isMixed) here.push(candidate)
    else waves.push([candidate])
  }
  // It knows no most number of waves.
  const open = openWaves({ ...problem, limits: { ...problem.limits, wavesMost: waves.length } })
  return Object.fromEntries(waves.flatMap((wave, at) => wave.map(({ code }) => [code, open[at] ?? 0])))
}
