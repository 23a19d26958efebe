// What waits for a decision, and what came back.
import { and, arrayContains, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Output } from '../../platform/http/endpoint.ts'
import { actionsFor, type Workflow } from '../../platform/workflow/workflow.ts'
import { planOfAnnual } from './annual-work-plans.ts'
import type { ApprovalItem, readApprovals } from './approvals.contract.ts'
import { explainGuards, type Guard, underPlanInForce } from './plan-guards.ts'
import type { PlanTable } from './plan-steps.ts'
import { annualPlanWorkflow, strategicPlanWorkflow } from './plan-workflow.ts'
import { annualWorkPlans, strategicPlans } from './tables.ts'

/** More than this nobody decides in one sitting; the lists of plans show the rest. */
const LIMIT = 200

/** Submitted plans, and the plans that were returned to this person; the longest waiting first. */
export async function findApprovals(scope: OrganizationScope): Promise<Output<typeof readApprovals>> {
  const [plans, years] = await Promise.all([findPlans(scope), findYears(scope)])
  const items = [...plans, ...years].sort((a, b) => (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''))
  return {
    toDecide: items.filter(({ status }) => status === 'submitted'),
    returned: items.filter(({ status }) => status === 'returned'),
  }
}

function waiting(scope: OrganizationScope, table: PlanTable): SQL | undefined {
  const mine = arrayContains(table.preparers, [scope.actor.id])
  return and(
    eq(table.organizationId, scope.organization.id),
    or(eq(table.status, 'submitted'), and(eq(table.status, 'returned'), mine)),
  )
}

function approvalColumns(table: PlanTable) {
  const { id, title, status, preparers, preparedBy, submittedBy, submittedAt, decidedBy, decidedAt, version } = table
  const returning = sql`from workflow_step w where w.organization_id = ${table.organizationId}
    and w.subject_id = ${id} and w.action = 'return' order by w.at desc limit 1`
  const comment = sql<string | null>`(select w.comment ${returning})`.as('comment')
  return {
    ...{ id, title, status, preparers, preparedBy, submittedBy, submittedAt, decidedBy, decidedAt, version },
    comment,
  }
}

async function findPlans(scope: OrganizationScope): Promise<ApprovalItem[]> {
  const { startYear, endYear, revision } = strategicPlans
  const rows = await scope.db
    .select({ ...approvalColumns(strategicPlans), startYear, endYear, revision })
    .from(strategicPlans)
    .where(waiting(scope, strategicPlans))
    .orderBy(asc(strategicPlans.submittedAt))
    .limit(LIMIT)
  return rows.map(({ startYear, endYear, ...row }) =>
    approvalItem(scope, strategicPlanWorkflow, {
      row,
      own: { kind: 'strategic_plan', period: `${startYear}–${endYear}`, revision: row.revision },
      guard: null,
    }),
  )
}

async function findYears(scope: OrganizationScope): Promise<ApprovalItem[]> {
  const rows = await scope.db
    .select({ ...approvalColumns(annualWorkPlans), year: annualWorkPlans.year, planStatus: strategicPlans.status })
    .from(annualWorkPlans)
    .innerJoin(strategicPlans, planOfAnnual)
    .where(waiting(scope, annualWorkPlans))
    .orderBy(asc(annualWorkPlans.submittedAt))
    .limit(LIMIT)
  return rows.map(({ year, planStatus, ...row }) =>
    approvalItem(scope, annualPlanWorkflow, {
      row,
      own: { kind: 'annual_work_plan', period: String(year), revision: null },
      guard: underPlanInForce(planStatus),
    }),
  )
}

interface Waiting {
  row: Pick<
    typeof strategicPlans.$inferSelect,
    | 'id'
    | 'title'
    | 'status'
    | 'preparers'
    | 'preparedBy'
    | 'submittedBy'
    | 'submittedAt'
    | 'decidedBy'
    | 'decidedAt'
    | 'version'
  > & { comment: string | null }
  own: Pick<ApprovalItem, 'kind' | 'period' | 'revision'>
  guard: Guard | null
}

function approvalItem(scope: OrganizationScope, workflow: Workflow, { row, own, guard }: Waiting): ApprovalItem {
  const { id, title, preparedBy, submittedBy, submittedAt, version } = row
  const actions = explainGuards(actionsFor(workflow, row, scope.actor), { approve: guard })
  const decision = actions.find(({ action }) => action === 'approve')
  const isReturned = row.status === 'returned'
  return {
    ...own,
    ...{ id, title, preparedBy, submittedBy, submittedAt, version },
    status: row.status as ApprovalItem['status'],
    returnedBy: isReturned ? row.decidedBy : null,
    returnedAt: isReturned ? row.decidedAt : null,
    comment: isReturned ? row.comment : null,
    mayDecide: decision !== undefined && decision.refusal === null,
    refusal: decision?.refusal ?? null,
    actions,
  }
}
