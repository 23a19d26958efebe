// What may be uploaded for an import; looked at before anything is unpacked or parsed.

import { readZipEntries, type ZipEntry } from '../files/zip-entries.ts'
import type { UploadRule } from '../http/upload.ts'
import { failImport } from './import-errors.ts'
import { MOST_MEGABYTES } from './imports.contract.ts'

const MEBIBYTE = 1024 * 1024
/** Unpacked, all parts together: fifty thousand rows of twenty columns are about 60 MiB of XML. */
export const MOST_UNPACKED_MEGABYTES = 200
/** Spreadsheets pack to a tenth or a twentieth; what packs to less than a two-hundredth was made to burst. */
const HIGHEST_RATIO = 200
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

export const IMPORT_FILE = {
  kinds: ['csv', 'text', 'xlsx'],
  maxBytes: MOST_MEGABYTES * MEBIBYTE,
  inspect: inspectFile,
} as const satisfies UploadRule

/** Fails for protected files, for Excel files of the old kind, and for archives that unpack to too much. */
function inspectFile(bytes: Buffer): void {
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) {
    failImport(bytes.includes(ENCRYPTED) ? 'imports.file.encrypted' : 'imports.file.old_excel')
  }
  if (bytes.subarray(0, 4).toString('hex') !== '504b0304') return
  const entries = readZipEntries(bytes) ?? []
  if (entries.some(({ flags }) => (flags & 1) === 1)) failImport('imports.file.encrypted')
  if (isBomb(entries)) failImport('imports.file.bomb', { limit: MOST_UNPACKED_MEGABYTES })
}

function isBomb(entries: readonly ZipEntry[]): boolean {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_UNPACKED_MEGABYTES * MEBIBYTE) return true
  return entries.some(({ size, packedSize }) => size > MEBIBYTE && size > packedSize * HIGHEST_RATIO)
}
