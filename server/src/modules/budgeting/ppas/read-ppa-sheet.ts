// Programs in a spreadsheet: one row each, and rows below it for more indicators.
import { findHeader, HEADER_WITHIN, matchColumns, missingColumns } from '../../../platform/imports/match-columns.ts'
import type { FileReader, FileRow } from '../../../platform/imports/read-rows.ts'
import { fail } from './errors.ts'
import { INDICATOR_KINDS } from './indicators.contract.ts'
import { PPA_COLUMNS } from './ppa-file-columns.ts'
import { problem, type RawFile, type RawIndicator, type RawPpa } from './raw-ppa.ts'

export const MOST_ROWS = 5_000
/** Without a title a program is nothing; it alone has to be there. */
const NEEDED = PPA_COLUMNS.filter(({ name }) => name === 'title').map((column) => ({ ...column, required: true }))

/** Fails with budget.import.columns_missing and budget.import.too_many. */
export async function readPpaSheet({ rows, notes }: FileReader): Promise<RawFile> {
  const all: FileRow[] = []
  for await (const row of rows) {
    if (all.length > MOST_ROWS) return fail('budget.import.too_many', { limit: MOST_ROWS })
    all.push(row)
  }
  const header = findHeader(all.slice(0, HEADER_WITHIN), PPA_COLUMNS)
  const found = matchColumns(header?.cells ?? [], PPA_COLUMNS)
  const missing = missingColumns(NEEDED, { found, defaults: {} })
  if (!header || missing.length > 0) return fail('budget.import.columns_missing', { columns: 'Title' })
  const twice = [...new Set(found.map(({ duplicateOf }) => duplicateOf))].filter((name) => name !== null)
  if (twice.length > 0) fail('budget.import.unreadable', { why: `several columns are called ${twice.join(' and ')}.` })
  const unread = found.filter(({ column, header: text }) => column === null && text !== '').map((each) => each.header)
  const at = new Map(found.map(({ column }, position) => [column, position]))
  const ppas = collect(
    all.filter(({ number }) => number > header.number),
    (row, name) => row.cells[at.get(name) ?? -1] ?? '',
  )
  const unreadNote = unread.length > 0 ? [`These columns were not read: ${unread.slice(0, 10).join(', ')}.`] : []
  return { ppas, year: '', act: '', notes: [...notes, ...unreadNote] }
}

type Cell = (row: FileRow, name: string) => string

function collect(rows: readonly FileRow[], cell: Cell): RawPpa[] {
  const ppas: RawPpa[] = []
  for (const row of rows) {
    const above = ppas.at(-1)
    const isMore = above && cell(row, 'title') === '' && ['', above.texts.code].includes(cell(row, 'code'))
    const ppa = isMore ? above : start(row, cell)
    if (isMore) more(above, row, cell)
    else ppas.push(ppa)
    ppa.indicators.push(...indicatorsOf(row, cell))
    for (const { severity, at, code, message } of row.problems) {
      const words = { column: at < 0 ? '' : `column ${at + 1}`, code, message }
      if (severity === 'error') ppa.errors.push(words)
      else ppa.warnings.push(words)
    }
  }
  return ppas
}

function start(row: FileRow, cell: Cell): RawPpa {
  const texts = Object.fromEntries(PPA_COLUMNS.map(({ name }) => [name, cell(row, name)]))
  return { row: row.number, moreRows: [], texts, indicators: [], errors: [], warnings: [] }
}

const OF_INDICATORS = /^(outcome|output)_|^(code|organization)$/

/** A row without a title has indicators only; money on it would be of nobody. */
function more(above: RawPpa, row: FileRow, cell: Cell): void {
  above.moreRows.push(row.number)
  const lost = PPA_COLUMNS.filter(({ name }) => !OF_INDICATORS.test(name) && cell(row, name) !== '')
  for (const { name, title } of lost) {
    const message = `Row ${row.number} has no title, so its ${title} belongs to no program. Give the title, or empty the cell.`
    above.errors.push(problem(name, 'title_missing', message))
  }
}

function indicatorsOf(row: FileRow, cell: Cell): RawIndicator[] {
  return INDICATOR_KINDS.flatMap((kind) => {
    const [title, unit, targets, aggregation] = ['indicator', 'unit', 'targets', 'aggregation'].map((part) =>
      cell(row, `${kind}_${part}`),
    ) as [string, string, string, string]
    return title === '' && targets === '' ? [] : [{ kind, title, unit, targets, aggregation }]
  })
}
