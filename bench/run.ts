// npm run bench: how fast BMMS is, beside a bare handler on the same database, in one run on one machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchImports } from './imports.ts'
import { keepReport, rounded } from './keep-report.ts'
import { benchLedger } from './ledger.ts'
import { measureAll } from './measure.ts'
import { benchObligations } from './obligations.ts'
import { judge, printReport } from './report.ts'
import { benchReports } from './reports.ts'
import { benchRolloutOptimiser } from './rollout-optimiser.ts'
import { benchRolloutRollback } from './rollout-rollback.ts'
import { benchRolloutWatch } from './rollout-watch.ts'

const HELP = `Measures BMMS beside a bare handler on the same database.

Usage: npm run bench -- [options]

  --quick             shorter rounds, and 440 organizations instead of 4,400
  --seconds <number>  length of a round (4; quick 2)
  --rounds <number>   rounds of each server, in turns (5; quick 3)
  --name <word>       the result is written to bench/results/<date>-<word>.json
  --keep              keep the data folder
  --imports           instead: how fast people come in from spreadsheets (two minutes and more)
  --ledger            instead: the budgets of all organizations over a million entries (some minutes)
  --reports           instead: the accountability reports of one organization from 100,000 entries
  --obligations       instead: obligations a second through the API, beside a bare insert
  --rollout           instead: the control room, rollbacks of data, and the wave optimiser (fifteen minutes)
  --help              this text
`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    name: { type: 'string' },
    keep: { type: 'boolean', default: false },
    imports: { type: 'boolean', default: false },
    ledger: { type: 'boolean', default: false },
    reports: { type: 'boolean', default: false },
    obligations: { type: 'boolean', default: false },
    rollout: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
if (values.imports) {
  await benchImports()
  process.exit(0)
}
if (values.ledger) {
  await benchLedger()
  process.exit(0)
}
if (values.obligations) {
  await benchObligations()
  process.exit(0)
}
if (values.reports) {
  await benchReports()
  process.exit(0)
}
if (values.rollout) {
  await benchRolloutWatch()
  await benchRolloutRollback()
  await benchRolloutOptimiser()
  process.exit(0)
}
const number = (text: string | undefined, fallback: number) => Math.min(60, Math.max(1, Number(text ?? fallback) || 1))
const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-'))
try {
  const measured = await measureAll(folder, {
    seconds: number(values.seconds, values.quick ? 2 : 4),
    rounds: number(values.rounds, values.quick ? 3 : 5),
    organizations: values.quick ? 440 : 4400,
  })
  const report = judge(measured)
  printReport(report)
  const name = values.name?.replaceAll(/[^a-z0-9-]/gi, '') || (values.quick ? 'quick' : 'full')
  keepReport(report, name, rounded)
  if (report.aims.some(({ met }) => !met)) console.log('Not every aim is met.')
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
