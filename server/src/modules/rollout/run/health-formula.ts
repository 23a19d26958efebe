// The health of a wave as issue 5 defines it: start at 100, every part shown.
import type { Health, HealthPart } from './health.contract.ts'

/** What the score is made of. Null where nobody knows: that lowers the confidence, not the score. */
export interface HealthFacts {
  overdueMilestones: number | null
  criticalBlockers: number | null
  highBlockers: number | null
  /** Share done, 0 to 1. */
  completion: number | null
  /** Share of the working days that passed, 0 to 1. */
  elapsed: number | null
}

const PER_MILESTONE = 10
const PER_CRITICAL = 20
const PER_HIGH = 10
const MOST_BEHIND = 30

/**
 * The health score, 0 to 100: start 100, -10 per overdue milestone, -20 per open critical blocker, -10 per open high blocker,
 * up to -30 for completion behind elapsed time. The parts sum to the score.
 */
export function healthOf(facts: HealthFacts): Health {
  const parts = [
    { name: 'start', words: 'Start', count: null, points: 100 },
    counted('overdue_milestones', facts.overdueMilestones, { one: 'overdue milestone', points: PER_MILESTONE }),
    counted('critical_blockers', facts.criticalBlockers, { one: 'open critical blocker', points: PER_CRITICAL }),
    counted('high_blockers', facts.highBlockers, { one: 'open high blocker', points: PER_HIGH }),
    behind(facts),
  ]
  const sum = parts.reduce((total, { points }) => total + points, 0)
  const known = Object.values(facts).filter((value) => value !== null).length
  return {
    score: Math.max(0, sum),
    confidence: Math.round((100 * known) / Object.keys(facts).length),
    parts: sum < 0 ? [...parts, { name: 'floor', words: 'The score ends at 0', count: null, points: -sum }] : parts,
    missing: missingOf(facts),
  }
}

function counted(name: string, count: number | null, { one, points }: { one: string; points: number }): HealthPart {
  const words = count === null ? `${capital(one)}s: no data` : `${count} ${one}${count === 1 ? '' : 's'}`
  return { name, words, count, points: count ? -points * count : 0 }
}

function behind({ completion, elapsed }: HealthFacts): HealthPart {
  if (completion === null || elapsed === null)
    return { name: 'behind', words: 'Completion against time: no data', count: null, points: 0 }
  const gap = Math.min(1, Math.max(0, elapsed - completion))
  const words = `${percent(completion)} done, ${percent(elapsed)} of the time gone`
  // Never -0, which reads as such.
  return { name: 'behind', words, count: Math.round(gap * 1000) / 10, points: 0 - Math.round(MOST_BEHIND * gap) }
}

const MISSING: Readonly<Record<keyof HealthFacts, string>> = {
  overdueMilestones: 'The wave has no milestones.',
  criticalBlockers: 'Critical blockers are not known.',
  highBlockers: 'High blockers are not known.',
  completion: 'No organization has a place in the wave.',
  elapsed: 'The wave has no working days.',
}

function missingOf(facts: HealthFacts): string[] {
  return Object.entries(MISSING).flatMap(([name, words]) => (facts[name as keyof HealthFacts] === null ? [words] : []))
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
