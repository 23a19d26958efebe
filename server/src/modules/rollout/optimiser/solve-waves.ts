import { Worker } from 'node:worker_threads'
import type { WaveProblem } from './problem.contract.ts'
import type { SolveProgress, WaveOutcome, WorkerMessage, WorkerRequest } from './proposal.contract.ts'

/** The solver overruns its own limit by about this at most, in milliseconds; then its thread is ended. */
const GRACE = 1000

export type SolveOptions = {
  /** Ends the thread; the promise rejects with the signal's reason. */
  signal?: AbortSignal
  onProgress?: (progress: SolveProgress) => void
}

/**
 * Finds the best plan of waves it can, in a thread of its own that is ended after the problem's time limit at the
 * latest: then the best whole answer so far counts, or `undecided`. Rejects when aborted, and when the thread breaks.
 */
export function solveWaves(problem: WaveProblem, { signal, onProgress }: SolveOptions = {}): Promise<WaveOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<WaveOutcome>()
  if (signal?.aborted) {
    reject(signal.reason)
    return promise
  }
  let soFar: WaveOutcome | undefined
  const request: WorkerRequest = { problem, engine: 'both' }
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: request, execArgv: [] })
  const abort = () => settle(() => reject(signal?.reason))
  const settle = (answer: () => void) => {
    clearTimeout(kill)
    signal?.removeEventListener('abort', abort)
    answer()
    void worker.terminate()
  }
  const kill = setTimeout(() => settle(() => resolve(soFar ?? undecided(problem))), problem.timeLimit + GRACE)
  signal?.addEventListener('abort', abort)
  worker.on('message', (message: WorkerMessage) => {
    if (message.is === 'progress') onProgress?.(message.progress)
    else if (message.is === 'so_far') soFar = message.outcome
    else settle(() => resolve(message.outcome))
  })
  worker.on('error', (error) => settle(() => reject(error)))
  worker.on('exit', () => settle(() => reject(new Error('The thread of the optimiser ended without an answer.'))))
  return promise
}

function undecided({ seed, timeLimit }: WaveProblem): WaveOutcome {
  const facts = {
    seed,
    iterations: 0,
    starts: 0,
    seconds: timeLimit / 1000,
    cut: ['search' as const],
    version: 'stopped',
  }
  const words = 'The optimiser was stopped before it found a plan. Loosen a limit, or allow more time.'
  return { status: 'undecided', words, facts }
}
