// A list as one SQL statement. Its columns are put into SQL once; each request adds its filter, order and page.
import { Column, is, SQL, sql } from 'drizzle-orm'
import { type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types'
import pg from 'pg'
import type { Db } from '../database/scope.ts'
import type { Page } from './atoms.contract.ts'
import { orderFor, PAGE_SIZE, type Paging } from './list.ts'

type ListColumn = PgColumn | SQL | SQL.Aliased

export interface ListParts<C extends Record<string, ListColumn>> {
  columns: C
  /** A table, or joined tables: sql`${memberships} join ${people} on ...`. */
  from: PgTable | SQL
  sortable: Record<string, PgColumn | SQL>
  /** The order when none is asked for: `title`, or `-title` for descending. */
  sort: string
  /** Ends every order, so that pages never overlap. */
  tieBreaker: PgColumn
}

/** One page of the rows that `where` lets through, and how many there are; beyond the end a page is empty. */
export type FindPage<Row> = (
  db: Db,
  query: Paging & { sort?: string | undefined },
  where: SQL | undefined,
) => Promise<Page<Row>>

const dialect = new PgDialect()

/**
 * Makes the function that finds pages of a list. Rows and total come from one statement, which counts by itself: so the
 * rows of other pages are not read where an index can count them.
 */
export function defineList<C extends Record<string, ListColumn>>(parts: ListParts<C>): FindPage<SelectResultFields<C>> {
  const columns = Object.entries(parts.columns)
  // Rows are read by position; the driver would make an object of as many names as there are, for every statement.
  const selected = fixed(
    sql.join(
      columns.map(([, column]) => sql`${expressionOf(column)} as _`),
      sql`, `,
    ),
  )
  const from = fixed(sql`${parts.from}`)
  const orderOf = orderTexts(parts)
  const read = rowReader(columns)
  return async (db, query, where) => {
    const { page = 1, pageSize = PAGE_SIZE, sort = parts.sort } = query
    const { sql: filter, params } = dialect.sqlToQuery(where ?? sql`true`)
    const matching = `from ${from} where ${filter}`
    const limit = `limit $${params.length + 1} offset $${params.length + 2}`
    const rows = await run(
      db,
      `select ${selected}, (select count(*) ${matching}) as _ ${matching} order by ${orderOf(sort)} ${limit}`,
      [...params, pageSize, (page - 1) * pageSize],
    )
    const [counted] = rows.length > 0 || page === 1 ? rows : await run(db, `select count(*) ${matching}`, params)
    return { items: rows.map(read) as SelectResultFields<C>[], total: Number(counted?.at(-1) ?? 0), page, pageSize }
  }
}

/** SQL that is the same for every request: it holds no values. */
function fixed(part: SQL): string {
  const { sql: text, params } = dialect.sqlToQuery(part)
  if (params.length > 0) throw new Error(`What a request asks for belongs into the filter of a list, not here: ${text}`)
  return text
}

function orderTexts({ sortable, tieBreaker }: Pick<ListParts<never>, 'sortable' | 'tieBreaker'>) {
  const texts = new Map<string, string>()
  return (sort: string): string => {
    const text = texts.get(sort) ?? fixed(sql.join(orderFor(sort, sortable, tieBreaker), sql`, `))
    return texts.set(sort, text) && text
  }
}

/** Columns of tables decode days, times and intervals themselves. */
const { DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL } = pg.types.builtins
const AS_TEXT = new Set<number>([DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL])
const types = {
  getTypeParser: (oid: number) => (AS_TEXT.has(oid) ? (text: string) => text : pg.types.getTypeParser(oid)),
}

async function run(db: Db, text: string, values: unknown[]): Promise<unknown[][]> {
  const { $client } = db as Db & { $client: pg.ClientBase }
  const { rows } = await $client.query({ text, values, rowMode: 'array', types } as pg.QueryArrayConfig)
  return rows
}

type Decoder = { mapFromDriverValue: (value: unknown) => unknown }

function rowReader(columns: [string, ListColumn][]): (row: unknown[]) => Record<string, unknown> {
  const fields = columns.map(([name, column]) => ({ name, decoder: decoderOf(column) }))
  return (row) => {
    const record: Record<string, unknown> = {}
    let at = 0
    for (const { name, decoder } of fields) {
      const value = row[at++]
      record[name] = value === null ? null : decoder.mapFromDriverValue(value)
    }
    return record
  }
}

function decoderOf(column: ListColumn): Decoder {
  const expression = expressionOf(column)
  return is(expression, Column) ? expression : (expression as unknown as { decoder: Decoder }).decoder
}

function expressionOf(column: ListColumn): PgColumn | SQL {
  return is(column, SQL.Aliased) ? column.sql : column
}
