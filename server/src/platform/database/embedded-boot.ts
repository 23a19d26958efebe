import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, closeSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain } from './embedded-error.ts'
import { isErrno } from './embedded-files.ts'
import { programOptions } from './embedded-init.ts'
import type { Place } from './embedded-place.ts'
import { findPostmaster, type Postmaster } from './embedded-postmaster.ts'

const POLL_MS = 20
const ATTEMPTS = 8
const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** A small server on a small machine; every value may be replaced by `settings`. */
const DEFAULTS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  // Compiling a plan costs more than it gains for queries of a few milliseconds.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %u@%d ',
}

/** How PostgreSQL is started. */
export interface BootOptions {
  /** Tried first, so that the address stays the same from start to start. */
  port: number
  settings: Record<string, string>
  logFile: string
  log: (line: string) => void
}

/**
 * Starts PostgreSQL on loopback, in a session of its own: a Ctrl+C at the terminal reaches BMMS, which stops it when
 * the last request is done. Resolves when it accepts connections.
 */
export async function boot(place: Place, options: BootOptions): Promise<Postmaster> {
  rotate(options.logFile)
  let port = await choosePort(options.port)
  for (let attempt = 1; ; attempt += 1) {
    const from = sizeOf(options.logFile)
    const child = await launch(place, port, options)
    const postmaster = await waitUntilReady(child, place, options.log)
    if (postmaster !== null) return postmaster
    const report = readFrom(options.logFile, from)
    if (attempt === ATTEMPTS) throw explain(`start PostgreSQL in ${place.data}`, report)
    if (/could not bind|address already in use/i.test(report)) port = await choosePort(0)
    // Server processes of a killed PostgreSQL finish their statement before they notice.
    else if (/pre-existing shared memory block|lock file .* already exists/i.test(report)) await sleep(500)
    else throw explain(`start PostgreSQL in ${place.data}`, report)
  }
}

async function launch(place: Place, port: number, options: BootOptions): Promise<ChildProcess> {
  const settings = { ...DEFAULTS, ...options.settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(options.logFile, 'a', 0o600)
  try {
    if (place.account !== null) chownSync(options.logFile, place.account.uid, place.account.gid)
    const child = spawn(place.binaries.postgres, ['-D', place.data, '-p', String(port), ...args], {
      ...programOptions(place),
      stdio: ['ignore', output, output],
      detached: true,
      windowsHide: true,
    })
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    child.once('spawn', resolve)
    child.once('error', reject)
    await promise
    child.unref()
    return child
  } catch (error) {
    throw explain(`start ${place.binaries.postgres}`, error)
  } finally {
    closeSync(output)
  }
}

/** Null when the process ended instead. */
async function waitUntilReady(child: ChildProcess, place: Place, log: BootOptions['log']): Promise<Postmaster | null> {
  const started = Date.now()
  for (let next = 10_000; child.exitCode === null && child.signalCode === null; await sleep(POLL_MS)) {
    const postmaster = findPostmaster(place.data)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return postmaster
    if (Date.now() - started < next) continue
    log(`PostgreSQL puts its data in order after an interruption (${next / 1000} s so far).`)
    next += 10_000
  }
  return null
}

/** The wished port when it is free, else one that the system chooses. */
async function choosePort(wished: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  const server = createServer()
  server.once('error', (error) => (isErrno(error, 'EADDRINUSE', 'EACCES') ? resolve(null) : reject(error)))
  server.listen({ host: '127.0.0.1', port: wished }, () => {
    const address = server.address()
    server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null))
  })
  const port = await promise
  return port ?? choosePort(0)
}

function rotate(logFile: string): void {
  if (sizeOf(logFile) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`)
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** The last lines that PostgreSQL wrote after `from`. */
function readFrom(logFile: string, from: number): string {
  const file = openSync(logFile, 'r')
  try {
    const buffer = Buffer.alloc(8192)
    const length = readSync(file, buffer, 0, buffer.length, Math.max(from, sizeOf(logFile) - buffer.length))
    return buffer.toString('utf8', 0, length).trim().split('\n').slice(-8).join('\n  ')
  } finally {
    closeSync(file)
  }
}
