import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedPostgresError, explain } from './embedded-error.ts'
import { findText, isErrno } from './embedded-files.ts'
import { programOptions } from './embedded-init.ts'
import type { Place } from './embedded-place.ts'
import { hasWorkers, isAlive, isNumberTaken, isPostgresOf } from './embedded-processes.ts'

const POLL_MS = 25
/** Recovery after a crash can take minutes; this long without an answer is a fault. */
const ANSWER_MS = 5 * 60_000
const FAST_SHUTDOWN_MS = 15_000
const IMMEDIATE_SHUTDOWN_MS = 10_000

/** What PostgreSQL writes into postmaster.pid. */
export interface Postmaster {
  pid: number
  port: number
  /** 'starting', 'ready', 'stopping', 'standby'; empty while the file is being written. */
  status: string
}

/** The content of postmaster.pid, whether or not that process still runs. */
export function findPostmaster(data: string): Postmaster | null {
  const lines = findText(join(data, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  return lines === undefined || !Number.isInteger(pid) || pid <= 0
    ? null
    : { pid, port: Number(lines[3] ?? 0), status: lines[7]?.trim() ?? '' }
}

/** The address of the superuser. */
export function adminUrlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/**
 * The PostgreSQL that already runs on this place and answers, or null when none does. Waits while it starts, recovers
 * or stops. Removes the postmaster.pid of a dead PostgreSQL: when its number belongs to an unrelated process now, or to a
 * zombie (in a container nobody may ever collect it), PostgreSQL itself would refuse to start.
 */
export async function findRunning(place: Place, password: string): Promise<Postmaster | null> {
  const deadline = Date.now() + ANSWER_MS
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(place.data)
    if (postmaster === null) return null
    const alive = isAlive(postmaster.pid) && isPostgresOf(postmaster.pid, place.data)
    if (!alive && !hasWorkers(place.data)) {
      if (isNumberTaken(postmaster.pid)) rmSync(join(place.data, 'postmaster.pid'), { force: true })
      return null
    }
    if (alive && postmaster.status === 'ready' && (await answers(place, postmaster.port, password))) return postmaster
    await sleep(POLL_MS)
  }
  throw new EmbeddedPostgresError(
    'start',
    `The PostgreSQL in ${place.data} runs but has not answered for ${ANSWER_MS / 60_000} minutes. ` +
      'Read postgres.log in the data folder; stop that process and start BMMS again.',
  )
}

/** Whether the database behind the port lets the superuser in. A wrong password is an error, anything else a "not yet". */
export async function answers(place: Place, port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrlOf(port, password), connectionTimeoutMillis: 5_000 })
  // A connection that breaks after it was made reports here; the query below then fails too.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch (error) {
    if (!isErrno(error, '28P01', '28000')) return false
    throw new EmbeddedPostgresError(
      'password',
      `The password in secrets.json is not the one of the database in ${place.data}. Restore secrets.json from a ` +
        `backup, or move ${place.data} away to begin with an empty database.`,
      error,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Stops a PostgreSQL: connections are ended, work in progress is rolled back, everything committed is on disk. */
export async function shutDown(place: Place, pid: number): Promise<void> {
  signal(place, pid, 'SIGINT')
  if (await isGone(place, pid, FAST_SHUTDOWN_MS)) return
  signal(place, pid, 'SIGQUIT')
  if (await isGone(place, pid, IMMEDIATE_SHUTDOWN_MS)) return
  throw new EmbeddedPostgresError(
    'start',
    `The PostgreSQL in ${place.data} (process ${pid}) does not stop. Stop it by hand: kill -QUIT ${pid}.`,
  )
}

async function isGone(place: Place, pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  while (isAlive(pid) && findPostmaster(place.data)?.pid === pid) {
    if (Date.now() > deadline) return false
    await sleep(POLL_MS)
  }
  return true
}

function signal(place: Place, pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  if (platform() === 'win32') {
    spawnSync(place.binaries.pgCtl, ['kill', name.slice(3), String(pid)], programOptions(place))
    return
  }
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw explain(`stop PostgreSQL (process ${pid})`, error)
  }
}
