// The words of codes, acts and rules.
import type { RuleView } from '../../../../server/src/modules/budgeting/law/law.contract.ts'
import { CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ActView, ObjectView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import type { StatusBadgeProps } from '../../ui/status-badge.tsx'

export const OBJECT_CLASS_WORDS: Readonly<Record<ObjectView['class'], string>> = {
  ...CLASS_WORDS,
  non_cash: 'Non-cash expenses',
  direct_cost: 'Direct costs',
  asset: 'Assets',
}

export const ACT_KIND_WORDS: Readonly<Record<ActView['kind'], string>> = {
  regular: 'Regular',
  supplemental: 'Supplemental',
  automatic: 'Automatic',
}

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const objectClassOptions = options(OBJECT_CLASS_WORDS)
export const actKindOptions = options(ACT_KIND_WORDS)
export const inUseOptions = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Out of use' },
]

/** Whether a code may be used for something new. */
export function inUseStatus({ isActive }: { isActive: boolean }): StatusBadgeProps {
  return isActive ? { state: 'active', label: 'In use' } : { state: 'inactive', label: 'Out of use' }
}

/** What nobody read in the law yet. */
export function confirmedStatus(isConfirmed: boolean): StatusBadgeProps {
  return isConfirmed
    ? { state: 'confirmed', label: 'Confirmed', tone: 'good' }
    : { state: 'to_confirm', label: 'To be confirmed', tone: 'warn' }
}

/** What happens when a rule is broken. */
export function severityStatus({ severity }: Pick<RuleView, 'severity'>): StatusBadgeProps {
  return severity === 'refuse'
    ? { state: 'refuse', label: 'Refuses', tone: 'info' }
    : { state: 'warn', label: 'Warns', tone: 'neutral' }
}

const PLACES: Readonly<Record<string, string>> = { constraint: 'Database', check: 'Check', document: 'Step' }

/** `constraint ledger_x` as `Database: ledger_x`; nothing held reads as what people do. */
export function heldWords(held: RuleView['held']): string[] {
  if (held.length === 0) return ['Left to people']
  return held.map((place) => {
    const [kind = '', ...name] = place.split(' ')
    return `${PLACES[kind] ?? kind}: ${name.join(' ')}`
  })
}

/** `PS until 31 December 2025; MOOE, FE and CO until 31 December 2026`: classes with the same day stand together. */
export function validityWords(validities: ActView['validities'], day: 'obligateUntil' | 'payUntil'): string {
  const days = [...new Set(validities.map((validity) => validity[day]))]
  return days
    .map((until) => {
      const classes = CLASSES.filter((of) => validities.some((each) => each.class === of && each[day] === until))
      const last = classes.at(-1)
      const names = classes.length > 1 ? `${classes.slice(0, -1).join(', ')} and ${last}` : last
      return `${names} until ${formatDay(until)}`
    })
    .join('; ')
}
