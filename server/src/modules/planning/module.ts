import type { Module } from '../../platform/module.ts'
import { planningPolicy } from './access.ts'
import { annualWorkPlanRoutes } from './annual-work-plan.routes.ts'
import { planningChecklist } from './checklist.ts'
import { planningConstraints, planningErrors } from './errors.ts'
import { findOpenPlans } from './open-tasks.ts'
import { overviewRoutes } from './overview.routes.ts'
import { planningTopics } from './plan-news.ts'
import { strategicPlanRoutes } from './strategic-plan.routes.ts'

export { seedPlanning } from './demo.ts'

export const planningModule: Module = {
  name: 'planning',
  policy: planningPolicy,
  errors: planningErrors,
  constraints: planningConstraints,
  routes: [...strategicPlanRoutes, ...annualWorkPlanRoutes, ...overviewRoutes],
  topics: planningTopics,
  checklist: planningChecklist,
  openTasks: findOpenPlans,
}
