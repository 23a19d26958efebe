import { createHash } from 'node:crypto'
import type { UploadRule } from '../http/upload.ts'
import { failFile } from './file-errors.ts'
import { detectKind, FILE_KINDS, type FileKind } from './file-kinds.ts'
import { cleanFileName, safeFileName } from './file-name.ts'
import { findPictureSize } from './picture-size.ts'

const MEBIBYTE = 1024 * 1024

interface FileRule extends UploadRule {
  kinds: readonly FileKind[]
}

/** Evidence and other papers beside a record. */
export const EVIDENCE: FileRule = {
  kinds: ['pdf', 'docx', 'xlsx', 'csv', 'text', 'png', 'jpeg', 'webp'],
  maxBytes: 10 * MEBIBYTE,
}

/** An organization's logo. No SVG: it can hold scripts. */
export const LOGO: FileRule = { kinds: ['png', 'jpeg', 'webp'], maxBytes: MEBIBYTE, maxEdge: 4096 }

export interface CheckedFile {
  name: string
  mediaType: string
  size: number
  sha256: string
}

/** What a file is and may be called; fails when it breaks the rule. */
export function checkFile(bytes: Buffer, givenName: string, rule: UploadRule): CheckedFile {
  const shown = cleanFileName(givenName) || 'The file'
  if (bytes.length === 0) return failFile('files.file.empty', { name: shown })
  if (bytes.length > rule.maxBytes) return tooLarge(rule)
  rule.inspect?.(bytes)
  const kind = detectKind(bytes, givenName)
  if (!kind || !rule.kinds.includes(kind)) {
    const kinds = rule.kinds.map((taken) => FILE_KINDS[taken as FileKind].words).join(', ')
    return failFile('files.file.kind', { name: shown, kinds })
  }
  requirePictureSize(bytes, kind, rule)
  return {
    name: safeFileName(givenName, kind),
    mediaType: FILE_KINDS[kind].mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

export function tooLarge({ maxBytes }: UploadRule): never {
  return failFile('files.file.too_large', { limit: `${Math.floor(maxBytes / MEBIBYTE)} MB` })
}

function requirePictureSize(bytes: Buffer, kind: FileKind, { maxEdge }: UploadRule): void {
  if (maxEdge === undefined || (kind !== 'png' && kind !== 'jpeg' && kind !== 'webp')) return
  const size = findPictureSize(bytes, kind)
  if (!size || size.width < 1 || size.height < 1) failFile('files.file.unreadable')
  else if (size.width > maxEdge || size.height > maxEdge) failFile('files.file.picture_size', { limit: maxEdge })
}
