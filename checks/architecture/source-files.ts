// The project's own source files, as git knows them.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** Paths below the root: tracked files and new ones that are not ignored. */
export function sourceFiles(...patterns: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return [...new Set(listed.split('\n').filter(Boolean))]
}

export function readSource(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
