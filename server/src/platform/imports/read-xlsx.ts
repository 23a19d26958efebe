// The rows of an Excel workbook: its first visible sheet, as a person sees it.
import { failImport } from './import-errors.ts'
import { cleanCell, type FileReader, type FileRow, MOST_COLUMNS } from './read-rows.ts'
import { XlsxParts } from './xlsx-parts.ts'
import { SheetCollector, type SheetRow } from './xlsx-sheet.ts'
import { readWorkbook, type Workbook } from './xlsx-workbook.ts'
import { attributeOf, XmlError } from './xml-scanner.ts'

const HIDDEN = {
  at: -1,
  severity: 'warning',
  code: 'imports.row.hidden',
  message: 'The row is hidden in the file. It is imported like the others; delete it in the file if it should not be.',
} as const

/** Reads piece by piece; what is wrong with the file as such fails with `imports.file.unreadable`. */
export function readXlsx(bytes: Buffer): FileReader {
  const notes: string[] = []
  return { rows: readable(rowsOf(bytes, notes)), notes }
}

/** Whatever unpacking and scanning throws is the file's fault; refusals of our own pass. */
async function* readable(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow> {
  try {
    yield* rows
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (!(error instanceof XmlError) && !String(code).startsWith('Z_')) throw error
    failImport('imports.file.unreadable', { where: error instanceof XmlError ? `: ${error.message}` : '' })
  }
}

async function* rowsOf(bytes: Buffer, notes: string[]): AsyncGenerator<FileRow> {
  const parts = new XlsxParts(bytes)
  const book = await readWorkbook(parts)
  const merges = await findMerges(parts, book)
  noteSheets(book, merges, notes)
  const ready: SheetRow[] = []
  const collector = new SheetCollector(book, (row) => void ready.push(row))
  const counts = { hidden: 0, formulas: 0 }
  const fill = mergeFiller(merges)
  for await (const _ of parts.scan(book.sheetPath, collector)) {
    for (const row of ready.splice(0)) {
      fill(row)
      const taken = fileRow(row)
      if (!taken) continue
      counts.hidden += row.hidden ? 1 : 0
      counts.formulas += row.hasFormula ? 1 : 0
      yield taken
    }
  }
  if (counts.hidden > 0) notes.push(`${counts.hidden} hidden rows were read like the others; they carry a warning.`)
  if (counts.formulas > 0) notes.push('Some cells are formulas; what they showed when the file was saved was taken.')
}

/** The second sheet of our own templates: nothing that anybody would miss. */
export const HELP_SHEET = 'How to fill in'

function noteSheets({ sheetName, others }: Workbook, merges: readonly Merge[], notes: string[]): void {
  const unread = others.filter((name) => name !== HELP_SHEET)
  if (unread.length > 0) {
    const names = unread.slice(0, 5).join(', ').slice(0, 200)
    notes.push(`Only the sheet "${sheetName.slice(0, 100)}" was read. The file has others: ${names}.`)
  }
  if (merges.length > 0) {
    notes.push(
      'The file has merged cells. A value that spans several rows was taken for each of them; look at those rows.',
    )
  }
}

/** Rows without anything in them are left out. */
function fileRow({ number, hidden, cells, problems }: SheetRow): FileRow | undefined {
  const width = Math.min(Math.max(-1, ...cells.keys(), ...problems.map(({ at }) => at)) + 1, MOST_COLUMNS)
  const texts = Array.from({ length: width }, (_, at) => cleanCell(cells.get(at) ?? ''))
  const seen = problems.filter(({ at }) => at < MOST_COLUMNS)
  if (texts.every((text) => text === '') && seen.length === 0) return undefined
  return { number, cells: texts, problems: hidden ? [HIDDEN, ...seen] : seen }
}

interface Merge {
  firstRow: number
  lastRow: number
  column: number
}

const MOST_MERGES = 20_000

/** Cells that span several rows. They are listed behind the rows, so the sheet is gone through once for them. */
async function findMerges(parts: XlsxParts, { sheetPath }: Workbook): Promise<Merge[]> {
  const merges: Merge[] = []
  await parts.scanWhole(sheetPath, {
    open(name, attributes) {
      if (name !== 'mergeCell' || merges.length >= MOST_MERGES) return
      const found = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(attributeOf(attributes, 'ref') ?? '')
      if (!found) return
      const column = [...(found[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
      merges.push({ column, firstRow: Number(found[2]), lastRow: Number(found[3]) })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return merges.filter(({ firstRow, lastRow }) => lastRow > firstRow)
}

/** A merged cell shows one value beside several rows; only its first row has it in the file. */
function mergeFiller(merges: readonly Merge[]): (row: SheetRow) => void {
  const waiting = merges.toSorted((a, b) => b.firstRow - a.firstRow)
  let open: (Merge & { text: string })[] = []
  return (row) => {
    open = open.filter(({ lastRow }) => lastRow >= row.number)
    for (const { column, text, firstRow } of open) {
      if (text === '' || row.cells.size === 0) continue
      row.cells.set(column, text)
      row.problems.push({
        at: column,
        severity: 'warning',
        code: 'imports.cell.merged',
        message: `The cell is merged with the one in row ${firstRow}; its value was taken.`,
      })
    }
    for (let next = waiting.at(-1); next && next.firstRow <= row.number; next = waiting.at(-1)) {
      waiting.pop()
      if (next.lastRow > row.number) open.push({ ...next, text: row.cells.get(next.column) ?? '' })
    }
  }
}
