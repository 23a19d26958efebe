import { extensionOf, FILE_KINDS, type FileKind } from './file-kinds.ts'

const LONGEST_STEM = 120
const KNOWN = new Set<string>(Object.values(FILE_KINDS).flatMap((kind) => kind.extensions))

/** The name without folders, control and direction characters, at most 125 characters long; may be empty. */
export function cleanFileName(given: string): string {
  const name = given.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const cleaned = name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu, '')
    .replaceAll(/[<>:"|?*]+/g, '-')
    .replaceAll(/\s+/g, ' ')
  const extension = extensionOf(cleaned)
  const stem = extension ? cleaned.slice(0, -extension.length - 1) : cleaned
  const short = trimEnds([...stem].slice(0, LONGEST_STEM).join(''))
  return extension ? `${short}.${extension}` : short
}

/**
 * A name that is safe on every system and has the extension of what the file is: `..\photo.png` that holds a JPEG
 * becomes `photo.jpg`.
 */
export function safeFileName(given: string, kind: FileKind): string {
  const cleaned = cleanFileName(given)
  const extensions: readonly string[] = FILE_KINDS[kind].extensions
  const extension = extensionOf(cleaned)
  const stem = trimEnds(KNOWN.has(extension) ? cleaned.slice(0, -extension.length - 1) : cleaned)
  return `${stem || 'file'}.${extensions.includes(extension) ? extension : extensions[0]}`
}

function trimEnds(text: string): string {
  return text.replaceAll(/^[\s.]+|[\s.]+$/g, '')
}
