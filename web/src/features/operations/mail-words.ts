// The words of messages.
import type { MailSummary } from '../../../../server/src/platform/mail/mail.contract.ts'
import { humanize } from '../../lib/words.ts'
import type { StatusBadgeProps, Tone } from '../../ui/status-badge.tsx'

const STATES: Record<MailSummary['state'], { label: string; tone: Tone }> = {
  queued: { label: 'Waiting', tone: 'info' },
  sending: { label: 'Being sent', tone: 'info' },
  sent: { label: 'Sent', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  suppressed: { label: 'Withheld', tone: 'warn' },
  bounced: { label: 'Came back', tone: 'bad' },
  mailbox: { label: 'Kept here', tone: 'neutral' },
}

export const mailStateOptions = Object.entries(STATES).map(([value, { label }]) => ({ value, label }))

export function mailStatus({ state }: Pick<MailSummary, 'state'>): StatusBadgeProps {
  return { state, ...STATES[state] }
}

const SENDABLE: readonly MailSummary['state'][] = ['failed', 'mailbox', 'suppressed', 'bounced']

/** Whether it can be sent again. */
export function isSendable({ state }: Pick<MailSummary, 'state'>): boolean {
  return SENDABLE.includes(state)
}

/** `auth.reset-password` -> `Reset password`. */
export function templateName(template: string): string {
  return humanize(template.split('.').at(-1) ?? template)
}

/** `Aisah Reyes <aisah@moh.gov.ph>`, or the address alone. */
export function recipient({ toName, toAddress }: Pick<MailSummary, 'toName' | 'toAddress'>): string {
  return toName ? `${toName} <${toAddress}>` : toAddress
}
