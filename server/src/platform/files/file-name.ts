import { extensionOf, FILE_KINDS, type FileKind } from './file-kinds.ts'

const LONGEST_STEM = 120
const KNOWN = new Set<string>(Object.values(FILE_KINDS).flatMap((kind) => kind.extensions))

/**
 * A name that is safe on every system and says what the file is: without folders, control and direction characters, and
 * with the extension of its kind. `..\photo.png` that holds a JPEG becomes `photo.jpg`.
 */
export function safeFileName(given: string, kind: FileKind): string {
  const name = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const cleaned = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu, '')
    .replaceAll(/[<>:"|?*]+/g, '-')
    .replaceAll(/\s+/g, ' ')
  const extensions: readonly string[] = FILE_KINDS[kind].extensions
  const extension = extensionOf(cleaned)
  const stem = KNOWN.has(extension) ? cleaned.slice(0, -extension.length - 1) : cleaned
  const short = [...stem]
    .slice(0, LONGEST_STEM)
    .join('')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '')
  return `${short || 'file'}.${extensions.includes(extension) ? extension : extensions[0]}`
}
