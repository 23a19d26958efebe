import { changeColumns } from '../../../platform/changes/change-columns.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { countRisks, findRiskHistory, findRisks, getRisk } from './find-risks.ts'
import { changeRisk, changeRiskStatus, enterReview, enterRisk } from './keep-risks.ts'
import {
  addRisk,
  editRisk,
  LEVEL_WORDS,
  listRisks,
  RISK_CATEGORY_WORDS,
  RISK_STATUS_WORDS,
  type RiskSummary,
  readRisk,
  readRiskHistory,
  readRiskMatrix,
  reviewRisk,
  setRiskStatus,
} from './risks.contract.ts'

const columns: readonly Column<RiskSummary>[] = [
  { key: 'number', title: 'Number', type: 'integer', value: (risk) => risk.number },
  { key: 'title', title: 'Risk', type: 'text', value: (risk) => risk.title },
  { key: 'category', title: 'Category', type: 'text', value: (risk) => RISK_CATEGORY_WORDS[risk.category] },
  { key: 'probability', title: 'Probability', type: 'text', value: (risk) => LEVEL_WORDS[risk.probability - 1] ?? '' },
  { key: 'impact', title: 'Impact', type: 'text', value: (risk) => LEVEL_WORDS[risk.impact - 1] ?? '' },
  { key: 'score', title: 'Score', type: 'integer', value: (risk) => risk.score },
  { key: 'status', title: 'Status', type: 'text', value: (risk) => RISK_STATUS_WORDS[risk.status] },
  { key: 'owner', title: 'Owner', type: 'text', value: (risk) => risk.owner?.name ?? '' },
  { key: 'wave', title: 'Wave', type: 'integer', value: (risk) => risk.wave },
  { key: 'review_on', title: 'Next review', type: 'date', value: (risk) => risk.reviewOn },
]

export const riskRoutes: readonly Route[] = [
  route(listRisks, findRisks, { export: { title: 'Risks of the rollout', columns } }),
  route(readRiskMatrix, countRisks),
  route(readRisk, (scope, { params }) => getRisk(scope, params.id)),
  route(readRiskHistory, findRiskHistory, { export: { title: 'History of a risk', columns: changeColumns } }),
  route(addRisk, enterRisk),
  route(editRisk, changeRisk),
  route(reviewRisk, enterReview),
  route(setRiskStatus, changeRiskStatus),
]
