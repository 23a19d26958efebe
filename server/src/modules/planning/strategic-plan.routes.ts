import { changeColumns } from '../../platform/changes/change-columns.ts'
import { fileRoute, type Route, route } from '../../platform/http/route.ts'
import { compareWithAmended } from './amendment-differences.ts'
import { startAmendment } from './amendments.ts'
import { addGoalToPlan, changeGoal, moveGoal, removeGoalFromPlan } from './goal-changes.ts'
import { findStrategicPlanHistory } from './plan-history.ts'
import { goalColumns, progressColumns, strategicPlanColumns } from './planning-columns.ts'
import { loadStrategicPlanPaper, renderStrategicPlanPaper } from './print-strategic-plan.ts'
import { listGoalProgress, recordGoalProgress } from './progress.contract.ts'
import { addGoalProgress } from './progress.ts'
import { findGoalProgress } from './progress-list.ts'
import { addGoal, editGoal, listGoals, readGoal, removeGoal, setGoalStatus } from './strategic-goals.contract.ts'
import { findGoalsInForce, getGoal } from './strategic-goals.ts'
import { commentOnStrategicPlan, findStrategicPlanSteps, takeStrategicPlanStep } from './strategic-plan-steps.ts'
import {
  amendStrategicPlan,
  commentStrategicPlan,
  compareStrategicPlan,
  createStrategicPlan,
  editStrategicPlan,
  listStrategicPlanSteps,
  listStrategicPlans,
  printStrategicPlan,
  readStrategicPlan,
  readStrategicPlanHistory,
  stepStrategicPlan,
} from './strategic-plans.contract.ts'
import { changeStrategicPlan, findStrategicPlans, getStrategicPlan, startStrategicPlan } from './strategic-plans.ts'

export const strategicPlanRoutes: readonly Route[] = [
  route(listStrategicPlans, findStrategicPlans, {
    export: { title: 'Strategic plans', columns: strategicPlanColumns },
  }),
  route(createStrategicPlan, startStrategicPlan),
  route(readStrategicPlan, getStrategicPlan),
  route(editStrategicPlan, changeStrategicPlan),
  route(stepStrategicPlan, takeStrategicPlanStep),
  route(listStrategicPlanSteps, findStrategicPlanSteps),
  route(commentStrategicPlan, commentOnStrategicPlan),
  route(amendStrategicPlan, startAmendment),
  route(compareStrategicPlan, compareWithAmended),
  route(readStrategicPlanHistory, findStrategicPlanHistory, {
    export: { title: 'History of a strategic plan', columns: changeColumns },
  }),
  fileRoute(printStrategicPlan, loadStrategicPlanPaper, renderStrategicPlanPaper),
  route(listGoals, findGoalsInForce, { export: { title: 'Strategic goals', columns: goalColumns } }),
  route(readGoal, getGoal),
  route(addGoal, addGoalToPlan),
  route(editGoal, changeGoal),
  route(removeGoal, removeGoalFromPlan),
  route(setGoalStatus, moveGoal),
  route(recordGoalProgress, addGoalProgress),
  route(listGoalProgress, findGoalProgress, { export: { title: 'Progress of a goal', columns: progressColumns } }),
]
