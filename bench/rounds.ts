// Two servers under the same load, in turns, so that what the machine does meanwhile falls on both.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import type { LoadOrder, LoadReport } from './load.ts'
import { cpuSeconds, familyOf, type Memory, memoryOf } from './proc.ts'

export interface Side {
  name: string
  pid: number
  port: number
  paths: string[]
  headers: Record<string, string>
}

export interface Round extends LoadReport {
  perSecond: number
  /** Milliseconds of CPU a request: of the server, and of PostgreSQL. */
  serverCpu: number
  databaseCpu: number
}

export interface Figures extends Omit<Round, 'requests' | 'seconds'> {
  rounds: number[]
  requests: number
  cpu: number
  memoryUnderLoad: Memory
}

export interface Course {
  load: Child
  postmaster: number
  connections: number
  rounds: number
  seconds: number
}

export async function startLoad(): Promise<Child> {
  const load = startChild([new URL('./load.ts', import.meta.url).pathname], { messages: true })
  await load.line(/ready/, 10_000)
  return load
}

/** Has the load made, and answers what it saw. */
export async function ask(load: Child, order: LoadOrder): Promise<LoadReport> {
  const answer = once(load.process, 'message', { signal: AbortSignal.timeout(order.seconds * 1000 + 30_000) })
  load.process.send(order)
  const early = load.ended.then(() => [{ error: `The load ended early:\n${load.output()}` }])
  const [message] = (await Promise.race([answer, early])) as [{ report: LoadReport } | { error: string }]
  if ('error' in message) throw new Error(message.error)
  return message.report
}

/** Warms both up, then measures them in turns. */
export async function compare(course: Course, sides: readonly Side[]): Promise<Figures[]> {
  const memories: Memory[][] = sides.map(() => [])
  const results: Round[][] = sides.map(() => [])
  for (const side of sides) await measure({ ...course, seconds: Math.min(2, course.seconds) }, side)
  for (let round = 0; round < course.rounds; round += 1) {
    for (const [at, side] of sides.entries()) {
      const [figures, memory] = await Promise.all([measure(course, side), watchMemory(side.pid, course.seconds)])
      results[at]?.push(figures)
      memories[at]?.push(memory)
      process.stderr.write(`  ${side.name}: ${figures.perSecond.toFixed(0)}/s\n`)
    }
  }
  return results.map((rounds, at) => summary(rounds, memories[at] ?? []))
}

async function measure({ load, postmaster, connections, seconds }: Course, side: Side): Promise<Round> {
  const { port, paths, headers } = side
  const before = [cpuSeconds(side.pid, false), cpuSeconds(postmaster, true)] as const
  const report = await ask(load, { port, paths, headers, connections, seconds })
  const each = (after: number, start: number) => ((after - start) * 1000) / report.requests
  return {
    ...report,
    perSecond: report.requests / report.seconds,
    serverCpu: each(cpuSeconds(side.pid, false), before[0]),
    databaseCpu: each(cpuSeconds(postmaster, true), before[1]),
  }
}

/** The most that a process and its children held during a round. */
async function watchMemory(pid: number, seconds: number): Promise<Memory> {
  const most = { rss: 0, pss: 0 }
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(400)) {
    const now = memoryOf(familyOf(pid))
    most.rss = Math.max(most.rss, now.rss)
    most.pss = Math.max(most.pss, now.pss)
  }
  return most
}

/** Medians over the rounds. */
function summary(rounds: Round[], memories: Memory[]): Figures {
  const middle = (name: keyof Round) => median(rounds.map((round) => round[name]))
  return {
    rounds: rounds.map(({ perSecond }) => Math.round(perSecond)),
    requests: rounds.reduce((sum, round) => sum + round.requests, 0),
    perSecond: middle('perSecond'),
    p50: middle('p50'),
    p95: middle('p95'),
    p99: middle('p99'),
    bytes: middle('bytes'),
    serverCpu: middle('serverCpu'),
    databaseCpu: middle('databaseCpu'),
    cpu: median(rounds.map((round) => round.serverCpu + round.databaseCpu)),
    memoryUnderLoad: {
      rss: Math.max(...memories.map(({ rss }) => rss)),
      pss: Math.max(...memories.map(({ pss }) => pss)),
    },
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}
