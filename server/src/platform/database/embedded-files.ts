import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The text of a file, or null when there is none. Every other failure (no permission) throws. */
export function findText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }
}

/** Replaces a file in one step: a reader, or a crash, never meets half of it. Readable by the owner only. */
export function writeWhole(path: string, content: string): void {
  const draft = `${path}.${randomUUID()}`
  try {
    writeDraft(draft, content)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Creates a file with its whole content unless it exists. Of several processes exactly one gets `true`. */
export function createOnce(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`
  try {
    writeDraft(draft, content)
    return claim(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

function writeDraft(draft: string, content: string): void {
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true })
  if (process.getuid?.() !== 0) return
  // Started as root once, a user's data folder must stay usable by that user.
  const { uid, gid } = statSync(dirname(draft))
  chownSync(draft, uid, gid)
}

function claim(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    // File systems without hard links (FAT, some network shares) report one of these.
    if (!isErrno(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK')) throw error
    if (existsSync(path)) return false
    renameSync(draft, path)
    return true
  }
}

/** Whether an error is one of these system error codes. */
export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
