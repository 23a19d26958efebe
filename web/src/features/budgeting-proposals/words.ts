// The words of budget proposals that several screens use.
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import {
  ATTACHMENT_KINDS,
  CATEGORIES,
  PROPOSAL_STATUSES,
} from '../../../../server/src/modules/budgeting/proposals/proposal.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'

const optionsOf = (values: readonly string[], words: Readonly<Record<string, string>> = {}) =>
  values.map((value) => ({ value, label: words[value] ?? humanize(value) }))

export const statusOptions = optionsOf(PROPOSAL_STATUSES)
export const classOptions = optionsOf(CLASSES, CLASS_WORDS)
export const categoryOptions = optionsOf(CATEGORIES)

export const PAPER_WORDS: Readonly<Record<string, string>> = {
  staffing: 'Staffing summary',
  consultation: 'Record of public consultation',
  procurement_plan: 'Procurement plan',
  budgetary_information: 'Budgetary information',
  endorsement: 'Endorsement',
  other: 'Another paper',
}
/** Which papers the law wants, and where it says so. */
export const PAPER_LAW: Readonly<Record<string, string>> = {
  staffing: 'BAA 84, s. 19',
  consultation: 'BAA 84, s. 70',
}
export const paperOptions = optionsOf(ATTACHMENT_KINDS, PAPER_WORDS)

const CONSEQUENCES: Readonly<Record<string, string>> = {
  submit: 'A manager who had no hand in it endorses or returns it. Until then nothing in it can be changed.',
  return: 'It goes back to those who prepared it with your comment. They change it and submit it again.',
  endorse:
    'It goes to the finance ministry as the proposal of the organization. It can be changed only if it is returned.',
  take_up: 'The review begins: amounts can be approved line by line, and those who prepared it are told.',
  send_back: 'It goes back to the organization with your comment. It is changed, submitted and endorsed again.',
  approve: 'Approved amounts are fixed. Lines without an amount are approved as requested.',
}
/** The sentence that a person reads before taking a step. */
export function consequenceOf({ action }: { action: string }): string | undefined {
  return CONSEQUENCES[action]
}

const DONE: Readonly<Record<string, string>> = {
  submit: 'Submitted for endorsement',
  return: 'Returned for changes',
  endorse: 'Endorsed',
  take_up: 'Taken up for review',
  send_back: 'Returned to the organization',
  approve: 'Approved',
}
/** A step of the past as it is told. */
export function stepDone({ action, label }: { action: string; label: string }): string {
  return DONE[action] ?? label
}

const FORWARD = ['submit', 'endorse', 'take_up', 'approve']
/** The step forward first. */
export function forwardFirst<A extends { action: string }>(actions: readonly A[]): A[] {
  return actions.toSorted((a, b) => Number(!FORWARD.includes(a.action)) - Number(!FORWARD.includes(b.action)))
}

const TABLES: Readonly<Record<string, string>> = {
  budget_proposal: 'the proposal',
  budget_proposal_ppa: 'the program',
  budget_proposal_line: 'the line',
  proposal_ppa: 'the program',
  proposal_line: 'the line',
  proposal_indicator: 'the indicator',
  proposal_comparative: 'comparatives',
  proposal_attachment: 'the paper',
}
const SILENT = new Set([
  ...['submitted_at', 'submitted_by', 'endorsed_at', 'endorsed_by', 'decided_at', 'decided_by'],
  ...['preparers', 'version', 'updated_at', 'proposal_id', 'proposal_ppa_id', 'organization_id', 'added_at'],
])

/** The changes that tell something. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter(({ field }) => !SILENT.has(field))
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, fields }]
  })
}

const MONEY = /amount|cost|previous_actual|current_appropriation|^q[1-4]$/
const TOLD = ['description', 'object_code', 'amount', 'name', 'target', 'kind']

/** How History names things and values. */
export const historyWords = {
  kindLabel: (table: string) => TABLES[table],
  format: (field: string, value: string) => {
    if (MONEY.test(field) && /^-?\d+(\.\d+)?$/.test(value)) return formatMoney(value)
    if (field === 'class') return CLASS_WORDS[value as keyof typeof CLASS_WORDS] ?? value
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
    if (/_at$/.test(field)) return formatMoment(value)
    return field === 'status' || field === 'category' ? humanize(value).toLowerCase() : value
  },
  details: ({ fields }: HistoryEntry) => fields.filter(({ field }) => TOLD.includes(field)),
}
