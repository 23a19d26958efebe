// Where the screens of Planning are. Apart from the pages themselves, so that screens can point to each other.
const base = '/moa/:moa/planning'
const plans = `${base}/strategic-plans`
const goals = `${base}/strategic-goals`
const objectives = `${base}/objectives`
const years = `${base}/annual-work-plans`

export const places = {
  dashboard: { path: base },
  plans: { path: plans },
  newPlan: { path: `${plans}/new` },
  plan: { path: `${plans}/:id` },
  editPlan: { path: `${plans}/:id/edit` },
  newGoal: { path: `${plans}/:id/goals/new` },
  goals: { path: goals },
  goal: { path: `${goals}/:id` },
  editGoal: { path: `${goals}/:id/edit` },
  goalProgress: { path: `${goals}/:id/progress` },
  years: { path: years },
  newYear: { path: `${years}/new` },
  year: { path: `${years}/:id` },
  editYear: { path: `${years}/:id/edit` },
  newObjective: { path: `${years}/:id/objectives/new` },
  objectives: { path: objectives },
  objective: { path: `${objectives}/:id` },
  editObjective: { path: `${objectives}/:id/edit` },
  objectiveProgress: { path: `${objectives}/:id/progress` },
} as const
