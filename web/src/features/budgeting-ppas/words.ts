// The words of programs that several of their screens use.
import { AGGREGATIONS, type Aggregation } from '../../../../server/src/modules/budgeting/ppas/indicators.contract.ts'
import {
  COST_STRUCTURE_WORDS,
  COST_STRUCTURES,
  PPA_KINDS,
  PPA_TAGS,
} from '../../../../server/src/modules/budgeting/ppas/ppas.contract.ts'
import { formatMoney, formatNumber } from '../../lib/amounts.ts'
import { formatDay, today } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry } from '../../ui/history.tsx'

const optionsOf = (values: readonly string[], words: Readonly<Record<string, string>> = {}) =>
  values.map((value) => ({ value, label: words[value] ?? humanize(value) }))

const TAG_WORDS: Readonly<Record<string, string>> = {
  gender: 'Gender and development',
  ict: 'ICT',
  climate: 'Climate change',
  peace: 'Peace and security',
  settler_ip: 'Settlers and indigenous peoples',
}
/** `settler_ip` -> `Settlers and indigenous peoples`. */
export const tagWords = (tag: string): string => TAG_WORDS[tag] ?? humanize(tag)

export const kindOptions = optionsOf(PPA_KINDS, { sub_program: 'Sub-program' })
/** `sub_program` -> `Sub-program`. */
export const kindWords = (kind: string): string => kindOptions.find(({ value }) => value === kind)?.label ?? kind
export const costStructureOptions = optionsOf(COST_STRUCTURES, COST_STRUCTURE_WORDS)
export const tagOptions = PPA_TAGS.map((tag) => ({ value: tag, label: tagWords(tag) }))

const AGGREGATION_LABELS: Readonly<Record<Aggregation, string>> = {
  sum: 'Added up: 10 and 20 make 30 (things, people)',
  last: 'The latest one counts (percentages reached so far)',
  average: 'Their average counts (rates)',
  maximum: 'The highest one counts',
  none: 'They make no figure for the year',
}
export const aggregationOptions = AGGREGATIONS.map((value) => ({ value, label: AGGREGATION_LABELS[value] }))

/** Fiscal years to choose from: the next one, this one, and those before. */
export function yearOptions(): { value: string; label: string }[] {
  const now = Number(today().slice(0, 4))
  return [now + 1, now, now - 1, now - 2].map((year) => ({ value: String(year), label: String(year) }))
}

export const QUARTERS = ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'] as const

/** `1,250`, or a dash where there is no figure. */
export function countWords(count: string | null | undefined): string {
  return count === null || count === undefined ? '–' : formatNumber(count)
}

/** `(12)` when behind, `12` when ahead. */
export function varianceWords(variance: string | null): string {
  if (variance === null) return '–'
  return variance.startsWith('-') ? `(${formatNumber(variance.slice(1))})` : formatNumber(variance)
}

const KINDS: Readonly<Record<string, string>> = {
  ppa: 'the program',
  performance_indicator: 'indicator',
  physical_target: 'targets of',
  accomplishment: 'accomplishment of',
  work_item: 'work item',
}

/** How History names things and values of programs. */
export const historyWords = {
  kindLabel: (table: string) => KINDS[table],
  format: (field: string, value: string, _entry: HistoryEntry) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
    if (field === 'estimated_cost') return formatMoney(value)
    if (/^(status|kind|aggregation)$/.test(field)) return humanize(value).toLowerCase()
    return /^-?\d+[.]\d+$/.test(value) ? formatNumber(value) : value
  },
}
