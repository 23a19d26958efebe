// One connection of a process that hears what transactions tell (NOTIFY on `bmms_live`): topics, never data.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import { describeError } from '../telemetry/describe-error.ts'

const CHANNEL = 'bmms_live'
const PROOF = 'proof:'
const PROOF_EVERY_MS = 30_000
const PROOF_WITHIN_MS = 5_000
const LONGEST_PAUSE_MS = 30_000

interface ListenerOptions {
  /** Address of the login `bmms_app`; not through a pooler of transactions, which cannot listen. */
  url: string
  log: Logger
  onTopic: (topic: string) => void
  /** It no longer hears; what happens from now on is missed until it is back. */
  onSilence: () => void
}

export interface ChangeListener {
  /** Listens, when it does not yet. Answers whether it hears; a process that does not tries again by itself. */
  start(): Promise<boolean>
  stop(): Promise<void>
}

/** Hears changes until it is stopped. A connection that only seems to live is found by words that it says to itself. */
export function createChangeListener(options: ListenerOptions): ChangeListener {
  let line: Line | undefined
  let opening: Promise<boolean> | undefined
  let again: NodeJS.Timeout | undefined
  let failures = 0
  let stopped = false

  async function open(): Promise<boolean> {
    const fresh = new Line(options.url, { onTopic: options.onTopic, onLost: (error) => lost(fresh, error) })
    try {
      await fresh.open()
    } catch (error) {
      fresh.close()
      later(error)
      return false
    }
    if (stopped) fresh.close()
    else line = fresh
    failures = 0
    return !stopped
  }

  function lost(which: Line, error: unknown): void {
    if (line !== which) return
    line = undefined
    which.close()
    options.onSilence()
    later(error)
  }

  function later(error: unknown): void {
    if (stopped) return
    failures += 1
    if (failures === 1) options.log.warn({ err: describeError(error) }, 'live updates pause; pages ask every minute')
    again ??= setTimeout(() => {
      again = undefined
      void start()
    }, pauseAfter(failures)).unref()
  }

  function start(): Promise<boolean> {
    if (line) return Promise.resolve(true)
    if (again) return Promise.resolve(false)
    opening ??= open().finally(() => {
      opening = undefined
    })
    return opening
  }

  return {
    start,
    async stop() {
      stopped = true
      clearTimeout(again)
      await opening
      line?.close()
      line = undefined
    },
  }
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(failures, 10))
}

interface LineEvents {
  onTopic: (topic: string) => void
  onLost: (error: unknown) => void
}

/** A connection that listens, and proves every half minute that it does. */
class Line {
  readonly #client: pg.Client
  readonly #events: LineEvents
  #proofs = new Map<string, () => void>()
  #timer: NodeJS.Timeout | undefined

  constructor(url: string, events: LineEvents) {
    this.#events = events
    this.#client = new pg.Client({
      connectionString: url,
      application_name: 'bmms live',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    this.#client.on('notification', ({ payload = '' }) => this.#heard(payload))
    this.#client.on('error', (error) => events.onLost(error))
    this.#client.on('end', () => events.onLost(new Error('The connection ended.')))
  }

  async open(): Promise<void> {
    await this.#client.connect()
    await this.#client.query(`listen ${CHANNEL}`)
    await this.#prove()
    this.#timer = setInterval(() => void this.#prove().catch(this.#events.onLost), PROOF_EVERY_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    // It may be gone already; the socket is let go of in any case.
    this.#client.end().catch(() => undefined)
  }

  #heard(payload: string): void {
    if (payload.startsWith(PROOF)) this.#proofs.get(payload)?.()
    else this.#events.onTopic(payload)
  }

  async #prove(): Promise<void> {
    const proof = `${PROOF}${randomUUID()}`
    let timer: NodeJS.Timeout | undefined
    const heard = new Promise<void>((resolve, reject) => {
      this.#proofs.set(proof, resolve)
      timer = setTimeout(() => reject(new Error('The connection does not hear notifications.')), PROOF_WITHIN_MS)
    })
    try {
      await Promise.all([heard, this.#client.query('select pg_notify($1, $2)', [CHANNEL, proof])])
    } finally {
      clearTimeout(timer)
      this.#proofs.delete(proof)
    }
  }
}
