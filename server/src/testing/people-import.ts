// Rows of an import of people, written as a table, and run as the engine runs them.
import { randomUUIDv7 } from 'node:crypto'
import { peopleImport } from '../modules/people/imports/import-people.ts'
import { type Caller, inPlatform, type PlatformScope, SYSTEM } from '../platform/database/scope.ts'
import type { Effect, ImportRow, RowResult } from '../platform/imports/define-import.ts'
import { takeTurn } from '../platform/imports/import-context.ts'
import type { TestDatabase } from './database.ts'

const EMPTY = Object.fromEntries(peopleImport.columns.map(({ name }) => [name, '']))
const caller: Caller = { actor: SYSTEM, requestId: 'import' }
const CHUNK = 500

/** First line: columns; then one line a row. The first row has the number 2, as below a header. */
export function rowsOf(table: string): ImportRow[] {
  const [header = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return lines.map((cells, at) =>
    rowOf(at + 2, Object.fromEntries(header.map((name, place) => [name, cells[place] ?? '']))),
  )
}

export function rowOf(number: number, values: Record<string, string>): ImportRow {
  return { number, values: { ...EMPTY, ...values }, problems: [] }
}

interface Settings {
  options?: Record<string, string>
  dryRun?: boolean
  chunk?: number
}

class RolledBack extends Error {}

/** Runs rows in one transaction; a dry run is rolled back. */
export async function importRows(
  test: TestDatabase,
  rows: readonly ImportRow[],
  settings: Settings = {},
): Promise<RowResult[]> {
  const { options = {}, dryRun = false, chunk = CHUNK } = settings
  const results: RowResult[] = []
  const work = async (scope: PlatformScope) => {
    await takeTurn(scope, peopleImport.kind)
    const batch = { id: randomUUIDv7(), wave: 2, options }
    const run = { batch, seen: new Map<string, number>() }
    for (let at = 0; at < rows.length; at += chunk)
      results.push(...(await peopleImport.apply(scope, rows.slice(at, at + chunk), run)))
    if (dryRun) throw new RolledBack()
    await peopleImport.finish?.(scope, batch)
  }
  await inPlatform(test.database, caller, work).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
  return results
}

export function undoRows(test: TestDatabase, rows: readonly { number: number; effects: Effect[] }[]) {
  return inPlatform(test.database, caller, async (scope) => {
    await takeTurn(scope, peopleImport.kind)
    return peopleImport.undo(scope, rows)
  })
}
