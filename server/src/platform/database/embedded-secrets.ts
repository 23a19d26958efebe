import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedPostgresError, explain } from './embedded-error.ts'
import { createOnce, findText } from './embedded-files.ts'

/** What only this installation knows. Kept in `<folder>/secrets.json`, readable by its owner alone. */
export interface Secrets {
  /** Password of the embedded PostgreSQL's superuser `postgres`. */
  postgresPassword: string
  /** 32 random bytes in base64url: the installation's key for signing; derive purposes from it, do not print it. */
  secret: string
}

/**
 * The secrets of a data folder; made on first use, folder included. Safe when several processes do it at once.
 * Throws EmbeddedPostgresError when the file cannot be read or is damaged.
 */
export function readSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const text = findText(path) ?? createSecrets(path)
    return parseSecrets(path, text)
  } catch (error) {
    throw explain(`read or create ${path}`, error)
  }
}

function createSecrets(path: string): string {
  const fresh: Secrets = {
    postgresPassword: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('base64url'),
  }
  const text = `${JSON.stringify(fresh, null, 2)}\n`
  return createOnce(path, text) ? text : (findText(path) ?? '')
}

function parseSecrets(path: string, text: string): Secrets {
  const value = parseObject(text)
  const { postgresPassword, secret } = value
  if (typeof postgresPassword === 'string' && typeof secret === 'string') return { postgresPassword, secret }
  throw new EmbeddedPostgresError(
    'secrets',
    `The file ${path} is damaged. Restore it from a backup. Without it the database and the sessions of this data ` +
      'folder cannot be opened; to begin again with an empty database, move the data folder away.',
  )
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
