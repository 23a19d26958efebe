import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { numberSeries } from '../tables.ts'

/**
 * The next number of a series in a year, from 1 on and without gaps: whoever takes one holds the series until the
 * transaction ends, and a transaction that fails gives it back.
 */
export async function takeNumber(scope: OrganizationScope, series: string, year: number): Promise<number> {
  const [taken] = await scope.db
    .insert(numberSeries)
    .values({ series, year, last: 1 })
    .onConflictDoUpdate({
      target: [numberSeries.organizationId, numberSeries.series, numberSeries.year],
      set: { last: sql`${numberSeries.last} + 1` },
    })
    .returning({ last: numberSeries.last })
  if (!taken) throw new Error(`no number of ${series} ${year}`)
  return taken.last
}
