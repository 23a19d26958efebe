// A file of programs, whatever it is: XLSX, CSV or YAML.
import type { UploadRule } from '../../../platform/http/upload.ts'
import { IMPORT_FILE } from '../../../platform/imports/import-file-rule.ts'
import { decodeText, readCsv } from '../../../platform/imports/read-csv.ts'
import { readXlsx } from '../../../platform/imports/read-xlsx.ts'
import { fail } from './errors.ts'
import type { PpaFile } from './ppa-record.ts'
import { readPpaSheet } from './read-ppa-sheet.ts'
import { readPpaYaml } from './read-ppa-yaml.ts'
import { recordOf } from './record-of.ts'

const MEBIBYTE = 1024 * 1024

export const PPA_FILE = {
  ...IMPORT_FILE,
  kinds: ['xlsx', 'csv', 'text', 'yaml'],
  maxBytes: 5 * MEBIBYTE,
} as const satisfies UploadRule

/**
 * Reads a file that `PPA_FILE` lets through. What is wrong with single programs stands in their records; fails where the
 * file as a whole cannot be taken (budget.import.unreadable, columns_missing, too_many; imports.file.*).
 */
export async function readPpaFile({ bytes, name }: { bytes: Buffer; name: string }): Promise<PpaFile> {
  const { ppas, ...file } = await readRaw(bytes, name)
  if (ppas.length === 0) fail('budget.import.unreadable', { why: 'it has no program.' })
  return { ...file, records: ppas.map(recordOf) }
}

async function readRaw(bytes: Buffer, name: string) {
  if (bytes.subarray(0, 4).toString('hex') === '504b0304') return readPpaSheet(readXlsx(bytes))
  if (/[.]ya?ml$/i.test(name)) return readPpaYaml(decodeText(bytes).text)
  return readPpaSheet(readCsv(bytes))
}
