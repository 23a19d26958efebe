// Writing drafts of documents about money.
import { randomUUIDv7 } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Actor, OrganizationScope } from '../../../platform/database/scope.ts'
import type { Workflow } from '../../../platform/workflow/workflow.ts'
import { getFundCluster, requireEditable, requireLines, requirePast, requireVersion } from './document-rules.ts'
import type { DocumentKind, Family } from './documents.contract.ts'
import { getDocument, type LineDraft, lockDocument } from './documents.ts'
import { budgetDocuments } from './tables.ts'

type Row = typeof budgetDocuments.$inferInsert
/** The head of a draft; what only some families have is optional. */
export type HeadDraft = Pick<Row, 'actId' | 'fundingSource' | 'block' | 'datedOn' | 'legalBasis' | 'particulars'> &
  Partial<
    Pick<Row, 'number' | 'quarter' | 'moves' | 'ground' | 'declaredBy' | 'declaredOn' | 'declaration' | 'approver'>
  > & { kind: DocumentKind }
export type DocumentDraft = HeadDraft & { lines: readonly LineDraft[] }

/**
 * Enters a document as a draft and answers its id. Fails with budget.document.line_twice, .ppa_unknown, .class_closed,
 * .act_unknown, .source_unknown, .future, .number_taken, and budget.release.class_needs_special.
 */
export async function enterDocument(scope: OrganizationScope, draft: DocumentDraft): Promise<string> {
  const { lines, ...head } = draft
  const fundCluster = await getFundCluster(scope, head.fundingSource)
  requirePast(scope, head.datedOn)
  await requireLines(scope, head, lines)
  const id = randomUUIDv7()
  await scope.db
    .insert(budgetDocuments)
    .values({ id, ...head, fundCluster, preparers: [scope.actor.id], preparedBy: scope.actor.name })
  await writeLines(scope, { id, kind: head.kind }, lines)
  return id
}

interface Change<D> {
  family: Family
  workflow: Workflow
  id: string
  version: number
  /** What was sent, the lines whole or not at all. */
  sent: { [K in keyof D]?: D[K] | undefined }
}

/**
 * Changes a draft or returned document; answers it as it then is. Fails as `enterDocument`, and with
 * budget.document.frozen and concurrency.stale.
 */
export async function changeDocument(
  scope: OrganizationScope,
  { family, workflow, id, version, sent }: Change<DocumentDraft>,
): Promise<void> {
  const locked = await lockDocument(scope, family, id)
  requireEditable(workflow, locked.status)
  if (version !== locked.version) requireVersion(version, await getDocument(scope, family, id))
  const { lines, ...head } = sent
  const merged = { ...locked, ...head } as typeof locked
  const fundCluster = await getFundCluster(scope, merged.fundingSource)
  requirePast(scope, merged.datedOn)
  await requireLines(scope, merged, lines ?? (await savedLines(scope, id)))
  // Lines follow the kind of their document; those of the kind before would be refused.
  if (lines && merged.kind !== locked.kind) await writeLines(scope, { id, kind: locked.kind }, [])
  const values = Object.fromEntries(Object.entries({ ...head, fundCluster }).filter(([, value]) => value !== undefined))
  await scope.db
    .update(budgetDocuments)
    .set({ ...values, ...touched(scope.actor) })
    .where(eq(budgetDocuments.id, id))
  if (lines) await writeLines(scope, { id, kind: merged.kind }, lines)
}

/** What every write to a document sets besides its content: whoever had a hand in it may not decide it. */
export function touched(actor: Actor) {
  const { preparers, version } = budgetDocuments
  return {
    version: sql`${version} + 1`,
    updatedAt: sql`now()`,
    preparers: sql`case when ${preparers} @> array[${actor.id}::uuid] then ${preparers} else ${preparers} || ${actor.id}::uuid end`,
  }
}

async function savedLines(scope: OrganizationScope, id: string): Promise<LineDraft[]> {
  const { rows } = await scope.db.execute<LineDraft & Record<string, unknown>>(sql`
    select side, ppa_id as "ppaId", class, object_code as "objectCode", amount::text from budget_document_line
     where organization_id = ${scope.organization.id} and document_id = ${id} order by line`)
  return rows
}

/** Lines are numbered as they were sent; those that stay the same are not written, so that the history tells what changed. */
async function writeLines(
  scope: OrganizationScope,
  { id, kind }: { id: string; kind: string },
  lines: readonly LineDraft[],
): Promise<void> {
  await scope.db.execute(sql`
    delete from budget_document_line
     where organization_id = ${scope.organization.id} and document_id = ${id} and line > ${lines.length}`)
  const given = JSON.stringify(lines.map((line, at) => ({ id: randomUUIDv7(), line: at + 1, ...line })))
  await scope.db.execute(sql`
    insert into budget_document_line as l
      (id, document_id, kind, line, side, ppa_id, class, object_code, amount, special_release)
    select g.id, ${id}, ${kind}, g.line, coalesce(g.side, 'to'), g."ppaId", g.class, g."objectCode", g.amount,
           coalesce(g."specialRelease", false)
      from jsonb_to_recordset(${given}::jsonb) as g(id uuid, line integer, side text, "ppaId" uuid, class text,
           "objectCode" text, amount numeric, "specialRelease" boolean)
     order by g.line
    on conflict on constraint budget_document_line_key do update
      set side = excluded.side, ppa_id = excluded.ppa_id, class = excluded.class, object_code = excluded.object_code,
          amount = excluded.amount, special_release = excluded.special_release
      where (l.side, l.ppa_id, l.class, l.object_code, l.amount, l.special_release) is distinct from
        (excluded.side, excluded.ppa_id, excluded.class, excluded.object_code, excluded.amount, excluded.special_release)`)
}
