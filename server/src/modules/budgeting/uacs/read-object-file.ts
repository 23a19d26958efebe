// The list of account codes as it comes: JSON, CSV or XLSX. Rows are texts; what is wrong with them is found later, all at once.

import type { ImportColumn } from '../../../platform/imports/define-import.ts'
import { failImport } from '../../../platform/imports/import-errors.ts'
import { findHeader, HEADER_WITHIN, matchColumns } from '../../../platform/imports/match-columns.ts'
import { decodeText, readCsv } from '../../../platform/imports/read-csv.ts'
import { cleanCell, type FileRow } from '../../../platform/imports/read-rows.ts'
import { readXlsx } from '../../../platform/imports/read-xlsx.ts'

/** As texts, cleaned; '' where there is nothing. */
export interface ObjectRow {
  /** Counted in the file; in JSON the first entry is 1, in tables the header is. */
  row: number
  code: string
  name: string
  class: string
  level: string
}

const NAMES = ['code', 'name', 'class', 'level'] as const
const SYNONYMS: Readonly<Record<(typeof NAMES)[number], readonly string[]>> = {
  code: ['uacs', 'uacs code', 'object code', 'uacs object code', 'account code'],
  name: ['title', 'description', 'object', 'object of expenditure', 'account title', 'particulars'],
  class: ['allotment class', 'expense class', 'class of expenditure', 'type'],
  level: ['kind'],
}
const columns: readonly ImportColumn[] = NAMES.map((name) => ({
  ...{ name, title: name, synonyms: SYNONYMS[name], required: name !== 'level' },
  ...{ help: '', maxLength: 255, defaultable: false },
}))

/** Fails with imports.file.unreadable where it is none of the three, or columns are missing. */
export async function readObjectFile(bytes: Buffer): Promise<ObjectRow[]> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return tableRows(readXlsx(bytes).rows)
  const { text } = decodeText(bytes)
  return /^[\s\ufeff]*[[{]/.test(text) ? jsonRows(text) : tableRows(readCsv(bytes).rows)
}

function jsonRows(text: string): ObjectRow[] {
  const entries = parsed(text.replace(/^\ufeff/, ''))
  if (!Array.isArray(entries)) return unreadable(': it is not a list of entries')
  return entries.map((entry: unknown, at) => {
    const given = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {}
    const cell = (name: string) => {
      const value = given[name]
      return typeof value === 'string' || typeof value === 'number' ? cleanCell(String(value)) : ''
    }
    return { row: at + 1, code: cell('code'), name: cell('name'), class: cell('class'), level: cell('level') }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return unreadable(`: ${(error as Error).message}`)
  }
}

function unreadable(where: string): never {
  return failImport('imports.file.unreadable', { where })
}

async function tableRows(rows: AsyncIterable<FileRow>): Promise<ObjectRow[]> {
  const all = await Array.fromAsync(rows)
  const header = findHeader(all.slice(0, HEADER_WITHIN), columns)
  const found = header ? matchColumns(header.cells, columns).map(({ column }) => column) : []
  const missing = columns.filter(({ name, required }) => required && !found.includes(name)).map(({ name }) => name)
  if (!header || missing.length > 0)
    return unreadable(`: it needs the columns code, name and class; missing: ${missing.join(', ')}`)
  return all
    .filter(({ number }) => number > header.number)
    .map(({ number, cells }) => {
      const cell = (name: string) => cells[found.indexOf(name)] ?? ''
      return { row: number, code: cell('code'), name: cell('name'), class: cell('class'), level: cell('level') }
    })
}
