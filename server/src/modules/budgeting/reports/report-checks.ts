// The tie-outs of a year, as `bmms budget-check` runs them.
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { type CheckProblem, wrong, type YearCheck } from '../law/year-check.ts'
import type { QuarterNumber } from './report-key.ts'
import { loadTieOutFacts } from './tie-out-facts.ts'
import { tieOutChecks, tieOuts } from './tie-outs.ts'

/** One check for each tie-out, over the quarters of the year that have begun. */
export const reportChecks: readonly YearCheck[] = tieOutChecks.map(({ name, title }) => ({
  id: name,
  title,
  run: async (scope, year) => {
    let isEmpty = true
    const problems: CheckProblem[] = []
    for (const quarter of quartersOf(scope, year)) {
      const facts = await loadTieOutFacts(scope, { year, quarter })
      isEmpty &&= facts.pots.length === 0
      const findings = tieOuts(facts).filter(({ check, holds }) => check === name && !holds)
      problems.push(...findings.map(({ detail }) => wrong(`Q${quarter} ${year}: ${detail}`)))
    }
    return isEmpty ? null : problems
  },
}))

function quartersOf(scope: OrganizationScope, year: number): QuarterNumber[] {
  const now = parseDate(today(scope.clock.now()))
  const last = year < now.year ? 4 : year > now.year ? 0 : Math.ceil(now.month / 3)
  return ([1, 2, 3, 4] as const).filter((quarter) => quarter <= last)
}
