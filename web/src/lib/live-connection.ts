// Staying up to date: an open stream while the page is looked at, and asking every minute where there is none.

/** `live`: changes come by themselves. `polling`: the page asks every minute. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline'

export interface LiveSource {
  addEventListener(name: string, heard: (event: { data?: string }) => void): void
  close(): void
}

export interface LiveSurroundings {
  /** Opens the stream: an EventSource. */
  open: () => LiveSource
  isHidden: () => boolean
  isOffline: () => boolean
  /** Calls back when the page is shown or hidden, or the network comes or goes; answers how to stop. */
  watch: (changed: () => void) => () => void
}

export interface LiveListener {
  /** What the page shows may have changed. */
  onChange: () => void
  onState: (state: LiveState) => void
}

const ASK_MS = 60_000
/** What no stream tells of (sign-ins, the passing of time) is asked for now and then, too. */
const ASK_LIVE_MS = 300_000
/** Changes that come close together are asked for once. */
const GATHER_MS = 400
const PAUSES_MS = [1_000, 3_000, 10_000, 30_000, 60_000] as const

/** Keeps a page up to date until the answered function is called. A hidden page holds no stream and asks nothing. */
export function keepLive(around: LiveSurroundings, listener: LiveListener): () => void {
  const connection = new LiveConnection(around, listener)
  const stopWatching = around.watch(() => connection.look())
  listener.onState('connecting')
  connection.look()
  return () => {
    stopWatching()
    connection.stop()
  }
}

class LiveConnection {
  readonly #around: LiveSurroundings
  readonly #listener: LiveListener
  #source: LiveSource | undefined
  #again: ReturnType<typeof setTimeout> | undefined
  #gathering: ReturnType<typeof setTimeout> | undefined
  #asking: ReturnType<typeof setInterval> | undefined
  #failures = 0
  /** Changes may have been missed. */
  #wasAway = false

  constructor(around: LiveSurroundings, listener: LiveListener) {
    this.#around = around
    this.#listener = listener
  }

  /** Connects or lets go, as the page is shown and the network is there. */
  look(): void {
    if (this.#around.isHidden() || this.#around.isOffline()) {
      this.#wasAway = true
      this.#rest()
      if (this.#around.isOffline()) this.#listener.onState('offline')
    } else if (!this.#source && this.#again === undefined) {
      this.#failures = 0
      this.#connect()
    }
  }

  stop(): void {
    this.#rest()
    clearTimeout(this.#gathering)
  }

  #connect(): void {
    this.#again = undefined
    const opened = this.#around.open()
    this.#source = opened
    const when = (name: string, heard: () => void) =>
      opened.addEventListener(name, () => {
        if (this.#source === opened) heard()
      })
    when('listening', () => this.#connected())
    when('changed', () => this.#change())
    when('ended', () => this.#lost())
    when('error', () => this.#lost())
  }

  #connected(): void {
    this.#failures = 0
    this.#listener.onState('live')
    this.#askEvery(ASK_LIVE_MS)
    if (this.#wasAway) this.#change()
    this.#wasAway = false
  }

  #lost(): void {
    this.#rest()
    this.#wasAway = true
    this.#listener.onState(this.#around.isOffline() ? 'offline' : 'polling')
    this.#askEvery(ASK_MS)
    const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? ASK_MS
    this.#failures += 1
    this.#again = setTimeout(() => this.#connect(), pause * (0.75 + Math.random() / 2))
  }

  #change(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      this.#listener.onChange()
    }, GATHER_MS)
  }

  #askEvery(milliseconds: number): void {
    clearInterval(this.#asking)
    this.#asking = setInterval(() => this.#listener.onChange(), milliseconds)
  }

  #rest(): void {
    this.#source?.close()
    this.#source = undefined
    clearTimeout(this.#again)
    clearInterval(this.#asking)
    this.#again = undefined
  }
}
