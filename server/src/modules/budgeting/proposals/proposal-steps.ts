// A proposal on its way from draft to approved, and what is said about it.
import { and, eq } from 'drizzle-orm'
import { settleDeadline } from '../../../platform/calendar/deadlines.ts'
import type { ChangeView } from '../../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { listSteps, recordStep, takeStep } from '../../../platform/workflow/steps.ts'
import { SUBMISSION_DEADLINE, submissionOf } from '../calls/call-news.ts'
import type { Finding } from '../law/law.contract.ts'
import { failProposal, proposalErrors } from './errors.ts'
import { fixApproved } from './line-review.ts'
import { tellOfComment, tellOfStep } from './proposal-news.ts'
import { addPreparer, getHeading, lockProposal, requireCommenter, revised } from './proposal-rules.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type {
  commentProposal,
  listProposalSteps,
  Proposal,
  readProposalHistory,
  stepProposal,
} from './proposals.contract.ts'
import { getProposal } from './proposals.ts'
import { budgetProposals, proposalPpas } from './tables.ts'

/**
 * Takes one step. Errors besides those of `takeStep`: budget.proposal.not_ready with every requirement at its place, and
 * budget.proposal.call_closed (submit), budget.proposal.over_ceiling (approve).
 */
export async function takeProposalStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepProposal>,
): Promise<Proposal> {
  const proposal = await lockProposal(scope, params.id)
  const { to } = await takeStep(scope, proposalWorkflow, { subject: proposal, body })
  if (body.action === 'submit') await requireReady(await getProposal(scope, { params }))
  if (body.action === 'approve') await fixApproved(scope, proposal)
  await scope.db
    .update(budgetProposals)
    .set({ ...revised(budgetProposals), status: to, ...marksOf(scope, body.action) })
    .where(and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, proposal.id)))
  if (body.action === 'submit')
    await settleDeadline(scope, { kind: SUBMISSION_DEADLINE, subjectId: submissionOf(proposal.fiscalYear) })
  await tellOfStep(scope, body.action, { proposal, said: body.comment ?? '' })
  return getProposal(scope, { params })
}

/** Every requirement of the call and the law is met, or the refusal names them all. */
function requireReady({ call, fiscalYear, findings }: Proposal): void {
  if (call.status !== 'published') failProposal('budget.proposal.call_closed', { year: fiscalYear })
  const refusals = findings.filter(({ severity }) => severity === 'refuse')
  const [first] = refusals
  if (!first) return
  const code = 'budget.proposal.not_ready'
  const words = (finding: Finding) => `${finding.message} (${finding.section})`
  throw new BmmsError(code, proposalErrors[code], {
    values: { first: words(first) },
    errors: refusals.map((finding) => ({
      path: finding.path,
      code: `law.${finding.rule}`,
      message: words(finding).slice(0, 500),
    })),
  })
}

function marksOf({ actor, clock }: OrganizationScope, action: string) {
  const at = clock.now().toString()
  if (action === 'submit') {
    const preparers = addPreparer(budgetProposals.preparers, actor)
    const nobody = { endorsedAt: null, endorsedBy: null, decidedAt: null, decidedBy: null }
    return { preparers, submittedAt: at, submittedBy: actor.name, ...nobody }
  }
  if (action === 'endorse') return { endorsedAt: at, endorsedBy: actor.name }
  return action === 'take_up' ? {} : { decidedAt: at, decidedBy: actor.name }
}

/** Steps and comments, oldest first. Fails with budget.proposal.not_found. */
export async function findProposalSteps(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof listProposalSteps>, 'params'>,
): Promise<Output<typeof listProposalSteps>> {
  await getHeading(scope, params.id)
  return { items: await listSteps(scope, proposalWorkflow, params.id) }
}

/** Says something in whatever state the proposal is; its preparers hear of it. Fails with access.missing_permission. */
export async function commentOnProposal(
  scope: OrganizationScope,
  { params, body }: Input<typeof commentProposal>,
): Promise<Output<typeof commentProposal>> {
  const proposal = await getHeading(scope, params.id)
  requireCommenter(scope)
  const { id, status } = proposal
  const { subject } = proposalWorkflow
  await recordStep(scope, {
    subject,
    subjectId: id,
    action: 'comment',
    fromStatus: status,
    toStatus: status,
    comment: body.comment,
  })
  await tellOfComment(scope, proposal, body.comment)
  return { items: await listSteps(scope, proposalWorkflow, id) }
}

/** Changes of a proposal, its programs and its lines. Fails with budget.proposal.not_found. */
export async function findProposalHistory(
  scope: OrganizationScope,
  { params, query }: Input<typeof readProposalHistory>,
): Promise<Page<ChangeView>> {
  await getHeading(scope, params.id)
  const programs = await scope.db
    .select({ id: proposalPpas.id })
    .from(proposalPpas)
    .where(and(eq(proposalPpas.organizationId, scope.organization.id), eq(proposalPpas.proposalId, params.id)))
  const ids = programs.map(({ id }) => id)
  const ofProposal = ['proposal_ppa', 'proposal_line', 'proposal_attachment'].map((table) => ({
    table,
    column: 'proposal_id',
  }))
  const ofPrograms = ['proposal_indicator', 'proposal_comparative'].map((table) => ({
    table,
    column: 'proposal_ppa_id',
    ids,
  }))
  const parts = [...ofProposal, ...(ids.length > 0 ? ofPrograms : [])]
  return recordHistory(scope, { table: 'budget_proposal', id: params.id, parts }, query)
}
