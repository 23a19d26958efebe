// The words of the communication plan.
import {
  MESSAGE_STATUS_WORDS,
  type MessageLetter,
  type MessageSummary,
  MOMENT_WORDS,
} from '../../../../server/src/modules/rollout/communications/messages.contract.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const momentOptions = options(MOMENT_WORDS)
export const statusOptions = options(MESSAGE_STATUS_WORDS)

const TONES: Readonly<Record<MessageSummary['status'], Tone>> = {
  planned: 'neutral',
  sending: 'info',
  sent: 'good',
  cancelled: 'neutral',
}

/** Planned, being sent, sent, cancelled; a late one says so. */
export function messageBadge({ status, isOverdue }: Pick<MessageSummary, 'status' | 'isOverdue'>): StatusBadgeProps {
  if (isOverdue) return { state: 'overdue', tone: 'bad' }
  return { state: status, label: MESSAGE_STATUS_WORDS[status], tone: TONES[status] }
}

/** `48 letters, 2 failed`; nothing before it is sent. */
export function lettersWords({ letters, delivered, failed }: MessageSummary): string {
  if (letters === 0) return '–'
  const waiting = letters - delivered - failed
  return [
    `${delivered} of ${letters} left`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ].join(', ')
}

const LETTER_STATES: Readonly<Record<string, { label: string; tone: Tone }>> = {
  queued: { label: 'Waiting', tone: 'info' },
  sending: { label: 'Waiting', tone: 'info' },
  sent: { label: 'Sent', tone: 'good' },
  mailbox: { label: 'Kept in the mailbox', tone: 'warn' },
  failed: { label: 'Failed', tone: 'bad' },
  bounced: { label: 'Came back', tone: 'bad' },
  suppressed: { label: 'Gets no mail', tone: 'warn' },
}

export function letterBadge({ state }: MessageLetter): StatusBadgeProps {
  return { state, ...LETTER_STATES[state] }
}
