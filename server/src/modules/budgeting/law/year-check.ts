import type { OrganizationScope } from '../../../platform/database/scope.ts'

/**
 * `holds`: proven. `warns`: something to look at. `fails`: a rule is broken, or a sum is wrong. `no_data`: nothing to judge
 * by, which is not the same as proven.
 */
export type CheckOutcome = 'holds' | 'warns' | 'fails' | 'no_data'

export interface CheckProblem {
  severity: 'refuse' | 'warn'
  message: string
  /** `BAA 84, s. 17`; '' where no section is concerned. */
  section: string
}

/** One check over an organization's year; `bmms budget-check` runs all of them. */
export interface YearCheck {
  /** `balances_equal_entries`. */
  id: string
  /** What is proven, as a sentence without its full stop. */
  title: string
  /** Null: there is nothing to judge by. */
  run: (scope: OrganizationScope, year: number) => Promise<CheckProblem[] | null>
}

export function outcomeOf(problems: readonly CheckProblem[] | null): CheckOutcome {
  if (problems === null) return 'no_data'
  if (problems.length === 0) return 'holds'
  return problems.some(({ severity }) => severity === 'refuse') ? 'fails' : 'warns'
}

/** A sum that is wrong, or a row that should not be there. */
export function wrong(message: string, section = ''): CheckProblem {
  return { severity: 'refuse', message, section }
}
