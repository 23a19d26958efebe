// Reports due: what the rules want of an organization, and how it stands with it.
import { type SQL, sql } from 'drizzle-orm'
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { settleDeadline } from '../../../platform/calendar/deadlines.ts'
import { dueDateOf } from '../../../platform/calendar/due-date.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { Db, OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { appropriationActs, appropriationValidities, ledgerAccounts, ledgerBalances } from '../tables.ts'
import { type DutyPeriod, loadRules, periodsOf, type ReportingRule, statutoryDateOf } from './due-dates.ts'
import type { listDuties, ReportDuty } from './duties.contract.ts'
import { BOXES, type Box, FORM_WORDS, REPORT_STATES, type ReportState } from './report.contract.ts'
import { endOf, type ReportKey, reportTitle, startOf } from './report-key.ts'
import { filedOn, newestRevision, reportState } from './report-standing.ts'
import { budgetReports } from './tables.ts'

/** Kind of these deadlines in the calendar. */
export const DEADLINE = 'budgeting.report'

/** `2026-Q3 far1`, `2026-09 far4`. */
export function subjectOf({
  form,
  year,
  quarter,
  month,
}: Pick<ReportDuty, 'form' | 'year' | 'quarter' | 'month'>): string {
  return `${year}-${month > 0 ? String(month).padStart(2, '0') : `Q${quarter}`} ${form}`
}

/** Money to report on, from a quarter of the year on. */
interface YearPot {
  organizationId: number
  box: Box
  fundCluster: string
  fromQuarter: number
}

/** A generated report as a duty sees it. */
export interface Standing {
  organizationId: number
  id: string
  form: string
  quarter: number
  month: number
  box: string
  fundCluster: string
  revision: number
  state: ReportState
  /** First day on which any of its revisions was filed. */
  filedOn: string | null
}

/** Boxes and fund clusters of a year with money; of one organization, or of all that the scope may see. */
export async function potsOfYear(db: Db, year: number, organizationId?: number): Promise<YearPot[]> {
  const { rows } = await db.execute<YearPot & Record<string, unknown>>(sql`
    select k.organization_id as "organizationId",
           case when t.fiscal_year < ${year} then 'continuing' when t.kind = 'supplemental' then 'supplemental' else 'current' end as box,
           k.fund_cluster as "fundCluster", min(case when b.year < ${year} then 1 else b.quarter end)::int as "fromQuarter"
      from ${ledgerBalances} b
      join ${ledgerAccounts} k on k.organization_id = b.organization_id and k.id = b.account_id
      join ${appropriationActs} t on t.id = k.act_id
      join ${appropriationValidities} v on v.act_id = k.act_id and v.class = k.class
     where b.year <= ${year} and (t.fiscal_year = ${year} or (t.fiscal_year < ${year} and v.obligate_until >= make_date(${year}, 1, 1)))
       and ${ofOrganization(sql`b.organization_id`, organizationId)}
     group by 1, 2, 3`)
  return rows.toSorted((one, other) => orderOf(one) - orderOf(other))
}

const orderOf = ({ box, fundCluster }: YearPot) => BOXES.indexOf(box) * 100 + Number.parseInt(fundCluster, 10)

function ofOrganization(column: SQL, organizationId: number | undefined): SQL {
  return organizationId === undefined ? sql`true` : sql`${column} = ${organizationId}`
}

/** The newest revisions of the reports of a year. */
export async function standingsOf(db: Db, year: number, organizationId?: number): Promise<Standing[]> {
  const own = budgetReports
  const { rows } = await db.execute<Standing & Record<string, unknown>>(sql`
    with standing as (
      select ${own.organizationId} as "organizationId", ${own.id} as id, ${own.form} as form, ${own.quarter} as quarter,
             ${own.month} as month, ${own.box} as box, ${own.fundCluster} as "fundCluster", ${own.revision} as revision,
             ${reportState} as state, ${filedOn} as filed, ${newestRevision} as newest
        from ${own} where ${own.year} = ${year} and ${own.class} = '' and ${ofOrganization(sql`${own.organizationId}`, organizationId)}
    )
    select s.*, (select min(o.filed) from standing o where o."organizationId" = s."organizationId" and o.form = s.form
        and o.quarter = s.quarter and o.month = s.month and o.box = s.box and o."fundCluster" = s."fundCluster") as "filedOn"
      from standing s where s.revision = s.newest`)
  return rows
}

interface DutyFacts {
  rules: readonly ReportingRule[]
  calendar: BusinessCalendar
  /** Of one organization. */
  pots: readonly YearPot[]
  standings: readonly Standing[]
  today: string
}

/** The calendar over all due dates of a year. */
export function calendarOfDuties(scope: { db: Db }, year: number): Promise<BusinessCalendar> {
  return loadBusinessCalendar(scope, { from: `${year}-01-01`, to: `${year + 1}-03-31` })
}

/** Every duty of a period that has begun; none for a past period in which there was no money yet. */
export function dutiesOf(year: number, facts: DutyFacts): ReportDuty[] {
  return facts.rules.flatMap((rule) =>
    periodsOf(rule, year)
      .filter((period) => startOf(period) <= facts.today)
      .flatMap((period) => dutyOf(rule, period, facts) ?? []),
  )
}

function dutyOf(rule: ReportingRule, period: DutyPeriod, facts: DutyFacts): ReportDuty | null {
  const wanted = wantedOf(rule, period, facts.pots)
  if (wanted.length === 0 && endOf(period) < facts.today) return null
  const reports = (wanted.length > 0 ? wanted : [defaultPot(rule)]).map((pot) => reportOf(rule, period, { pot, facts }))
  const statutoryDate = statutoryDateOf(rule, period)
  const { dueDate, reason } = dueDateOf(facts.calendar, statutoryDate)
  const state = REPORT_STATES[Math.min(...reports.map((report) => REPORT_STATES.indexOf(report.state)))] ?? 'due'
  const dates = reports.map((report) => report.filedOn)
  const filed = dates.every((date) => date !== null) ? (dates.toSorted().at(-1) ?? null) : null
  return {
    form: rule.form,
    title: reportTitle({ form: rule.form, ...period, class: '' }),
    about: FORM_WORDS[rule.form].title,
    ...period,
    endsOn: endOf(period),
    ...{ statutoryDate, dueDate, reason, state },
    daysLeft: parseDate(facts.today).until(parseDate(dueDate), { largestUnit: 'day' }).days,
    isLate: (filed ?? facts.today) > dueDate,
    filedOn: filed,
    ...{ source: rule.source, sanction: rule.sanction, isConfirmed: rule.isConfirmed },
    reports: reports.map(({ filedOn: _filed, ...report }) => report),
  }
}

type Wanted = { box: string; fundCluster: string }

/** One report for each box and fund cluster; FAR No. 4 for each fund cluster; BAR No. 1 one for all. */
function wantedOf({ form }: ReportingRule, { quarter }: DutyPeriod, pots: readonly YearPot[]): Wanted[] {
  const now = pots.filter(({ fromQuarter }) => fromQuarter <= quarter)
  if (form === 'bar1') return now.length > 0 ? [{ box: '', fundCluster: '' }] : []
  if (form === 'far4')
    return [...new Set(now.map(({ fundCluster }) => fundCluster))].map((fundCluster) => ({ box: '', fundCluster }))
  return now.map(({ box, fundCluster }) => ({ box, fundCluster }))
}

function defaultPot({ form }: ReportingRule): Wanted {
  if (form === 'bar1') return { box: '', fundCluster: '' }
  return { box: form === 'far4' ? '' : 'current', fundCluster: '01' }
}

function reportOf(
  { form }: ReportingRule,
  { quarter, month }: DutyPeriod,
  { pot, facts }: { pot: Wanted; facts: DutyFacts },
): ReportDuty['reports'][number] & { filedOn: string | null } {
  const found = facts.standings.find(
    (one) =>
      one.form === form &&
      one.quarter === quarter &&
      one.month === month &&
      one.box === pot.box &&
      one.fundCluster === pot.fundCluster,
  )
  return {
    id: found?.id ?? null,
    box: pot.box,
    fundCluster: pot.fundCluster,
    revision: found?.revision ?? 0,
    state: found?.state ?? 'due',
    filedOn: found?.filedOn ?? null,
  }
}

/** Duties of one organization in a year. */
export async function loadDuties(scope: OrganizationScope, year: number): Promise<ReportDuty[]> {
  const of = scope.organization.id
  return dutiesOf(year, {
    rules: await loadRules(scope),
    calendar: await calendarOfDuties(scope, year),
    pots: await potsOfYear(scope.db, year, of),
    standings: await standingsOf(scope.db, year, of),
    today: today(scope.clock.now()),
  })
}

/** Reports due, of the present year unless asked for another: what is due first comes first, what is filed last. */
export async function findDuties(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listDuties>, 'query'>,
): Promise<Output<typeof listDuties>> {
  const now = today(scope.clock.now())
  const year = query.year ?? parseDate(now).year
  const duties = await loadDuties(scope, year)
  const open = duties.filter(({ state }) => state !== 'filed').toSorted(byDueDate)
  const filed = duties.filter(({ state }) => state === 'filed').toSorted((one, other) => byDueDate(other, one))
  return { year, today: now, items: [...open, ...filed] }
}

const byDueDate = (one: ReportDuty, other: ReportDuty) => one.dueDate.localeCompare(other.dueDate)

/** When all reports of a duty are filed, its deadline moves no more. */
export async function settleIfFiled(scope: OrganizationScope, key: ReportKey): Promise<void> {
  const duty = (await loadDuties(scope, key.year)).find((one) => subjectOf(one) === subjectOf(key))
  if (duty?.state === 'filed') await settleDeadline(scope, { kind: DEADLINE, subjectId: subjectOf(key) })
}
