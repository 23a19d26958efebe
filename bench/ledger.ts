// npm run bench -- --ledger: the page of all organizations over a million entries, and how entries come in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoAccount, onDatabase, signIn, startBmms } from './bmms.ts'
import { fillLedger } from './fill-ledger.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'
import { countStatements, prepareCounting } from './statements.ts'

const ENTRIES = 1_000_000
const ORGANIZATIONS = 44
const ASKS = 15
const MOST_MS = 200
const MOST_STATEMENTS = 3

/** Measures on a data folder of its own, prints, and writes to bench/results. */
export async function benchLedger(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-ledger-'))
  try {
    const report = await measure(folder)
    console.log(JSON.stringify(report, null, 2))
    keepReport(report, 'ledger')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string) {
  const machine = machineFacts()
  const cold = await startBmms(folder)
  await onDatabase(cold, prepareCounting).finally(cold.child.stop)
  const bmms = await startBmms(folder)
  try {
    return await onDatabase(bmms, async (client) => {
      machine.postgres = (await client.query('show server_version')).rows[0].server_version
      const { rows } = await client.query<{ code: string }>('select code from organization where is_active order by id')
      const started = performance.now()
      const entries = await fillLedger(client, {
        codes: rows.slice(0, ORGANIZATIONS).map(({ code }) => code),
        entriesEach: ENTRIES / ORGANIZATIONS,
      })
      const fillSeconds = (performance.now() - started) / 1000
      const balances = await client.query<{ n: number }>('select count(*)::int as n from ledger_balance')
      const cookie = await signIn(bmms.port, demoAccount(folder, 'ocm_viewer'))
      const pages = []
      for (const [name, path] of PAGES) {
        const ask = () => timed(`http://127.0.0.1:${bmms.port}/api/v1${path}`, cookie)
        await ask()
        const times = []
        for (let at = 0; at < ASKS; at += 1) times.push(await ask())
        times.sort((a, b) => a - b)
        const statements = await countStatements(client, async () => {
          for (let at = 0; at < ASKS; at += 1) await ask()
          return ASKS
        })
        const median = times[Math.floor(ASKS / 2)] ?? 0
        const besides = statements.besidesContext
        pages.push({
          name,
          path,
          medianMs: round(median),
          slowestMs: round(times.at(-1) ?? 0),
          statements: round(besides),
          met: median <= MOST_MS && besides <= MOST_STATEMENTS,
        })
      }
      const perSecond = Math.round(entries / fillSeconds)
      return { machine, entries, balances: balances.rows[0]?.n, fillSeconds: round(fillSeconds), perSecond, pages }
    })
  } finally {
    await bmms.child.stop()
  }
}

const PAGES = [
  ['all organizations', '/oversight/budgeting/organizations?year=2026&pageSize=50'],
  ['sums of all organizations', '/oversight/budgeting/totals?year=2026'],
  ['dashboard of one organization', '/oversight/budgeting/organizations/MOH?year=2026'],
] as const

async function timed(url: string, cookie: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, { headers: { cookie, accept: 'application/json' } })
  const body = await response.text()
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`${url} answered no JSON`)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 200)}`)
  return performance.now() - started
}

const round = (value: number) => Math.round(value * 10) / 10
