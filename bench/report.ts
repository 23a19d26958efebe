// What a run tells: a table to read, and a file to keep.
import type { Measured } from './measure.ts'
import type { Figures } from './rounds.ts'

interface Aim {
  name: string
  value: number
  /** At least, or at most. */
  atLeast?: number
  atMost?: number
  unit: string
}

function aimsOf(measured: Measured): Aim[] {
  const { bmms, bare, compressed, statements, many, memoryIdle, pages } = measured
  const grown = (by: (figures: Figures) => number) => by(many.bmms) / by(bmms)
  return [
    { name: 'throughput against the bare handler', value: bmms.perSecond / bare.perSecond, atLeast: 0.6, unit: '' },
    {
      name: 'the same at many organizations',
      value: many.bmms.perSecond / many.bare.perSecond,
      atLeast: 0.6,
      unit: '',
    },
    { name: 'CPU a request, server and database', value: bmms.cpu, atMost: 1.8, unit: 'ms' },
    { name: 'CPU a request, compressed', value: compressed.cpu, atMost: 1.8, unit: 'ms' },
    { name: 'statements besides context', value: statements.besidesContext, atMost: 3.05, unit: '' },
    { name: 'bytes of an answer', value: bmms.bytes / 1000, atMost: 10, unit: 'kB' },
    { name: 'bytes of an answer, compressed', value: compressed.bytes / 1000, atMost: 10, unit: 'kB' },
    {
      name: 'throughput, few against many organizations',
      value: bmms.perSecond / many.bmms.perSecond,
      atMost: 1.3,
      unit: 'x',
    },
    { name: 'CPU, many against few organizations', value: grown(({ cpu }) => cpu), atMost: 1.3, unit: 'x' },
    { name: 'memory of the server, idle', value: memoryIdle.rss, atMost: 250, unit: 'MB' },
    { name: 'memory of the server, under load', value: many.bmms.memoryUnderLoad.rss, atMost: 250, unit: 'MB' },
    { name: 'JavaScript of the largest page', value: pages[0]?.kilobytes ?? 0, atMost: 200, unit: 'kB' },
  ]
}

export interface Report extends Measured {
  aims: (Aim & { met: boolean })[]
}

export function judge(measured: Measured): Report {
  const met = ({ value, atLeast = -Infinity, atMost = Infinity }: Aim) => value >= atLeast && value <= atMost
  return { ...measured, aims: aimsOf(measured).map((aim) => ({ ...aim, met: met(aim) })) }
}

export function printReport({ machine, settings, aims, ...figures }: Report): void {
  const { commit, cpu, cores, memoryGb, node, postgres, loadBefore } = machine
  console.log(
    `\nBMMS ${commit}, Node ${node}, PostgreSQL ${postgres}; ${cores} x ${cpu}, ${memoryGb} GB, load ${loadBefore.toFixed(1)}`,
  )
  console.log(
    `${settings.connections} connections, ${settings.rounds} rounds of ${settings.seconds} s, in turns; medians\n`,
  )
  console.log(row(['', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms', 'server', 'database', 'kB']))
  const { bmms, bare, compressed, many } = figures
  console.log(line(`BMMS, ${settings.few} organizations`, bmms))
  console.log(line(`bare, ${settings.few} organizations`, bare))
  console.log(line('BMMS, compressed (br)', compressed))
  console.log(line(`BMMS, ${settings.organizations} organizations`, many.bmms))
  console.log(line(`bare, ${settings.organizations} organizations`, many.bare))
  console.log('\nStatements of a request:')
  for (const { perRequest, text } of figures.statements.each) console.log(`  ${perRequest.toFixed(2)}  ${text}`)
  console.log(`\nStart: cold ${figures.coldStartSeconds.toFixed(1)} s, warm ${figures.warmStartSeconds.toFixed(1)} s`)
  console.log(`PostgreSQL under load: ${figures.databaseMemoryUnderLoad.pss.toFixed(0)} MB (shared pages counted once)`)
  console.log('\nFirst load of JavaScript (br), the largest pages:')
  for (const { page, kilobytes } of figures.pages.slice(0, 6))
    console.log(`${kilobytes.toFixed(1).padStart(8)} kB  ${page}`)
  console.log('\nAims:')
  for (const { name, value, atLeast, atMost, unit, met } of aims) {
    const aim = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`
    console.log(
      `  ${met ? 'met   ' : 'MISSED'}  ${name.padEnd(44)} ${value.toFixed(2).padStart(8)} ${unit.padEnd(3)} (${aim})`,
    )
  }
}

function line(name: string, { perSecond, p50, p95, p99, cpu, serverCpu, databaseCpu, bytes }: Figures): string {
  const values = [p50, p95, p99, cpu, serverCpu, databaseCpu, bytes / 1000].map((value) => value.toFixed(2))
  return row([name, perSecond.toFixed(0), ...values])
}

function row([name = '', ...cells]: string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(9)).join('')
}
