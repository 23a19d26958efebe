// What a file is, by its content. The name only tells texts apart, which have no mark of their own.
import { isOfficeFile } from './office-file.ts'

export const FILE_KINDS = {
  pdf: { words: 'PDF', mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { words: 'PNG', mediaType: 'image/png', extensions: ['png'] },
  jpeg: { words: 'JPEG', mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { words: 'WebP', mediaType: 'image/webp', extensions: ['webp'] },
  docx: {
    words: 'Word (DOCX)',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    words: 'Excel (XLSX)',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  csv: { words: 'CSV', mediaType: 'text/csv', extensions: ['csv'] },
  text: { words: 'plain text (TXT)', mediaType: 'text/plain', extensions: ['txt'] },
  yaml: { words: 'YAML', mediaType: 'text/plain', extensions: ['yaml', 'yml'] },
  gzip: { words: 'GZIP', mediaType: 'application/gzip', extensions: ['gz'] },
} as const satisfies Record<string, { words: string; mediaType: string; extensions: readonly string[] }>
export type FileKind = keyof typeof FILE_KINDS

/** The kind of a file, or nothing when it is none that BMMS takes. */
export function detectKind(bytes: Buffer, name: string): FileKind | undefined {
  const starts = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length / 2).toString('hex') === signature
  if (/^(ï»¿)?\s*%PDF-/.test(bytes.toString('latin1', 0, 1024))) return 'pdf'
  if (starts('89504e470d0a1a0a')) return 'png'
  if (starts('ffd8ff')) return 'jpeg'
  if (starts('52494646') && starts('57454250', 8)) return 'webp'
  if (starts('504b0304')) return isOfficeFile(bytes)
  if (starts('1f8b08')) return 'gzip'
  return isText(bytes) ? textKind(name) : undefined
}

/** No control characters but tabs and line ends; in whatever encoding a spreadsheet program writes. */
function isText(bytes: Buffer): boolean {
  // "Unicode text" of Excel: UTF-16 with its mark, where every second byte may be 0.
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') return isUtf16(bytes, mark === 'fffe')
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
}

function isUtf16(bytes: Buffer, littleEndian: boolean): boolean {
  if (bytes.length % 2 !== 0) return false
  for (let at = 2; at < bytes.length; at += 2) {
    const unit = littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c) return false
  }
  return true
}

function textKind(name: string): FileKind | undefined {
  const extension = extensionOf(name)
  if (extension === 'csv') return 'csv'
  if (extension === 'yaml' || extension === 'yml') return 'yaml'
  return extension === 'txt' ? 'text' : undefined
}

/** Lower case, without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}
