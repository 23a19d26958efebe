// What waits for a decision in Planning, and what came back to its author.
import { type Static, Type } from 'typebox'
import { ActionView, Choice, Id, Instant, Nullable } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { Name, PlanStatus } from './planning.contract.ts'

export const ApprovalItem = Type.Object({
  kind: Choice(['strategic_plan', 'annual_work_plan']),
  id: Id,
  title: Name,
  /** `2026–2030` of a strategic plan, `2026` of an annual one. */
  period: Name,
  /** Revision of a strategic plan, 2 and more for an amendment; null for annual plans. */
  revision: Nullable(Type.Integer()),
  status: PlanStatus,
  preparedBy: Name,
  submittedBy: Nullable(Name),
  submittedAt: Nullable(Instant),
  /** Who returned it, when, and why; null unless returned. */
  returnedBy: Nullable(Name),
  returnedAt: Nullable(Instant),
  comment: Nullable(Type.String()),
  version: Type.Integer(),
  mayDecide: Type.Boolean(),
  /** Why this person may not decide; null when they may, or when there is nothing to decide. */
  refusal: ActionView.properties.refusal,
  actions: Type.Array(ActionView),
})
export type ApprovalItem = Static<typeof ApprovalItem>

export const readApprovals = endpoint('GET', '/moa/:moa/planning/approvals', {
  access: 'planning.plan.view',
  summary: 'Plans that wait for a decision, and plans that were returned to the reader',
  response: Type.Object({
    /** Submitted, the longest waiting first. */
    toDecide: Type.Array(ApprovalItem),
    /** Returned to the reader, who prepared or submitted them. */
    returned: Type.Array(ApprovalItem),
  }),
})
