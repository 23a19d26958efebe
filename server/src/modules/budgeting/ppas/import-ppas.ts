// Programs of a file into an organization, with their indicators, targets and appropriations. A check is the same run, rolled
// back by whoever called it.
import { and, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { BmmsError } from '../../../platform/errors/errors.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import type { CellProblem } from '../../../platform/imports/define-import.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { ledgerConstraints, ledgerErrors } from '../ledger/refusals.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { ppas } from '../tables.ts'
import { ppaConstraints, ppaErrors } from './errors.ts'
import { type Act, postAppropriations } from './import-appropriations.ts'
import { takeIndicators } from './import-indicators.ts'
import { type KnownPpas, knowPpas, takePpa } from './import-program.ts'
import type { CheckedRow } from './ppa-imports.contract.ts'
import type { PpaRecord } from './ppa-record.ts'
import { problem } from './raw-ppa.ts'

export interface PpaImportRun {
  records: readonly PpaRecord[]
  act: Act
  /** Year of the targets, and of provisional codes. */
  year: number
  /** Class of budgets that the file does not divide; null: they are not posted. */
  class: AllotmentClass | null
}

/**
 * Takes programs over, in the order of the file; the verdict of each stands in the answer. A row with errors leaves nothing
 * behind. Whoever calls decides whether the transaction is kept: nothing may be kept when a row has errors.
 */
export async function importPpas(scope: OrganizationScope, run: PpaImportRun): Promise<CheckedRow[]> {
  await holdImports(scope)
  const known = await knowPpas(scope)
  const seen = new Map<string, number>()
  const rows: CheckedRow[] = []
  for (const record of run.records) rows.push(await importOne(scope, { record, run, known, seen }))
  return withParents(scope, { rows, run, known })
}

/** Imports of one organization come one after the other, so that no program is added twice. */
async function holdImports(scope: OrganizationScope): Promise<void> {
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtext('ppa_import'), ${scope.organization.id})`)
}

interface Work {
  record: PpaRecord
  run: PpaImportRun
  known: KnownPpas
  seen: Map<string, number>
}

async function importOne(scope: OrganizationScope, work: Work): Promise<CheckedRow> {
  const { record } = work
  const row = { row: record.row, organization: scope.organization.code, code: record.code, title: record.title }
  const errors = [...record.errors, ...contextErrors(scope, work)]
  const warnings = [...record.warnings]
  const failed = { ...row, verdict: 'error' as const, effects: [], posted: '0.00', warnings }
  if (errors.length > 0) return { ...failed, errors }
  const done = await attempt(scope, () => takeRecord(scope, work, warnings))
  if ('error' in done) return { ...failed, errors: [done.error] }
  const { code, isNew, effects, posted } = done.value
  const verdict = isNew ? 'create' : effects.length > 0 ? 'update' : 'unchanged'
  return { ...row, code, verdict, effects, posted, errors: [], warnings }
}

function contextErrors(scope: OrganizationScope, { record, seen }: Work): CellProblem[] {
  const { code } = scope.organization
  const errors: CellProblem[] = []
  const { organization } = record
  if (organization !== '' && organization !== code && organization !== scope.organization.name.toUpperCase()) {
    const message = `The row is of ${organization.slice(0, 60)}, the import is of ${code}. Take it out, or import it there.`
    errors.push(problem('organization', 'other_organization', message))
  }
  const key = record.code || record.title.toLowerCase()
  const before = seen.get(key)
  if (before !== undefined && key !== '') {
    const what = record.code ? 'code' : 'title'
    errors.push(problem(what, 'twice', `Row ${before} has the same ${what}. A program stands in a file once.`))
  }
  seen.set(key, record.row)
  return errors
}

interface Taken {
  code: string
  isNew: boolean
  effects: string[]
  posted: string
}

async function takeRecord(
  scope: OrganizationScope,
  { record, run, known }: Work,
  warnings: CellProblem[],
): Promise<Taken> {
  const { ppa, effects, isNew } = await takePpa(scope, { record, known, year: run.year })
  effects.push(...(await takeIndicators(scope, { ppaId: ppa.id, record, year: run.year })))
  const amounts = { ...record.amounts }
  if (record.total !== '' && run.class) amounts[run.class] = record.total
  if (record.total !== '' && !run.class) {
    const message = `${pesoWords(record.total)} is not divided by class, so nothing is posted to the ledger. Fill in PS, MOOE, FE and CO, or choose one class for the import.`
    warnings.push(problem('approved_budget', 'not_divided', message))
  }
  const posted = await postAppropriations(scope, { ppa, act: run.act, record: { ...record, amounts } })
  effects.push(...posted.map((each) => `appropriation of ${pesoWords(each.amount)} (${each.class})`))
  const total = posted.reduce((sum, each) => sum + centavos(each.amount), 0n)
  return { code: ppa.code, isNew, effects, posted: pesosOf(total) }
}

/** Places in the tree, once all programs of the file are there. */
async function withParents(
  scope: OrganizationScope,
  { rows, run, known }: { rows: CheckedRow[]; run: PpaImportRun; known: KnownPpas },
): Promise<CheckedRow[]> {
  const placed: CheckedRow[] = []
  for (const [at, row] of rows.entries()) {
    const parentCode = run.records[at]?.parentCode ?? ''
    const ppa = known.byCode.get(row.code)
    if (row.verdict === 'error' || parentCode === '' || !ppa) placed.push(row)
    else placed.push(await placeOne(scope, row, { ppa, parent: known.byCode.get(parentCode) }))
  }
  return placed
}

type Known = { id: string; parentId: string | null }

async function placeOne(
  scope: OrganizationScope,
  row: CheckedRow,
  { ppa, parent }: { ppa: Known; parent: Known | undefined },
): Promise<CheckedRow> {
  const failed = { ...row, verdict: 'error' as const, effects: [], posted: '0.00' }
  if (!parent) {
    const message = 'There is no program with this code, neither in BMMS nor in the file.'
    return { ...failed, errors: [problem('parent_code', 'parent_unknown', message)] }
  }
  if (ppa.parentId === parent.id) return row
  const moved = await attempt(scope, () =>
    scope.db
      .update(ppas)
      .set({ parentId: parent.id, version: sql`${ppas.version} + 1`, updatedAt: sql`now()` })
      .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, ppa.id))),
  )
  if ('error' in moved) return { ...failed, errors: [{ ...moved.error, column: 'parent_code' }] }
  const verdict = row.verdict === 'create' ? 'create' : 'update'
  return { ...row, verdict, effects: [...row.effects, 'place in the tree'] }
}

const COLUMN_OF: Readonly<Record<string, string>> = { fundingSource: 'funding_source', parentId: 'parent_code' }

/** What a refusal of ours or of the database leaves behind is taken back; it becomes the error of its row. */
async function attempt<T>(
  scope: OrganizationScope,
  work: () => Promise<T>,
): Promise<{ value: T } | { error: CellProblem }> {
  await scope.db.execute(sql`savepoint ppa_row`)
  try {
    const value = await work()
    await scope.db.execute(sql`release savepoint ppa_row`)
    return { value }
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await scope.db.execute(sql`rollback to savepoint ppa_row`)
    return { error: refusal }
  }
}

function refusalOf(error: unknown): CellProblem | undefined {
  if (error instanceof BmmsError) {
    const path = error.errors[0]?.path ?? ''
    return { column: COLUMN_OF[path] ?? path, code: error.code, message: error.message }
  }
  const constraint = databaseErrorOf(error)?.constraint
  if (!constraint) return undefined
  const code = { ...ledgerConstraints, ...ppaConstraints }[constraint] ?? 'record.invalid'
  const texts: Record<string, { detail: string; path?: string }> = { ...ledgerErrors, ...ppaErrors }
  const { detail = 'The values of this row do not fit together.', path = '' } = texts[code] ?? {}
  return { column: COLUMN_OF[path] ?? path, code, message: detail }
}
