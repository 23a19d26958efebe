// npm run bench -- --rollout: how many rows a second a rollback takes back, and its undo brings back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Bmms, demoAccount, signIn, startBmms } from './bmms.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'

const CODE = 'MOTC'
const THERE = 50_000
const ADDED = 20_000
const CHANGED = 20_000
const REMOVED = 10_000

/** Measures on a data folder of its own, prints, and writes to bench/results. */
export async function benchRolloutRollback(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-rollback-'))
  try {
    const report = await measure(folder)
    console.log(JSON.stringify(report, null, 2))
    keepReport(report, 'rollout-rollback')
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
    const fillSeconds = await fill(client)
    const { rows } = await client.query<{ moment: string }>(
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment`,
    )
    await work(client)
    const caller: Caller = { bmms, client, cookie: await signIn(bmms.port, demoAccount(folder, 'rollout_manager')) }
    const moment = rows[0]?.moment ?? ''
    const { id, ...rollback } = await roll(
      caller,
      await post(caller, '', { organization: CODE, moment, reason: 'Bench' }),
    )
    const { id: _, ...undo } = await roll(caller, await post(caller, `/${id}/undo`, { reason: 'Bench' }))
    return {
      machine,
      rows: { there: THERE, added: ADDED, changed: CHANGED, removed: REMOVED },
      fillSeconds,
      rollback,
      undo,
    }
  } finally {
    await client.end()
    await bmms.child.stop()
  }
}

interface Caller {
  bmms: Bmms
  client: pg.Client
  cookie: string
}

interface View {
  id: string
  state: string
  version: number
  rows: number
  message: string
}

/** Until it is checked, approved and done; answers rows a second of the run alone, and of all that people wait for. */
async function roll(caller: Caller, { id }: View) {
  const checked = await until(caller, id, ['ready', 'blocked'])
  if (checked.state !== 'ready') throw new Error(`The rollback is ${checked.state}: ${checked.message}`)
  const approved = performance.now()
  await post(caller, `/${id}/approve`, { version: checked.version, confirmation: CODE })
  const done = await until(caller, id, ['done', 'failed'])
  if (done.state !== 'done') throw new Error(`The rollback is ${done.state}: ${done.message}`)
  const { rows } = await caller.client.query<Times>(
    `select rehearsal_ms / 1000.0 as rehearsal, extract(epoch from finished_at - started_at) as run,
            archive_rows as "archiveRows", archive_size as "archiveBytes" from rollout_rollback where id = $1`,
    [id],
  )
  const [times] = rows
  const runSeconds = Number(times?.run)
  return {
    ...{ id, rows: done.rows, rehearsalSeconds: round(Number(times?.rehearsal)), runSeconds: round(runSeconds) },
    withArchiveSeconds: round((performance.now() - approved) / 1000),
    rowsPerSecond: Math.round(done.rows / runSeconds),
    ...{ archiveRows: times?.archiveRows, archiveBytes: times?.archiveBytes },
  }
}

interface Times {
  rehearsal: string
  run: string
  archiveRows: number
  archiveBytes: number
}

const round = (seconds: number) => Math.round(seconds * 100) / 100

async function until(caller: Caller, id: string, states: readonly string[]): Promise<View> {
  for (let waited = 0; waited < 1_200; waited += 1) {
    const view = await ask(caller, 'GET', `/${id}`)
    if (states.includes(view.state)) return view
    await sleep(250)
  }
  throw new Error(`The rollback did not become ${states.join(' or ')}.`)
}

const post = (caller: Caller, path: string, body: object) => ask(caller, 'POST', path, body)

async function ask({ bmms, cookie }: Caller, method: string, path: string, body?: object): Promise<View> {
  const response = await fetch(`http://127.0.0.1:${bmms.port}/api/v1/platform/rollout/rollbacks${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as View
}

/** A plan with as many progress entries, written with the change log like everything else. */
async function fill(client: pg.Client): Promise<number> {
  const started = performance.now()
  await client.query(
    `with o as (select id from organization where code = $1), someone as (select id from person order by id limit 1),
     plan as (insert into strategic_plan (organization_id, id, title, vision, mission, start_year, end_year, preparers, prepared_by)
       select o.id, gen_random_uuid(), 'Plan', 'v', 'm', 2026, 2030, '{}', 'Bench' from o returning organization_id, id),
     goal as (insert into strategic_goal (organization_id, id, plan_id, title, metric, target_value)
       select organization_id, gen_random_uuid(), id, 'Goal', 'Metric', 80 from plan returning organization_id, id)
     insert into progress_entry (organization_id, id, goal_id, as_of, value, note, author_id, author_name)
       select goal.organization_id, gen_random_uuid(), goal.id, date '2026-01-01' + n % 300, n % 80, 'Entry ' || n, someone.id, 'Bench'
         from goal, someone, generate_series(1, $2::int) n`,
    [CODE, THERE],
  )
  return round((performance.now() - started) / 1000)
}

async function work(client: pg.Client): Promise<void> {
  const own = `organization_id = (select id from organization where code = '${CODE}')`
  const some = (from: number, count: number) =>
    `id in (select id from progress_entry where ${own} order by id offset ${from} limit ${count})`
  await client.query(
    `update progress_entry set note = note || ', revised', value = value + 1 where ${some(0, CHANGED)}`,
  )
  await client.query(`delete from progress_entry where ${some(CHANGED, REMOVED)}`)
  await client.query(
    `insert into file (organization_id, id, name, media_type, size, sha256)
       select o.id, gen_random_uuid(), 'paper ' || n || '.pdf', 'application/pdf', 10, repeat('a', 64)
         from organization o, generate_series(1, $2::int) n where o.code = $1`,
    [CODE, ADDED],
  )
  await client.query('update organization set is_active = false where code = $1', [CODE])
  await client.query('analyze')
}
