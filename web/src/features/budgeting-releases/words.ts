// The words of appropriations, releases and modifications that several of their screens use.
import type { LawfulApprover } from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'
import { type Tone, toneOf } from '../../ui/status-badge.tsx'

export const KIND_WORDS: Readonly<Record<string, string>> = {
  original: 'Appropriation',
  increase: 'Increase of appropriation',
  decrease: 'Decrease of appropriation',
  comprehensive: 'Comprehensive release (GAABAO)',
  special: 'Special release (SARO)',
  withdrawal: 'Withdrawal of allotment',
  transfer: 'Transfer',
  realignment: 'Realignment',
  augmentation: 'Augmentation from savings',
}
export const APPROVER_WORDS: Readonly<Record<LawfulApprover['approver'], string>> = {
  minister: 'Minister or head',
  finance_ministry: 'Finance ministry',
  chief_minister: 'Chief Minister',
  speaker: 'Speaker of the Parliament',
  presiding_justice: 'Presiding Justice',
}
export const BLOCK_WORDS: Readonly<Record<string, string>> = {
  agency_specific: 'I. Agency specific budget',
  automatic: 'II. Automatic appropriations',
  special_purpose: 'III. Special purpose funds',
}
export const PERIOD_WORDS = [
  '1st, January to March',
  '2nd, April to June',
  '3rd, July to September',
  '4th, October to December',
]

/** Options of a choice or filter, from words by value. */
export function optionsOf(values: readonly string[], words: Readonly<Record<string, string>> = {}) {
  return values.map((value) => ({ value, label: words[value] ?? humanize(value) }))
}

/** What a document is called: its number, or its kind until it has one. */
export function titleOf({ number, kind }: { number: string | null; kind: string }): string {
  return number ?? KIND_WORDS[kind] ?? kind
}

const GOOD = ['posted', 'released']
/** Tone of a document's state. */
export function documentTone(status: string): Tone {
  if (status === 'withdrawn' || status === 'reversed') return 'neutral'
  return GOOD.includes(status) ? 'good' : toneOf(status)
}

const DONE: Readonly<Record<string, string>> = {
  post: 'Posted to the ledger',
  submit: 'Submitted',
  release: 'Released',
  return: 'Returned for changes',
  approve: 'Approved',
  reject: 'Rejected',
  withdraw: 'Withdrawn',
}

/** A step of the past as it is told: `Returned for changes`. */
export function stepDone({ action, label }: { action: string; label: string }): string {
  return DONE[action] ?? label
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  post: 'The appropriation counts from its day on. What is posted is never edited; mistakes are put right by an increase or decrease.',
  submit: 'Somebody who had no hand in it decides. Until then the content cannot be changed.',
  release:
    'The money may be obligated from the day of the paper on. What is released is never edited; it is taken back by a withdrawal.',
  return: 'It goes back to its authors with your comment. They change it and submit it again.',
  approve: 'The balances change today, all lines together or none.',
  reject: 'The request ends here. Its content and your reason stay readable.',
  withdraw: 'It ends here without any effect. It stays readable in the list.',
}

/** The sentence that a person reads before taking a step. */
export function consequenceOf({ action }: { action: string }): string | undefined {
  return CONSEQUENCES[action]
}

const FORWARD = ['post', 'submit', 'release', 'approve']
/** The step forward first: it is the one that stands out. */
export function forwardFirst<A extends { action: string }>(actions: readonly A[]): A[] {
  return actions.toSorted((a, b) => Number(!FORWARD.includes(a.action)) - Number(!FORWARD.includes(b.action)))
}

const TABLES: Readonly<Record<string, string>> = { budget_document: 'the document', budget_document_line: 'a line' }
/** Columns that a step writes besides the status: its sentence says who and when. */
const OF_STEPS = new Set(['submitted_at', 'submitted_by', 'decided_at', 'decided_by', 'line', 'side'])

/** The changes that tell something: without the columns of steps, and without records that were only touched. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter((change) => !OF_STEPS.has(change.field))
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, fields }]
  })
}

/** How History names things, fields and values. */
export const historyWords = {
  kindLabel: (table: string) => TABLES[table],
  format: (field: string, value: string) => valueWords(field, value),
  details: ({ table, fields }: HistoryEntry) =>
    table === 'budget_document_line'
      ? fields.filter(({ field }) => ['program', 'class', 'object_code', 'amount'].includes(field))
      : [],
}

function valueWords(field: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
  if (/_at$/.test(field)) return formatMoment(value)
  if (field === 'kind') return KIND_WORDS[value] ?? value
  if (field === 'block') return BLOCK_WORDS[value] ?? value
  if (field === 'approver' || field === 'declared_by')
    return APPROVER_WORDS[value as LawfulApprover['approver']] ?? value
  return field === 'status' || field === 'moves' ? humanize(value).toLowerCase() : value
}
