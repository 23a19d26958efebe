// When a report is due: the rule's day, moved to the next business day (BAA 39, s. 13).
import { sql } from 'drizzle-orm'
import { type DueDate, dueDateOf } from '../../../platform/calendar/due-date.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate } from '../../../platform/calendar/manila.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { FormName } from './report.contract.ts'
import { endOf, type QuarterNumber, type ReportKey } from './report-key.ts'

export interface ReportingRule {
  form: FormName
  period: 'quarter' | 'month'
  daysAfterEnd: number
  source: string
  sanction: string
  isConfirmed: boolean
}

/** What has to be reported, in the order of the forms. */
export async function loadRules({ db }: { db: Db }): Promise<ReportingRule[]> {
  const { rows } = await db.execute<ReportingRule & Record<string, unknown>>(sql`
    select form, period, days_after_end as "daysAfterEnd", source, sanction, is_confirmed as "isConfirmed"
      from public.reporting_rule order by array_position(array['far1', 'far1a', 'far1b', 'far4', 'bar1'], form)`)
  return rows
}

/** A report that is due: its form and period. */
export interface DutyPeriod {
  year: number
  quarter: QuarterNumber
  /** 0 for reports of a quarter. */
  month: number
}

/** The periods of a year for which a rule wants a report. */
export function periodsOf({ period }: Pick<ReportingRule, 'period'>, year: number): DutyPeriod[] {
  if (period === 'quarter') return ([1, 2, 3, 4] as const).map((quarter) => ({ year, quarter, month: 0 }))
  return Array.from({ length: 12 }, (_, at) => ({
    year,
    quarter: Math.ceil((at + 1) / 3) as QuarterNumber,
    month: at + 1,
  }))
}

/** What the rule says, before weekends and holidays. */
export function statutoryDateOf(rule: Pick<ReportingRule, 'daysAfterEnd'>, period: DutyPeriod): string {
  return parseDate(endOf(period)).add({ days: rule.daysAfterEnd }).toString()
}

/** When a report is due; null for forms that nobody has to file. */
export async function dueDateOfReport(scope: { db: Db }, key: ReportKey): Promise<DueDate | null> {
  const rule = (await loadRules(scope)).find(({ form }) => form === key.form)
  if (!rule) return null
  const statutory = statutoryDateOf(rule, { year: key.year, quarter: key.quarter || 4, month: key.month })
  return dueDateOf(await loadBusinessCalendar(scope, { from: statutory, to: statutory }), statutory)
}
