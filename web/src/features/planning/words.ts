// The words of Planning that several of its screens use.
import {
  GOAL_STATUSES,
  OBJECTIVE_STATUSES,
  PLAN_STATUSES,
  PRIORITIES,
} from '../../../../server/src/modules/planning/planning.contract.ts'
import { formatMeasureOf, formatNumber, formatPercent } from '../../lib/amounts.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'

const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: humanize(value) }))
export const planStatusOptions = optionsOf(PLAN_STATUSES)
export const goalStatusOptions = optionsOf(GOAL_STATUSES)
export const objectiveStatusOptions = optionsOf(OBJECTIVE_STATUSES)
export const priorityOptions = optionsOf(PRIORITIES)

/** `2026–2030`. */
export function yearsOf(plan: { startYear: number; endYear: number }): string {
  return `${plan.startYear}–${plan.endYear}`
}

/** Not yet decided: nothing is measured against it, so no progress is shown, not even zero. */
export function isPreparing(status: string): boolean {
  return status === 'draft' || status === 'returned' || status === 'submitted'
}

/** The progress of a plan in a list: nothing until it has been approved. */
export function progressOf({ status, progress }: { status: string; progress: number | null }): number | null {
  return isPreparing(status) ? null : progress
}

/** The mean of a plan, or that there is none: never 0 for nothing. */
export function meanOf(progress: number | null): string {
  return progress === null ? 'No data' : formatPercent(progress)
}

interface Standing {
  status: string
  completion: number
  unit: string
  currentValue: string
  targetValue: string
}

/** `41.7% done, 5 of 12 facilities`; where nobody has reported yet, that. */
export function standOf({ status, completion, unit, currentValue, targetValue }: Standing): string {
  if (status === 'not_started' && completion === 0) return 'nothing reported yet'
  return `${formatPercent(completion)} done, ${formatMeasureOf(currentValue, targetValue, unit)}`
}

const KINDS: Record<string, string> = {
  strategic_plan: 'the plan',
  strategic_goal: 'goal',
  annual_work_plan: 'the annual work plan',
  objective: 'objective',
  progress_entry: 'progress',
}

/** Columns that a step writes besides the status: its sentence says who and when. */
const OF_STEPS = new Set(['submitted_at', 'submitted_by', 'decided_at', 'decided_by'])

/** The changes that tell something: without the columns of steps, and without records that were only touched. */
export function tellingChanges(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.flatMap((entry) => {
    const fields = entry.fields.filter((change) => !OF_STEPS.has(change.field))
    return entry.action === 'update' && fields.length === 0 ? [] : [{ ...entry, fields }]
  })
}

/** How History names things, fields and values of Planning. */
export const historyWords = {
  kindLabel: (table: string) => KINDS[table],
  format: (field: string, value: string, _entry: HistoryEntry) => valueWords(field, value),
}

/** Values of the change log as people write them. */
export function valueWords(field: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
  if (/(_at|At)$/.test(field)) return formatMoment(value)
  if (/(status|priority)$/i.test(field)) return humanize(value).toLowerCase()
  return /^-?\d+[.]\d+$/.test(value) ? formatNumber(value) : value
}
