// Whether a paper is what stands in BMMS: for everybody who holds one, and nothing of its content.
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { OversightScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { failProposal } from './errors.ts'
import type { ProposalStatus } from './proposal.contract.ts'
import { findContent } from './proposal-content.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type { verifyProposal } from './proposals.contract.ts'

/** The hash as the proposal stands now. Fails with budget.proposal.not_found. */
export async function lookAtProposal(
  scope: OversightScope,
  { params }: Input<typeof verifyProposal>,
): Promise<Output<typeof verifyProposal>> {
  const found = await findContent(scope, params.id)
  if (!found) return failProposal('budget.proposal.not_found')
  const { sha256, organizationName, fiscalYear, changedAt } = found
  const status = found.status as ProposalStatus
  return {
    ...{ sha256, status, fiscalYear, changedAt },
    statusWords: proposalWorkflow.states[status],
    organization: organizationName,
    dualDate: dualDate(today(Temporal.Instant.from(changedAt))),
  }
}
