// Word and Excel files are ZIP archives; what is inside says which. Only the table of contents is read, nothing unpacked.

const END_RECORD = 0x06054b50
const ENTRY = 0x02014b50
const END_RECORD_BYTES = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 5_000

/** 'docx' or 'xlsx' for a document without macros; nothing for other archives and broken ones. */
export function isOfficeFile(bytes: Buffer): 'docx' | 'xlsx' | undefined {
  const names = entryNames(bytes)
  if (!names?.includes('[Content_Types].xml')) return undefined
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined
}

function entryNames(bytes: Buffer): string[] | undefined {
  const end = findEndRecord(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const names: string[] = []
  for (let at = bytes.readUInt32LE(end + 16); names.length < count; ) {
    if (names.length === MOST_ENTRIES || at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

/** It stands at the end, before a comment that may be up to 64 KiB long. */
function findEndRecord(bytes: Buffer): number | undefined {
  const last = bytes.length - END_RECORD_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at
  }
  return undefined
}
