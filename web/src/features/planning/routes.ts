// The pages of Planning.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const view = 'planning.plan.view'
const edit = 'planning.plan.edit'
const record = 'planning.progress.record'

export const planningPages = {
  dashboard: page(places.dashboard.path, {
    access: view,
    title: 'Planning',
    load: () => import('./dashboard-page.tsx').then((module) => module.PlanningDashboardPage),
  }),
  plans: page(places.plans.path, {
    access: view,
    title: 'Strategic plans',
    load: () => import('./strategic-plans-page.tsx').then((module) => module.StrategicPlansPage),
  }),
  newPlan: page(places.newPlan.path, {
    access: edit,
    title: 'New strategic plan',
    load: () => import('./strategic-plan-form-page.tsx').then((module) => module.NewStrategicPlanPage),
  }),
  plan: page(places.plan.path, {
    access: view,
    title: 'Strategic plan',
    load: () => import('./strategic-plan-page.tsx').then((module) => module.StrategicPlanPage),
  }),
  editPlan: page(places.editPlan.path, {
    access: edit,
    title: 'Edit strategic plan',
    load: () => import('./strategic-plan-form-page.tsx').then((module) => module.EditStrategicPlanPage),
  }),
  newGoal: page(places.newGoal.path, {
    access: edit,
    title: 'New goal',
    load: () => import('./goal-form-page.tsx').then((module) => module.NewGoalPage),
  }),
  goals: page(places.goals.path, {
    access: view,
    title: 'Goals',
    load: () => import('./goals-page.tsx').then((module) => module.GoalsPage),
  }),
  goal: page(places.goal.path, {
    access: view,
    title: 'Goal',
    load: () => import('./goal-page.tsx').then((module) => module.GoalPage),
  }),
  editGoal: page(places.editGoal.path, {
    access: edit,
    title: 'Edit goal',
    load: () => import('./goal-form-page.tsx').then((module) => module.EditGoalPage),
  }),
  goalProgress: page(places.goalProgress.path, {
    access: record,
    title: 'Record progress',
    load: () => import('./progress-form-page.tsx').then((module) => module.GoalProgressPage),
  }),
  years: page(places.years.path, {
    access: view,
    title: 'Annual work plans',
    load: () => import('./annual-work-plans-page.tsx').then((module) => module.AnnualWorkPlansPage),
  }),
  newYear: page(places.newYear.path, {
    access: edit,
    title: 'New annual work plan',
    load: () => import('./new-annual-work-plan-page.tsx').then((module) => module.NewAnnualWorkPlanPage),
  }),
  year: page(places.year.path, {
    access: view,
    title: 'Annual work plan',
    load: () => import('./annual-work-plan-page.tsx').then((module) => module.AnnualWorkPlanPage),
  }),
  editYear: page(places.editYear.path, {
    access: edit,
    title: 'Edit annual work plan',
    load: () => import('./edit-annual-work-plan-page.tsx').then((module) => module.EditAnnualWorkPlanPage),
  }),
  newObjective: page(places.newObjective.path, {
    access: edit,
    title: 'New objective',
    load: () => import('./objective-form-page.tsx').then((module) => module.NewObjectivePage),
  }),
  objectives: page(places.objectives.path, {
    access: view,
    title: 'Objectives',
    load: () => import('./objectives-page.tsx').then((module) => module.ObjectivesPage),
  }),
  objective: page(places.objective.path, {
    access: view,
    title: 'Objective',
    load: () => import('./objective-page.tsx').then((module) => module.ObjectivePage),
  }),
  editObjective: page(places.editObjective.path, {
    access: edit,
    title: 'Edit objective',
    load: () => import('./objective-form-page.tsx').then((module) => module.EditObjectivePage),
  }),
  objectiveProgress: page(places.objectiveProgress.path, {
    access: record,
    title: 'Record progress',
    load: () => import('./progress-form-page.tsx').then((module) => module.ObjectiveProgressPage),
  }),
}
