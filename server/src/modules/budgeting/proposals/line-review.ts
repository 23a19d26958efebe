// Approved amounts: set by the finance ministry while a proposal is under review, fixed when it is approved.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { CLASS_WORDS } from '../money.contract.ts'
import { failProposal } from './errors.ts'
import { findClassRows } from './proposal-figures.ts'
import type { approveRemainingLines, ProposalLine, reviewLines } from './proposal-lines.contract.ts'
import { findLinesById } from './proposal-lines.ts'
import { lockProposal, type ProposalRow, requireVersion, revised, stateWord } from './proposal-rules.ts'
import { budgetProposals, proposalLines } from './tables.ts'

async function lockUnderReview(scope: OrganizationScope, id: string): Promise<ProposalRow> {
  const proposal = await lockProposal(scope, id)
  if (!scope.actor.permissions.has('budget.proposal.review'))
    fail('access.missing_permission', { roles: 'finance ministry' })
  if (proposal.status !== 'under_review')
    failProposal('budget.proposal.not_under_review', { state: stateWord(proposal.status) })
  return proposal
}

/**
 * Sets amounts and notes. More than requested only as far as the ceiling of the class allows. Fails with
 * budget.proposal.not_under_review, budget.proposal.line_not_found, budget.proposal.line_twice,
 * budget.proposal.over_ceiling (at the line), concurrency.stale.
 */
export async function setApproved(
  scope: OrganizationScope,
  { params, body }: Input<typeof reviewLines>,
): Promise<Output<typeof reviewLines>> {
  const proposal = await lockUnderReview(scope, params.id)
  const ids = body.lines.map(({ id }) => id)
  if (new Set(ids).size < ids.length) failProposal('budget.proposal.line_twice')
  const chosen = and(eq(proposalLines.proposalId, proposal.id), inArray(proposalLines.id, ids))
  const standing = new Map((await findLinesById(scope, chosen)).map((line) => [line.id, line]))
  for (const { id, version } of body.lines) {
    const line = standing.get(id)
    if (!line) failProposal('budget.proposal.line_not_found')
    else requireVersion(version, line)
  }
  await scope.db.execute(sql`
    update proposal_line l set approved_amount = r."approvedAmount", review_note = coalesce(r.note, l.review_note),
           version = l.version + 1, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(body.lines)}::jsonb) as r(id uuid, "approvedAmount" numeric, note text)
     where l.organization_id = ${scope.organization.id} and l.id = r.id`)
  await requireWithinCeilings(scope, proposal, raisedLines(body.lines, standing))
  await noteReview(scope, proposal.id)
  return { items: await findLinesById(scope, chosen) }
}

/** Place of the first line of each class that gets more than it asked for. */
function raisedLines(
  lines: Input<typeof reviewLines>['body']['lines'],
  standing: ReadonlyMap<string, ProposalLine>,
): Map<string, string> {
  const raised = new Map<string, string>()
  for (const [at, { id, approvedAmount }] of lines.entries()) {
    const line = standing.get(id)
    if (!line || approvedAmount === null || centavos(approvedAmount) <= centavos(line.amount)) continue
    if (!raised.has(line.class)) raised.set(line.class, `lines.${at}.approvedAmount`)
  }
  return raised
}

/** Refuses what exceeds the ceiling of a class; `paths` names the field by class, and the classes that count. */
async function requireWithinCeilings(
  scope: OrganizationScope,
  { id }: ProposalRow,
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  if (paths.size === 0) return
  for (const row of await findClassRows(scope, { organizationId: scope.organization.id, id })) {
    const path = paths.get(row.class)
    const over = centavos(row.approved) - centavos(row.ceiling ?? '0')
    if (path === undefined || over <= 0n) continue
    const words = {
      total: pesoWords(row.approved),
      over: pesoWords(pesosOf(over)),
      ceiling: pesoWords(row.ceiling ?? '0'),
    }
    failProposal('budget.proposal.over_ceiling', { class: CLASS_WORDS[row.class], ...words }, { path })
  }
}

/** The review changes the proposal, but makes nobody of the finance ministry its preparer. */
async function noteReview(scope: OrganizationScope, id: string): Promise<void> {
  await scope.db
    .update(budgetProposals)
    .set(revised(budgetProposals))
    .where(and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, id)))
}

/** Approves what has no amount yet as it is requested. Fails with budget.proposal.not_under_review, concurrency.stale. */
export async function approveRemaining(
  scope: OrganizationScope,
  { params, body }: Input<typeof approveRemainingLines>,
): Promise<Output<typeof approveRemainingLines>> {
  const proposal = await lockUnderReview(scope, params.id)
  requireVersion(body.version, { version: proposal.version })
  const lines = await takeAsRequested(scope, proposal.id)
  await noteReview(scope, proposal.id)
  return { lines }
}

async function takeAsRequested(scope: OrganizationScope, proposalId: string): Promise<number> {
  const { rowCount } = await scope.db
    .update(proposalLines)
    .set({ approvedAmount: sql`${proposalLines.amount}`, ...revised(proposalLines) })
    .where(
      and(
        eq(proposalLines.organizationId, scope.organization.id),
        eq(proposalLines.proposalId, proposalId),
        isNull(proposalLines.approvedAmount),
      ),
    )
  return rowCount ?? 0
}

/** Every line has an approved amount from now on, and no class exceeds its ceiling. Fails with budget.proposal.over_ceiling. */
export async function fixApproved(scope: OrganizationScope, proposal: ProposalRow): Promise<void> {
  await takeAsRequested(scope, proposal.id)
  const path = ''
  await requireWithinCeilings(
    scope,
    proposal,
    new Map([
      ['PS', path],
      ['MOOE', path],
      ['FE', path],
      ['CO', path],
    ]),
  )
}
