// How far a plan reaches, for whoever approves it: "590 people in 12 organizations".
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../database/scope.ts'
import type { ImportDefinition } from './define-import.ts'
import type { Batch } from './import-tables.ts'
import type { ImportBatchView } from './imports.contract.ts'

/** While it waits for a decision: afterwards nobody asks, and a run is looked at every second. */
const PLANNED: readonly Batch['state'][] = ['checked', 'returned', 'submitted', 'approved']
/** So many different values are looked at; a column with more of them is not one to count by. */
const MOST_VALUES = 2_000

/** Of the rows that would be added or changed; null where the kind does not say, or while it is no plan. */
export async function spreadOf(
  scope: PlatformScope,
  batch: Pick<Batch, 'id' | 'state' | 'columns' | 'defaults' | 'counts'>,
  { spread }: Pick<ImportDefinition, 'spread'>,
): Promise<ImportBatchView['spread']> {
  if (!spread || batch.counts === null || !PLANNED.includes(batch.state)) return null
  const at = batch.columns.findIndex(({ column }) => column === spread.column)
  const said = at < 0 ? sql`null` : sql`nullif(given ->> ${at}::integer, '')`
  const value = sql`coalesce(fixed ->> ${spread.column}::text, ${said}, ${batch.defaults[spread.column] ?? ''}::text)`
  const { rows } = await scope.db.execute<{ value: string }>(
    sql`select distinct ${value} as value from import_row
      where batch_id = ${batch.id} and verdict in ('create', 'update') limit ${MOST_VALUES}`,
  )
  const [one, many] = spread.noun
  const count = await spread.count(
    scope,
    rows.map((row) => row.value),
  )
  return { count, one, many }
}
