// Who filed what, for the finance ministry and the Chief Minister's office.
import { sql } from 'drizzle-orm'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { OversightScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { loadRules } from './due-dates.ts'
import type { OrganizationFiling, ReportDuty, readFilings } from './duties.contract.ts'
import { calendarOfDuties, dutiesOf, potsOfYear, standingsOf } from './duties.ts'

/**
 * Every organization that uses Budgeting, with its reports of a quarter: those of the quarter, and the monthly ones of its
 * months. The quarter before this one unless asked for another. Five statements, whatever the number of organizations.
 */
export async function getFilings(
  scope: OversightScope,
  { query }: Input<typeof readFilings>,
): Promise<Output<typeof readFilings>> {
  const now = today(scope.clock.now())
  const { year, quarter } = { ...quarterBefore(now), ...query }
  const [rules, calendar] = [await loadRules(scope), await calendarOfDuties(scope, year)]
  const [pots, standings] = [await potsOfYear(scope.db, year), await standingsOf(scope.db, year)]
  const { rows } = await scope.db.execute<{ id: number; code: string; name: string }>(sql`
    select id, code, name from organization where is_active and 'budgeting' = any (modules) order by name`)
  const found = rows.map(({ id, ...organization }) => {
    const duties = dutiesOf(year, {
      ...{ rules, calendar, today: now },
      pots: pots.filter(({ organizationId }) => organizationId === id),
      standings: standings.filter(({ organizationId }) => organizationId === id),
    }).filter((duty) => duty.quarter === quarter && pots.some(({ organizationId }) => organizationId === id))
    return { organization, duties }
  })
  const passed = found.flatMap(({ duties }) =>
    duties.filter(({ dueDate, state }) => dueDate < now || state === 'filed'),
  )
  return {
    ...{ year, quarter, asOf: scope.clock.now().toString() },
    dueDates: dueDatesOf(found.flatMap(({ duties }) => duties)),
    filedPercent: percent(passed.filter(({ state }) => state === 'filed').length, passed.length),
    onTimePercent: percent(passed.filter(({ state, isLate }) => state === 'filed' && !isLate).length, passed.length),
    // Those with something to file come first; each part stays in order of name.
    organizations: [
      ...found.filter(({ duties }) => duties.length > 0),
      ...found.filter(({ duties }) => duties.length === 0),
    ].map(({ organization, duties }) =>
      lineOf(
        organization,
        duties,
        rules.map(({ form }) => form),
      ),
    ),
  }
}

function quarterBefore(date: string): { year: number; quarter: number } {
  const { year, month } = parseDate(date)
  const quarter = Math.ceil(month / 3) - 1
  return quarter === 0 ? { year: year - 1, quarter: 4 } : { year, quarter }
}

/** The state of a form is that of the report of it that is furthest behind. */
function lineOf(
  organization: { code: string; name: string },
  duties: readonly ReportDuty[],
  forms: readonly ReportDuty['form'][],
): OrganizationFiling {
  const order = ['due', 'generated', 'certified', 'filed']
  const standings = forms.map((form) => {
    const own = duties.filter((duty) => duty.form === form)
    const [behind] = own.toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
    return {
      form,
      state: behind?.state ?? ('nothing' as const),
      filedOn:
        behind?.state === 'filed'
          ? (own
              .map(({ filedOn }) => filedOn)
              .toSorted()
              .at(-1) ?? null)
          : null,
      isLate: own.some(({ isLate }) => isLate),
    }
  })
  const filed = duties.filter(({ state }) => state === 'filed')
  return {
    ...organization,
    standings,
    filed: filed.length,
    due: duties.length,
    onTime: filed.filter(({ isLate }) => !isLate).length,
  }
}

function dueDatesOf(duties: readonly ReportDuty[]): { form: ReportDuty['form']; month: number; dueDate: string }[] {
  const dates = new Map(duties.map(({ form, month, dueDate }) => [`${form} ${month}`, { form, month, dueDate }]))
  return [...dates.values()]
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}
