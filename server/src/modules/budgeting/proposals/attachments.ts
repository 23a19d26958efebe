// Papers that go with a proposal.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { failProposal } from './errors.ts'
import { lockEditable, touchProposal } from './proposal-rules.ts'
import type { attachFile, detachFile, Proposal } from './proposals.contract.ts'
import { getProposal } from './proposals.ts'
import { proposalAttachments } from './tables.ts'

/** Fails with budget.proposal.frozen, budget.proposal.file_unknown, budget.proposal.file_twice. */
export async function addAttachment(
  scope: OrganizationScope,
  { params, body }: Input<typeof attachFile>,
): Promise<Proposal> {
  const proposal = await lockEditable(scope, params.id)
  await scope.db.insert(proposalAttachments).values({
    ...body,
    proposalId: proposal.id,
    addedByName: scope.actor.name,
    addedAt: scope.clock.now().toString(),
  })
  await touchProposal(scope, proposal.id)
  return getProposal(scope, { params })
}

/** The file stays among the organization's files. Fails with budget.proposal.attachment_not_found, budget.proposal.frozen. */
export async function removeAttachment(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof detachFile>, 'params'>,
): Promise<Proposal> {
  const own = and(eq(proposalAttachments.organizationId, scope.organization.id), eq(proposalAttachments.id, params.id))
  const [found] = await scope.db.select({ id: proposalAttachments.proposalId }).from(proposalAttachments).where(own)
  if (!found) return failProposal('budget.proposal.attachment_not_found')
  await lockEditable(scope, found.id)
  await scope.db.delete(proposalAttachments).where(own)
  await touchProposal(scope, found.id)
  return getProposal(scope, { params: { ...params, id: found.id } })
}
