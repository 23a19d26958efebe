// The words of the register of risks.
import {
  LEVEL_WORDS,
  RISK_CATEGORY_WORDS,
  RISK_STATUS_WORDS,
  type RiskSummary,
} from '../../../../server/src/modules/rollout/risks/risks.contract.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const categoryOptions = options(RISK_CATEGORY_WORDS)
export const statusOptions = options(RISK_STATUS_WORDS)
export const levelOptions = LEVEL_WORDS.map((label, at) => ({ value: String(at + 1), label }))

export function levelWord(level: number): string {
  return LEVEL_WORDS[level - 1] ?? ''
}

/** A score of 6 and more is high, of 3 and more medium. */
export function toneOfScore(score: number): Tone {
  if (score >= 6) return 'bad'
  return score >= 3 ? 'warn' : 'neutral'
}

/** Open, happened, closed; a late review says so. */
export function riskBadge({ status, isReviewOverdue }: RiskSummary): StatusBadgeProps {
  if (isReviewOverdue) return { state: 'overdue', label: 'Review overdue', tone: 'bad' }
  const tones = { open: 'info', happened: 'bad', closed: 'neutral' } as const
  return { state: status, label: RISK_STATUS_WORDS[status], tone: tones[status] }
}

/** `6 (medium × high)`. */
export function scoreWords({ score, probability, impact }: Pick<RiskSummary, 'score' | 'probability' | 'impact'>) {
  return `${score} (${levelWord(probability).toLowerCase()} × ${levelWord(impact).toLowerCase()})`
}
