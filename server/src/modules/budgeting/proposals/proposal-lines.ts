// Reading the lines of proposals.
import { and, asc, eq, exists, ilike, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { ppas, uacsObjects } from '../tables.ts'
import { failProposal } from './errors.ts'
import type { listProposalLines, ProposalLine } from './proposal-lines.contract.ts'
import { lockEditable, type ProposalRow } from './proposal-rules.ts'
import { budgetProposals, proposalLineComments, proposalLines, proposalPpas } from './tables.ts'

const { q1, q2, q3, q4, amount } = proposalLines
/** A quarter of the year, cut off at centavos; what is left over falls into the fourth. */
const even = sql`trunc(${amount} / 4, 2)`

/** Pesos of each allotment period, as somebody phased them, else evenly; their sum is the amount. */
export const phased = {
  q1: sql<string>`coalesce(${q1}, ${even})::numeric(30, 2)::text`,
  q2: sql<string>`coalesce(${q2}, ${even})::numeric(30, 2)::text`,
  q3: sql<string>`coalesce(${q3}, ${even})::numeric(30, 2)::text`,
  q4: sql<string>`coalesce(${q4}, ${amount} - 3 * ${even})::numeric(30, 2)::text`,
}
const said = sql`from proposal_line_comment m where m.organization_id = ${proposalLines.organizationId}
  and m.line_id = ${proposalLines.id}`

const columns = {
  id: proposalLines.id,
  proposalId: proposalLines.proposalId,
  proposalPpaId: proposalLines.proposalPpaId,
  ppaCode: ppas.code,
  ppaTitle: ppas.title,
  objectCode: proposalLines.objectCode,
  objectName: uacsObjects.name,
  class: proposalLines.class,
  description: proposalLines.description,
  quantity: sql<string>`trim_scale(${proposalLines.quantity})::text`.as('quantity'),
  unit: proposalLines.unit,
  unitCost: proposalLines.unitCost,
  amount: proposalLines.amount,
  q1: phased.q1.as('q1'),
  q2: phased.q2.as('q2'),
  q3: phased.q3.as('q3'),
  q4: phased.q4.as('q4'),
  isPhased: sql<boolean>`${q1} is not null`.as('is_phased'),
  location: proposalLines.location,
  approvedAmount: proposalLines.approvedAmount,
  reviewNote: proposalLines.reviewNote,
  comments: sql<number>`(select count(*) ${said})`.mapWith(Number).as('comments'),
  version: proposalLines.version,
}
const ppaOfLine = and(
  eq(proposalPpas.organizationId, proposalLines.organizationId),
  eq(proposalPpas.id, proposalLines.proposalPpaId),
)
const programOfPpa = and(eq(ppas.organizationId, proposalPpas.organizationId), eq(ppas.id, proposalPpas.ppaId))
const objectOfLine = eq(uacsObjects.code, proposalLines.objectCode)

const linesList = defineList({
  columns,
  from: sql`${proposalLines} join ${proposalPpas} on ${ppaOfLine} join ${ppas} on ${programOfPpa}
    join ${uacsObjects} on ${objectOfLine}`,
  sortable: {
    ppa: sql`(${proposalPpas.priority}, ${proposalLines.objectCode})`,
    object: proposalLines.objectCode,
    description: proposalLines.description,
    amount: proposalLines.amount,
    approvedAmount: proposalLines.approvedAmount,
  },
  sort: 'ppa',
  tieBreaker: proposalLines.id,
})

/** One page of a proposal's lines. Fails with budget.proposal.not_found. */
export async function findProposalLines(
  scope: OrganizationScope,
  { params, query }: Pick<Input<typeof listProposalLines>, 'params' | 'query'>,
): Promise<Output<typeof listProposalLines>> {
  const own = and(eq(budgetProposals.organizationId, scope.organization.id), eq(budgetProposals.id, params.id))
  const [proposal] = await scope.db.select({ id: budgetProposals.id }).from(budgetProposals).where(own)
  if (!proposal) return failProposal('budget.proposal.not_found')
  const where = and(
    eq(proposalLines.organizationId, scope.organization.id),
    eq(proposalLines.proposalId, params.id),
    ...filtersOf(scope, query),
  )
  const page = await linesList(scope.db, query, where)
  return { ...page, items: page.items.map(lineView) }
}

function filtersOf({ db }: OrganizationScope, query: Input<typeof listProposalLines>['query']): (SQL | undefined)[] {
  const { organizationId, lineId, id } = proposalLineComments
  const comments = db
    .select({ id })
    .from(proposalLineComments)
    .where(and(eq(organizationId, proposalLines.organizationId), eq(lineId, proposalLines.id)))
  const text = query.q ? contains(query.q) : ''
  return [
    query.ppa ? eq(proposalLines.proposalPpaId, query.ppa) : undefined,
    query.class ? eq(proposalLines.class, query.class) : undefined,
    query.isReviewed === undefined ? undefined : (query.isReviewed ? isNotNull : isNull)(proposalLines.approvedAmount),
    query.hasComments === undefined ? undefined : query.hasComments ? exists(comments) : not(exists(comments)),
    text
      ? or(
          ilike(proposalLines.description, text),
          ilike(proposalLines.objectCode, text),
          ilike(uacsObjects.name, text),
          ilike(ppas.title, text),
        )
      : undefined,
  ]
}

type Row = Omit<ProposalLine, 'phasing' | 'class'> & { class: string; q1: string; q2: string; q3: string; q4: string }

function lineView({ q1, q2, q3, q4, ...row }: Row): ProposalLine {
  return { ...row, class: row.class as ProposalLine['class'], phasing: { q1, q2, q3, q4 } }
}

/** Lines by id, in the order of their ids. */
export async function findLinesById(scope: OrganizationScope, condition: SQL | undefined): Promise<ProposalLine[]> {
  const rows = await scope.db
    .select(columns)
    .from(proposalLines)
    .innerJoin(proposalPpas, ppaOfLine)
    .innerJoin(ppas, programOfPpa)
    .innerJoin(uacsObjects, objectOfLine)
    .where(and(eq(proposalLines.organizationId, scope.organization.id), condition))
    .orderBy(asc(proposalPpas.priority), asc(proposalLines.objectCode), asc(proposalLines.id))
  return rows.map(lineView)
}

/** Fails with budget.proposal.line_not_found. */
export async function getLine(scope: OrganizationScope, id: string): Promise<ProposalLine> {
  const [line] = await findLinesById(scope, eq(proposalLines.id, id))
  return line ?? failProposal('budget.proposal.line_not_found')
}

/** A line that may be changed, with its proposal, both locked; the proposal first. Fails with budget.proposal.frozen. */
export async function lockLine(
  scope: OrganizationScope,
  id: string,
): Promise<{ line: ProposalLine; proposal: ProposalRow }> {
  const { proposalId } = await getLine(scope, id)
  const proposal = await lockEditable(scope, proposalId)
  return { line: await getLine(scope, id), proposal }
}
