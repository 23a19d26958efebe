import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import type { Account } from './embedded-account.ts'
import { EmbeddedPostgresError, explain } from './embedded-error.ts'
import { findText } from './embedded-files.ts'
import type { Place } from './embedded-place.ts'

/** An empty database takes 40 MB and its log the same again; less than this ends in a half-made database. */
const FREE_BYTES_NEEDED = 200 * 1024 * 1024

/** How an empty database is made. */
export interface InitOptions {
  password: string
  /** Whether the files must survive a power cut; false for tests. */
  durable: boolean
}

/** Whether the place holds a database. Throws when it is one of another major version of PostgreSQL. */
export function hasDatabase(place: Place): boolean {
  const version = findText(join(place.data, 'PG_VERSION'))?.trim()
  if (version === undefined || version === place.binaries.major) return version !== undefined
  throw new EmbeddedPostgresError(
    'version',
    `The database in ${place.data} was made by PostgreSQL ${version}; this BMMS brings PostgreSQL ` +
      `${place.binaries.major}. Convert it with pg_upgrade, or open it with the BMMS that made it.`,
  )
}

/**
 * Makes an empty database: UTF-8, one collation on every platform (by code point, case rules of Unicode), checksums,
 * passwords for every connection. It appears at its place only when it is whole, so that a crash leaves nothing half-made.
 */
export async function initialise(place: Place, options: InitOptions): Promise<void> {
  const draft = `${place.data}.new`
  const passwordFile = `${place.data}.password`
  try {
    makeParent(place)
    checkSpace(dirname(place.data))
    rmSync(draft, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(passwordFile, options.password, { mode: 0o600, flag: 'wx' })
    if (place.account !== null) for (const path of [draft, passwordFile]) give(path, place.account)
    await runInitdb(place, initdbArguments(draft, passwordFile, options))
    if (existsSync(place.data)) rmdirSync(place.data)
    renameSync(draft, place.data)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw explain(`set up its database in ${place.data}`, error)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function initdbArguments(draft: string, passwordFile: string, options: InitOptions): string[] {
  return [
    ...['--pgdata', draft, '--username', 'postgres', '--pwfile', passwordFile],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--auth', 'scram-sha-256', '--data-checksums', '--no-instructions'],
    ...(options.durable ? [] : ['--no-sync']),
  ]
}

/** Only a database outside of the data folder has a parent of its own to make. */
function makeParent(place: Place): void {
  const parent = dirname(place.data)
  if (existsSync(parent)) return
  mkdirSync(parent, { recursive: true })
  if (place.account === null) return
  chownSync(parent, 0, place.account.gid)
  chmodSync(parent, 0o710)
}

function give(path: string, account: Account): void {
  chownSync(path, account.uid, account.gid)
}

function checkSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < FREE_BYTES_NEEDED)
    throw new Error(`no space left: ${Math.floor((bavail * bsize) / 1e6)} MB free`)
}

async function runInitdb(place: Place, args: string[]): Promise<void> {
  const child = spawn(place.binaries.initdb, args, {
    ...programOptions(place),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.once('error', reject)
  child.once('close', resolve)
  const code = await promise
  if (code !== 0) throw new Error(output.trim().split('\n').slice(-6).join('\n  '))
}

/** How PostgreSQL's programs are run: under its account, in a folder it may enter, and without our environment (it may hold secrets). */
export function programOptions(place: Place): {
  cwd: string
  uid?: number
  gid?: number
  env?: Record<string, string>
} {
  return {
    cwd: dirname(place.data),
    ...(place.account === null ? {} : { uid: place.account.uid, gid: place.account.gid }),
    ...(platform() === 'win32' ? {} : { env: { LC_ALL: 'C', PATH: '/usr/bin:/bin:/usr/sbin:/sbin' } }),
  }
}
