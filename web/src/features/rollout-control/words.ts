// The words of rollbacks that several parts of their screens use.
import {
  ROLLBACK_STATE_WORDS,
  ROLLBACK_STATES,
  type RollbackState,
  type RollbackView,
} from '../../../../server/src/modules/rollout/rollback/rollback.contract.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { countOf, humanize } from '../../lib/words.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

const TONES: Record<RollbackState, Tone> = {
  checking: 'info',
  ready: 'info',
  blocked: 'warn',
  approved: 'info',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
}

export const stateOptions = ROLLBACK_STATES.map((value) => ({ value, label: ROLLBACK_STATE_WORDS[value] }))

export function rollbackBadge(state: RollbackState): StatusBadgeProps {
  return { state, label: ROLLBACK_STATE_WORDS[state], tone: TONES[state] }
}

/** Whether the server works on it now, so that the page looks again every second. */
export function isUnderWay(state: RollbackState): boolean {
  return state === 'checking' || state === 'approved' || state === 'running'
}

/** `strategic_plan` as "Strategic plan". */
export const tableWords = humanize

/** "Roll MOH back to 9 November 2026, 00:00?" */
export function questionOf(rollback: RollbackView): string {
  return rollback.kind === 'undo'
    ? `Undo the rollback of ${rollback.organization}?`
    : `Roll ${rollback.organization} back to ${formatMoment(rollback.moment)}?`
}

/** What approving means, with the numbers of the rehearsal. */
export function consequenceOf({ counts, organizationName, kind, expectedSeconds }: RollbackView): string {
  const sum = (name: 'removed' | 'changed' | 'added') => (counts ?? []).reduce((all, one) => all + one[name], 0)
  const parts = [
    `${countOf(sum('removed'), 'row')} of ${organizationName} go`,
    `${countOf(sum('changed'), 'row')} get their former values back`,
    `${countOf(sum('added'), 'removed row')} come back`,
  ]
  const time = expectedSeconds === null ? '' : ` It takes about ${countOf(Math.max(1, expectedSeconds), 'second')}.`
  const kept =
    kind === 'undo' ? 'The change log keeps both.' : 'An archive is written first, and the rollback can be undone.'
  return `${parts.join(', ')}.${time} ${kept}`
}
