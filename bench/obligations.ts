// npm run bench -- --obligations: obligations a second through the API with all checks, beside a bare insert of the same
// rows over the same database, in turns.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { demoAccount, signIn, startBmms } from './bmms.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'
import { median } from './rounds.ts'

const CODES = ['MOH', 'MOLE', 'MAFAR'] as const
const ROUNDS = 5
const EACH = 300
const CLIENTS = 16

/** Measures on a data folder of its own, prints, and writes to bench/results. */
export async function benchObligations(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-obligations-'))
  try {
    const report = await measure(folder)
    console.log(JSON.stringify(report, null, 2))
    keepReport(report, 'obligations')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string) {
  const machine = machineFacts()
  const bmms = await startBmms(folder)
  const pool = new pg.Pool({ connectionString: bmms.adminUrl, max: CLIENTS })
  try {
    machine.postgres = (await pool.query('show server_version')).rows[0].server_version
    await pool.query(BARE_TABLE)
    const places = await Promise.all(
      CODES.map(async (code) => {
        const cookie = await signIn(bmms.port, demoAccount(folder, `${code.toLowerCase()}.budget_officer`))
        return { code, cookie, account: await fund(pool, code) }
      }),
    )
    const one = places.slice(0, 1)
    const figures = { one: [] as number[], three: [] as number[], bare: [] as number[] }
    for (let round = 0; round <= ROUNDS; round += 1) {
      const taken = {
        one: await obligate(pool, bmms.port, one),
        three: await obligate(pool, bmms.port, places),
        bare: await insertBare(pool),
      }
      // The first round warms up.
      if (round > 0) for (const name of ['one', 'three', 'bare'] as const) figures[name].push(taken[name])
    }
    return { machine, settings: { each: EACH, rounds: ROUNDS, clients: CLIENTS }, ...summary(figures) }
  } finally {
    await pool.end()
    await bmms.child.stop()
  }
}

function summary(figures: Record<'one' | 'three' | 'bare', number[]>) {
  const [one, three, bare] = [median(figures.one), median(figures.three), median(figures.bare)]
  return {
    obligationsPerSecond: { oneOrganization: Math.round(one), threeOrganizations: Math.round(three) },
    bareInsertsPerSecond: Math.round(bare),
    ratio: { oneOrganization: one / bare, threeOrganizations: three / bare },
    rounds: figures,
  }
}

interface Place {
  code: string
  cookie: string
  account: string
}

/** One balance with more money than the rounds need; answers its id. */
async function fund(pool: pg.Pool, code: string): Promise<string> {
  const { rows } = await pool.query(FUND, [code])
  return rows[0].account
}

/** Certified requests of one line each, then Box B of all of them by several clients at once; answers how many a second. */
async function obligate(pool: pg.Pool, port: number, places: readonly Place[]): Promise<number> {
  const waiting: { url: string; cookie: string }[] = []
  const each = EACH / places.length
  for (const { code, cookie, account } of places) {
    const { rows } = await pool.query<{ id: string }>(CERTIFIED, [code, account, each])
    const base = `http://127.0.0.1:${port}/api/v1/moa/${code}/budgeting/obligation-requests`
    waiting.push(...rows.map(({ id }) => ({ url: `${base}/${id}/steps`, cookie })))
  }
  // The organizations take turns in the queue.
  const queue = waiting.map((_, at) => waiting[(at % places.length) * each + Math.floor(at / places.length)])
  const body = JSON.stringify({ action: 'obligate', version: 1, on: '2026-03-03' })
  return perSecond(queue, async (one) => {
    if (!one) throw new Error('the queue has a hole')
    const headers = { cookie: one.cookie, 'content-type': 'application/json' }
    const response = await fetch(one.url, { method: 'POST', headers, body })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status}: ${text}`)
  })
}

function insertBare(pool: pg.Pool): Promise<number> {
  return perSecond(
    Array.from({ length: EACH }, (_, at) => at),
    (at) => pool.query(BARE_INSERT, [`02-101101-2026-03-${at}`]),
  )
}

async function perSecond<T>(queue: readonly T[], work: (one: T) => Promise<unknown>): Promise<number> {
  let next = 0
  const client = async () => {
    for (let at = next++; at < queue.length; at = next++) await work(queue[at] as T)
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return queue.length / ((performance.now() - started) / 1000)
}

/** What an obligation writes of its own, in a table without keys to others, checks, row security or triggers. */
const BARE_TABLE = `create table bench_obligation (
  organization_id integer, id uuid default gen_random_uuid() primary key, number text, posted_on date, payee text,
  particulars text, account_id uuid default gen_random_uuid(), object_code text, amount numeric(18, 2),
  posted_at timestamptz default now())`
const BARE_INSERT = `insert into bench_obligation (organization_id, number, posted_on, payee, particulars, object_code, amount)
  values (1, $1, '2026-03-03', 'Cotabato Trading', 'Tickets to a training', '5020101000', 1.00)`

const FUND = `with place as (
    select o.id, set_config('bmms.organization_id', o.id::text, false), (select m.person_id from membership m
      where m.organization_id = o.id and 'budget_officer' = any (m.roles) limit 1) as person
      from organization o where o.code = $1),
  program as (
    insert into ppa (organization_id, id, code, title, kind, cost_structure)
    select id, gen_random_uuid(), '399999999999000', 'Measured program', 'program', 'operations' from place returning *),
  account as (
    insert into ledger_account (organization_id, id, act_id, fund_cluster, funding_source, ppa_id, class)
    select p.organization_id, gen_random_uuid(), (select id from appropriation_act where code = 'BAA 85'), '01', '01101101',
           p.id, 'MOOE' from program p returning *),
  posting as (
    insert into ledger_posting (organization_id, id, kind, series_year, number, posted_on, particulars, actor_id, actor_name, posted_at)
    select id, gen_random_uuid(), kind, 2026, 'measured ' || kind, '2026-01-05', 'Measured', person, 'bench', now()
      from place, unnest(array['appropriation', 'allotment']) as kind returning *),
  entry as (
    insert into ledger_entry (organization_id, id, posting_id, posted_on, line, account_id, class, stage, movement, amount)
    select t.organization_id, gen_random_uuid(), t.id, t.posted_on, 1, a.id, 'MOOE', t.kind, 'original', 1000000000
      from posting t cross join account a)
  select id as account from account`

/** Requests by people who are nobody else's: requested by one, certified by another. */
const CERTIFIED = `with place as (
    select o.id, set_config('bmms.organization_id', o.id::text, false), (select m.person_id from membership m
      where m.organization_id = o.id and 'staff' = any (m.roles) limit 1) as requester, (select m.person_id from membership m
      where m.organization_id = o.id and 'manager' = any (m.roles) limit 1) as certifier
      from organization o where o.code = $1),
  request as (
    insert into obligation_request (organization_id, id, form, fund_cluster, funding_source, class, requested_on, payee, office,
      particulars, status, preparers, prepared_by, requested_by, requested_by_name, certified_by, certified_by_name)
    select id, gen_random_uuid(), 'ors', '01', '01101101', 'MOOE', '2026-03-02', 'Cotabato Trading', 'Finance',
           'Tickets to a training', 'certified', array[requester], 'bench', requester, 'bench', certifier, 'bench'
      from place, generate_series(1, $3::int) returning *),
  line as (
    insert into obligation_line (organization_id, id, request_id, line, account_id, class, object_code, amount)
    select organization_id, gen_random_uuid(), id, 1, $2::uuid, 'MOOE', '5020101000', 1.00 from request)
  select id from request`
