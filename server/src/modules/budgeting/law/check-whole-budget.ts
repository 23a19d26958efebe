// Limits on the budget of the whole Bangsamoro; whoever has the figures of all organizations asks.
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { breach, percentWords } from './findings.ts'
import type { checkLimits } from './law.contract.ts'
import { citationOf, lawRules, type RuleId } from './rules.ts'

type Facts = Input<typeof checkLimits>['query']

/** Contingent Fund, personnel services, debt service, and the total that Parliament may not raise. Nothing is thrown. */
export function checkWholeBudget(facts: Facts): Output<typeof checkLimits>['judged'] {
  return LIMITS.flatMap(({ rule, subject, part, whole, percent }) => {
    const [some, all] = [facts[part], facts[whole]]
    if (some === undefined || all === undefined) return []
    const over = centavos(some) - (centavos(all) * percent) / 100n
    const words = `${subject}: ${pesoWords(some)} is ${percentWords(centavos(some), centavos(all))} of ${pesoWords(all)}; at most ${percent} % is allowed. Take ${pesoWords(pesosOf(over))} off.`
    const finding = over > 0n ? breach(rule, words, part) : null
    return [{ rule, title: lawRules[rule].title, section: citationOf(rule), finding }]
  })
}

interface Limit {
  rule: RuleId
  subject: string
  part: keyof Facts
  whole: keyof Facts
  percent: bigint
}

const LIMITS: readonly Limit[] = [
  { rule: 'contingent_fund', subject: 'The Contingent Fund', part: 'contingentFund', whole: 'total', percent: 10n },
  { rule: 'personnel_share', subject: 'Personnel services', part: 'personnel', whole: 'revenueSources', percent: 45n },
  { rule: 'debt_service', subject: 'Debt service', part: 'debtService', whole: 'regularRevenue', percent: 20n },
  {
    rule: 'parliament_total',
    subject: 'What Parliament appropriates',
    part: 'total',
    whole: 'proposedTotal',
    percent: 100n,
  },
]
