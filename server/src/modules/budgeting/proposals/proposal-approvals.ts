// Proposals that wait for a decision, for the inbox; and those that would wait forever when a person leaves.
import { and, arrayContains, asc, eq, inArray, or } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Output } from '../../../platform/http/endpoint.ts'
import type { OpenTask } from '../../../platform/module.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import { pathOf } from './proposal-news.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type { ProposalApproval, readProposalApprovals } from './proposals.contract.ts'
import { lastReturn, proposalSummary } from './proposals.ts'
import { budgetProposals } from './tables.ts'

const WAITING = ['submitted', 'endorsed', 'under_review'] as const

/** The longest waiting first. */
export async function findProposalApprovals(scope: OrganizationScope): Promise<Output<typeof readProposalApprovals>> {
  const mine = and(eq(budgetProposals.status, 'returned'), arrayContains(budgetProposals.preparers, [scope.actor.id]))
  const rows = await scope.db
    .select({ ...proposalSummary, preparers: budgetProposals.preparers, lastReturn })
    .from(budgetProposals)
    .where(
      and(
        eq(budgetProposals.organizationId, scope.organization.id),
        or(inArray(budgetProposals.status, [...WAITING]), mine),
      ),
    )
    .orderBy(asc(budgetProposals.submittedAt))
    .limit(200)
  const items = rows.map((row) => approvalOf(scope, row))
  return {
    toDecide: items.filter(({ status }) => status !== 'returned'),
    returned: items.filter(({ status }) => status === 'returned'),
  }
}

type Row = Pick<
  ProposalApproval,
  'id' | 'title' | 'fiscalYear' | 'requested' | 'preparedBy' | 'submittedBy' | 'submittedAt' | 'version'
> & {
  status: string
  preparers: string[]
  decidedBy: string | null
  decidedAt: string | null
  lastReturn: string | null
}

function approvalOf({ actor }: OrganizationScope, row: Row): ProposalApproval {
  const { id, title, fiscalYear, requested, preparedBy, submittedBy, submittedAt, version } = row
  const actions = actionsFor(proposalWorkflow, row, actor)
  const decisions = actions.filter(({ action }) => action !== 'submit')
  const isReturned = row.status === 'returned'
  return {
    ...{ id, title, fiscalYear, requested, preparedBy, submittedBy, submittedAt, version, actions },
    status: row.status as ProposalApproval['status'],
    returnedBy: isReturned ? row.decidedBy : null,
    returnedAt: isReturned ? row.decidedAt : null,
    comment: isReturned ? row.lastReturn : null,
    mayDecide: decisions.some(({ refusal }) => refusal === null),
    refusal: decisions.every(({ refusal }) => refusal !== null) ? (decisions[0]?.refusal ?? null) : null,
  }
}

/** Drafts and returned proposals that the person prepares, and submitted ones that only this person could endorse. */
export async function findOpenProposals(scope: OrganizationScope, personId: string): Promise<OpenTask[]> {
  const managers = await findActiveMembers(scope, {
    roles: budgetingPolicy.policy['budget.proposal.endorse']?.organization ?? [],
  })
  const { id, title, status, preparers } = budgetProposals
  const rows = await scope.db
    .select({ id, title, status, preparers })
    .from(budgetProposals)
    .where(
      and(
        eq(budgetProposals.organizationId, scope.organization.id),
        inArray(status, ['draft', 'returned', 'submitted']),
      ),
    )
    .orderBy(asc(budgetProposals.fiscalYear))
  return rows.flatMap((proposal) => {
    const word = waitingWords(proposal, { personId, managers })
    const path = pathOf(scope.organization.code, proposal)
    return word ? [{ title: `Budget proposal “${proposal.title}”: ${word}`, path }] : []
  })
}

function waitingWords(
  { status, preparers }: { status: string; preparers: string[] },
  { personId, managers }: { personId: string; managers: string[] },
): string | null {
  if (status === 'submitted') {
    const able = managers.filter((id) => !preparers.includes(id))
    return able.length === 1 && able[0] === personId ? 'waits for an endorsement that nobody else can give' : null
  }
  if (!preparers.includes(personId)) return null
  return status === 'draft' ? 'a draft that they prepare' : 'returned to them for changes'
}
