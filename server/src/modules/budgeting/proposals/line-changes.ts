// Writing the lines of a proposal.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { CLASSES } from '../money.contract.ts'
import { uacsObjects } from '../tables.ts'
import { failProposal } from './errors.ts'
import type { addProposalLine, editProposalLine, ProposalLine, removeProposalLine } from './proposal-lines.contract.ts'
import { getLine, lockLine } from './proposal-lines.ts'
import { requireVersion, revised, touchProposal } from './proposal-rules.ts'
import { lockProposed } from './proposed-ppas.ts'
import { proposalLines } from './tables.ts'

/** Lines of one proposal at most: what a ministry's review can still read, and one paper can hold. */
export const MOST_LINES = 5000

/**
 * Adds a line. Fails with budget.proposal.object_unknown, budget.proposal.object_inactive,
 * budget.proposal.object_not_allotted, budget.proposal.amount_range, budget.proposal.phasing_off, budget.proposal.frozen.
 */
export async function addLine(
  scope: OrganizationScope,
  { params, body }: Input<typeof addProposalLine>,
): Promise<ProposalLine> {
  const { proposed } = await lockProposed(scope, params.id)
  const { phasing, ...content } = body
  const object = await getObject(scope, body.objectCode)
  await requireRoom(scope, proposed.proposalId, 1)
  const { proposalId, id: proposalPpaId } = proposed
  const [line] = await scope.db
    .insert(proposalLines)
    .values({ ...content, ...phasing, class: object.class, proposalId, proposalPpaId })
    .returning({ id: proposalLines.id })
  if (!line) return failProposal('budget.proposal.line_not_found')
  await touchProposal(scope, proposalId)
  return getLine(scope, line.id)
}

/** An object of expenditure that something can be proposed for. */
export async function getObject({ db }: OrganizationScope, code: string): Promise<typeof uacsObjects.$inferSelect> {
  const [object] = await db.select().from(uacsObjects).where(eq(uacsObjects.code, code))
  if (!object) return failProposal('budget.proposal.object_unknown', { code })
  const { name } = object
  if (!object.isActive) failProposal('budget.proposal.object_inactive', { code, name })
  if (!(CLASSES as readonly string[]).includes(object.class))
    failProposal('budget.proposal.object_not_allotted', { code, name })
  return object
}

/** Refuses more lines than a proposal can have. */
export async function requireRoom(scope: OrganizationScope, proposalId: string, more: number): Promise<void> {
  const own = and(eq(proposalLines.organizationId, scope.organization.id), eq(proposalLines.proposalId, proposalId))
  if ((await scope.db.$count(proposalLines, own)) + more > MOST_LINES)
    failProposal('budget.proposal.too_many_lines', { most: MOST_LINES.toLocaleString('en') })
}

/** Changes a line; an approved amount of a review before goes with the amount that it was about. Errors as `addLine`, concurrency.stale. */
export async function changeLine(
  scope: OrganizationScope,
  { params, body }: Input<typeof editProposalLine>,
): Promise<ProposalLine> {
  const { version, phasing, ...content } = body
  const { line } = await lockLine(scope, params.id)
  requireVersion(version, line)
  const object =
    content.objectCode && content.objectCode !== line.objectCode
      ? await getObject(scope, content.objectCode)
      : undefined
  const isNewAmount = content.quantity !== undefined || content.unitCost !== undefined
  await scope.db
    .update(proposalLines)
    .set({
      ...content,
      ...(object ? { class: object.class } : {}),
      ...(phasing === undefined ? {} : (phasing ?? { q1: null, q2: null, q3: null, q4: null })),
      ...(isNewAmount || object ? { approvedAmount: null } : {}),
      ...revised(proposalLines),
    })
    .where(and(eq(proposalLines.organizationId, scope.organization.id), eq(proposalLines.id, line.id)))
  await touchProposal(scope, line.proposalId)
  return getLine(scope, line.id)
}

export async function removeLine(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof removeProposalLine>, 'params'>,
): Promise<null> {
  const { line } = await lockLine(scope, params.id)
  await scope.db
    .delete(proposalLines)
    .where(and(eq(proposalLines.organizationId, scope.organization.id), sql`${proposalLines.id} = ${line.id}`))
  await touchProposal(scope, line.proposalId)
  return null
}
