// How the history of a holiday reads.
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import type { HistoryProps } from '../../ui/history.tsx'
import { CLASS_WORDS, scopeOptions } from './words.ts'

const FIELDS: Readonly<Record<string, string>> = {
  counts: 'whether it counts',
  from_hour: 'hour',
  scope: 'where it counts',
  supersedes: 'replaced entry',
  withdrawn_at: 'time of withdrawal',
  withdrawn_reason: 'reason of withdrawal',
}

export const historyWords: Omit<HistoryProps, 'entries'> = {
  kindLabel: () => 'holiday',
  details: ({ fields }) => fields.filter(({ field }) => ['date', 'class', 'scope', 'status', 'source'].includes(field)),
  fieldLabel: (field) => FIELDS[field],
  format: (field, value) => {
    if (field === 'class') return CLASS_WORDS[value as keyof typeof CLASS_WORDS]
    if (field === 'scope') return scopeOptions.find((one) => one.value === value)?.label
    if (field === 'counts') return value === 'true' ? 'yes' : 'no'
    if (field === 'withdrawn_at') return formatMoment(value)
    if (field === 'from_hour') return value.slice(0, 5)
    return field === 'date' ? formatDay(value) : undefined
  },
}
