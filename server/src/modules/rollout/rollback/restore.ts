// The engine: brings the rows of one organization back to what the change log says of a moment. The functions of the database
// refuse everything else (0022_rollout_rollback.sql); here is the order in which they are asked.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import type { RowCounts } from './rollback.contract.ts'
import { DERIVED, ROLLED_BACK } from './rolled-back-tables.ts'

/** How the rows of a table differ from what they are to be, and from what the log says that they are. */
export interface Comparison extends RowCounts {
  /** Rows that are not what the log says: somebody wrote past it. */
  unlogged: number
  /** Of an undo: rows that were changed again since the rollback. */
  changedSince: number
  /** Columns that the log knows and the table no longer has. */
  lostColumns: string[]
}

/** Says how far the work is: the step, and tables done of all. */
export type NoteStep = (step: string, done: number, total: number) => Promise<void>

const ROUNDS = 4
const MINUTES = 60
/** Rows that cannot stand side by side: unique and exclusion constraints. */
const COLLISIONS = ['23505', '23P01']

/** Compares every table that the log names since the moment; the rollback is checking or running. */
export async function compareTables(scope: PlatformScope, id: string): Promise<Comparison[]> {
  const found: Comparison[] = []
  for (const table of await changedTables(scope, id)) found.push(await compareTable(scope, id, table))
  return found
}

async function compareTable({ db }: PlatformScope, id: string, table: string): Promise<Comparison> {
  const { rows } = await db.execute<Omit<Comparison, 'table'> & Record<string, unknown>>(
    sql`select removed, changed, added, unlogged, changed_since as "changedSince", lost_columns as "lostColumns"
      from bmms.compare_rows(${id}, ${table})`,
  )
  const [row] = rows
  if (!row) throw new Error(`Table ${table} could not be compared.`)
  return { table, ...row }
}

/** In the order in which what is referred to comes first. */
async function changedTables({ db }: PlatformScope, id: string): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select distinct c.table_name as name from change c join rollout_rollback r on r.organization_id = c.organization_id
      where r.id = ${id} and c.at >= r.moment`,
  )
  const changed = new Set(rows.map(({ name }) => name))
  return ROLLED_BACK.filter((table) => changed.has(table))
}

/** Long work in one transaction; whoever writes in the organization has half a minute to end. */
export async function allowTime({ db }: PlatformScope): Promise<void> {
  await db.execute(sql.raw(`set local statement_timeout = '${MINUTES}min'`))
  await db.execute(sql.raw(`set local idle_in_transaction_session_timeout = '${MINUTES}min'`))
  await db.execute(sql.raw(`set local lock_timeout = '30s'`))
}

/**
 * Restores all rows, in the transaction of the scope, whose request is the rollback itself. Foreign keys are put off; the
 * caller asks for them at the end. Answers what every table had to give and take.
 */
export async function restoreRows(scope: PlatformScope, id: string, note: NoteStep): Promise<Comparison[]> {
  await scope.db.execute(sql`set constraints all deferred`)
  const before = await compareTables(scope, id)
  await scope.db.execute(sql`savepoint restoring`)
  try {
    await restoreTables(scope, id, note)
  } catch (error) {
    if (!COLLISIONS.includes(databaseErrorOf(error)?.code ?? '')) throw error
    await scope.db.execute(sql`rollback to savepoint restoring`)
    await note('Taking changes back one by one', 0, 1)
    const tables = before.map(({ table }) => table)
    await scope.db.execute(sql`select bmms.restore_in_reverse(${id}, ${sql.param(tables)}::text[])`)
    await requireRestored(scope, id)
  }
  if (before.some(({ table }) => table === 'ledger_entry'))
    for (const table of DERIVED) await scope.db.execute(sql`select bmms.restore_rows(${id}, ${table}, 'derive')`)
  return before
}

/**
 * Rows that were not there go first, so that they do not stand in the way of those that come back. Where that takes along
 * rows that hung on them, the log names these too, and the next round brings them back.
 */
async function restoreTables(scope: PlatformScope, id: string, note: NoteStep): Promise<void> {
  for (let round = 1; round <= ROUNDS; round++) {
    const tables = await changedTables(scope, id)
    const steps = [
      ...tables.toReversed().map((table) => ({ step: 'remove', table, words: 'Removing' })),
      ...tables.map((table) => ({ step: 'change', table, words: 'Changing back' })),
      ...tables.map((table) => ({ step: 'add', table, words: 'Bringing back' })),
    ]
    for (const [done, { step, table, words }] of steps.entries()) {
      await note(`${words}: ${table.replaceAll('_', ' ')}`, done, steps.length)
      await scope.db.execute(sql`select bmms.restore_rows(${id}, ${table}, ${step})`)
    }
    if ((await findDifferent(scope, id)).length === 0) return
  }
  await requireRestored(scope, id)
}

async function findDifferent(scope: PlatformScope, id: string): Promise<Comparison[]> {
  const compared = await compareTables(scope, id)
  return compared.filter(({ removed, changed, added }) => removed + changed + added > 0)
}

/** Ends the transaction rather than leaving an organization between two states. */
async function requireRestored(scope: PlatformScope, id: string): Promise<void> {
  const [different] = await findDifferent(scope, id)
  if (different) throw new Error(`Rows of ${different.table} could not be brought back to what the log says.`)
}
