import type { Candidate, WaveProblem } from './problem.contract.ts'

/** Readiness below which an organization is a hard case, 0 to 1. */
const HARD_BELOW = 0.4

/** Readiness 0 to 1; the share that is not known counts as a half. */
export function expectedReadiness({ readiness, confidence }: Candidate): number {
  return readiness === null ? 0.5 : (readiness / 100) * confidence + 0.5 * (1 - confidence)
}

/** What a wave learns from an organization: each is one of the three. */
export function lessonOf(candidate: Candidate): 'small' | 'typical' | 'hard' {
  if (candidate.size === 'large' || expectedReadiness(candidate) < HARD_BELOW) return 'hard'
  return candidate.size === 'small' ? 'small' : 'typical'
}

/** Points per position for coming late, without weight. */
export const urgency = (candidate: Candidate) => 0.2 + expectedReadiness(candidate)

/** Points per position that others wait for a body they depend on, without weight. */
export const FOUNDATION_WAIT = 0.5

/** Share of a tie's weight that is lost at a distance of waves. */
export const tieLoss = (distance: number) => Math.min(1, Math.abs(distance) / 2)

/**
 * All ties between organizations that wait, each pair once: those listed, and those of clusters (1 / (n - 1) in a
 * cluster of n). Indexes are places in `problem.organizations`.
 */
export function allTies({ organizations, ties }: WaveProblem): { a: number; b: number; weight: number }[] {
  const index = new Map(organizations.map(({ code }, at) => [code, at]))
  const weights = new Map<string, { a: number; b: number; weight: number }>()
  const add = (one: number, other: number, weight: number) => {
    const [a, b] = one < other ? [one, other] : [other, one]
    const known = weights.get(`${a} ${b}`)
    if (known) known.weight += weight
    else weights.set(`${a} ${b}`, { a, b, weight })
  }
  for (const { a, b, weight } of ties) {
    const one = index.get(a)
    const other = index.get(b)
    if (one !== undefined && other !== undefined && one !== other && weight > 0) add(one, other, weight)
  }
  for (const members of clusters(organizations)) {
    members.forEach((one, at) => {
      for (const other of members.slice(at + 1)) add(one, other, 1 / (members.length - 1))
    })
  }
  return [...weights.values()]
}

function clusters(organizations: readonly Candidate[]): number[][] {
  const found = Map.groupBy(organizations.keys(), (at) => organizations[at]?.cluster ?? null)
  found.delete(null)
  return [...found.values()]
}
