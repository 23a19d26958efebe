// Writing the indicators of a program of a proposal, and its amounts of the years before.
import { and, eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { failProposal } from './errors.ts'
import type { ProposalPpa, setComparatives, setIndicators } from './proposal-ppas.contract.ts'
import { requireVersion } from './proposal-rules.ts'
import { getProposalPpa, lockProposed, touchPpa } from './proposed-ppas.ts'
import { proposalComparatives, proposalIndicators } from './tables.ts'

/** Replaces the indicators of a program. Fails with budget.proposal.frozen or concurrency.stale. */
export async function replaceIndicators(
  scope: OrganizationScope,
  { params, body }: Input<typeof setIndicators>,
): Promise<ProposalPpa> {
  const { proposed } = await lockProposed(scope, params.id)
  if (body.version !== proposed.version) requireVersion(body.version, await getProposalPpa(scope, { params }))
  const { organizationId, proposalPpaId } = proposalIndicators
  await scope.db
    .delete(proposalIndicators)
    .where(and(eq(organizationId, scope.organization.id), eq(proposalPpaId, proposed.id)))
  const rows = body.indicators.map((each, at) => ({ ...each, proposalPpaId: proposed.id, position: at + 1 }))
  if (rows.length > 0) await scope.db.insert(proposalIndicators).values(rows)
  await touchPpa(scope, proposed)
  return getProposalPpa(scope, { params })
}

/** Replaces what is said of the years before. Fails with budget.proposal.class_twice, budget.proposal.frozen, concurrency.stale. */
export async function replaceComparatives(
  scope: OrganizationScope,
  { params, body }: Input<typeof setComparatives>,
): Promise<ProposalPpa> {
  const { proposed } = await lockProposed(scope, params.id)
  if (body.version !== proposed.version) requireVersion(body.version, await getProposalPpa(scope, { params }))
  const classes = body.comparatives.map((each) => each.class)
  if (new Set(classes).size < classes.length) failProposal('budget.proposal.class_twice')
  const { organizationId, proposalPpaId } = proposalComparatives
  await scope.db
    .delete(proposalComparatives)
    .where(and(eq(organizationId, scope.organization.id), eq(proposalPpaId, proposed.id)))
  const rows = body.comparatives.map((each) => ({ ...each, proposalPpaId: proposed.id }))
  if (rows.length > 0) await scope.db.insert(proposalComparatives).values(rows)
  await touchPpa(scope, proposed)
  return getProposalPpa(scope, { params })
}
