// What a step needs besides the right state and person. The same guard refuses the step and explains the button.
import { BmmsError } from '../../platform/errors/errors.ts'
import type { PossibleAction } from '../../platform/workflow/workflow.ts'
import { fail, planningErrors } from './errors.ts'
import { IN_FORCE } from './pace.ts'
import { stateWord } from './plan-rules.ts'

export interface Guard {
  code: keyof typeof planningErrors
  values?: Record<string, string>
  path?: string
}

/** A strategic plan goes to its approver with vision, mission and a goal. */
export function strategicSubmission(plan: { vision: string; mission: string; goals: number }): Guard | null {
  if (!plan.vision || !plan.mission)
    return { code: 'planning.plan.incomplete', path: plan.vision ? 'mission' : 'vision' }
  return plan.goals === 0 ? { code: 'planning.plan.empty', values: { parts: 'goal' } } : null
}

/** An annual work plan goes to its approver with an objective. */
export function annualSubmission(objectives: number): Guard | null {
  return objectives === 0 ? { code: 'planning.plan.empty', values: { parts: 'objective' } } : null
}

/** Both officers may draft at once, but no year takes effect before its strategic plan. */
export function underPlanInForce(planStatus: string): Guard | null {
  if (IN_FORCE.includes(planStatus)) return null
  return { code: 'planning.plan.not_in_force', values: { state: stateWord(planStatus) } }
}

export function requireGuard(guard: Guard | null): void {
  if (guard) fail(guard.code, guard.values, guard.path ? { path: guard.path } : {})
}

/** The actions, with the reason of a guard where nothing else stands in the way. */
export function explainGuards(
  actions: PossibleAction[],
  guards: Partial<Record<string, Guard | null>>,
): PossibleAction[] {
  return actions.map((action) => {
    const guard = guards[action.action]
    if (action.refusal || !guard) return action
    const { code, values = {} } = guard
    return { ...action, refusal: { code, message: new BmmsError(code, planningErrors[code], { values }).message } }
  })
}
