// Word and Excel files are ZIP archives; what is inside says which. Only the table of contents is read, nothing unpacked.
import { readZipEntries } from './zip-entries.ts'

/** 'docx' or 'xlsx' for a document without macros; nothing for other archives and broken ones. */
export function isOfficeFile(bytes: Buffer): 'docx' | 'xlsx' | undefined {
  const names = readZipEntries(bytes)?.map(({ name }) => name)
  if (!names?.includes('[Content_Types].xml')) return undefined
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined
}
