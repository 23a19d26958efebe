import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { numberSeries } from '../tables.ts'

/**
 * The next number of a series in a year, from 1 on and without gaps: whoever takes one holds the series until the
 * transaction ends, and a transaction that fails gives it back.
 */
export async function takeNumber(scope: OrganizationScope, series: string, year: number): Promise<number> {
  const [number] = await takeNumbers(scope, { series, year, count: 1 })
  if (number === undefined) throw new Error(`no number of ${series} ${year}`)
  return number
}

/** The next numbers of a series, for many documents at once; as `takeNumber`. */
export async function takeNumbers(
  scope: OrganizationScope,
  { series, year, count }: { series: string; year: number; count: number },
): Promise<number[]> {
  if (count === 0) return []
  const [taken] = await scope.db
    .insert(numberSeries)
    .values({ series, year, last: count })
    .onConflictDoUpdate({
      target: [numberSeries.organizationId, numberSeries.series, numberSeries.year],
      set: { last: sql`${numberSeries.last} + ${count}::integer` },
    })
    .returning({ last: numberSeries.last })
  if (!taken) throw new Error(`no number of ${series} ${year}`)
  return Array.from({ length: count }, (_, at) => taken.last - count + 1 + at)
}
