// Where the screens of Planning are. Apart from the pages themselves, so that screens can point to each other.
const base = '/moa/:moa/planning'
const plans = `${base}/strategic-plans`
const years = `${base}/annual-work-plans`

export const places = {
  dashboard: { path: base },
  plans: { path: plans },
  newPlan: { path: `${plans}/new` },
  plan: { path: `${plans}/:id` },
  editPlan: { path: `${plans}/:id/edit` },
  newGoal: { path: `${plans}/:id/goals/new` },
  goal: { path: `${plans}/:id/goals/:goalId` },
  editGoal: { path: `${plans}/:id/goals/:goalId/edit` },
  goalProgress: { path: `${plans}/:id/goals/:goalId/progress` },
  goals: { path: `${base}/strategic-goals` },
  years: { path: years },
  newYear: { path: `${years}/new` },
  year: { path: `${years}/:id` },
  editYear: { path: `${years}/:id/edit` },
  newObjective: { path: `${years}/:id/objectives/new` },
  objectives: { path: `${base}/objectives` },
  objective: { path: `${base}/objectives/:id` },
  editObjective: { path: `${base}/objectives/:id/edit` },
  objectiveProgress: { path: `${base}/objectives/:id/progress` },
} as const
