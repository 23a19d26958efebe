// The words of spending that several of its screens use.
import type { PaymentMode } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'
import { type StatusBadgeProps, type Tone, toneOf } from '../../ui/status-badge.tsx'

const TONES: Readonly<Record<string, Tone>> = {
  requested: 'info',
  certified: 'info',
  obligated: 'good',
  posted: 'good',
  reversed: 'neutral',
  withdrawn: 'neutral',
  declined: 'bad',
  to_advance: 'info',
}
const STATES: Readonly<Record<string, string>> = {
  submitted: 'Waits for approval',
  to_advance: 'Cash advance to pay',
}

/** Badge of a request, payable or correction. */
export function badgeOf(status: string): StatusBadgeProps {
  return { state: status, tone: TONES[status] ?? toneOf(status), label: STATES[status] ?? humanize(status) }
}

/** Where a payable stands: to pay, to liquidate, settled, or what happened to it. */
export function payableBadge(payable: { status: string; due: string; unliquidated: string }): StatusBadgeProps {
  if (payable.status !== 'posted') return badgeOf(payable.status)
  if (payable.due !== '0.00') return { state: 'to_pay', label: 'To pay', tone: 'warn' }
  if (payable.unliquidated !== '0.00') return { state: 'to_liquidate', label: 'To liquidate', tone: 'warn' }
  return { state: 'settled', label: 'Settled', tone: 'good' }
}

export const MODE_WORDS: Readonly<Record<PaymentMode, string>> = {
  check: 'Check',
  ada: 'Advice to debit account (ADA)',
  cash: 'Cash',
  tra: 'Tax remittance advice (TRA)',
  ncaa: 'Non-cash availment authority (NCAA)',
  cdc: 'Cash disbursement ceiling (CDC)',
  other: 'Other',
}

export const POSTING_WORDS: Readonly<Record<string, string>> = {
  appropriation: 'Appropriation',
  allotment: 'Allotment release',
  modification: 'Modification',
  obligation: 'Obligation',
  obligation_adjustment: 'Notice of adjustment',
  payable: 'Payable',
  disbursement: 'Disbursement',
  liquidation: 'Liquidation',
  reversal: 'Reversal',
}

/** What a correction is called. */
export function correctionWord(kind: string): string {
  return kind === 'adjustment' ? 'Notice of adjustment' : 'Reversal'
}

/** What a request is called: its number, or that it has none yet. */
export function requestTitle({ form, number }: { form: 'ors' | 'burs'; number: string | null }): string {
  return number ? `${form.toUpperCase()} ${number}` : `${form.toUpperCase()} without number yet`
}

export function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

/** The latest years, for filters. */
export const yearOptions = ['2027', '2026', '2025'].map((year) => ({ value: year, label: year }))

const CONSEQUENCES: Readonly<Record<string, string>> = {
  request: 'The head of the requesting office certifies it next (Box A). Until then the content cannot be changed.',
  certify:
    'You certify that the charges are necessary, lawful and under your supervision, and that the papers are valid. The budget officer decides next (Box B).',
  obligate:
    'You certify that allotment is available. The obligation is posted today under its number; mistakes are put right by a notice of adjustment.',
  return: 'It goes back to its authors with your comment. They change it and request it again.',
  send_back: 'It goes back to its authors with your comment. It has to be certified again.',
  cancel: 'The request ends here. Its content and your reason stay readable.',
  post: 'It is posted on the day on which the mistake was found. What is posted is never edited.',
  decline: 'The correction ends here. Its content and your reason stay readable.',
  withdraw: 'The correction ends here without any effect.',
}
/** The sentence that a person reads before taking a step. */
export function consequenceOf({ action }: { action: string }): string | undefined {
  return CONSEQUENCES[action]
}

const DONE: Readonly<Record<string, string>> = {
  request: 'Requested',
  certify: 'Certified (Box A)',
  obligate: 'Obligated (Box B)',
  return: 'Returned for changes',
  send_back: 'Returned for changes',
  cancel: 'Cancelled',
  reverse: 'Obligation reversed',
  post: 'Approved and posted',
  decline: 'Declined',
  withdraw: 'Withdrawn',
}
/** A step of the past as it is told. */
export function stepDone({ action, label }: { action: string; label: string }): string {
  return DONE[action] ?? label
}

/** Columns that a step writes: its sentence says who and when. */
const OF_STEPS = /^(requested|certified|obligated)_(by|by_name|at)$|^(posting_id|entry_id|request_id|account_id|line)$/

/** The changes that tell something: without what steps write, and without records that were only touched. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter(({ field }) => !OF_STEPS.test(field))
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, fields }]
  })
}

const TABLES: Readonly<Record<string, string>> = { obligation_request: 'the request', obligation_line: 'a line' }
/** How History names things, fields and values. */
export const historyWords = {
  kindLabel: (table: string) => TABLES[table],
  format: (field: string, value: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
    if (/_at$/.test(field)) return formatMoment(value)
    return field === 'status' ? humanize(value).toLowerCase() : value
  },
  details: ({ table, fields }: HistoryEntry) =>
    table === 'obligation_line' ? fields.filter(({ field }) => ['object_code', 'amount'].includes(field)) : [],
}
