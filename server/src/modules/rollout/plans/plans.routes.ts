import type { Column } from '../../../platform/documents/columns.ts'
import { route } from '../../../platform/http/route.ts'
import { comparePlanVersions } from './compare-plans.ts'
import { changeQuestion, exchangeWaves, moveByHand, stepThrough } from './plan-edits.ts'
import { findPlacements } from './plan-placements.ts'
import { askOptimiser, getSolve, stopSolve } from './plan-solves.ts'
import { getPlan } from './plan-view.ts'
import { SIZE_WORDS } from './planning-facts.contract.ts'
import {
  askPlan,
  cancelSolve,
  comparePlans,
  createPlan,
  discardPlan,
  listPlacements,
  listPlans,
  moveInPlan,
  PLAN_STATUS_WORDS,
  type PlacementRow,
  type PlanSummary,
  readPlan,
  readSolve,
  renamePlan,
  reorderWaves,
  savePlan,
  solvePlan,
  stepPlan,
} from './plans.contract.ts'
import { callPlan, dropPlan, findPlans, keepPlan, startPlan } from './plans.ts'
import { previewPublication, publishPlan } from './publication.contract.ts'
import { foreseePublication, publishSavedPlan } from './publication.ts'

const planColumns: readonly Column<PlanSummary>[] = [
  { key: 'number', title: 'Plan', type: 'integer', value: ({ number }) => number },
  { key: 'name', title: 'Name', type: 'text', value: ({ name }) => name },
  { key: 'status', title: 'Status', type: 'text', value: ({ status }) => PLAN_STATUS_WORDS[status] },
  { key: 'score', title: 'Score', type: 'decimal', value: ({ score }) => score },
  { key: 'rules_kept', title: 'Rules kept', type: 'boolean', value: ({ feasible }) => feasible },
  { key: 'waves', title: 'Waves', type: 'integer', value: ({ waves }) => waves },
  { key: 'organizations', title: 'Organizations', type: 'integer', value: ({ organizations }) => organizations },
  { key: 'prepared_by', title: 'Prepared by', type: 'text', value: ({ preparedByName }) => preparedByName },
  { key: 'saved_at', title: 'Saved', type: 'instant', value: ({ savedAt }) => savedAt },
  { key: 'published_at', title: 'Published', type: 'instant', value: ({ publishedAt }) => publishedAt },
]
const placementColumns: readonly Column<PlacementRow>[] = [
  { key: 'wave', title: 'Wave', type: 'integer', value: ({ wave }) => wave },
  { key: 'wave_name', title: 'Name of the wave', type: 'text', value: ({ waveName }) => waveName },
  { key: 'starts_on', title: 'Starts', type: 'date', value: ({ startsOn }) => startsOn },
  { key: 'ends_on', title: 'Ends', type: 'date', value: ({ endsOn }) => endsOn },
  { key: 'code', title: 'Code', type: 'text', value: ({ code }) => code },
  { key: 'organization', title: 'Organization', type: 'text', value: ({ name }) => name, width: 30 },
  { key: 'size', title: 'Size', type: 'text', value: ({ size }) => SIZE_WORDS[size] },
  { key: 'expected_people', title: 'People', type: 'integer', value: ({ expectedPeople }) => expectedPeople },
  { key: 'trip_to', title: 'Trip to', type: 'text', value: ({ place }) => place },
  { key: 'cluster', title: 'Cluster', type: 'text', value: ({ cluster }) => cluster },
  { key: 'readiness', title: 'Readiness', type: 'decimal', value: ({ readiness }) => readiness },
  { key: 'pinned', title: 'Pinned', type: 'boolean', value: ({ pinned }) => pinned },
  { key: 'why', title: 'Why', type: 'text', value: ({ reasons }) => reasons, width: 60 },
]

export const planRoutes = [
  route(listPlans, findPlans, { export: { title: 'Plans of waves', columns: planColumns } }),
  route(createPlan, startPlan),
  route(readPlan, getPlan),
  route(listPlacements, findPlacements, { export: { title: 'Plan of waves', columns: placementColumns } }),
  route(renamePlan, callPlan),
  route(askPlan, changeQuestion),
  route(moveInPlan, moveByHand),
  route(reorderWaves, exchangeWaves),
  route(stepPlan, stepThrough),
  route(savePlan, keepPlan),
  route(discardPlan, dropPlan),
  route(solvePlan, askOptimiser),
  route(readSolve, getSolve),
  route(cancelSolve, stopSolve),
  route(comparePlans, comparePlanVersions),
  route(previewPublication, foreseePublication),
  route(publishPlan, publishSavedPlan),
]
