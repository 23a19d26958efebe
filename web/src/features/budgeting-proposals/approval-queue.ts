// What waits for this person: proposals to endorse, take up or decide, and proposals that came back.
import {
  type ProposalApproval,
  readProposalApprovals,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor } from '../../api/queries.ts'
import type { InboxItem } from '../../lib/feature.ts'

export type Approvals = { toDecide: ProposalApproval[]; returned: ProposalApproval[] }

export function approvalsQuery(moa: string) {
  return queryFor(readProposalApprovals, { params: { moa } })
}

/** Mine to decide, or mine but for the rule of two persons: that one is shown, so that nobody wonders where it is. */
function concernsMe({ mayDecide, refusal }: ProposalApproval): boolean {
  return mayDecide || refusal?.code === 'workflow.four_eyes'
}

const WAITS: Readonly<Record<string, string>> = {
  submitted: 'submitted it for endorsement',
  endorsed: 'submitted it; it is endorsed and waits for review',
  under_review: 'submitted it; it is under review',
}

export function queueOf({ toDecide, returned }: Approvals): InboxItem[] {
  const decide = toDecide.filter(concernsMe).map((item) => ({
    ...itemOf(item),
    detail: item.mayDecide
      ? `${item.submittedBy ?? item.preparedBy} ${WAITS[item.status] ?? 'submitted it'}`
      : 'Another person has to decide: you had a hand in it',
    since: item.submittedAt ?? '',
  }))
  const back = returned.map((item) => ({
    ...itemOf(item),
    detail: `${item.returnedBy ?? 'The reader'} returned it for changes`,
    since: item.returnedAt ?? '',
  }))
  return [...decide, ...back]
}

function itemOf({ id, title, fiscalYear }: ProposalApproval) {
  return { id, title, kind: `Budget proposal ${fiscalYear}` }
}
