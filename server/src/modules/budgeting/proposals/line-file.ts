// The rows of a spreadsheet of lines, by column; what keeps the file from being read stands in its notes.

import { FILE_KINDS } from '../../../platform/files/file-kinds.ts'
import type { FileStore, Upload, UploadRule } from '../../../platform/http/upload.ts'
import type { ImportColumn } from '../../../platform/imports/define-import.ts'
import { IMPORT_FILE } from '../../../platform/imports/import-file-rule.ts'
import { findHeader, HEADER_WITHIN, matchColumns, missingColumns } from '../../../platform/imports/match-columns.ts'
import { readCsv } from '../../../platform/imports/read-csv.ts'
import type { FileReader, FileRow } from '../../../platform/imports/read-rows.ts'
import { readXlsx } from '../../../platform/imports/read-xlsx.ts'
import { MOST_LINES } from './line-changes.ts'

export const LINE_FILE: UploadRule = IMPORT_FILE

interface Told {
  name: string
  title: string
  help: string
  synonyms?: string[]
  optional?: true
}
const told: readonly Told[] = [
  {
    name: 'ppa_code',
    title: 'PPA code',
    help: 'Code of a program of the proposal, 15 digits.',
    synonyms: ['program', 'pap', 'pap code'],
  },
  {
    name: 'object_code',
    title: 'Object code',
    help: 'Object of expenditure, 10 digits. Its class follows from it.',
    synonyms: ['object', 'uacs', 'uacs object code'],
  },
  {
    name: 'description',
    title: 'Description',
    help: 'What it is, at most 500 characters.',
    synonyms: ['item', 'particulars'],
  },
  { name: 'quantity', title: 'Quantity', help: 'More than 0, at most 4 decimals.', synonyms: ['qty'] },
  { name: 'unit', title: 'Unit', help: 'What is counted: trips, pieces, months.', synonyms: ['unit of measure'] },
  {
    name: 'unit_cost',
    title: 'Unit cost',
    help: 'Pesos and centavos for one unit.',
    synonyms: ['cost', 'price', 'unit price'],
  },
  ...[1, 2, 3, 4].map((quarter) => ({
    name: `q${quarter}`,
    title: `Quarter ${quarter}`,
    help: 'Pesos of this allotment period. Give all four, which add up to the amount, or none: then they are even.',
    optional: true as const,
  })),
  {
    name: 'location',
    title: 'Location',
    help: 'PSGC code of the place, 9 or 10 digits; empty: the whole region.',
    synonyms: ['psgc'],
    optional: true,
  },
]
export const LINE_COLUMNS: readonly ImportColumn[] = told.map(({ synonyms = [], optional = false, ...each }) => ({
  ...each,
  synonyms,
  required: !optional,
  maxLength: 500,
  defaultable: false,
}))

export interface LineFileRow {
  number: number
  values: Readonly<Record<string, string>>
  problems: { column: string; code: string; message: string }[]
}
export interface LineFile {
  rows: LineFileRow[]
  notes: string[]
}

/** Reads the file and lets it go: only its lines are kept. Fails with imports.file.unreadable. */
export async function parseLineFile({ key, mediaType }: Upload, files: FileStore): Promise<LineFile> {
  const bytes = Buffer.from(await files.read(key))
  await files.remove(key)
  return collect(mediaType === FILE_KINDS.xlsx.mediaType ? readXlsx(bytes) : readCsv(bytes))
}

async function collect({ rows, notes }: FileReader): Promise<LineFile> {
  const all: FileRow[] = []
  for await (const row of rows) {
    if (all.length > MOST_LINES + HEADER_WITHIN)
      return {
        rows: [],
        notes: [`The file has more than ${MOST_LINES.toLocaleString('en')} rows, as many as a proposal can have.`],
      }
    all.push(row)
  }
  const header = findHeader(all.slice(0, HEADER_WITHIN), LINE_COLUMNS)
  const found = matchColumns(header?.cells ?? [], LINE_COLUMNS)
  const missing = missingColumns(LINE_COLUMNS, { found, defaults: {} }).map(({ title }) => title)
  if (!header || missing.length > 0)
    return { rows: [], notes: [...notes, `These columns are missing, or stand there twice: ${missing.join(', ')}.`] }
  const below = all.filter(({ number }) => number > header.number)
  if (below.length === 0) return { rows: [], notes: [...notes, 'There is no row below the names of the columns.'] }
  const nameAt = (at: number) => found[at]?.column ?? ''
  return {
    notes,
    rows: below.map(({ number, cells, problems }) => ({
      number,
      values: Object.fromEntries(found.flatMap(({ column }, at) => (column ? [[column, cells[at] ?? '']] : []))),
      problems: problems
        .filter(({ severity, at }) => severity === 'error' && (at < 0 || nameAt(at) !== ''))
        .map(({ at, code, message }) => ({ column: nameAt(at), code, message })),
    })),
  }
}
