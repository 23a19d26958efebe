// The words of budget calls that several screens use.
import { type BudgetCall, CALL_STATUSES } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { formatDay, formatDaysLeft, formatMoment } from '../../lib/calendar.ts'
import { countOf, humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'
import type { RecordAction } from '../../ui/record-page.tsx'

export const callStatusOptions = CALL_STATUSES.map((value) => ({ value, label: humanize(value) }))

export const DATE_KINDS: Readonly<Record<string, string>> = {
  opening: 'Opening of the preparation',
  submission: 'Submission by organizations',
  technical_review: 'Technical review',
  parliament: 'Submission to Parliament',
  other: 'Another day',
}

/** `15 December 2026, 24 days left`, or that the calendar does not say. */
export function dueWords(day: string | null): string {
  return day === null ? 'Not set' : `${formatDay(day)}, ${formatDaysLeft(day)}`
}

/** What taking a step does. */
export function consequenceOf({ action }: RecordAction, call: BudgetCall): string | undefined {
  const who = countOf(call.organizations, 'organization has a ceiling', 'organizations have ceilings')
  switch (action) {
    case 'publish':
      return `Budget officers of all organizations are told, and may start their proposals for ${call.fiscalYear}, due ${call.submissionDue ? formatDay(call.submissionDue) : 'on a day not set yet'}. ${who}, ${formatMoney(call.ceilingTotal)} in all. From now on every change wants a reason, and everybody sees it.`
    case 'close':
      return 'No organization can start a proposal any more. Those that were started stay, and go on through their review.'
    case 'reopen':
      return 'Organizations may start proposals again. Your reason is shown with the call.'
    default:
      return undefined
  }
}

const DONE: Readonly<Record<string, string>> = {
  publish: 'Published',
  close: 'Closed',
  reopen: 'Reopened',
}
export function doneWords({ action, label }: Pick<RecordAction, 'action' | 'label'>): string {
  return DONE[action] ?? label
}

const TABLES: Readonly<Record<string, string>> = {
  budget_call: 'the budget call',
  budget_call_date: 'a day of the calendar',
  budget_call_form: 'a form',
  budget_ceiling: 'the ceiling of',
}
const OF_STEPS = new Set(['steps', 'published_at', 'published_by', 'closed_at', 'position', 'updated_at', 'version'])

/** How History names things and values. */
export const historyWords = {
  kindLabel: (table: string) => TABLES[table],
  format: (field: string, value: string) => {
    if (field === 'amount') return formatMoney(value)
    if (field === 'class') return CLASS_WORDS[value as keyof typeof CLASS_WORDS] ?? value
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
    if (/_at$/.test(field)) return formatMoment(value)
    return field === 'status' || field === 'kind' ? humanize(value).toLowerCase() : value
  },
  details: ({ table, fields }: HistoryEntry) =>
    fields.filter(({ field }) =>
      table === 'budget_ceiling'
        ? ['organization', 'class', 'amount', 'reason'].includes(field)
        : ['date'].includes(field),
    ),
}

/** Without the columns that steps write: the sentence of the step says them. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter(({ field }) => !OF_STEPS.has(field))
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, fields }]
  })
}
