// How criteria become a decision: verdicts of three values, and the truth table over them. Pure.
import { CRITERION, type CriterionKey, measureWords } from '../measures/criteria.contract.ts'

/** Missing, old or thin figures are inconclusive: never a pass, and never a failure either. */
export const VERDICTS = ['met', 'not_met', 'inconclusive'] as const
export type Verdict = (typeof VERDICTS)[number]

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  not_met: 'Not met',
  inconclusive: 'Inconclusive',
}

/** `must`: without it, no go. `should`: without it, a go under conditions. */
export const WEIGHTS = ['must', 'should'] as const
export type Weight = (typeof WEIGHTS)[number]

export const WEIGHT_WORDS: Readonly<Record<Weight, string>> = { must: 'Must be met', should: 'Should be met' }

export const OVERALLS = ['go', 'conditional_go', 'no_go', 'inconclusive'] as const
export type Overall = (typeof OVERALLS)[number]

export const DECISIONS = ['go', 'conditional_go', 'no_go'] as const
export type Decision = (typeof DECISIONS)[number]

export const OVERALL_WORDS: Readonly<Record<Overall, string>> = {
  go: 'Go',
  conditional_go: 'Conditional go',
  no_go: 'No-go',
  inconclusive: 'Inconclusive',
}

export const CAUSES = ['no_data', 'stale', 'small_sample'] as const
/** Why a verdict is inconclusive. */
export type Cause = (typeof CAUSES)[number]

/** A criterion as a gate asks for it. */
export interface GateCriterion {
  criterion: CriterionKey
  threshold: string
  minimumSample: number
  maxAgeDays: number
  weight: Weight
}

/** What is known of a criterion on the day of the evaluation. */
export interface KnownFigure {
  value: string
  sampleSize: number | null
  ageDays: number
}

/** Values have at most two decimals: whole hundredths compare exactly. */
function hundredths(value: string): number {
  return Math.round(Number(value) * 100)
}

/** The verdict on one criterion, and why it is inconclusive; an unknown sample counts as too small where one is asked for. */
export function judge(asked: GateCriterion, known: KnownFigure | null): { verdict: Verdict; cause: Cause | null } {
  if (known === null) return { verdict: 'inconclusive', cause: 'no_data' }
  if (known.ageDays > asked.maxAgeDays) return { verdict: 'inconclusive', cause: 'stale' }
  if ((known.sampleSize ?? 0) < asked.minimumSample) return { verdict: 'inconclusive', cause: 'small_sample' }
  const [value, threshold] = [hundredths(known.value), hundredths(asked.threshold)]
  const { rule } = CRITERION[asked.criterion]
  const isMet = rule === 'at_least' ? value >= threshold : rule === 'at_most' ? value <= threshold : value < threshold
  return { verdict: isMet ? 'met' : 'not_met', cause: null }
}

/**
 * The truth table, first line that fits: a must that is not met: no-go. Anything inconclusive, or no criterion at all:
 * inconclusive. A should that is not met: conditional go. Else go.
 */
export function overallOf(findings: readonly { weight: Weight; verdict: Verdict }[]): Overall {
  if (findings.some(({ weight, verdict }) => weight === 'must' && verdict === 'not_met')) return 'no_go'
  if (findings.length === 0 || findings.some(({ verdict }) => verdict === 'inconclusive')) return 'inconclusive'
  return findings.some(({ verdict }) => verdict === 'not_met') ? 'conditional_go' : 'go'
}

/** The truth table as people read it. */
export const TRUTH_TABLE: readonly { when: string; overall: Overall }[] = [
  { when: 'A criterion that must be met is not met', overall: 'no_go' },
  { when: 'Else, a figure is missing, too old, or stands on too small a sample', overall: 'inconclusive' },
  { when: 'Else, a criterion that should be met is not met', overall: 'conditional_go' },
  { when: 'Every criterion is met', overall: 'go' },
]

/** Never better than the criteria say; what is inconclusive may be accepted, with a reason and under conditions only. */
export const ALLOWED: Readonly<Record<Overall, readonly Decision[]>> = {
  go: ['go', 'conditional_go', 'no_go'],
  conditional_go: ['conditional_go', 'no_go'],
  inconclusive: ['conditional_go', 'no_go'],
  no_go: ['no_go'],
}

/** One sentence: "Measured 45 days before; counts for 30." */
export function causeWords(
  asked: Pick<GateCriterion, 'criterion' | 'minimumSample' | 'maxAgeDays'>,
  known: KnownFigure | null,
  { cause, missing }: { cause: Cause | null; missing: readonly string[] },
): string {
  const sample = CRITERION[asked.criterion].sample?.toLowerCase() ?? 'sample'
  switch (cause) {
    case 'no_data':
      return missing.length > 0 ? `No data of ${missing.join(', ')}.` : 'No data yet.'
    case 'stale':
      return `${known?.ageDays} days old; counts for ${asked.maxAgeDays} days.`
    case 'small_sample':
      return `${known?.sampleSize === null ? 'Unknown sample' : `Sample of ${known?.sampleSize}`}; at least ${asked.minimumSample} needed (${sample}).`
    default:
      return ''
  }
}

const must = { weight: 'must' } as const
const should = { weight: 'should' } as const

function asked(criterion: CriterionKey, { weight }: { weight: Weight }): GateCriterion {
  const { threshold, minimumSample, maxAgeDays } = CRITERION[criterion]
  return { criterion, threshold, minimumSample, maxAgeDays, weight }
}

/** Exit of a wave (issue of the rollout, point 5). */
export const WAVE_CRITERIA: readonly GateCriterion[] = [
  asked('critical_bugs', must),
  asked('uptime', must),
  asked('error_rate', must),
  asked('training_completion', should),
  asked('satisfaction', should),
  asked('active_users', should),
]

/** Exit of the pilot, per organization (predecessor, section 18.6). */
export const SIGN_OFF_CRITERIA: readonly GateCriterion[] = [
  asked('critical_bugs', must),
  asked('tests_passed', must),
  asked('uptime', must),
  asked('training_completion', should),
  asked('satisfaction', should),
]

/** `82.5%`, or "No data". */
export function figureWords(criterion: CriterionKey, value: string | null): string {
  return value === null ? 'No data' : measureWords(value, CRITERION[criterion].unit)
}
