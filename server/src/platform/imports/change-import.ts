// Putting right what a check found: settings, matched columns, values for empty cells, and single cells.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { PlatformScope } from '../database/scope.ts'
import { fail } from '../errors/platform-errors.ts'
import type { ImportDefinition, ImportOptions } from './define-import.ts'
import { definitionOf, lockBatch } from './import-context.ts'
import { failImport } from './import-errors.ts'
import { CHECK_IMPORT } from './import-job-names.ts'
import { stepOf } from './import-steps.ts'
import { type Batch, type BatchStep, importBatches, importRows } from './import-tables.ts'
import { importWorkflow } from './import-workflow.ts'
import type { changeImport as changeEndpoint, fixImportRows as fixEndpoint } from './imports.contract.ts'
import { chooseColumns } from './match-columns.ts'
import { cleanCell } from './read-rows.ts'

type Changes = Static<(typeof changeEndpoint)['body']>
type Fixes = Static<(typeof fixEndpoint)['body']>
type Definitions = readonly ImportDefinition[]

/** Changes what is given; the batch is checked again. Fails with imports.batch.not_editable, imports.column.*, imports.option.unknown. */
export async function changeBatch(
  scope: PlatformScope,
  definitions: Definitions,
  { id, changes }: { id: string; changes: Changes },
): Promise<void> {
  const batch = await lockEditable(scope, id, changes.version)
  const definition = definitionOf(definitions, batch.kind)
  const { mode = batch.mode, wave = batch.wave } = changes
  const asked = Object.fromEntries((changes.options ?? []).map(({ name, value }) => [name, value]))
  await recheck(scope, batch, 'changed', {
    mode,
    wave,
    options: { ...batch.options, ...knownOptions(definition, asked) },
    columns: chosenColumns(definition, batch, changes.columns ?? []),
    defaults: newDefaults(definition, batch, changes.defaults ?? []),
  })
}

/** Corrects cells; the batch is checked again. */
export async function fixRows(
  scope: PlatformScope,
  definitions: Definitions,
  { id, fixes }: { id: string; fixes: Fixes },
): Promise<void> {
  const batch = await lockEditable(scope, id, fixes.version)
  const definition = definitionOf(definitions, batch.kind)
  const byRow = Map.groupBy(fixes.cells, ({ number }) => number)
  const numbers = [...byRow.keys()]
  const rows = await scope.db
    .select({ number: importRows.number, fixed: importRows.fixed })
    .from(importRows)
    .where(and(eq(importRows.batchId, id), inArray(importRows.number, numbers)))
  const fixedBefore = new Map(rows.map(({ number, fixed }) => [number, fixed]))
  const records = numbers.map((number) => {
    const fixed = { ...(fixedBefore.get(number) ?? failImport('imports.row.unknown', { number })) }
    for (const { column, value } of byRow.get(number) ?? []) {
      requireColumn(definition, column)
      if (value === null) delete fixed[column]
      else fixed[column] = cleanCell(value)
    }
    return { number, fixed }
  })
  await scope.db.execute(sql`update import_row w set fixed = r.fixed
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (number integer, fixed jsonb)
    where w.batch_id = ${id} and w.number = r.number`)
  await recheck(scope, batch, 'fixed', {})
}

async function lockEditable(scope: PlatformScope, id: string, version: number): Promise<Batch> {
  const batch = await lockBatch(scope, id)
  // A file that could not be read has nothing to change; it is uploaded again.
  if (!(importWorkflow.editable as readonly string[]).includes(batch.state) || batch.headerRow === null) {
    failImport('imports.batch.not_editable', { state: importWorkflow.states[batch.state] })
  }
  if (batch.version !== version) fail('concurrency.stale', {}, { extra: { current: { version: batch.version } } })
  return batch
}

async function recheck(
  scope: PlatformScope,
  batch: Batch,
  action: BatchStep['action'],
  changes: Partial<Batch>,
): Promise<void> {
  const last = batch.steps.at(-1)
  const step = stepOf(scope, action)
  // Ten corrections in a row by one person are one step.
  const before = last?.action === action && last.byId === step.byId ? batch.steps.slice(0, -1) : batch.steps
  await scope.db
    .update(importBatches)
    .set({
      ...changes,
      state: 'checking',
      message: '',
      planHash: null,
      steps: [...before, step],
      version: batch.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(importBatches.id, batch.id))
  await scope.enqueue(CHECK_IMPORT, { batchId: batch.id })
}

/** Options with a value that is offered; fails with imports.option.unknown. */
export function knownOptions(definition: ImportDefinition, asked: ImportOptions): ImportOptions {
  for (const [name, value] of Object.entries(asked)) {
    const option = definition.options.find((each) => each.name === name)
    if (!option?.choices.some(([choice]) => choice === value)) failImport('imports.option.unknown', { name, value })
  }
  return asked
}

/** The first choice of each option holds unless another is made. */
export function defaultOptions({ options }: ImportDefinition): ImportOptions {
  return Object.fromEntries(options.map(({ name, choices }) => [name, choices[0]?.[0] ?? '']))
}

function chosenColumns(definition: ImportDefinition, batch: Batch, chosen: NonNullable<Changes['columns']>) {
  const names = chosen.map(({ column }) => column).filter((column) => column !== null)
  for (const name of names) requireColumn(definition, name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) failImport('imports.column.twice', { column: titleOf(definition, twice) })
  return chooseColumns(batch.columns, chosen)
}

function newDefaults(
  definition: ImportDefinition,
  batch: Batch,
  given: readonly { column: string; value: string }[],
): Record<string, string> {
  const defaults = { ...batch.defaults }
  for (const { column, value } of given) {
    requireColumn(definition, column)
    if (!definition.columns.some(({ name, defaultable }) => name === column && defaultable)) {
      failImport('imports.column.no_default', { column: titleOf(definition, column) })
    }
    if (value === '') delete defaults[column]
    else defaults[column] = cleanCell(value)
  }
  return defaults
}

function requireColumn({ columns }: ImportDefinition, column: string): void {
  if (!columns.some(({ name }) => name === column)) failImport('imports.column.unknown', { column })
}

function titleOf({ columns }: ImportDefinition, column: string): string {
  return columns.find(({ name }) => name === column)?.title ?? column
}
