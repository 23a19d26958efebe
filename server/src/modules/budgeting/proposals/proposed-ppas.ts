// The programs of a proposal: reading, adding, changing, ranking.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { ppas } from '../tables.ts'
import { failProposal } from './errors.ts'
import { findIndicators, findObjectives, replaceObjectives } from './ppa-parts.ts'
import { comparativesOf, summaryOf } from './ppa-view.ts'
import { findProposed } from './proposal-figures.ts'
import type {
  addProposalPpa,
  editProposalPpa,
  ProposalPpa,
  rankPpas,
  readProposalPpa,
  removeProposalPpa,
} from './proposal-ppas.contract.ts'
import { isEditable, lockEditable, type ProposalRow, requireVersion, revised, touchProposal } from './proposal-rules.ts'
import { budgetProposals, proposalPpas } from './tables.ts'

type At = Pick<Input<typeof readProposalPpa>, 'params'>
type Proposed = typeof proposalPpas.$inferSelect

/** Fails with budget.proposal.ppa_not_found. */
export async function getProposalPpa(scope: OrganizationScope, { params }: At): Promise<ProposalPpa> {
  const { organization, db, actor } = scope
  const [place] = await db
    .select({ proposalId: budgetProposals.id, status: budgetProposals.status })
    .from(proposalPpas)
    .innerJoin(
      budgetProposals,
      and(
        eq(budgetProposals.organizationId, proposalPpas.organizationId),
        eq(budgetProposals.id, proposalPpas.proposalId),
      ),
    )
    .where(and(eq(proposalPpas.organizationId, organization.id), eq(proposalPpas.id, params.id)))
  const key = { organizationId: organization.id, id: place?.proposalId ?? params.id }
  const [row] = place ? await findProposed(scope, key, params.id) : []
  if (!place || !row) return failProposal('budget.proposal.ppa_not_found')
  const { outcome, justification, expectedOutcome, bdpLink, bdipLink, genderAmountGiven, tags, goalId, goalTitle } = row
  return {
    ...summaryOf(row, place.status),
    ...{ outcome, justification, expectedOutcome, bdpLink, bdipLink, genderAmountGiven, tags },
    proposalId: place.proposalId,
    goal: goalId !== null && goalTitle !== null ? { id: goalId, title: goalTitle } : null,
    objectives: await findObjectives(scope, params.id),
    indicatorList: await findIndicators(scope, params.id),
    comparatives: comparativesOf(row, place.status),
    canEdit: actor.permissions.has('budget.proposal.edit') && isEditable(place.status),
  }
}

/** A program of a proposal that may be changed, and the proposal, both locked; the proposal first, as everywhere. */
export async function lockProposed(
  scope: OrganizationScope,
  id: string,
): Promise<{ proposed: Proposed; proposal: ProposalRow }> {
  const own = and(eq(proposalPpas.organizationId, scope.organization.id), eq(proposalPpas.id, id))
  const [found] = await scope.db.select({ proposalId: proposalPpas.proposalId }).from(proposalPpas).where(own)
  if (!found) return failProposal('budget.proposal.ppa_not_found')
  const proposal = await lockEditable(scope, found.proposalId)
  const [proposed] = await scope.db.select().from(proposalPpas).where(own).for('update')
  return proposed ? { proposed, proposal } : failProposal('budget.proposal.ppa_not_found')
}

/**
 * Takes a PPA into the proposal, with what it says of itself. Fails with budget.proposal.ppa_unknown (also for one that is
 * no longer used), budget.proposal.ppa_twice, budget.proposal.objective_unknown, budget.proposal.goal_unknown.
 */
export async function addPpa(
  scope: OrganizationScope,
  { params, body }: Input<typeof addProposalPpa>,
): Promise<ProposalPpa> {
  const { objectiveIds = [], ...content } = body
  const proposal = await lockEditable(scope, params.id)
  const [ppa] = await scope.db
    .select()
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, body.ppaId)))
  if (!ppa?.isActive) return failProposal('budget.proposal.ppa_unknown')
  const { outcome, goalId, bdpLink, bdipLink } = ppa
  const priority = sql<number>`(select coalesce(max(priority), 0) + 1 from proposal_ppa
    where organization_id = ${scope.organization.id} and proposal_id = ${proposal.id})`
  const [added] = await scope.db
    .insert(proposalPpas)
    .values({ outcome, goalId, bdpLink, bdipLink, ...content, proposalId: proposal.id, priority })
    .returning({ id: proposalPpas.id })
  if (!added) return failProposal('budget.proposal.ppa_not_found')
  await replaceObjectives(scope, added.id, objectiveIds)
  await touchProposal(scope, proposal.id)
  return getProposalPpa(scope, { params: { ...params, id: added.id } })
}

/** Fails with budget.proposal.frozen, concurrency.stale, budget.proposal.goal_unknown, budget.proposal.objective_unknown. */
export async function changePpa(
  scope: OrganizationScope,
  { params, body }: Input<typeof editProposalPpa>,
): Promise<ProposalPpa> {
  const { version, objectiveIds, ...content } = body
  const { proposed } = await lockProposed(scope, params.id)
  if (version !== proposed.version) requireVersion(version, await getProposalPpa(scope, { params }))
  await touchPpa(scope, proposed, content)
  if (objectiveIds) await replaceObjectives(scope, proposed.id, objectiveIds)
  return getProposalPpa(scope, { params })
}

/** Writes a change of a program, and marks its proposal as changed by this person. */
export async function touchPpa(
  scope: OrganizationScope,
  { id, proposalId }: Pick<Proposed, 'id' | 'proposalId'>,
  content: Partial<typeof proposalPpas.$inferInsert> = {},
): Promise<void> {
  await scope.db
    .update(proposalPpas)
    .set({ ...content, ...revised(proposalPpas) })
    .where(and(eq(proposalPpas.organizationId, scope.organization.id), eq(proposalPpas.id, id)))
  await touchProposal(scope, proposalId)
}

/** Takes a program out, with its lines; those behind it move up. */
export async function removePpa(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof removeProposalPpa>, 'params'>,
): Promise<null> {
  const { proposed } = await lockProposed(scope, params.id)
  const ofProposal = and(
    eq(proposalPpas.organizationId, scope.organization.id),
    eq(proposalPpas.proposalId, proposed.proposalId),
  )
  await scope.db.delete(proposalPpas).where(and(ofProposal, eq(proposalPpas.id, proposed.id)))
  await scope.db
    .update(proposalPpas)
    .set({ priority: sql`${proposalPpas.priority} - 1` })
    .where(and(ofProposal, sql`${proposalPpas.priority} > ${proposed.priority}`))
  await touchProposal(scope, proposed.proposalId)
  return null
}

/** Gives every program its rank. Fails with budget.proposal.ranks_incomplete unless all of them are named once. */
export async function putInOrder(
  scope: OrganizationScope,
  { params, body }: Input<typeof rankPpas>,
): Promise<Output<typeof rankPpas>> {
  const proposal = await lockEditable(scope, params.id)
  requireVersion(body.version, { version: proposal.version })
  const ofProposal = and(
    eq(proposalPpas.organizationId, scope.organization.id),
    eq(proposalPpas.proposalId, proposal.id),
  )
  const standing = await scope.db.select({ id: proposalPpas.id }).from(proposalPpas).where(ofProposal)
  const named = new Set(body.ppas)
  if (standing.length !== named.size || standing.some(({ id }) => !named.has(id)))
    failProposal('budget.proposal.ranks_incomplete')
  const place = sql`array_position(${sql.param(body.ppas)}::uuid[], ${proposalPpas.id})`
  await scope.db
    .update(proposalPpas)
    .set({ priority: place, ...revised(proposalPpas) })
    .where(and(ofProposal, inArray(proposalPpas.id, body.ppas), sql`${proposalPpas.priority} <> ${place}`))
  await touchProposal(scope, proposal.id)
  const key = { organizationId: scope.organization.id, id: proposal.id }
  const rows = await findProposed(scope, key)
  return { items: rows.map((row) => summaryOf(row, proposal.status)), version: proposal.version + 1 }
}
