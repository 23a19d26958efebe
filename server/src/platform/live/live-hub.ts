// Open streams of server-sent events: who listens to which topic, within limits, for as long as the session stands.
import { PassThrough, type Readable } from 'node:stream'
import type { Logger } from 'pino'
import { BmmsError } from '../errors/errors.ts'
import { fail } from '../errors/platform-errors.ts'
import { createChangeListener } from './change-listener.ts'

export interface LiveLimits {
  /** Streams of this process; 0: there are none, and pages ask every minute. */
  total: number
  /** How often each stream's session and permission are looked at again. */
  checkSeconds: number
}

/** As many pages of one person update by themselves; hidden ones hold no stream. */
export const STREAMS_PER_PERSON = 6

const HEARTBEAT_MS = 15_000
/** Changes that come close together are told once. */
const GATHER_MS = 150
/** A reader this far behind is let go of: it comes back, and reads the present state. */
const MOST_WAITING_BYTES = 16 * 1024

export interface Listening {
  topic: string
  personId: string
  /** Throws once the person may no longer listen. */
  check: () => Promise<unknown>
}

export interface LiveHub {
  /** A stream that tells of a topic. Fails with live.too_many, live.full or live.not_hearing. */
  open(listening: Listening): Promise<Readable>
  /** Ends all streams; no new ones open. */
  close(): Promise<void>
}

interface Stream extends Listening {
  out: PassThrough
  checking: NodeJS.Timeout
}

/** The streams of one process. Its connection to the database opens with the first of them. */
export function createLiveHub({ url, log, limits }: { url: string; log: Logger; limits: LiveLimits }): LiveHub {
  const streams = new Set<Stream>()
  const gathering = new Map<string, NodeJS.Timeout>()
  let closed = false

  function endAll(reason: string): void {
    for (const stream of streams) end(stream, reason)
  }

  function end(stream: Stream, reason: string): void {
    if (!streams.delete(stream)) return
    clearInterval(stream.checking)
    stream.out.end(eventText('ended', reason))
  }

  function tell(topic: string): void {
    gathering.delete(topic)
    for (const stream of streams) if (stream.topic === topic) write(stream, eventText('changed', topic))
  }

  function write(stream: Stream, text: string): void {
    if (stream.out.writableLength > MOST_WAITING_BYTES) end(stream, 'slow')
    else stream.out.write(text)
  }

  async function checkAgain(stream: Stream): Promise<void> {
    try {
      await stream.check()
    } catch (error) {
      end(stream, error instanceof BmmsError ? error.code : 'server.busy')
    }
  }

  const listener = createChangeListener({
    url,
    log,
    onTopic: (topic) => {
      if (!gathering.has(topic)) gathering.set(topic, setTimeout(() => tell(topic), GATHER_MS).unref())
    },
    onSilence: () => endAll('live.not_hearing'),
  })
  const heart = setInterval(() => {
    for (const stream of streams) write(stream, ': still here\n\n')
  }, HEARTBEAT_MS).unref()

  return {
    async open(listening) {
      if (closed || !(await listener.start())) fail('live.not_hearing')
      if (streams.size >= limits.total) fail('live.full')
      const own = [...streams].filter(({ personId }) => personId === listening.personId).length
      if (own >= STREAMS_PER_PERSON) fail('live.too_many', { most: STREAMS_PER_PERSON })
      const checking = setInterval(() => void checkAgain(stream), limits.checkSeconds * 1000).unref()
      const stream: Stream = { ...listening, out: new PassThrough(), checking }
      streams.add(stream)
      stream.out.on('close', () => end(stream, 'closed'))
      stream.out.write(eventText('listening', listening.topic))
      return stream.out
    },
    async close() {
      closed = true
      clearInterval(heart)
      for (const timer of gathering.values()) clearTimeout(timer)
      endAll('server.stopping')
      await listener.stop()
    },
  }
}

function eventText(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`
}
