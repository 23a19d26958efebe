// The load: a process of its own that keeps a number of connections busy, each with one request after the other.
// Requests are ready-made bytes and answers are only counted, so that little of the machine goes into asking.
import { createConnection } from 'node:net'

export interface LoadOrder {
  port: number
  paths: string[]
  /** Sent with every request. */
  headers: Record<string, string>
  connections: number
  seconds: number
}

export interface LoadReport {
  requests: number
  seconds: number
  /** Milliseconds from the first byte sent to the last one received. */
  p50: number
  p95: number
  p99: number
  /** Bytes of a body, on average. */
  bytes: number
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    (report) => process.send?.({ report }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
console.log('ready')

async function run({ port, paths, headers, connections, seconds }: LoadOrder): Promise<LoadReport> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const requests = paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}\r\n`),
  )
  const latencies: number[] = []
  let bytes = 0
  let next = 0
  const started = performance.now()
  const until = started + seconds * 1000
  const line = () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true })
    let sent = 0
    const ask = () => {
      sent = performance.now()
      if (sent >= until) socket.end()
      else socket.write(requests[next++ % requests.length] ?? '')
    }
    const answers = new AnswerReader((answer) => {
      if (answer.status !== 200 || Number.isNaN(answer.bytes))
        return socket.destroy(new Error(`Answered: ${answer.head}`))
      latencies.push(performance.now() - sent)
      bytes += answer.bytes
      return ask()
    })
    socket.on('connect', ask)
    socket.on('data', (chunk) => answers.take(Buffer.from(chunk)))
    socket.on('error', reject)
    socket.on('close', resolve)
    return promise
  }
  await Promise.all(Array.from({ length: connections }, line))
  return { ...percentiles(latencies), seconds: (performance.now() - started) / 1000, bytes: bytes / latencies.length }
}

function percentiles(latencies: number[]): Pick<LoadReport, 'requests' | 'p50' | 'p95' | 'p99'> {
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return { requests: latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

interface Answer {
  status: number
  bytes: number
  head: string
}

/** Finds the end of each answer; knows lengths only, since both servers announce them. */
class AnswerReader {
  readonly #done: (answer: Answer) => void
  #text = ''
  #answer: Answer | undefined
  #missing = 0

  constructor(done: (answer: Answer) => void) {
    this.#done = done
  }

  take(chunk: Buffer): void {
    if (this.#answer) {
      this.#count(chunk.length)
      return
    }
    this.#text += chunk.toString('latin1')
    const end = this.#text.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#text.slice(0, end)
    const bytes = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
    const received = this.#text.length - end - 4
    this.#text = ''
    this.#answer = { status: Number(head.slice(9, 12)), bytes, head }
    this.#missing = bytes
    this.#count(received)
  }

  #count(received: number): void {
    this.#missing -= received
    if (this.#missing > 0 || !this.#answer) return
    const answer = this.#answer
    this.#answer = undefined
    this.#done(answer)
  }
}
