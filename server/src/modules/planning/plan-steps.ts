// What steps and comments of strategic and annual plans have in common.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor, OrganizationScope } from '../../platform/database/scope.ts'
import { listSteps, recordStep } from '../../platform/workflow/steps.ts'
import type { StepView } from '../../platform/workflow/workflow.contract.ts'
import type { Workflow } from '../../platform/workflow/workflow.ts'
import { fail } from './errors.ts'
import { tellOfComment } from './plan-news.ts'
import { addPreparer, revised } from './plan-rules.ts'
import type { annualWorkPlans, strategicPlans } from './tables.ts'

/** Tables of things with a plan's workflow. */
export type PlanTable = typeof strategicPlans | typeof annualWorkPlans

/** What a step writes to the plan's row: the new status, and who submitted or decided. */
export function stepValues(table: PlanTable, actor: Actor, step: { action: string; to: string }) {
  const values: Record<string, SQL | string | null> = { ...revised(table), status: step.to }
  if (step.action === 'submit') {
    const preparers = addPreparer(table.preparers, actor)
    return { ...values, preparers, submittedAt: sql`now()`, submittedBy: actor.name, decidedAt: null, decidedBy: null }
  }
  const decides = step.action === 'approve' || step.action === 'return'
  return decides ? { ...values, decidedAt: sql`now()`, decidedBy: actor.name } : values
}

type Heading = Pick<typeof strategicPlans.$inferSelect, 'id' | 'title' | 'status' | 'preparers'>

/** What a plan of this organization is called and where it stands. Fails with planning.plan.not_found. */
export async function getHeading(scope: OrganizationScope, table: PlanTable, id: string): Promise<Heading> {
  const [plan] = await scope.db
    .select({ id: table.id, title: table.title, status: table.status, preparers: table.preparers })
    .from(table as typeof strategicPlans)
    .where(and(eq(table.organizationId, scope.organization.id), eq(table.id, id)))
  return plan ?? fail('planning.plan.not_found')
}

interface Commented {
  table: PlanTable
  workflow: Workflow
  id: string
}

/** Steps and comments, oldest first. */
export async function readSteps(scope: OrganizationScope, { table, workflow, id }: Commented) {
  await getHeading(scope, table, id)
  return { items: await listSteps(scope, workflow, id) }
}

/** Adds a comment in whatever state the plan is, and tells its preparers. */
export async function addComment(
  scope: OrganizationScope,
  { table, workflow, id }: Commented,
  comment: string,
): Promise<{ items: StepView[] }> {
  const plan = await getHeading(scope, table, id)
  await recordComment(scope, { workflow, id, status: plan.status }, comment)
  await tellOfComment(scope, { workflow, plan, said: comment })
  return { items: await listSteps(scope, workflow, id) }
}

/** A comment is a step that leads nowhere. */
export function recordComment(
  scope: OrganizationScope,
  { workflow, id, status }: { workflow: Workflow; id: string; status: string },
  comment: string,
): Promise<void> {
  return recordStep(scope, {
    subject: workflow.subject,
    subjectId: id,
    action: 'comment',
    fromStatus: status,
    toStatus: status,
    comment: comment.slice(0, 4000),
  })
}
