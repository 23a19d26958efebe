// Which report: form, period, box, fund cluster, class. Everything else of a report follows from it and the ledger.
import { quarterEnd } from '../../../platform/calendar/fiscal.ts'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { fail } from './errors.ts'
import { type Box, FORM_KEYS, FORM_WORDS, type FormName, type ReportChoice } from './report.contract.ts'

export type QuarterNumber = 1 | 2 | 3 | 4

/** The money a FAR is about, up to the end of a quarter. */
export interface Pot {
  year: number
  quarter: QuarterNumber
  box: Box
  fundCluster: string
}

export interface ReportKey {
  form: FormName
  year: number
  /** 0 for forms of a whole year. */
  quarter: QuarterNumber | 0
  /** 0 unless the form is of a month. */
  month: number
  box: Box | ''
  fundCluster: string
  class: AllotmentClass | ''
}

/**
 * The key of what somebody chose, with the usual choice where nothing is said: the last month of the quarter, current
 * appropriations, the regular fund. Fails with budget.report.month_outside and budget.report.class_missing.
 */
export function keyOf(choice: ReportChoice): ReportKey {
  const wants = FORM_KEYS[choice.form]
  const quarter = (choice.quarter ?? (choice.month ? Math.ceil(choice.month / 3) : 4)) as QuarterNumber
  const month = choice.month ?? quarter * 3
  if (wants.month && Math.ceil(month / 3) !== quarter) fail('budget.report.month_outside')
  if (wants.class && !choice.class) fail('budget.report.class_missing')
  return {
    form: choice.form,
    year: choice.year,
    quarter: wants.quarter ? quarter : 0,
    month: wants.month ? month : 0,
    box: wants.box ? (choice.box ?? 'current') : '',
    fundCluster: wants.fundCluster ? (choice.fundCluster ?? '01') : '',
    class: wants.class ? (choice.class ?? '') : '',
  }
}

/** The money of a FAR or registry. */
export function potOf({ year, quarter, box, fundCluster }: ReportKey): Pot {
  return { year, quarter: quarter || 4, box: box || 'current', fundCluster }
}

/** Last day that a report is about, `YYYY-MM-DD`. */
export function endOf({ year, quarter, month }: Pick<ReportKey, 'year' | 'quarter' | 'month'>): string {
  if (month > 0) return Temporal.PlainYearMonth.from({ year, month }).toPlainDate({ day: 31 }).toString()
  return quarterEnd({ year, quarter: quarter || 4 })
}

/** First day that a report is about, of its own quarter, month or year. */
export function startOf({ year, quarter, month }: Pick<ReportKey, 'year' | 'quarter' | 'month'>): string {
  const first = month > 0 ? month : quarter > 0 ? quarter * 3 - 2 : 1
  return Temporal.PlainDate.from({ year, month: first, day: 1 }).toString()
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
] as const

/** `Q3 2026`, `September 2026`, `2026`. */
export function periodWords({ year, quarter, month }: Pick<ReportKey, 'year' | 'quarter' | 'month'>): string {
  if (month > 0) return `${MONTHS[month - 1]} ${year}`
  return quarter > 0 ? `Q${quarter} ${year}` : `${year}`
}

/** The line under the title of the form. */
export function periodLine(key: ReportKey): string {
  if (key.month > 0) return `For the Month of ${periodWords(key)}`
  if (key.quarter > 0) return `As at the Quarter Ending ${formatDate(endOf(key))}`
  return `Fiscal Year ${key.year}`
}

/** `FAR No. 1, Q3 2026`: how people are told of a report. */
export function reportTitle(key: Pick<ReportKey, 'form' | 'year' | 'quarter' | 'month' | 'class'>): string {
  const { code } = FORM_WORDS[key.form]
  return `${key.class ? `${code}-${key.class}` : code}, ${periodWords(key)}`
}

/** `far1-MOH-2026-Q3-current-01`, without ending. */
export function fileNameOf(key: ReportKey, code: string): string {
  const period = key.month > 0 ? `-${String(key.month).padStart(2, '0')}` : key.quarter > 0 ? `-Q${key.quarter}` : ''
  const rest = [key.class.toLowerCase(), key.box, key.fundCluster]
    .filter((part) => part !== '')
    .map((part) => `-${part}`)
  return `${key.form}-${code}-${key.year}${period}${rest.join('')}`
}
