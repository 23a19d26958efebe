// A goal as readers get it: exact decimals without trailing zeros, and whether it keeps pace.
import { isOnTrack, type PlanYears } from './pace.ts'
import type { GoalView } from './strategic-goals.contract.ts'
import type { strategicGoals } from './tables.ts'

type GoalRow = typeof strategicGoals.$inferSelect

export function goalView(goal: GoalRow, plan: PlanYears): GoalView {
  const { id, planId, title, description, metric, unit, baselineValue, targetValue, currentValue, position, version } =
    goal
  const completion = Number(goal.completion)
  const { startYear, endYear, today } = plan
  return {
    id,
    planId,
    title,
    description,
    metric,
    unit,
    position,
    version,
    completion,
    baselineValue: plain(baselineValue),
    targetValue: plain(targetValue),
    currentValue: plain(currentValue),
    priority: goal.priority as GoalView['priority'],
    status: goal.status as GoalView['status'],
    suggestsCompleted: completion >= 100 && goal.status !== 'completed' && goal.status !== 'deferred',
    onTrack: isOnTrack({ completion, status: goal.status, startYear, endYear, today }),
  }
}

/** `80.0000` is 80 and `0.2500` is 0.25: exact, without the zeros of the column's scale. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/[.]?0+$/, '') : decimal
}
