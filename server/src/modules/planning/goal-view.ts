// A goal as readers get it: exact decimals without trailing zeros, and whether it keeps pace.
import { isOnTrack } from './plan-rules.ts'
import type { GoalView } from './strategic-goals.contract.ts'
import type { strategicGoals } from './tables.ts'

type GoalRow = typeof strategicGoals.$inferSelect
interface PlanYears {
  startYear: number
  endYear: number
  today: string
}

export function goalView(goal: GoalRow, plan: PlanYears): GoalView {
  const { id, planId, title, description, metric, unit, baselineValue, targetValue, currentValue, position, version } =
    goal
  const completion = Number(goal.completion)
  const { startYear, endYear } = plan
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
    onTrack: goal.status === 'deferred' || isOnTrack({ completion, startYear, endYear, today: plan.today }),
  }
}

/** `80.0000` is 80 and `0.2500` is 0.25: exact, without the zeros of the column's scale. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/[.]?0+$/, '') : decimal
}
