// The words of Planning that several of its screens use.
import {
  GOAL_STATUSES,
  OBJECTIVE_STATUSES,
  PLAN_STATUSES,
  PRIORITIES,
} from '../../../../server/src/modules/planning/planning.contract.ts'
import { formatNumber, formatPercent } from '../../lib/amounts.ts'
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

/** The mean of a plan, or that there is none: never 0 for nothing. */
export function meanOf(progress: number | null): string {
  return progress === null ? 'No data' : formatPercent(progress)
}

const KINDS: Record<string, string> = {
  strategic_plan: 'the plan',
  strategic_goal: 'goal',
  annual_work_plan: 'the annual work plan',
  objective: 'objective',
  progress_entry: 'progress',
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
