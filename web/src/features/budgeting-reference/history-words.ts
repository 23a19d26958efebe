// How the history of codes and acts reads.
import { formatDay } from '../../lib/calendar.ts'
import type { HistoryProps } from '../../ui/history.tsx'
import { ACT_KIND_WORDS, OBJECT_CLASS_WORDS } from './words.ts'

const FIELDS: Readonly<Record<string, string>> = {
  is_active: 'whether it is in use',
  deactivated_on: 'last day in use',
  is_confirmed: 'whether it is confirmed',
  correction_reason: 'reason of the correction',
  obligate_until: 'last day of obligations',
  pay_until: 'last day of payments',
  effective_on: 'first day',
  fiscal_year: 'fiscal year',
  fund_cluster: 'fund cluster',
}

const KINDS: Readonly<Record<string, string>> = {
  uacs_object: 'account code',
  funding_source: 'funding source',
  appropriation_act: 'act',
  appropriation_validity: 'validity',
}

export const historyWords: Omit<HistoryProps, 'entries'> = {
  kindLabel: (table) => KINDS[table],
  details: ({ fields }) =>
    fields.filter(({ field }) => !['act_id', 'correction_reason', 'deactivated_on'].includes(field)),
  fieldLabel: (field) => FIELDS[field],
  format: (field, value) => {
    if (['deactivated_on', 'obligate_until', 'pay_until', 'effective_on'].includes(field)) return formatDay(value)
    if (['is_active', 'is_confirmed'].includes(field)) return value === 'true' ? 'yes' : 'no'
    if (field === 'class') return OBJECT_CLASS_WORDS[value as keyof typeof OBJECT_CLASS_WORDS]
    if (field === 'kind') return ACT_KIND_WORDS[value as keyof typeof ACT_KIND_WORDS]
    return undefined
  },
}
