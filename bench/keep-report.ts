// Where figures are kept.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './bmms.ts'

/** Writes the figures to bench/results, by day and name, and says where; `replacer` as of JSON.stringify. */
export function keepReport(
  report: { machine: { date: string } },
  name: string,
  replacer?: (key: string, value: unknown) => unknown,
): void {
  const folder = join(root, 'bench/results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${report.machine.date.slice(0, 10)}-${name}.json`)
  writeFileSync(file, `${JSON.stringify(report, replacer, 2)}\n`)
  console.log(`\nWritten to ${relative(process.cwd(), file)}`)
}

/** Figures to the thousandth: what is finer is noise. */
export function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
