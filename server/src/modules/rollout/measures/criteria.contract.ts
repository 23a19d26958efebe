// What is measured to decide the rollout: criteria as data, with their unit, bounds, threshold and sources. Pure.

export const CRITERIA = [
  'training_completion',
  'training_attendance',
  'satisfaction',
  'critical_bugs',
  'tests_passed',
  'uptime',
  'error_rate',
  'active_users',
  'users_imported',
  'milestones_done',
  'critical_blockers',
] as const
export type CriterionKey = (typeof CRITERIA)[number]

export const MEASURE_UNITS = ['percent', 'rating', 'count'] as const
export type MeasureUnit = (typeof MEASURE_UNITS)[number]

/** What a figure is about: BMMS as a whole, one wave, or one organization. */
export const MEASURE_LEVELS = ['platform', 'wave', 'organization'] as const
export type MeasureLevel = (typeof MEASURE_LEVELS)[number]

export const MEASURE_LEVEL_WORDS: Readonly<Record<MeasureLevel, string>> = {
  platform: 'All of BMMS',
  wave: 'Wave',
  organization: 'Organization',
}

/** When a figure meets its threshold. */
export const RULES = ['at_least', 'at_most', 'below'] as const
export type Rule = (typeof RULES)[number]

export interface Criterion {
  label: string
  /** What exactly the figure is. */
  help: string
  unit: MeasureUnit
  min: number
  max: number
  rule: Rule
  /** Met up to or from here, unless a gate says otherwise; up to two decimals. */
  threshold: string
  /** What the sample counts, "People enrolled"; null where a figure stands on no sample. */
  sample: string | null
  /** Fewer decide nothing, unless a gate says otherwise. */
  minimumSample: number
  /** An older figure decides nothing, unless a gate says otherwise. */
  maxAgeDays: number
  levels: readonly MeasureLevel[]
  /** BMMS counts it itself; else a person says it, with a source. */
  isMeasured: boolean
  /** How figures of organizations make the figure of their wave. */
  combine: 'mean' | 'sum'
}

const everywhere = ['platform', 'wave', 'organization'] as const
const placed = ['wave', 'organization'] as const
const share = { unit: 'percent', min: 0, max: 100, combine: 'mean' } as const
const count = { unit: 'count', min: 0, max: 1_000_000, combine: 'sum' } as const

/** Thresholds: seed document 001 (go/no-go of waves) and the exit criteria of the pilot (predecessor, section 18.6). */
export const CRITERION: Readonly<Record<CriterionKey, Criterion>> = {
  training_completion: {
    ...{ ...share, label: 'Training completed', rule: 'at_least', threshold: '80', sample: 'People enrolled' },
    ...{ minimumSample: 5, maxAgeDays: 90, levels: placed, isMeasured: false },
    help: 'Share of the people enrolled in the training who completed it.',
  },
  training_attendance: {
    ...{ ...share, label: 'Training attended', rule: 'at_least', threshold: '80', sample: 'People enrolled' },
    ...{ minimumSample: 5, maxAgeDays: 90, levels: placed, isMeasured: false },
    help: 'Share of the people enrolled in the training who attended it.',
  },
  satisfaction: {
    ...{ label: 'Satisfaction', unit: 'rating', min: 1, max: 5, combine: 'mean', rule: 'at_least', threshold: '4' },
    ...{ sample: 'Answers', minimumSample: 5, maxAgeDays: 60, levels: everywhere, isMeasured: false },
    help: 'Mean answer to “How satisfied are you with BMMS?”, from 1 (not at all) to 5 (very).',
  },
  critical_bugs: {
    ...{ ...count, label: 'Open critical bugs', rule: 'at_most', threshold: '0', sample: null },
    ...{ minimumSample: 0, maxAgeDays: 7, levels: everywhere, isMeasured: false },
    help: 'Open defects of the highest severity. Data that the wrong organization sees always counts as one.',
  },
  tests_passed: {
    ...{ ...share, label: 'Tests passed', rule: 'at_least', threshold: '95', sample: 'Tests run' },
    ...{ minimumSample: 10, maxAgeDays: 30, levels: everywhere, isMeasured: false },
    help: 'Share of the acceptance tests that passed in their last run.',
  },
  uptime: {
    ...{ ...share, label: 'Uptime', rule: 'at_least', threshold: '99.5', sample: 'Hours watched' },
    ...{ minimumSample: 168, maxAgeDays: 14, levels: ['platform'], isMeasured: false },
    help: 'Share of the time in which BMMS answered, without announced maintenance, over at least a week.',
  },
  error_rate: {
    ...{ ...share, label: 'Error rate', rule: 'below', threshold: '1', sample: 'Requests' },
    ...{ minimumSample: 1000, maxAgeDays: 7, levels: ['platform'], isMeasured: true },
    help: 'Share of requests that BMMS could not answer because of an error of its own.',
  },
  active_users: {
    ...{ ...share, label: 'Active users', rule: 'at_least', threshold: '60', sample: 'Members' },
    ...{ minimumSample: 5, maxAgeDays: 7, levels: placed, isMeasured: true },
    help: 'Share of the active members who signed in within the last 30 days.',
  },
  users_imported: {
    ...{ ...count, label: 'Users imported', rule: 'at_least', threshold: '5', sample: null },
    ...{ minimumSample: 0, maxAgeDays: 7, levels: placed, isMeasured: true },
    help: 'People with an active membership.',
  },
  milestones_done: {
    ...{ ...share, label: 'Milestones done', rule: 'at_least', threshold: '100', sample: 'Milestones' },
    ...{ minimumSample: 1, maxAgeDays: 2, levels: ['wave'], isMeasured: true },
    help: 'Share of the milestones of the wave that are done; dropped ones do not count.',
  },
  critical_blockers: {
    ...{ ...count, label: 'Open critical blockers', rule: 'at_most', threshold: '0', sample: null },
    ...{ minimumSample: 0, maxAgeDays: 2, levels: placed, isMeasured: true },
    help: 'Blockers of the highest severity that are not resolved.',
  },
}

export function isCriterion(text: string): text is CriterionKey {
  return (CRITERIA as readonly string[]).includes(text)
}

const grouped = new Intl.NumberFormat('en-PH', { maximumFractionDigits: 2 })

/** `80%`, `4.2 of 5`, `1,250`. */
export function measureWords(value: string | number, unit: MeasureUnit): string {
  const number = grouped.format(Number(value))
  return unit === 'percent' ? `${number}%` : unit === 'rating' ? `${number} of 5` : number
}

const RULE_WORDS: Readonly<Record<Rule, string>> = { at_least: 'at least', at_most: 'at most', below: 'below' }

/** `at least 80%`, `below 1%`, `none` for at most 0. */
export function thresholdWords(criterion: CriterionKey, threshold: string): string {
  const { rule, unit } = CRITERION[criterion]
  if (rule === 'at_most' && Number(threshold) === 0) return 'none'
  return `${RULE_WORDS[rule]} ${measureWords(threshold, unit)}`
}
