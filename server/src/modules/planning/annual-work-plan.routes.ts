import { changeColumns } from '../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../platform/http/route.ts'
import { changeAnnualWorkPlan, startAnnualWorkPlan } from './annual-work-plan-changes.ts'
import { commentOnAnnualWorkPlan, findAnnualWorkPlanSteps, takeAnnualWorkPlanStep } from './annual-work-plan-steps.ts'
import {
  commentAnnualWorkPlan,
  createAnnualWorkPlan,
  editAnnualWorkPlan,
  listAnnualWorkPlanSteps,
  listAnnualWorkPlans,
  printAnnualWorkPlan,
  readAnnualWorkPlan,
  readAnnualWorkPlanHistory,
  stepAnnualWorkPlan,
} from './annual-work-plans.contract.ts'
import { findAnnualWorkPlans, getAnnualWorkPlan } from './annual-work-plans.ts'
import { addObjectiveToYear, changeObjective, moveObjective, removeObjectiveFromYear } from './objective-changes.ts'
import {
  addObjective,
  editObjective,
  listObjectives,
  readObjective,
  removeObjective,
  setObjectiveStatus,
} from './objectives.contract.ts'
import { findObjectives, getObjective } from './objectives.ts'
import { findAnnualWorkPlanHistory } from './plan-history.ts'
import { annualWorkPlanColumns, objectiveColumns, progressColumns } from './planning-columns.ts'
import { loadAnnualWorkPlanPaper, renderAnnualWorkPlanPaper } from './print-annual-work-plan.ts'
import { listObjectiveProgress, recordObjectiveProgress } from './progress.contract.ts'
import { addObjectiveProgress } from './progress.ts'
import { findObjectiveProgress } from './progress-list.ts'

export const annualWorkPlanRoutes: readonly Route[] = [
  route(listAnnualWorkPlans, findAnnualWorkPlans, {
    export: { title: 'Annual work plans', columns: annualWorkPlanColumns },
  }),
  route(createAnnualWorkPlan, startAnnualWorkPlan),
  route(readAnnualWorkPlan, getAnnualWorkPlan),
  route(editAnnualWorkPlan, changeAnnualWorkPlan),
  route(stepAnnualWorkPlan, takeAnnualWorkPlanStep),
  route(listAnnualWorkPlanSteps, findAnnualWorkPlanSteps),
  route(commentAnnualWorkPlan, commentOnAnnualWorkPlan),
  route(readAnnualWorkPlanHistory, findAnnualWorkPlanHistory, {
    export: { title: 'History of an annual work plan', columns: changeColumns },
  }),
  fileRoute(printAnnualWorkPlan, loadAnnualWorkPlanPaper, renderAnnualWorkPlanPaper),
  route(listObjectives, findObjectives, { export: { title: 'Objectives', columns: objectiveColumns } }),
  route(readObjective, getObjective),
  route(addObjective, addObjectiveToYear),
  route(editObjective, changeObjective),
  route(removeObjective, removeObjectiveFromYear),
  route(setObjectiveStatus, moveObjective),
  route(recordObjectiveProgress, addObjectiveProgress),
  route(listObjectiveProgress, findObjectiveProgress, {
    export: { title: 'Progress of an objective', columns: progressColumns },
  }),
]
