// npm run bench -- --rollout: the control room over 44 organizations in 9 waves with 4,400 members, and how soon an open
// page hears of a change.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { demoAccount, onDatabase, signIn, startBmms } from './bmms.ts'
import { keepReport } from './keep-report.ts'
import { machineFacts } from './machine.ts'
import { countStatements, prepareCounting } from './statements.ts'

const ASKS = 30
const HEARD = 20
const MOST_MS = 500
const MOST_STATEMENTS = 3
const PATH = '/api/v1/platform/rollout/control-room'

/** Measures on a data folder of its own, prints, and writes to bench/results. */
export async function benchRolloutWatch(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-watch-'))
  try {
    const report = await measure(folder)
    console.log(JSON.stringify(report, null, 2))
    keepReport(report, 'rollout-watch')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string) {
  const machine = machineFacts()
  const cold = await startBmms(folder)
  await onDatabase(cold, prepareCounting).finally(cold.child.stop)
  const bmms = await startBmms(folder)
  const url = `http://127.0.0.1:${bmms.port}`
  try {
    return await onDatabase(bmms, async (client) => {
      machine.postgres = (await client.query('show server_version')).rows[0].server_version
      const counts = await fill(client)
      const cookie = await signIn(bmms.port, demoAccount(folder, 'ocm_viewer'))
      const ask = () => timed(url + PATH, cookie)
      await ask()
      const times = []
      for (let at = 0; at < ASKS; at += 1) times.push(await ask())
      const statements = await countStatements(client, async () => {
        for (let at = 0; at < ASKS; at += 1) await ask()
        return ASKS
      })
      const heard = await hearChanges(`${url}/api/v1/platform/rollout/live`, cookie, client)
      const medianMs = middle(times)
      // The queue looks for work meanwhile.
      const queue = statements.each.filter(({ text }) => text.includes('pgboss'))
      const besides = round(queue.reduce((left, { perRequest }) => left - perRequest, statements.besidesContext))
      return {
        ...{ machine, counts, medianMs, slowestMs: round(Math.max(...times)), statements: besides },
        heardAfterMs: { median: middle(heard), slowest: round(Math.max(...heard)) },
        met: medianMs <= MOST_MS && besides <= MOST_STATEMENTS && Math.max(...heard) <= 1_000,
      }
    })
  } finally {
    await bmms.child.stop()
  }
}

/** All organizations in nine waves, with milestones, blockers, members and their sign-ins. */
async function fill(client: pg.Client) {
  for (const statement of FILL) await client.query(statement)
  await client.query('analyze')
  const { rows } = await client.query(`select (select count(*)::int from rollout_wave) as waves,
    (select count(*)::int from rollout_placement where left_on is null) as organizations,
    (select count(*)::int from rollout_milestone) as milestones, (select count(*)::int from rollout_blocker) as blockers,
    (select count(*)::int from membership) as members, (select count(*)::int from sign_in_event) as "signIns"`)
  return rows[0]
}

const FILL = [
  // Organizations have limits of people, which are not what is measured.
  `set session_replication_role = 'replica'`,
  `insert into rollout_wave (id, number, name, status, starts_on, ends_on, baseline_starts_on, baseline_ends_on, started_on)
   select gen_random_uuid(), n, 'Wave ' || n, case when n < 5 then 'active' else 'planned' end,
          d, d + 20, d, d + 20, case when n < 5 then d end
     from (select n, current_date - 90 + n * 30 as d from generate_series(2, 9) n) w`,
  `insert into rollout_placement (organization_id, id, wave_id, state)
   select o.id, gen_random_uuid(), (select id from rollout_wave where number = 2 + o.rank % 8), 'training_scheduled'
     from (select id, row_number() over (order by id) as rank from organization g
            where not exists (select from rollout_placement p where p.organization_id = g.id and p.left_on is null)) o`,
  `insert into rollout_milestone (id, wave_id, kind, title, due_on, baseline_on, status, done_on)
   select gen_random_uuid(), w.id, k.kind, k.kind, w.starts_on + k.after, w.starts_on + k.after,
          case when w.starts_on + k.after < current_date - 20 then 'done' else 'open' end,
          case when w.starts_on + k.after < current_date - 20 then w.starts_on + k.after + 1 end
     from rollout_wave w, (values ('kickoff', 0), ('admin_training', 4), ('user_training', 8), ('system_access', 12),
       ('go_live', 16), ('completion', 20)) k (kind, after)
    where w.number > 1`,
  `insert into rollout_blocker (organization_id, id, wave_id, severity, title, opened_by_name, opened_at)
   select null, gen_random_uuid(), w.id, (array['critical', 'high', 'medium', 'low'])[1 + n % 4], 'Blocker ' || n, 'Bench',
          now() - n * interval '5 hours'
     from rollout_wave w, generate_series(1, 10) n where w.number < 6`,
  `insert into person (id, username, email, name)
   select gen_random_uuid(), 'bench' || o.id || '-' || n, 'bench' || o.id || '-' || n || '@example.gov.ph', 'Bench person'
     from organization o, generate_series(1, 100) n`,
  `insert into membership (organization_id, id, person_id, roles)
   select split_part(substr(p.username, 6), '-', 1)::int, gen_random_uuid(), p.id, '{staff}'
     from person p where p.username like 'bench%'`,
  `insert into onboarding (person_id, invited_at) select id, now() - interval '20 days' from person where username like 'bench%'`,
  `insert into sign_in_event (person_id, kind, at) select p.id, 'signed_in', now() - n * interval '3 days'
     from person p, generate_series(0, 12) n where p.username like 'bench%' and hashtext(p.username) % 3 <> 0`,
  `set session_replication_role = 'origin'`,
]

/** Milliseconds from a commit until an open page hears of it. */
async function hearChanges(url: string, cookie: string, client: pg.Client): Promise<number[]> {
  const abort = new AbortController()
  const response = await fetch(url, { headers: { cookie, accept: 'text/event-stream' }, signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!response.ok || !reader) throw new Error(`${url} answered ${response.status}`)
  const times = []
  for (let at = 0; at < HEARD; at += 1) {
    const started = performance.now()
    await client.query(`update rollout_wave set description = 'bench ${at}' where number = 9`)
    for (let text = ''; !text.includes('event: changed'); ) text += (await reader.read()).value ?? ''
    times.push(performance.now() - started)
  }
  abort.abort()
  return times
}

async function timed(url: string, cookie: string): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, { headers: { cookie, accept: 'application/json' } })
  const body = await response.text()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body.slice(0, 200)}`)
  return performance.now() - started
}

const round = (value: number) => Math.round(value * 10) / 10
const middle = (values: readonly number[]) =>
  round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
