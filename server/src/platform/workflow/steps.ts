// Taking a step: the one way in which a status changes.
import { and, asc, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../database/scope.ts'
import { fail } from '../errors/platform-errors.ts'
import { workflowSteps } from './tables.ts'
import type { StepBody, StepView } from './workflow.contract.ts'
import { refusalOf, type Standing, type Transition, type Workflow } from './workflow.ts'

/** The record as a step needs it: locked by the caller (`for update`) before it asks. */
export interface Subject extends Standing {
  id: string
  version: number
}

/**
 * Checks that `action` is possible now for this person and records it. The caller writes the new status to its row.
 * Errors: workflow.not_now, access.missing_permission, workflow.four_eyes, workflow.comment_required, concurrency.stale.
 */
export async function takeStep(
  scope: OrganizationScope,
  workflow: Workflow,
  { subject, body }: { subject: Subject; body: StepBody },
): Promise<Transition> {
  const transition = workflow.transitions[body.action]
  if (!transition?.from.includes(subject.status) || transition.automatic) {
    return fail('workflow.not_now', {
      state: workflow.states[subject.status] ?? subject.status,
      action: transition?.label ?? body.action,
    })
  }
  const refusal = refusalOf(transition, subject, scope.actor)
  if (refusal?.code === 'workflow.four_eyes') fail('workflow.four_eyes')
  if (refusal) fail('access.missing_permission', { roles: `those with ${transition.permission}` })
  if (transition.comment === 'required' && !body.comment) fail('workflow.comment_required')
  if (subject.version !== body.version)
    fail('concurrency.stale', {}, { extra: { current: { version: subject.version } } })
  await recordStep(scope, {
    subject: workflow.subject,
    subjectId: subject.id,
    action: body.action,
    fromStatus: subject.status,
    toStatus: transition.to,
    comment: body.comment ?? '',
  })
  return transition
}

type Step = Pick<
  typeof workflowSteps.$inferInsert,
  'subject' | 'subjectId' | 'action' | 'fromStatus' | 'toStatus' | 'comment'
>

export async function recordStep(scope: OrganizationScope, step: Step): Promise<void> {
  await scope.db.insert(workflowSteps).values({
    ...step,
    actorId: scope.actor.id,
    actorName: scope.actor.name,
  })
}

/** Steps and comments of one record, oldest first. */
export async function listSteps(scope: OrganizationScope, workflow: Workflow, subjectId: string): Promise<StepView[]> {
  const { id, action, fromStatus, toStatus, comment, actorName, at } = workflowSteps
  const rows = await scope.db
    .select({ id, action, fromStatus, toStatus, comment, actorName, at })
    .from(workflowSteps)
    .where(and(eq(workflowSteps.subject, workflow.subject), eq(workflowSteps.subjectId, subjectId)))
    .orderBy(asc(workflowSteps.at), asc(workflowSteps.id))
  return rows.map((row) => ({ ...row, label: workflow.transitions[row.action]?.label ?? 'Comment' }))
}
