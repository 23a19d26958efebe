import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { findText } from './embedded-files.ts'

/** The account that PostgreSQL runs under when BMMS runs as root, which PostgreSQL refuses. */
export interface Account {
  name: string
  uid: number
  gid: number
}

/**
 * The account for PostgreSQL; null means the one BMMS itself runs under, which is right unless that is root.
 * An existing database keeps its owner, so that BMMS may be started as root today and as that user tomorrow.
 */
export function chooseAccount(data: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const accounts = readAccounts()
  if (existsSync(data)) {
    const { uid, gid } = statSync(data)
    if (uid !== 0) return { uid, gid, name: accounts.find((account) => account.uid === uid)?.name ?? String(uid) }
  }
  const chosen = ['postgres', '_postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name))
  const account = chosen.find((candidate) => candidate !== undefined)
  if (account !== undefined) return account
  throw new EmbeddedPostgresError(
    'account',
    'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" for it. ' +
      'Make one (useradd --system postgres), start BMMS as an ordinary user, or set DATABASE_URL.',
  )
}

function readAccounts(): Account[] {
  return (findText('/etc/passwd') ?? '').split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return /^\d+$/.test(uid ?? '') && /^\d+$/.test(gid ?? '') ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Whether the account may walk into the folder, as the system itself judges it. */
export function mayEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
}

/**
 * Lets the account's group walk through a data folder that is root's and private (0700 becomes 0710), so that
 * PostgreSQL reaches its own folder inside. The account still cannot list the folder or read root's files in it.
 */
export function letThrough(account: Account, home: string): void {
  const { uid, mode } = statSync(home)
  const ours = existsSync(join(home, 'secrets.json')) || readdirSync(home).length === 0
  if (uid !== 0 || !ours || (mode & 0o077) !== 0) return
  chownSync(home, 0, account.gid)
  chmodSync(home, 0o710)
}
