import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { checkWholeBudget } from './check-whole-budget.ts'
import { findRules } from './find-rules.ts'
import { checkLimits, listRules, listRulesAbove, type RuleView } from './law.contract.ts'

const ruleColumns: readonly Column<RuleView>[] = [
  { key: 'section', title: 'Section', type: 'text', value: (rule) => rule.section },
  { key: 'title', title: 'Rule', type: 'text', value: (rule) => rule.title },
  { key: 'text', title: 'What it says', type: 'text', value: (rule) => rule.text, width: 60 },
  {
    key: 'severity',
    title: 'A breach',
    type: 'text',
    value: (rule) => (rule.severity === 'refuse' ? 'is refused' : 'warns'),
  },
  { key: 'verified', title: 'Confirmed', type: 'boolean', value: (rule) => rule.verified },
  { key: 'effective_from', title: 'From', type: 'date', value: (rule) => rule.effectiveFrom },
  { key: 'effective_to', title: 'To', type: 'date', value: (rule) => rule.effectiveTo },
  { key: 'held_by', title: 'Held by', type: 'text', value: (rule) => rule.held.join('; ') },
]

const rulesFile = { export: { title: 'Rules of law on the budget', columns: ruleColumns } }

export const lawRoutes: readonly Route[] = [
  route(listRules, async (_, { query }) => findRules(query), rulesFile),
  route(listRulesAbove, async (_, { query }) => findRules(query), rulesFile),
  route(checkLimits, async (_, { query }) => ({ judged: checkWholeBudget(query) })),
]
