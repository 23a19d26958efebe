// The rows of a CSV file: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252.
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { failImport } from './import-errors.ts'
import { cleanCell, type FileReader, type FileRow, MOST_COLUMNS } from './read-rows.ts'

const LONGEST_RECORD = 200_000
const PIECE = 64 * 1024

/** Fails with `imports.file.unreadable` where quotes do not close. */
export function readCsv(bytes: Buffer): FileReader {
  const notes: string[] = []
  return { rows: rowsOf(bytes, notes), notes }
}

async function* rowsOf(bytes: Buffer, notes: string[]): AsyncGenerator<FileRow> {
  const { text, isGuess } = decodeText(bytes)
  if (isGuess) {
    notes.push('The file is not in Unicode and was read as Windows-1252. Check names with Ñ or accents.')
  }
  // Excel understands a first line that names the separator, and does not show it.
  const named = /^sep=(.)\r?\n/i.exec(text)
  const content = named ? text.slice(named[0].length) : text
  const parser = parse({
    delimiter: named?.[1] ?? findDelimiter(content),
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    info: true,
  })
  const pieces = Readable.from(piecesOf(content))
  pieces.once('error', (error) => parser.destroy(error))
  let number = 0
  try {
    for await (const { record } of pieces.pipe(parser) as AsyncIterable<{ record: string[] }>) {
      number += 1
      const cells = record.slice(0, MOST_COLUMNS).map(cleanCell)
      if (cells.some((cell) => cell !== '')) yield { number, cells, problems: [] }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as CsvError & { lines?: number }
    failImport('imports.file.unreadable', {
      where: ` near line ${lines ?? number + 1}: its quotation marks do not match`,
    })
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
}

/** The text of a file, and whether its encoding had to be guessed. */
export function decodeText(bytes: Buffer): { text: string; isGuess: boolean } {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') {
    return { text: new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes), isGuess: false }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuess: false }
  } catch {
    // Not UTF-8: what Excel writes on Windows in the Philippines.
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuess: true }
  }
}

/** What stands most often, outside of quotes, in the first line that has something in it. */
function findDelimiter(text: string): string {
  const line = /[^\r\n]+/.exec(text.slice(0, PIECE))?.[0] ?? ''
  const bare = line.replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length - 1 }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark
}
