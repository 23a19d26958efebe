// The table of contents of a ZIP archive, read without unpacking anything.

const END_RECORD = 0x06054b50
const ENTRY = 0x02014b50
const END_RECORD_BYTES = 22
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 5_000

export interface ZipEntry {
  name: string
  /** Bit 0: its content is encrypted. */
  flags: number
  /** 0: stored as it is, 8: deflated. */
  method: number
  packedSize: number
  /** As the archive says; unpacking must not trust it. */
  size: number
  /** Where its local header begins. */
  offset: number
}

/** Entries in the order of the table; nothing for broken archives and for those with too many entries. */
export function readZipEntries(bytes: Buffer): ZipEntry[] | undefined {
  const end = findEndRecord(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  for (let at = bytes.readUInt32LE(end + 16); entries.length < count; ) {
    if (entries.length === MOST_ENTRIES || at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** It stands at the end, before a comment that may be up to 64 KiB long. */
function findEndRecord(bytes: Buffer): number | undefined {
  const last = bytes.length - END_RECORD_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at
  }
  return undefined
}
