// npm run bench -- --rollout: how good and how fast the wave optimiser is, in its own thread as the server runs it.
import { Worker } from 'node:worker_threads'
import type {
  WaveProposal,
  WorkerMessage,
  WorkerRequest,
} from '../server/src/modules/rollout/optimiser/proposal.contract.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'
import { rolloutProblem } from './rollout-problem.ts'

const SIZES = [
  [41, 8],
  [100, 12],
  [400, 40],
] as const
const SEEDS = [1, 2, 3, 4, 5]
/** Steps of the search that take a minute at 41 x 8 while the machine has something else to do, half of it else. */
const MINUTE = 60_000_000
const SOLVER_SECONDS = 10

/** Solves seeded problems, prints, and writes to bench/results. */
export async function benchRolloutOptimiser(): Promise<void> {
  const sizes = []
  for (const [organizations, waves] of SIZES) sizes.push(said(await measureSize(organizations, waves)))
  const quality = []
  for (const seed of SEEDS) quality.push(said(await compareWithMinute(seed)))
  const report = {
    machine: machineFacts(),
    sizes,
    quality,
    medianBehindMinute: median(quality.map(({ behind }) => behind)),
  }
  console.log(JSON.stringify(report.machine))
  console.log('Median behind a minute of search:', report.medianBehindMinute)
  keepReport(report, 'rollout-optimiser')
}

/** Both engines together, and what each does alone. */
async function measureSize(organizations: number, waves: number) {
  const problem = { ...rolloutProblem(organizations, waves, 1), timeLimit: 20_000 }
  const both = await solve({ problem, engine: 'both' })
  const solver = await solve({ problem: { ...problem, timeLimit: SOLVER_SECONDS * 1000 }, engine: 'solver' })
  const { done } = both
  return {
    size: `${organizations} x ${waves}`,
    seconds: both.seconds,
    cpuSeconds: both.cpuSeconds,
    score: done?.score.total ?? null,
    bound: done?.bound.value ?? null,
    gap: done?.bound.gap ?? null,
    boundBy: done?.bound.method ?? null,
    cut: done?.facts.cut ?? [],
    annealingAlone: { seconds: both.soFar?.facts.seconds ?? null, score: both.soFar?.score.total ?? null },
    solverAlone: {
      seconds: solver.seconds,
      score: solver.done?.score.total ?? null,
      bound: solver.done?.bound.value ?? null,
    },
    baselines: done?.baselines.map(({ name, score, waves: used, violations }) => {
      return { name, score: score.total, waves: used, violations: violations.length }
    }),
  }
}

/** How far the ordinary answer is behind the best of a minute's search, 0 to 1. */
async function compareWithMinute(seed: number) {
  const problem = rolloutProblem(41, 8, seed)
  const ordinary = await solve({ problem, engine: 'both' })
  const long = await solve({ problem: { ...problem, iterations: MINUTE, timeLimit: 600_000 }, engine: 'both' })
  const score = ordinary.done?.score.total ?? Number.POSITIVE_INFINITY
  const best = Math.min(score, long.done?.score.total ?? Number.POSITIVE_INFINITY)
  return {
    seed,
    seconds: ordinary.seconds,
    score,
    minuteSeconds: long.soFar?.facts.seconds ?? null,
    best,
    behind: score / best - 1,
  }
}

type Solved = { seconds: number; cpuSeconds: number; soFar: WaveProposal | null; done: WaveProposal | null }

/** Speaks with the thread of the optimiser as the server does. */
function solve(request: WorkerRequest): Promise<Solved> {
  const { promise, resolve, reject } = Promise.withResolvers<Solved>()
  const started = performance.now()
  const before = process.cpuUsage()
  const file = new URL('../server/src/modules/rollout/optimiser/solve-worker.ts', import.meta.url)
  const worker = new Worker(file, { workerData: request })
  let soFar: WaveProposal | null = null
  worker.on('message', (message: WorkerMessage) => {
    if (message.is === 'progress') return
    const proposal = message.outcome.status === 'proposed' ? message.outcome.proposal : null
    if (message.is === 'so_far') soFar = proposal
    else {
      const { user, system } = process.cpuUsage(before)
      const seconds = Math.round(performance.now() - started) / 1000
      resolve({ seconds, cpuSeconds: Math.round((user + system) / 1000) / 1000, soFar, done: proposal })
    }
  })
  worker.on('error', reject)
  return promise.finally(() => worker.terminate())
}

function said<T>(figures: T): T {
  console.log(JSON.stringify(figures))
  return figures
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
