// An objective as readers get it.
import { plain } from './goal-view.ts'
import type { ObjectiveView } from './objectives.contract.ts'
import { isOverdue, SETTLED } from './pace.ts'
import type { objectives } from './tables.ts'

type ObjectiveRow = typeof objectives.$inferSelect
interface Surroundings {
  goalTitle: string | null
  /** Status of the annual work plan. */
  planStatus: string
  today: string
}

export function objectiveView(objective: ObjectiveRow, around: Surroundings): ObjectiveView {
  const { id, annualWorkPlanId, planId, goalId, title, description, indicator, unit } = objective
  const { targetDate, position, version, baselineValue, targetValue, currentValue } = objective
  const status = objective.status as ObjectiveView['status']
  const completion = Number(objective.completion)
  return {
    id,
    annualWorkPlanId,
    planId,
    goalId,
    goalTitle: around.goalTitle,
    title,
    description,
    indicator,
    unit,
    targetDate,
    status,
    position,
    version,
    completion,
    baselineValue: plain(baselineValue),
    targetValue: plain(targetValue),
    currentValue: plain(currentValue),
    suggestsCompleted: completion >= 100 && !SETTLED.includes(status),
    overdue: isOverdue({ targetDate, status, planStatus: around.planStatus, today: around.today }),
  }
}
