// Reading documents about money: lists, one document, and its lines with what their balances have now.
import { and, eq, exists, ilike, or, sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import { contains } from '../../../platform/http/list.ts'
import { appropriationActs, fundClusters, fundingSources } from '../tables.ts'
import type { DocumentLine, documentsQuery, Family } from './documents.contract.ts'
import { fail } from './errors.ts'
import { budgetDocumentLines, budgetDocuments } from './tables.ts'

const own = budgetDocuments
const lines = sql`from budget_document_line l
  where l.organization_id = ${own.organizationId} and l.document_id = ${own.id}`
const total = sql`(select coalesce(sum(l.amount) filter (where l.side = 'to'), 0)::numeric(20, 2) ${lines})`

const summary = {
  id: own.id,
  kind: own.kind,
  number: own.number,
  datedOn: own.datedOn,
  quarter: own.quarter,
  actId: own.actId,
  actCode: appropriationActs.code,
  fiscalYear: appropriationActs.fiscalYear,
  fundCluster: own.fundCluster,
  fundingSource: own.fundingSource,
  block: own.block,
  particulars: own.particulars,
  moves: own.moves,
  approver: own.approver,
  total: sql<string>`${total}::text`.as('total'),
  lines: sql<number>`(select count(*)::int ${lines})`.as('lines'),
  status: own.status,
  preparedBy: own.preparedBy,
  submittedAt: own.submittedAt,
  submittedBy: own.submittedBy,
  decidedAt: own.decidedAt,
  decidedBy: own.decidedBy,
  version: own.version,
  createdAt: own.createdAt,
  updatedAt: own.updatedAt,
}
const from = sql`${own} join ${appropriationActs} on ${appropriationActs.id} = ${own.actId}`
const documentsList = defineList({
  columns: summary,
  from,
  sortable: {
    datedOn: own.datedOn,
    number: own.number,
    kind: own.kind,
    total,
    status: own.status,
    createdAt: own.createdAt,
  },
  sort: '-createdAt',
  tieBreaker: own.id,
})

type Query = Omit<Static<ReturnType<typeof documentsQuery<readonly string[], Record<never, never>>>>, 'sort'> & {
  sort?: string
  approver?: string
}

/** One page of the organization's documents of a family, newest first. */
export function findDocuments<Row>(scope: OrganizationScope, family: Family, query: Query): Promise<Page<Row>> {
  const onPpa = query.ppaId
    ? exists(
        scope.db
          .select({ id: budgetDocumentLines.id })
          .from(budgetDocumentLines)
          .where(
            and(
              eq(budgetDocumentLines.organizationId, scope.organization.id),
              eq(budgetDocumentLines.documentId, own.id),
              eq(budgetDocumentLines.ppaId, query.ppaId),
            ),
          ),
      )
    : undefined
  const where = and(
    eq(own.organizationId, scope.organization.id),
    eq(own.family, family),
    query.kind ? eq(own.kind, query.kind) : undefined,
    query.status ? eq(own.status, query.status) : undefined,
    query.year ? eq(appropriationActs.fiscalYear, query.year) : undefined,
    query.approver ? eq(own.approver, query.approver) : undefined,
    onPpa,
    query.q ? or(ilike(own.number, contains(query.q)), ilike(own.particulars, contains(query.q))) : undefined,
  )
  return documentsList(scope.db, query, where) as unknown as Promise<Page<Row>>
}

/** One document of a family, with the names of its fund. Fails with budget.document.not_found. */
export async function getDocument(scope: OrganizationScope, family: Family, id: string) {
  const [document] = await scope.db
    .select({
      ...summary,
      legalBasis: own.legalBasis,
      ground: own.ground,
      declaredBy: own.declaredBy,
      declaredOn: own.declaredOn,
      declaration: own.declaration,
      postingId: own.postingId,
      preparers: own.preparers,
      fundName: fundClusters.name,
      sourceName: fundingSources.name,
    })
    .from(own)
    .innerJoin(appropriationActs, eq(appropriationActs.id, own.actId))
    .innerJoin(fundingSources, eq(fundingSources.code, own.fundingSource))
    .innerJoin(fundClusters, eq(fundClusters.code, own.fundCluster))
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, id), eq(own.family, family)))
  return document ?? fail('budget.document.not_found')
}

/** The document's row, locked until the transaction ends. */
export async function lockDocument(scope: OrganizationScope, family: Family, id: string) {
  const [document] = await scope.db
    .select()
    .from(own)
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, id), eq(own.family, family)))
    .for('update')
  return document ?? fail('budget.document.not_found')
}

export type LockedDocument = Awaited<ReturnType<typeof lockDocument>>

/** What decides which balance a line is about: the pot of its document, its program and its class. */
export interface Pot {
  actId: string
  fundCluster: string
  fundingSource: string
  block: string
}

/** A line as somebody wrote it. */
export interface LineDraft {
  side?: 'from' | 'to'
  ppaId: string
  class: string
  objectCode?: string | null
  amount: string
  specialRelease?: boolean
}

/** The lines of a document in order, with their balances as they stand. */
export function findLines(scope: OrganizationScope, document: Pot & { id: string }): Promise<DocumentLine[]> {
  return withBalances(
    scope,
    document,
    sql`(
    select l.line, l.side, l.ppa_id, l.class, l.object_code, l.amount, l.special_release
      from budget_document_line l
     where l.organization_id = ${scope.organization.id} and l.document_id = ${document.id})`,
  )
}

/** The same of lines that nobody saved. */
export function drawLines(scope: OrganizationScope, pot: Pot, drafts: readonly LineDraft[]): Promise<DocumentLine[]> {
  const given = JSON.stringify(drafts.map((line, at) => ({ ...line, line: at + 1 })))
  return withBalances(
    scope,
    pot,
    sql`(
    select g.line, coalesce(g.side, 'to') as side, g."ppaId" as ppa_id, g.class, g."objectCode" as object_code, g.amount,
           coalesce(g."specialRelease", false) as special_release
      from jsonb_to_recordset(${given}::jsonb) as g(line integer, side text, "ppaId" uuid, class text, "objectCode" text,
           amount numeric(18, 2), "specialRelease" boolean))`,
  )
}

async function withBalances(
  scope: OrganizationScope,
  pot: Pot,
  source: ReturnType<typeof sql>,
): Promise<DocumentLine[]> {
  const { rows } = await scope.db.execute<DocumentLine & Record<string, unknown>>(sql`
    select l.line, l.side, l.ppa_id as "ppaId", p.code as "ppaCode", p.title as "ppaTitle", l.class,
           l.object_code as "objectCode", x.name as "objectName", l.amount::numeric(18, 2)::text as amount,
           l.special_release as "specialRelease", k.id as "accountId", b.*
      from ${source} l
      join ppa p on p.organization_id = ${scope.organization.id} and p.id = l.ppa_id
      left join uacs_object x on x.code = l.object_code
      left join ledger_account k on k.organization_id = ${scope.organization.id} and k.act_id = ${pot.actId}
        and k.ppa_id = l.ppa_id and k.class = l.class and k.fund_cluster = ${pot.fundCluster}
        and k.funding_source = ${pot.fundingSource} and k.block = ${pot.block}
      cross join lateral (
        select coalesce(sum(s.total) filter (where s.stage = 'appropriation'), 0)::numeric(20, 2)::text as appropriated,
               coalesce(sum(s.total) filter (where s.stage = 'allotment'), 0)::numeric(20, 2)::text as allotted,
               coalesce(sum(s.total) filter (where s.stage = 'obligation'), 0)::numeric(20, 2)::text as obligated
          from ledger_balance s where s.organization_id = ${scope.organization.id} and s.account_id = k.id) b
     order by l.line`)
  return rows
}
