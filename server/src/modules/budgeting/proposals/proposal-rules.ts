// Rules that all parts of a proposal share: what is frozen, which version was seen, who prepared.
import { and, eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Actor, OrganizationScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import { failProposal } from './errors.ts'
import { COMMENTERS, proposalWorkflow } from './proposal-workflow.ts'
import { budgetProposals } from './tables.ts'

export type ProposalRow = typeof budgetProposals.$inferSelect

export function isEditable(status: string): boolean {
  return (proposalWorkflow.editable as readonly string[]).includes(status)
}

/** `under review`, as it reads inside a sentence. */
export function stateWord(status: string): string {
  const states: Record<string, string> = proposalWorkflow.states
  return (states[status] ?? status).toLowerCase()
}

/** Refuses a version that is not the one that stands; the answer carries what does. */
export function requireVersion(seen: number, current: { version: number }): void {
  if (seen !== current.version) fail('concurrency.stale', {}, { extra: { current } })
}

/** What every write to a versioned row sets besides its content. */
export function revised(table: { version: PgColumn }) {
  return { version: sql`${table.version} + 1`, updatedAt: sql`now()` }
}

/** The column with this person added once: whoever had a hand in the content may not endorse or approve it. */
export function addPreparer(column: PgColumn, actor: Actor) {
  return sql`case when ${column} @> array[${actor.id}::uuid] then ${column} else ${column} || ${actor.id}::uuid end`
}

/** The proposal's row, as it is. Fails with budget.proposal.not_found. */
export async function getHeading(scope: OrganizationScope, id: string): Promise<ProposalRow> {
  const own = and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, id))
  const [proposal] = await scope.db.select().from(budgetProposals).where(own)
  return proposal ?? failProposal('budget.proposal.not_found')
}

/** The proposal's row, locked until the transaction ends. Fails with budget.proposal.not_found. */
export async function lockProposal(scope: OrganizationScope, id: string): Promise<ProposalRow> {
  const [proposal] = await scope.db
    .select()
    .from(budgetProposals)
    .where(and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, id)))
    .for('update')
  return proposal ?? failProposal('budget.proposal.not_found')
}

/** Locks a proposal whose content is to change. Fails with budget.proposal.frozen outside of draft and returned. */
export async function lockEditable(scope: OrganizationScope, id: string): Promise<ProposalRow> {
  const proposal = await lockProposal(scope, id)
  if (!isEditable(proposal.status)) failProposal('budget.proposal.frozen', { state: stateWord(proposal.status) })
  return proposal
}

/** Marks a proposal as changed by this person, when one of its parts changed. */
export async function touchProposal(
  scope: OrganizationScope,
  id: string,
  content: { title?: string; summary?: string } = {},
): Promise<void> {
  await scope.db
    .update(budgetProposals)
    .set({ ...content, ...revised(budgetProposals), preparers: addPreparer(budgetProposals.preparers, scope.actor) })
    .where(and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, id)))
}

export function mayComment({ actor }: Pick<OrganizationScope, 'actor'>): boolean {
  return COMMENTERS.some((permission) => actor.permissions.has(permission))
}

/** Fails with access.missing_permission for those who neither prepare nor endorse nor review. */
export function requireCommenter(scope: OrganizationScope): void {
  if (!mayComment(scope)) fail('access.missing_permission', { roles: 'budget officer, manager, finance ministry' })
}
