import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, chooseAccount, letThrough, mayEnter } from './embedded-account.ts'
import { type Binaries, copyBinaries, findHindrance, getBinaries } from './embedded-binaries.ts'
import { EmbeddedPostgresError, explain } from './embedded-error.ts'
import { isErrno } from './embedded-files.ts'
import type { EmbeddedState } from './embedded-state.ts'

/** Where the database is, what runs it, and under which account (null: our own). */
export interface Place {
  data: string
  binaries: Binaries
  account: Account | null
}

/** Where root's databases live when no other account may enter the data folder (a clone in /root). */
const OUTSIDE = ['/var/lib/bmms', '/var/tmp/bmms']

/** Decides where the database of the data folder `home` (absolute, existing) lives and how it runs. */
export function choosePlace(home: string, state: EmbeddedState | null, log: (line: string) => void): Place {
  const inside = join(home, 'postgres')
  const remembered = findRemembered(home, state, log)
  const account = chooseAccount(remembered ?? inside)
  const packaged = getBinaries()
  if (account === null) {
    const hindrance = findHindrance(packaged, null)
    if (hindrance !== null) throw explain('run its own PostgreSQL', hindrance)
    return { data: remembered ?? inside, binaries: packaged, account }
  }
  letThrough(account, home)
  return {
    data: remembered ?? chooseData(home, account, log),
    binaries: chooseBinaries(packaged, account),
    account,
  }
}

/** A moved folder keeps a database that lives outside of it; a copied folder does not share it with the original. */
function findRemembered(home: string, state: EmbeddedState | null, log: (line: string) => void): string | null {
  if (state === null || state.data === join(state.home, 'postgres')) return null
  if (state.home !== home && existsSync(join(state.home, 'secrets.json'))) {
    log(`${home} is a copy of ${state.home}, which keeps its database; this copy begins with an empty one.`)
    return null
  }
  if (existsSync(state.data)) return state.data
  log(`The database in ${state.data} is gone; BMMS begins with an empty one.`)
  return null
}

function chooseData(home: string, account: Account, log: (line: string) => void): string {
  const inside = join(home, 'postgres')
  if (mayEnter(account, home)) return inside
  if (existsSync(inside)) {
    throw new EmbeddedPostgresError(
      'permission',
      `PostgreSQL runs as "${account.name}" because BMMS runs as root, and "${account.name}" may no longer enter ` +
        `${home}, where its database is. Allow it (chmod o+x on the folders above it), or start BMMS as an ordinary user.`,
    )
  }
  const data = join(outsideFolder(), createHash('sha256').update(home).digest('hex').slice(0, 12), 'postgres')
  log(`PostgreSQL runs as "${account.name}", who may not enter ${home}: its database is kept in ${data}.`)
  return data
}

function chooseBinaries(packaged: Binaries, account: Account): Binaries {
  const hindrance = findHindrance(packaged, account)
  if (hindrance === null) return packaged
  const own = findHindrance(packaged, null)
  if (own !== null) throw explain('run its own PostgreSQL', own)
  const copied = copyBinaries(packaged, outsideFolder())
  const left = findHindrance(copied, account)
  if (left !== null) throw explain(`run PostgreSQL as "${account.name}"`, left)
  return copied
}

/** The first of the outside folders that root can make, or that is root's already. */
function outsideFolder(): string {
  for (const folder of OUTSIDE) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const { uid } = lstatSync(folder)
      // /var/tmp is open to everybody: a folder that somebody else put there is not ours to trust.
      if (uid !== 0 || !lstatSync(folder).isDirectory()) continue
      chmodSync(folder, 0o755)
      return folder
    } catch (error) {
      if (!isErrno(error, 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOENT')) throw error
    }
  }
  throw explain(`make ${OUTSIDE.join(' or ')}`, 'permission denied')
}
