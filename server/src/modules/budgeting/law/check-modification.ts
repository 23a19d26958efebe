// What the law wants of modifications beyond what their own rules refuse.
import { breach } from './findings.ts'
import type { Finding } from './law.contract.ts'

/** Accounts of fuel, utilities and rent: the first eight digits of their objects. */
const ONLY_LATE: readonly string[] = ['50203090', '50204010', '50204020', '50204030', '50204990', '50299050']

export interface ModificationFacts {
  /** Day on which it is to take effect, `YYYY-MM-DD`. */
  on: string
  /** Fiscal year of the act whose money is modified. */
  actYear: number
  lines: readonly { path: string; objectCode: string | null; title: string }[]
}

/** Fuel, utilities and rent of fiscal year 2025 are modified in the fourth quarter only. */
export function checkModification({ on, actYear, lines }: ModificationFacts): Finding[] {
  if (actYear !== 2025 || on.slice(5) >= '10-01') return []
  return lines
    .filter(({ objectCode }) => objectCode !== null && ONLY_LATE.some((account) => objectCode.startsWith(account)))
    .map(({ title, path }) =>
      breach(
        'fuel_utilities_rent',
        `${title} may be modified from 1 October on. Ask again in the fourth quarter.`,
        path,
      ),
    )
}
