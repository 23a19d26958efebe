import { randomUUID } from 'node:crypto'
import { existsSync, realpathSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { boot } from './embedded-boot.ts'
import { explain } from './embedded-error.ts'
import { hasDatabase, initialise } from './embedded-init.ts'
import { acquireLock } from './embedded-lock.ts'
import { choosePlace, type Place } from './embedded-place.ts'
import { adminUrlOf, answers, findPostmaster, findRunning, type Postmaster, shutDown } from './embedded-postmaster.ts'
import { isAlive, isPostgresOf, markProcess } from './embedded-processes.ts'
import { readSecrets } from './embedded-secrets.ts'
import { type EmbeddedState, findState, liveUsers, writeState } from './embedded-state.ts'

/** How the embedded PostgreSQL is started. */
export interface EmbeddedOptions {
  /** The data folder, made when missing. Holds secrets.json, postgres.json, postgres.log and the database. */
  folder: string
  /** One line for the person at the terminal, about steps that take time or that they should know of. */
  log?: (line: string) => void
  /** PostgreSQL settings over ours. They count when this call starts the server, not when it finds one running. */
  settings?: Record<string, string>
}

/** The embedded PostgreSQL, as one process sees it. */
export interface EmbeddedPostgres {
  /** The superuser's address, `postgres://postgres:…@127.0.0.1:<port>/postgres`. Never log it. */
  adminUrl: string
  port: number
  /** The server's process. */
  pid: number
  /** Whether it ran already: another process uses it, or a killed one left it. */
  adopted: boolean
  /** Ends this process's use. The last user stops the server (orderly within 15 s, else at once). May be called twice. */
  stop(): Promise<void>
}

/** What the steps of one start share. */
interface Start {
  home: string
  state: EmbeddedState | null
  place: Place
  password: string
  settings: Record<string, string>
  log: (line: string) => void
}

/**
 * Starts the PostgreSQL of a data folder, or joins the one that runs there. Several processes may do it at once: one
 * sets up and starts, the others join. Works as root (PostgreSQL then runs under another account) and after every
 * kind of crash. Throws EmbeddedPostgresError, whose message says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, log = () => undefined, settings = {} } = options
  const { postgresPassword: password } = readSecrets(folder)
  const home = realpathSync(folder)
  return await locked(home, log, async () => {
    const state = findState(home)
    const start = { home, state, place: choosePlace(home, state, log), password, settings, log }
    await setStrangerAside(start)
    const running = await findRunning(start.place, password)
    const { port, pid } = running ?? (await startServer(start))
    if (running !== null) log(`PostgreSQL runs already on 127.0.0.1:${port}.`)
    const id = enlist(start, port)
    let leaving: Promise<void> | undefined
    return {
      adminUrl: adminUrlOf(port, password),
      port,
      pid,
      adopted: running !== null,
      stop: () => {
        leaving ??= locked(home, log, () => leave(start, id))
        return leaving
      },
    }
  })
}

/**
 * Stops the PostgreSQL of a data folder when killed processes left it and nobody uses it; false when somebody does.
 * Starts nothing. Afterwards the folder may be deleted.
 */
export async function stopUnused(folder: string): Promise<boolean> {
  const home = realpathSync(folder)
  return await locked(
    home,
    () => undefined,
    async () => {
      const state = findState(home)
      if (liveUsers(state).length > 0) return false
      await stopServer(choosePlace(home, state, () => undefined))
      return true
    },
  )
}

/** Starting and stopping happen one at a time on a data folder. */
async function locked<T>(home: string, log: Start['log'], work: () => Promise<T>): Promise<T> {
  try {
    const release = await acquireLock(join(home, 'postgres.lock'), (pid) =>
      log(`Waiting for process ${pid}, which is starting or stopping the same database.`),
    )
    try {
      return await work()
    } finally {
      release()
    }
  } catch (error) {
    throw explain(`use its database in ${home}`, error)
  }
}

async function startServer(start: Start): Promise<Postmaster> {
  const { home, place, password, settings, log } = start
  const began = performance.now()
  if (!hasDatabase(place)) {
    log(`Setting up PostgreSQL ${place.binaries.major} in ${place.data} (only once).`)
    await initialise(place, { password, durable: settings.fsync !== 'off' })
  }
  const port = start.state?.home === home ? start.state.port : 0
  const postmaster = await boot(place, { port, settings, logFile: join(home, 'postgres.log'), log })
  try {
    await answers(place, postmaster.port, password)
  } catch (error) {
    await shutDown(place, postmaster.pid)
    throw error
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  log(`PostgreSQL ${place.binaries.major} is ready on 127.0.0.1:${postmaster.port} (${seconds} s).`)
  return postmaster
}

/**
 * Someone deleted the data folder to begin again, but its database lived outside of it. Nothing is thrown away: the
 * old database stops and stays beside the new one.
 */
async function setStrangerAside({ home, state, place, log }: Start): Promise<void> {
  if (dirname(place.data) === home || state?.data === place.data || !existsSync(place.data)) return
  await stopServer(place)
  const aside = `${place.data}.${new Date().toISOString().replaceAll(/[-:]|\..*/g, '')}`
  renameSync(place.data, aside)
  log(`The database of an earlier data folder at this place is kept in ${aside}.`)
}

function enlist({ home, state, place }: Start, port: number): string {
  const id = randomUUID()
  const others = state?.home === home ? liveUsers(state) : []
  writeState({ home, data: place.data, port, users: [...others, { ...markProcess(), id }] })
  return id
}

async function leave({ home, place }: Start, id: string): Promise<void> {
  const state = findState(home)
  const others = liveUsers(state).filter((user) => user.id !== id)
  if (state !== null) writeState({ ...state, users: others })
  if (others.length === 0) await stopServer(place)
}

async function stopServer(place: Place): Promise<void> {
  const postmaster = findPostmaster(place.data)
  if (postmaster === null || !isAlive(postmaster.pid) || !isPostgresOf(postmaster.pid, place.data)) return
  await shutDown(place, postmaster.pid)
}
