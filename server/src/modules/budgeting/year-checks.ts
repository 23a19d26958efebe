// All checks over an organization's year, as `bmms budget-check` runs them.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { lawChecks } from './law/law-checks.ts'
import { ledgerChecks } from './law/ledger-checks.ts'
import { type CheckOutcome, type CheckProblem, outcomeOf, type YearCheck } from './law/year-check.ts'
import { reportChecks } from './reports/report-checks.ts'

const yearChecks: readonly YearCheck[] = [...ledgerChecks, ...lawChecks, ...reportChecks]

export interface CheckedYear {
  id: string
  title: string
  outcome: CheckOutcome
  problems: readonly CheckProblem[]
}

/** Runs every check, in order. */
export async function checkYearOf(scope: OrganizationScope, year: number): Promise<CheckedYear[]> {
  const checked: CheckedYear[] = []
  for (const { id, title, run } of yearChecks) {
    const problems = await run(scope, year)
    checked.push({ id, title, outcome: outcomeOf(problems), problems: problems ?? [] })
  }
  return checked
}
