// What the tie-outs of a quarter compare: figures from the sums of the ledger, and from its entries.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { type AllotmentFact, allotmentFacts } from './allotment-facts.ts'
import { type DisbursementFact, disbursementFacts } from './disbursement-facts.ts'
import { type FarFact, farFacts, findPots } from './far-facts.ts'
import { loadPpas, type PpaNode } from './ppa-tree.ts'
import { type RegistrySum, registrySums } from './registry-facts.ts'
import type { Pot, QuarterNumber } from './report-key.ts'

export interface PotFacts {
  pot: Pot
  /** From the sums of the ledger. */
  byPpa: FarFact[]
  byObject: FarFact[]
  /** From its entries. */
  allotments: AllotmentFact[]
  registry: RegistrySum[]
}

export interface TieOutFacts {
  pots: PotFacts[]
  /** Payments of the year up to the quarter, by fund cluster. */
  payments: Map<string, DisbursementFact[]>
  nodes: PpaNode[]
}

export async function loadTieOutFacts(
  scope: OrganizationScope,
  period: { year: number; quarter: QuarterNumber },
): Promise<TieOutFacts> {
  const pots: PotFacts[] = []
  for (const pot of await findPots(scope, period)) {
    pots.push({
      pot,
      byPpa: await farFacts(scope, pot, 'ppa'),
      byObject: await farFacts(scope, pot, 'object'),
      allotments: await allotmentFacts(scope, pot),
      registry: await registrySums(scope, pot),
    })
  }
  const payments = new Map<string, DisbursementFact[]>()
  for (const fundCluster of new Set(pots.map(({ pot }) => pot.fundCluster)))
    payments.set(
      fundCluster,
      await disbursementFacts(scope, { year: period.year, month: period.quarter * 3, fundCluster }),
    )
  return { pots, payments, nodes: await loadPpas(scope) }
}
