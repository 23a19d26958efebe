// Publishing, closing and reopening a budget call.
import { eq, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { refusalOf } from '../../../platform/workflow/workflow.ts'
import { type Call, callStep, getBudgetCall, lockCall } from './budget-calls.ts'
import { setSubmissionDeadlines, tellOfCall } from './call-news.ts'
import { callWorkflow } from './call-workflow.ts'
import type { BudgetCall, stepBudgetCall } from './calls.contract.ts'
import { failCall } from './errors.ts'
import { budgetCalls } from './tables.ts'

type Body = Input<typeof stepBudgetCall>['body']
type Action = keyof typeof callWorkflow.transitions

/** Takes one step. Errors: workflow.not_now, workflow.comment_required, concurrency.stale, budget.call.incomplete. */
export async function takeCallStep(
  scope: PlatformScope,
  { params, body }: Input<typeof stepBudgetCall>,
): Promise<BudgetCall> {
  const call = await lockCall(scope, params.id)
  const { action, to } = requirePossible(scope, call, body)
  const before = await getBudgetCall(scope, { params })
  if (action === 'publish') requireComplete(before)
  const now = scope.clock.now().toString()
  await scope.db
    .update(budgetCalls)
    .set({
      status: to,
      steps: [...call.steps, callStep(scope, action, body.comment)],
      ...(action === 'publish' ? { publishedAt: now, publishedBy: scope.actor.name } : {}),
      closedAt: action === 'close' ? now : null,
      version: call.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(budgetCalls.id, call.id))
  if (action === 'publish') await tellOfCall(scope, before)
  await setSubmissionDeadlines(scope, { ...before, status: to })
  return getBudgetCall(scope, { params })
}

function requirePossible({ actor }: PlatformScope, call: Call, { action, comment, version }: Body) {
  const transition = callWorkflow.transitions[action as Action]
  if (!(transition?.from as readonly string[] | undefined)?.includes(call.status)) {
    const state = callWorkflow.states[call.status as BudgetCall['status']]
    return fail('workflow.not_now', { state, action: transition?.label ?? action })
  }
  if (refusalOf(transition, { status: call.status, preparers: [] }, actor)) {
    return fail('access.missing_permission', { roles: `those with ${transition.permission}` })
  }
  if (transition.comment === 'required' && !comment) fail('workflow.comment_required')
  if (version !== call.version) fail('concurrency.stale', {}, { extra: { current: { version: call.version } } })
  return { action: action as Action, to: transition.to }
}

/** Nobody can propose without knowing until when and how much. */
function requireComplete({ submissionDue, organizations }: BudgetCall): void {
  if (submissionDue === null)
    failCall(
      'budget.call.incomplete',
      { missing: 'The calendar does not say until when organizations submit.' },
      { path: 'dates' },
    )
  if (organizations === 0)
    failCall('budget.call.incomplete', { missing: 'No organization has a ceiling yet.' }, { path: 'ceilings' })
}
