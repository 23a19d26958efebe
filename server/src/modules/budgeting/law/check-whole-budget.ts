// Limits on the budget of the whole Bangsamoro; whoever has the figures of all organizations asks.
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { breach, percentWords } from './findings.ts'
import type { Finding } from './law.contract.ts'
import type { RuleId } from './rules.ts'

/** Pesos; null: not known, and then nothing is said. */
export interface WholeBudgetFacts {
  total: string
  contingentFund: string | null
  personnel: string | null
  revenueSources: string | null
  debtService: string | null
  regularRevenue: string | null
  /** What was proposed to Parliament, once Parliament has decided. */
  proposedTotal: string | null
}

/** Contingent Fund, personnel services, debt service, and the total that Parliament may not raise. Nothing is thrown. */
export function checkWholeBudget(facts: WholeBudgetFacts): Finding[] {
  const limits: [RuleId, string, string | null, string | null, bigint][] = [
    ['contingent_fund', 'The Contingent Fund', facts.contingentFund, facts.total, 10n],
    ['personnel_share', 'Personnel services', facts.personnel, facts.revenueSources, 45n],
    ['debt_service', 'Debt service', facts.debtService, facts.regularRevenue, 20n],
    ['parliament_total', 'What Parliament appropriates', facts.total, facts.proposedTotal, 100n],
  ]
  return limits.flatMap(([rule, subject, part, whole, percent]) => {
    if (part === null || whole === null) return []
    const [some, all] = [centavos(part), centavos(whole)]
    if (some * 100n <= all * percent) return []
    const over = some - (all * percent) / 100n
    return [
      breach(
        rule,
        `${subject}: ${pesoWords(part)} is ${percentWords(some, all)} of ${pesoWords(whole)}; at most ${percent} % is allowed. Take ${pesoWords(pesosOf(over))} off.`,
      ),
    ]
  })
}
