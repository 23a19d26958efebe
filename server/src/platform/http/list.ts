// Paging and sorting of lists: rows and their count in one statement.
import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Page } from './atoms.contract.ts'

export const PAGE_SIZE = 25
/** A file takes a whole filtered list, up to this many rows. */
export const EXPORT_LIMIT = 50_000

/** Selected beside the columns of a list: how many rows the whole filtered list has. */
export const totalRows = sql<number>`count(*) over ()`.mapWith(Number).as('total')

export interface Paging {
  page?: number | undefined
  pageSize?: number | undefined
}

/**
 * Runs `select` for one page and takes the total out of its rows. A page beyond the end is empty but keeps the total.
 */
export async function pageOf<Row extends { total: number }>(
  query: Paging,
  select: (limit: number, offset: number) => PromiseLike<Row[]>,
): Promise<Page<Omit<Row, 'total'>>> {
  const { page = 1, pageSize = PAGE_SIZE } = query
  const rows = await select(pageSize, (page - 1) * pageSize)
  const total = rows[0]?.total ?? (page > 1 ? ((await select(1, 0))[0]?.total ?? 0) : 0)
  return { items: rows.map(({ total: _, ...row }) => row), total, page, pageSize }
}

/** Order for `sort` (`title` or `-title`), ending with a tie-breaker so that pages never overlap. */
export function orderFor(sort: string, columns: Record<string, PgColumn | SQL>, tieBreaker: PgColumn): SQL[] {
  const descending = sort.startsWith('-')
  const column = columns[descending ? sort.slice(1) : sort]
  const direction = descending ? desc : asc
  return column ? [direction(column), direction(tieBreaker)] : [desc(tieBreaker)]
}

/** `%text%` with the wildcards of the text itself taken literally. */
export function contains(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
