// Ceilings out of a table that was copied from a spreadsheet: the readers of imports, a verdict for each row, all or none.
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { ImportColumn } from '../../../platform/imports/define-import.ts'
import { findHeader, HEADER_WITHIN, matchColumns, missingColumns } from '../../../platform/imports/match-columns.ts'
import { readCsv } from '../../../platform/imports/read-csv.ts'
import type { FileRow } from '../../../platform/imports/read-rows.ts'
import { centavos } from '../centavos.ts'
import { type AllotmentClass, CLASSES } from '../money.contract.ts'
import { amountOf } from './amount-cell.ts'
import { getBudgetCall, lockCall, requireReason } from './budget-calls.ts'
import type { pasteCeilings } from './calls.contract.ts'
import { changeCeilings, findCeilings, findIds } from './ceilings.ts'

type Answer = Output<typeof pasteCeilings>
type Verdict = Answer['rows'][number]

const column = (name: string, title: string, synonyms: string[] = []): ImportColumn => ({
  ...{ name, title, synonyms, required: name === 'organization', help: '', maxLength: 200, defaultable: false },
})
const COLUMNS: readonly ImportColumn[] = [
  column('organization', 'Organization', ['code', 'moa', 'ministry', 'office', 'agency']),
  column('ps', 'PS', ['personnel services', 'personal services']),
  column('mooe', 'MOOE', ['maintenance and other operating expenses']),
  column('fe', 'FE', ['finex', 'financial expenses']),
  column('co', 'CO', ['capital outlay', 'capital outlays']),
]

/**
 * Reads a pasted table and sets the ceilings that it names; empty cells leave a ceiling as it is. Nothing is written when a
 * row has an error, nor by a dry run. Errors: those of `changeCeilings`.
 */
export async function takePastedCeilings(
  scope: PlatformScope,
  { params, body }: Input<typeof pasteCeilings>,
): Promise<Answer> {
  const call = await lockCall(scope, params.id)
  if (call.version !== body.version)
    fail('concurrency.stale', {}, { extra: { current: await getBudgetCall(scope, { params }) } })
  const { rows, notes } = await readTable(body.table)
  const read = await judge(scope, params.id, rows)
  const errors = read.some(({ verdict }) => verdict.verdict === 'error') || rows.length === 0
  const verdicts = read.map(({ verdict }) => verdict)
  if (body.dryRun || errors) return { applied: false, rows: verdicts, notes, version: call.version }
  requireReason(call, body.reason ?? '')
  const ceilings = read.flatMap(({ ceilings }) => ceilings)
  const { version, reason } = body
  const input = { params, query: {}, body: { version, ceilings, ...(reason === undefined ? {} : { reason }) } }
  const changed = ceilings.length > 0 ? await changeCeilings(scope, input) : call
  return { applied: true, rows: verdicts, notes, version: changed.version }
}

interface TableRow {
  number: number
  values: Map<string, string>
}

/** Rows by column; what keeps the table from being read stands in `notes`. */
async function readTable(table: string): Promise<{ rows: TableRow[]; notes: string[] }> {
  const { rows, notes } = readCsv(Buffer.from(table))
  const read: FileRow[] = []
  for await (const row of rows) read.push(row)
  const header = findHeader(read.slice(0, HEADER_WITHIN), COLUMNS)
  const found = matchColumns(header?.cells ?? [], COLUMNS)
  const missing = missingColumns(COLUMNS, { found, defaults: {} })
  const problems = missing.map(({ title }) => `The column ${title} is missing. The first row names the columns.`)
  if (!header || problems.length > 0) return { rows: [], notes: [...notes, ...problems] }
  const below = read.filter(({ number }) => number > header.number)
  if (below.length === 0) return { rows: [], notes: [...notes, 'There is no row below the names of the columns.'] }
  return {
    notes,
    rows: below.map(({ number, cells }) => ({
      number,
      values: new Map(found.flatMap(({ column }, at) => (column ? [[column, cells[at] ?? ''] as const] : []))),
    })),
  }
}

interface Judged {
  verdict: Verdict
  ceilings: { organization: string; class: AllotmentClass; amount: string }[]
}

async function judge(scope: PlatformScope, callId: string, rows: readonly TableRow[]): Promise<Judged[]> {
  const codeOf = ({ values }: TableRow) => (values.get('organization') ?? '').toUpperCase()
  const known = await findIds(scope, rows.map(codeOf))
  const query = { pageSize: 200 }
  const { items } = await findCeilings(scope, { params: { id: callId }, query, body: {} })
  const now = new Map(items.map(({ code, ceilings }) => [code, ceilings]))
  const seen = new Set<string>()
  return rows.map((row) => {
    const code = codeOf(row)
    const errors = problemsOf(code, { isKnown: known.has(code), isTwice: seen.has(code) })
    seen.add(code)
    const given = CLASSES.flatMap((name) => {
      const cell = row.values.get(name.toLowerCase()) ?? ''
      if (cell === '') return []
      const amount = amountOf(cell)
      if (amount === null)
        errors.push({
          column: name.toLowerCase(),
          message: `"${cell.slice(0, 60)}" is not an amount in pesos and centavos, 0 or more.`,
        })
      return amount === null ? [] : [{ organization: code, class: name, amount }]
    })
    const before = now.get(code)
    const ceilings = given.filter(({ class: name, amount }) => {
      const stands = before?.[name] ?? null
      return stands === null || centavos(stands) !== centavos(amount)
    })
    const hasAny = before !== undefined && CLASSES.some((name) => before[name] !== null)
    const verdict = errors.length > 0 ? 'error' : ceilings.length === 0 ? 'unchanged' : hasAny ? 'changed' : 'set'
    return { verdict: { row: row.number, organization: code, verdict, errors }, ceilings }
  })
}

function problemsOf(code: string, { isKnown, isTwice }: { isKnown: boolean; isTwice: boolean }): Verdict['errors'] {
  const column = 'organization'
  if (code === '') return [{ column, message: 'The row names no organization. Write its code, MOH.' }]
  if (!isKnown) return [{ column, message: `There is no active organization with the code ${code}.` }]
  return isTwice ? [{ column, message: `${code} stands in the table twice. Name each organization once.` }] : []
}
