// Lists: batches, and the rows of one.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { PlatformScope } from '../database/scope.ts'
import type { Page } from '../http/atoms.contract.ts'
import { defineList } from '../http/define-list.ts'
import { contains } from '../http/list.ts'
import { rowMaker } from './applicable-row.ts'
import type { ImportDefinition } from './define-import.ts'
import { definitionOf, getBatch } from './import-context.ts'
import { importBatches, importRows, persons } from './import-tables.ts'
import type { ImportListQuery, ImportRowListQuery, ImportRowView, ImportSummary } from './imports.contract.ts'

const { id, kind, fileName, state, mode, wave, rowCount, counts, outcomes, message, createdAt, finishedAt } =
  importBatches

const findBatchPage = defineList({
  columns: {
    ...{ id, kind, fileName, state, mode, wave, rowCount, counts, outcomes, message, createdAt, finishedAt },
    createdBy: importBatches.createdBy,
    creator: persons.name,
  },
  from: sql`${importBatches} left join ${persons} on ${persons.id} = ${importBatches.createdBy}`,
  sortable: { createdAt, fileName, state, wave, rowCount, finishedAt },
  sort: '-createdAt',
  tieBreaker: id,
})

/** Batches, newest first; `q` looks into file names and names of people. */
export async function findImports(
  { db }: PlatformScope,
  definitions: readonly ImportDefinition[],
  query: Static<typeof ImportListQuery>,
): Promise<Page<ImportSummary>> {
  const { q } = query
  const where = and(
    query.kind ? eq(kind, query.kind) : undefined,
    query.state ? eq(state, query.state) : undefined,
    query.wave ? eq(wave, query.wave) : undefined,
    q ? or(ilike(fileName, contains(q)), ilike(persons.name, contains(q))) : undefined,
  )
  const page = await findBatchPage(db, query, where)
  const items = page.items.map(({ creator, createdBy, ...batch }) => ({
    ...batch,
    title: definitions.find((definition) => definition.kind === batch.kind)?.title ?? batch.kind,
    createdBy: createdBy === null ? null : { id: createdBy, name: creator ?? '' },
  }))
  return { ...page, items }
}

const findRowPage = defineList({
  columns: {
    number: importRows.number,
    given: importRows.given,
    fixed: importRows.fixed,
    reading: importRows.reading,
    verdict: importRows.verdict,
    errors: importRows.errors,
    warnings: importRows.warnings,
    outcome: importRows.outcome,
    outcomeReason: importRows.outcomeReason,
    recordId: importRows.recordId,
  },
  from: importRows,
  sortable: { number: importRows.number, verdict: importRows.verdict },
  sort: 'number',
  tieBreaker: importRows.number,
})

/** Rows in the order of the file; `q` looks into what the file says and what was put right. */
export async function findImportRows(
  scope: PlatformScope,
  definitions: readonly ImportDefinition[],
  { batchId, query }: { batchId: string; query: Static<typeof ImportRowListQuery> },
): Promise<Page<ImportRowView>> {
  const batch = await getBatch(scope, batchId)
  const maker = rowMaker(batch, definitionOf(definitions, batch.kind))
  const page = await findRowPage(scope.db, query, and(eq(importRows.batchId, batchId), ...conditionsOf(query)))
  const items = page.items.map(({ reading, given, ...row }) => ({
    ...row,
    values: maker.make({ ...row, given, reading }).values,
    given: maker.given({ given }),
  }))
  return { ...page, items }
}

function conditionsOf({
  verdict,
  outcome,
  code,
  column,
  fixed,
  q,
}: Static<typeof ImportRowListQuery>): (SQL | undefined)[] {
  const problem = JSON.stringify([{ ...(code ? { code } : {}), ...(column ? { column } : {}) }])
  return [
    verdict ? eq(importRows.verdict, verdict) : undefined,
    outcome ? eq(importRows.outcome, outcome) : undefined,
    code || column
      ? sql`(${importRows.errors} @> ${problem}::jsonb or ${importRows.warnings} @> ${problem}::jsonb)`
      : undefined,
    fixed === undefined ? undefined : sql`(${importRows.fixed} <> '{}'::jsonb) = ${fixed}`,
    q
      ? sql`(${importRows.given}::text ilike ${contains(q)} or ${importRows.fixed}::text ilike ${contains(q)})`
      : undefined,
  ]
}
