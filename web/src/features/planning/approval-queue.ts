// What waits for this person in Planning: plans to decide, and plans that came back.
import { type ApprovalItem, readApprovals } from '../../../../server/src/modules/planning/approvals.contract.ts'
import { queryFor } from '../../api/queries.ts'
import type { InboxItem } from '../../lib/feature.ts'

export type Approvals = { toDecide: ApprovalItem[]; returned: ApprovalItem[] }

/** The query that queue, inbox and home read. */
export function approvalsQuery(moa: string) {
  return queryFor(readApprovals, { params: { moa } })
}

const KINDS = { strategic_plan: 'Strategic plan', annual_work_plan: 'Annual work plan' } as const

/** `strategic_plan:0198…`: both kinds stand in one queue. */
export function queueId({ kind, id }: Pick<ApprovalItem, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/** Kind of plan in words, with its period: `Amendment of a strategic plan 2026–2030`. */
export function kindOf({ kind, revision, period }: ApprovalItem): string {
  const words = revision !== null && revision > 1 ? 'Amendment of a strategic plan' : KINDS[kind]
  return `${words} ${period}`
}

/** Mine to decide, or mine but for the rule of two persons: that one is shown, so that nobody wonders where it is. */
function concernsMe(item: ApprovalItem): boolean {
  return item.mayDecide || item.refusal?.code === 'workflow.four_eyes'
}

/** Items of the inbox, oldest first within each kind. */
export function queueOf({ toDecide, returned }: Approvals): InboxItem[] {
  const decide = toDecide.filter(concernsMe).map((item) => ({
    id: queueId(item),
    kind: kindOf(item),
    title: item.title,
    detail: item.mayDecide
      ? `${item.submittedBy ?? item.preparedBy} submitted it for approval`
      : 'Another manager has to decide: you had a hand in it',
    since: item.submittedAt ?? '',
  }))
  const back = returned.map((item) => ({
    id: queueId(item),
    kind: `${kindOf(item)}, returned`,
    title: item.title,
    detail: `${item.returnedBy ?? 'A manager'} returned it for changes`,
    since: item.returnedAt ?? '',
  }))
  return [...decide, ...back]
}
