// npm run bench -- --reports: the accountability reports of one organization from 100,000 entries.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { demoAccount, signIn, startBmms } from './bmms.ts'
import { fillLedger } from './fill-ledger.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'

const ENTRIES = 100_000
const ASKS = 9

/** Measures on a data folder of its own, prints, and writes to bench/results. */
export async function benchReports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-reports-'))
  try {
    const report = await measure(folder)
    console.log(JSON.stringify(report, null, 2))
    keepReport(report, 'reports')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string) {
  const machine = machineFacts()
  const bmms = await startBmms(folder)
  const client = new pg.Client({ connectionString: bmms.adminUrl })
  await client.connect()
  try {
    machine.postgres = (await client.query('show server_version')).rows[0].server_version
    const entries = await fillLedger(client, { codes: ['MOH'], entriesEach: ENTRIES })
    const cookie = await signIn(bmms.port, demoAccount(folder, 'moh.budget_officer'))
    const ask = asker(bmms.port, cookie)
    const form = (name: string, more: object = {}) =>
      ask('POST', 'reports', { form: name, year: 2026, quarter: 3, ...more })
    const { id } = JSON.parse(await form('far1'))
    const figures = [
      // The same sums from the bare entries, as somebody would ask PostgreSQL by hand.
      await timed('bare sum of the entries by activity, class and quarter', () => client.query(BARE)),
      await timed('tie-outs of a quarter (six, from sums and entries)', () =>
        ask('GET', 'tie-outs?year=2026&quarter=3'),
      ),
      await timed('BED 1: figures and snapshot, without tie-outs', () => form('bed1')),
      await timed('FAR 1: figures, tie-outs, hash and snapshot', () => form('far1')),
      await timed('FAR 1-A: figures, tie-outs, hash and snapshot', () => form('far1a')),
      await timed('FAR 4: figures, tie-outs, hash and snapshot', () => form('far4', { month: 9 })),
      await timed('FAR 1 as a page: figures, compared with the ledger, tie-outs', () => ask('GET', `reports/${id}`)),
      await timed('FAR 1 as a spreadsheet with formulas', () => ask('GET', `reports/${id}/document?as=xlsx`)),
      await timed('FAR 1 as PDF', () => ask('GET', `reports/${id}/document?as=pdf`)),
      await timed('reports due, all of a year', () => ask('GET', 'reports-due?year=2026')),
    ]
    return { machine, entries, asks: ASKS, figures }
  } finally {
    await client.end()
    await bmms.child.stop()
  }
}

const BARE = `select k.ppa_id, k.class, e.quarter, e.stage, sum(e.effect) from ledger_entry e
  join ledger_account k on k.organization_id = e.organization_id and k.id = e.account_id group by 1, 2, 3, 4`

function asker(port: number, cookie: string) {
  return async (method: string, path: string, body?: object): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/moa/MOH/budgeting/${path}`, {
      method,
      headers: { cookie, accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
    return text
  }
}

async function timed(name: string, work: () => Promise<unknown>) {
  await work()
  const times: number[] = []
  for (let at = 0; at < ASKS; at += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  return { name, medianMs: round(times[Math.floor(ASKS / 2)] ?? 0), slowestMs: round(times.at(-1) ?? 0) }
}

const round = (value: number) => Math.round(value * 10) / 10
