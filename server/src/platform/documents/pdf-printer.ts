import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type PdfDocument, type PdfJob, type PdfReply, pdfJob } from './pdf-job.ts'

/** Why a paper could not be made: `template` (with the compiler's words), `timeout`, `busy`, `crashed` or `closed`. */
export class PdfError extends Error {
  readonly code: 'template' | 'timeout' | 'busy' | 'crashed' | 'closed'

  constructor(code: PdfError['code'], message: string) {
    super(message)
    this.name = 'PdfError'
    this.code = code
  }
}

export type PrinterLimits = {
  /** Longest time for one document, in milliseconds. */
  timeout: number
  /** The worker is let go after resting this long, in milliseconds. */
  idle: number
  /** A worker makes this many documents and is then replaced. */
  documents: number
  /** At most this many documents wait. */
  waiting: number
}

const LIMITS: PrinterLimits = { timeout: 60_000, idle: 300_000, documents: 200, waiting: 100 }

type Order = { job: PdfJob; resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }

/** One worker thread, started when first needed, that makes one document after the other. */
export class PdfPrinter {
  readonly #limits: PrinterLimits
  readonly #waiting: Order[] = []
  #current: Order | undefined
  #worker: Worker | undefined
  #made = 0
  #timer: NodeJS.Timeout | undefined

  constructor(limits: Partial<PrinterLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
  }

  /** Renders a document; rejects with a PdfError, or a TypeError when the document itself is wrongly put. */
  async render(document: PdfDocument): Promise<Uint8Array> {
    if (this.#waiting.length >= this.#limits.waiting) {
      throw new PdfError('busy', `${this.#waiting.length} documents are waiting already. Try again in a minute.`)
    }
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.#waiting.push({ job: pdfJob(document), resolve, reject })
    this.#next()
    return promise
  }

  /** Ends the worker. What was still to be made is rejected; a later `render` starts anew. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    const open = [...(this.#current ? [this.#current] : []), ...this.#waiting.splice(0)]
    this.#current = undefined
    for (const order of open) order.reject(new PdfError('closed', 'The document was not made: the server is stopping.'))
    await this.#letGo()
  }

  #next(): void {
    if (this.#current) return
    clearTimeout(this.#timer)
    this.#current = this.#waiting.shift()
    if (!this.#current) {
      this.#rest()
      return
    }
    this.#worker ??= this.#start()
    this.#timer = setTimeout(
      () => this.#fail('timeout', `The document took longer than ${this.#limits.timeout} ms.`),
      this.#limits.timeout,
    )
    this.#worker.postMessage(this.#current.job)
  }

  #rest(): void {
    this.#timer = setTimeout(() => void this.#letGo(), this.#limits.idle)
    this.#timer.unref()
  }

  #start(): Worker {
    const workspace = mkdtempSync(join(tmpdir(), 'bmms-pdf-'))
    const remove = () => rmSync(workspace, { recursive: true, force: true })
    process.once('exit', remove)
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: workspace, execArgv: [] })
    worker.on('message', (reply: PdfReply) => this.#worker === worker && this.#settle(reply))
    worker.on(
      'error',
      (error) =>
        this.#worker === worker &&
        this.#fail('crashed', `The PDF worker broke down: ${error instanceof Error ? error.message : error}`),
    )
    worker.on('exit', () => {
      remove()
      process.off('exit', remove)
      if (this.#worker === worker) this.#fail('crashed', 'The PDF worker ended.')
    })
    // What keeps the process alive while a document is made is its timer; afterwards nothing does. Listening to
    // messages takes a hold again, so this comes last.
    worker.unref()
    return worker
  }

  #settle(reply: PdfReply): void {
    const order = this.#current
    this.#current = undefined
    this.#made += 1
    if ('pdf' in reply) order?.resolve(reply.pdf)
    else order?.reject(new PdfError('template', reply.error))
    if (this.#made >= this.#limits.documents) void this.#letGo()
    this.#next()
  }

  /**
   * The order is given up at once and a new worker takes the next. The old thread ends only when the compiler returns:
   * nothing can interrupt it.
   */
  #fail(code: PdfError['code'], message: string): void {
    const order = this.#current
    this.#current = undefined
    void this.#letGo()
    order?.reject(new PdfError(code, message))
    this.#next()
  }

  async #letGo(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#made = 0
    await worker?.terminate()
  }
}
