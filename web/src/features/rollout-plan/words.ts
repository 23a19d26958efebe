// How plans are written on screen.
import type { PlanSummary, PlanView, SolveView } from '../../../../server/src/modules/rollout/plans/plans.contract.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

const TONES: Readonly<Record<PlanSummary['status'], StatusBadgeProps['tone']>> = {
  draft: 'neutral',
  saved: 'info',
  published: 'good',
  superseded: 'neutral',
  discarded: 'neutral',
}

export const statusBadge = (status: PlanSummary['status']): StatusBadgeProps => ({
  state: status,
  ...(TONES[status] ? { tone: TONES[status] } : {}),
})

const score = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Points of a score; smaller is better. */
export function formatScore(points: number | null | undefined): string {
  return points === null || points === undefined ? 'no data' : score.format(points)
}

/** `+1.3` or `-0.4`: what a step cost or saved. */
export function formatChange(points: number): string {
  const rounded = Math.round(points * 10) / 10
  return rounded > 0 ? `+${score.format(rounded)}` : score.format(rounded === 0 ? 0 : rounded)
}

export const isWorking = (solve: SolveView | null): boolean => solve?.state === 'waiting' || solve?.state === 'running'

export const PHASE_WORDS: Readonly<Record<string, string>> = {
  search: 'Looking for better waves',
  wishes: 'Finding what each wish costs',
  bound: 'Proving how good waves can be',
  conflict: 'Looking for what clashes',
}

export const SIZE_LETTERS = { small: 'S', medium: 'M', large: 'L' } as const

/** On a card: `62`, `62?` where most of it is not known, or `–`. */
export function readinessMark({ readiness, confidence }: { readiness: number | null; confidence: number }): string {
  if (readiness === null) return '–'
  return `${Math.round(readiness)}${confidence < 0.5 ? '?' : ''}`
}

/** `62`, or `no data`. */
export function readinessWords(readiness: number | null): string {
  return readiness === null ? 'no data' : String(Math.round(readiness))
}

export const isPinned = ({ question }: PlanView, code: string): boolean =>
  question.wishes.pins.some((pin) => pin.code === code)
