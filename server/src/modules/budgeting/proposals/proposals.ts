// What can be done with a budget proposal as a whole.
import { and, asc, eq, ilike, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { files } from '../../../platform/files/file-tables.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { callSummary } from '../calls/call-view.ts'
import { budgetCalls } from '../calls/tables.ts'
import { centavos, pesosOf } from '../centavos.ts'
import type { Finding } from '../law/law.contract.ts'
import { failProposal } from './errors.ts'
import { summaryOf } from './ppa-view.ts'
import type { AttachmentKind } from './proposal.contract.ts'
import {
  classTotal,
  findClassRows,
  findProposed,
  isReviewed,
  type ProposedRow,
  wholeTotal,
} from './proposal-figures.ts'
import { findingsOf } from './proposal-findings.ts'
import { isEditable, lockEditable, mayComment, requireVersion, touchProposal } from './proposal-rules.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type { createProposal, editProposal, listProposals, Proposal, readProposal } from './proposals.contract.ts'
import { budgetProposals, proposalAttachments } from './tables.ts'

// Parts of their own: Drizzle leaves the table out before columns of the outermost part.
const lines = sql`from proposal_line l where l.organization_id = ${budgetProposals.organizationId}
  and l.proposal_id = ${budgetProposals.id}`
const programs = sql`from proposal_ppa a where a.organization_id = ${budgetProposals.organizationId}
  and a.proposal_id = ${budgetProposals.id}`
const isApproved = sql`${budgetProposals.status} = 'approved'`
const requested = sql`select coalesce(sum(l.amount), 0)::numeric(30, 2) ${lines}`

/** Columns of a proposal in a list. */
export const proposalSummary = {
  id: budgetProposals.id,
  callId: budgetProposals.callId,
  fiscalYear: budgetProposals.fiscalYear,
  title: budgetProposals.title,
  status: budgetProposals.status,
  ppas: sql<number>`(select count(*) ${programs})`.mapWith(Number).as('ppas'),
  lines: sql<number>`(select count(*) ${lines})`.mapWith(Number).as('lines'),
  requested: sql<string>`(${requested})::text`.as('requested'),
  approved: sql<string | null>`(select sum(l.approved_amount)::numeric(30, 2)::text ${lines} and ${isApproved})`.as(
    'approved',
  ),
  preparedBy: budgetProposals.preparedBy,
  submittedAt: budgetProposals.submittedAt,
  submittedBy: budgetProposals.submittedBy,
  endorsedAt: budgetProposals.endorsedAt,
  endorsedBy: budgetProposals.endorsedBy,
  decidedAt: budgetProposals.decidedAt,
  decidedBy: budgetProposals.decidedBy,
  version: budgetProposals.version,
  createdAt: budgetProposals.createdAt,
  updatedAt: budgetProposals.updatedAt,
}
const proposalsList = defineList({
  columns: proposalSummary,
  from: budgetProposals,
  sortable: {
    fiscalYear: budgetProposals.fiscalYear,
    title: budgetProposals.title,
    status: budgetProposals.status,
    requested: sql`(${requested})`,
  },
  sort: '-fiscalYear',
  tieBreaker: budgetProposals.id,
})

export async function findProposals(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listProposals>, 'query'>,
): Promise<Output<typeof listProposals>> {
  const where = and(
    eq(budgetProposals.organizationId, scope.organization.id),
    query.status ? eq(budgetProposals.status, query.status) : undefined,
    query.fiscalYear ? eq(budgetProposals.fiscalYear, query.fiscalYear) : undefined,
    query.q ? ilike(budgetProposals.title, contains(query.q)) : undefined,
  )
  return (await proposalsList(scope.db, query, where)) as Output<typeof listProposals>
}

const returning = sql`select w.comment from workflow_step w where w.organization_id = ${budgetProposals.organizationId}
  and w.subject = ${proposalWorkflow.subject} and w.subject_id = ${budgetProposals.id}
  and w.action in ('return', 'send_back') order by w.at desc, w.id desc limit 1`
/** Why a proposal was returned last. */
export const lastReturn = sql<string | null>`(${returning})`.as('last_return')

/** The proposal with live totals, and what is still missing by law. Fails with budget.proposal.not_found. */
export async function getProposal(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readProposal>, 'params'>,
): Promise<Proposal> {
  const [found] = await scope.db
    .select({
      proposal: {
        ...proposalSummary,
        summary: budgetProposals.summary,
        preparers: budgetProposals.preparers,
        lastReturn,
      },
      call: {
        id: budgetCalls.id,
        title: budgetCalls.title,
        status: budgetCalls.status,
        submissionDue: callSummary.submissionDue,
      },
    })
    .from(budgetProposals)
    .innerJoin(budgetCalls, eq(budgetCalls.id, budgetProposals.callId))
    .where(and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, params.id)))
  if (!found) return failProposal('budget.proposal.not_found')
  const { preparers, lastReturn: returnReason, ...proposal } = found.proposal
  const { status } = proposal
  const facts = await findFacts(scope, { ...found, id: proposal.id })
  const actions = actionsFor(proposalWorkflow, { status, preparers }, scope.actor)
  const { permissions } = scope.actor
  return {
    ...proposal,
    status: status as Proposal['status'],
    call: found.call,
    returnReason: status === 'returned' ? returnReason : null,
    ...facts,
    unreviewed: isReviewed(status) ? facts.unreviewed : null,
    actions: actions.map((action) =>
      action.action === 'submit' ? { ...action, refusal: action.refusal ?? refusalFor(facts.findings) } : action,
    ),
    canEdit: permissions.has('budget.proposal.edit') && isEditable(status),
    canComment: mayComment(scope),
    canReview: permissions.has('budget.proposal.review') && status === 'under_review',
  }
}

type Found = Pick<Proposal, 'call'> & { proposal: { fiscalYear: number; status: string } }

async function findFacts(
  scope: OrganizationScope,
  { proposal, call, id }: Omit<Found, 'call'> & { call: { submissionDue: string | null }; id: string },
) {
  const { fiscalYear, status } = proposal
  const key = { organizationId: scope.organization.id, id }
  const rows = await findClassRows(scope, key)
  const classes = rows.map((row) => classTotal(row, status))
  const ppas = await findProposed(scope, key)
  const attachments = await findAttachments(scope, id)
  const total = wholeTotal(classes, status)
  const findings = findingsOf({
    ...{ fiscalYear, classes, ppas, submissionDue: call.submissionDue },
    attachments: attachments.map(({ kind }) => kind),
    today: today(scope.clock.now()),
  })
  return {
    classes,
    total,
    gender: genderShare(ppas, total.requested),
    ppaList: ppas.map((ppa) => summaryOf(ppa, status)),
    attachments,
    findings: isEditable(status) ? findings : findings.filter(({ severity }) => severity === 'refuse'),
    unreviewed: rows.reduce((sum, row) => sum + row.unreviewed, 0),
  }
}

/** At least this much, in percent (BAA 84, s. 17). */
const LEAST_GENDER = 5

/** Cut off after the first decimal: a share that is not reached is never shown as if it were. */
function genderShare(ppas: readonly ProposedRow[], requestedTotal: string): Proposal['gender'] {
  const amount = ppas.reduce((sum, { genderAmount }) => sum + centavos(genderAmount), 0n)
  const whole = centavos(requestedTotal)
  const percent = whole === 0n ? null : Number((amount * 1000n) / whole) / 10
  return { amount: pesosOf(amount), percent, leastPercent: LEAST_GENDER }
}

function refusalFor(findings: readonly Finding[]) {
  const [first] = findings.filter(({ severity }) => severity === 'refuse')
  return first
    ? { code: 'budget.proposal.not_ready', message: `${first.message} (${first.section})`.slice(0, 500) }
    : null
}

async function findAttachments(
  { db, organization }: OrganizationScope,
  proposalId: string,
): Promise<Proposal['attachments']> {
  const rows = await db
    .select({
      id: proposalAttachments.id,
      kind: proposalAttachments.kind,
      note: proposalAttachments.note,
      file: { id: files.id, name: files.name, size: files.size },
      addedBy: proposalAttachments.addedByName,
      addedAt: proposalAttachments.addedAt,
    })
    .from(proposalAttachments)
    .innerJoin(
      files,
      and(eq(files.organizationId, proposalAttachments.organizationId), eq(files.id, proposalAttachments.fileId)),
    )
    .where(and(eq(proposalAttachments.organizationId, organization.id), eq(proposalAttachments.proposalId, proposalId)))
    .orderBy(asc(proposalAttachments.kind), asc(proposalAttachments.id))
  return rows.map((row) => ({ ...row, kind: row.kind as AttachmentKind }))
}

/** Fails with budget.proposal.call_unknown, budget.proposal.call_closed, budget.proposal.year_taken. */
export async function startProposal(
  scope: OrganizationScope,
  { params, body }: Input<typeof createProposal>,
): Promise<Proposal> {
  const [call] = await scope.db.select().from(budgetCalls).where(eq(budgetCalls.id, body.callId))
  if (!call || call.status === 'draft') return failProposal('budget.proposal.call_unknown')
  const { fiscalYear } = call
  if (call.status === 'closed') failProposal('budget.proposal.call_closed', { year: fiscalYear })
  const { id: actor, name } = scope.actor
  const [proposal] = await scope.db
    .insert(budgetProposals)
    .values({ ...body, fiscalYear, preparers: [actor], preparedBy: name })
    .returning({ id: budgetProposals.id })
  if (!proposal) return failProposal('budget.proposal.not_found')
  return getProposal(scope, { params: { ...params, id: proposal.id } })
}

/** Changes title and summary. Fails with budget.proposal.frozen or concurrency.stale. */
export async function changeProposal(
  scope: OrganizationScope,
  { params, body }: Input<typeof editProposal>,
): Promise<Proposal> {
  const { version, ...content } = body
  const proposal = await lockEditable(scope, params.id)
  if (version !== proposal.version) requireVersion(version, await getProposal(scope, { params }))
  await touchProposal(scope, proposal.id, content)
  return getProposal(scope, { params })
}
