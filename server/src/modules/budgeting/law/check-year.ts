// What the law wants of an organization's year as it was appropriated and released.
import { quarterLabel, quarterStart } from '../../../platform/calendar/fiscal.ts'
import { formatDate } from '../../../platform/calendar/manila.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { checkGenderShare } from './check-proposal.ts'
import { breach } from './findings.ts'
import type { Finding } from './law.contract.ts'

export interface YearFacts {
  year: number
  today: string
  /** PPAs that the year's acts appropriate money for. */
  ppas: readonly {
    code: string
    title: string
    tags: readonly string[]
    bdpLink: string
    bdipLink: string
    /** Pesos, after adjustments. */
    appropriated: string
  }[]
  /** PS and MOOE, which the general order releases: pesos appropriated, and allotted in each quarter of the year. */
  classes: readonly {
    class: AllotmentClass
    appropriated: string
    allotted: readonly [string, string, string, string]
  }[]
}

/** Gender-responsive share, links to the plans, and the four allotment periods. Nothing is thrown. */
export function checkYear(facts: YearFacts): Finding[] {
  const funded = facts.ppas.filter(({ appropriated }) => centavos(appropriated) > 0n)
  return [
    ...checkGenderShare(funded.map(({ appropriated, tags }) => ({ requested: appropriated, tags }))),
    ...funded
      .filter(({ bdpLink, bdipLink }) => bdpLink.trim() === '' || bdipLink.trim() === '')
      .map(({ code, title }) =>
        breach(
          'plan_linkage',
          `${code} ${title} does not say what it contributes to in the development plan and the investment program.`,
          code,
        ),
      ),
    ...facts.classes.flatMap((row) => checkAllotmentPeriods(facts, row)),
  ]
}

/** In every period that has ended, something is allotted as long as something is left to allot. */
function checkAllotmentPeriods({ year, today }: YearFacts, row: YearFacts['classes'][number]): Finding[] {
  let left = centavos(row.appropriated)
  return row.allotted.flatMap((pesos, at) => {
    const quarter = { year, quarter: (at + 1) as 1 | 2 | 3 | 4 }
    const next = at === 3 ? `${year + 1}-01-01` : quarterStart({ year, quarter: (at + 2) as 2 | 3 | 4 })
    const unreleased = left
    left -= centavos(pesos)
    if (today < next || unreleased <= 0n || centavos(pesos) > 0n) return []
    return [
      breach(
        'allotment_periods',
        `Nothing of ${row.class} was allotted in ${quarterLabel(quarter)}, which began on ${formatDate(quarterStart(quarter))}, while ${pesoWords(pesosOf(unreleased))} was left to release.`,
        row.class,
      ),
    ]
  })
}
