// The course of a run: start, fill, compare, count, grow, compare again.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bmms, demoAccount, onDatabase, signIn, startBmms } from './bmms.ts'
import { type Child, startChild } from './child.ts'
import { type Machine, machineFacts } from './machine.ts'
import { fillPlans } from './plans.ts'
import { familyOf, type Memory, memoryOf } from './proc.ts'
import { ask, compare, type Figures, type Side, startLoad } from './rounds.ts'
import { type PageScripts, pageScripts } from './scripts.ts'
import { countStatements, prepareCounting, type Statements } from './statements.ts'

const CONNECTIONS = 32
/** Connections to the database: what BMMS has when nothing is set. */
const POOL = 12
const FEW = 44

export interface Settings {
  seconds: number
  rounds: number
  organizations: number
}

export interface Measured {
  machine: Machine
  settings: Settings & { connections: number; pool: number; few: number }
  coldStartSeconds: number
  warmStartSeconds: number
  memoryIdle: Memory
  databaseMemoryUnderLoad: Memory
  bmms: Figures
  bare: Figures
  /** As a browser asks, with `accept-encoding: br`. */
  compressed: Figures
  statements: Statements
  many: { bmms: Figures; bare: Figures }
  pages: PageScripts[]
}

/** Takes every figure, on a data folder that is empty before. Children are stopped whatever happens. */
export async function measureAll(folder: string, settings: Settings): Promise<Measured> {
  const machine = machineFacts()
  const data = join(folder, 'data')
  say('Starting BMMS on an empty data folder, and again.')
  const cold = await startBmms(data)
  await onDatabase(cold, prepareCounting).finally(cold.child.stop)
  const bmms = await startBmms(data)
  const children = [bmms.child]
  try {
    await sleep(2_000)
    const memoryIdle = memoryOf(familyOf(bmms.child.pid).filter((pid) => pid !== bmms.postmaster))
    const starts = { coldStartSeconds: cold.startSeconds, warmStartSeconds: bmms.startSeconds }
    return { machine, ...starts, memoryIdle, ...(await measureRunning({ bmms, data, settings, machine, children })) }
  } finally {
    for (const child of children.toReversed()) await child.stop()
  }
}

interface Stage {
  bmms: Bmms
  data: string
  settings: Settings
  machine: Machine
  children: Child[]
}

async function measureRunning({ bmms, data, settings, machine, children }: Stage) {
  const account = demoAccount(data, 'moh.viewer')
  return onDatabase(bmms, async (client) => {
    machine.postgres = (await client.query('show server_version')).rows[0].server_version
    const load = await startLoad()
    children.push(load)
    const bare = startChild([new URL('./bare.ts', import.meta.url).pathname], {
      env: { BARE_DATABASE: bmms.adminUrl, BARE_POOL: String(POOL) },
    })
    children.push(bare)
    const [, barePort] = await bare.line(/bare handler at (\d+)/, 10_000)
    const cookie = await signIn(bmms.port, account)
    const sides = (places: { code: string; id: number }[], headers = {}): [Side, Side] => [
      {
        name: 'BMMS',
        pid: bmms.child.pid,
        port: bmms.port,
        paths: places.map(listOf),
        headers: { cookie, ...headers },
      },
      { name: 'bare', pid: bare.pid, port: Number(barePort), paths: places.map(({ id }) => `/plans/${id}`), headers },
    ]
    const course = { load, postmaster: bmms.postmaster, connections: CONNECTIONS, ...settings }
    say(`${FEW} organizations with 200 plans each.`)
    const few = sides(await fillPlans(client, account.username, FEW))
    await checkSame(few)
    const [bmmsFew, bareFew] = await compare(course, few)
    const databaseMemoryUnderLoad = memoryOf(familyOf(bmms.postmaster))
    const statements = await countStatements(client, async () => {
      const { port, paths, headers } = few[0]
      return (await ask(load, { port, paths, headers, connections: CONNECTIONS, seconds: 1 })).requests
    })
    say('The same with compressed answers.')
    const asBrowser = few.map((side) => ({ ...side, headers: { ...side.headers, 'accept-encoding': 'br' } }))
    const [compressed] = await compare({ ...course, rounds: 2 }, asBrowser.slice(0, 1))
    say(`${settings.organizations} organizations with 200 plans each.`)
    const many = sides(shuffled(await fillPlans(client, account.username, settings.organizations)))
    await checkSame(many)
    const [bmmsMany, bareMany] = await compare(course, many)
    const pages = await pageScripts(bmms.port)
    if (!bmmsFew || !bareFew || !compressed || !bmmsMany || !bareMany) throw new Error('A side was not measured.')
    return {
      settings: { ...settings, connections: CONNECTIONS, pool: POOL, few: FEW },
      databaseMemoryUnderLoad,
      bmms: bmmsFew,
      bare: bareFew,
      compressed,
      statements,
      many: { bmms: bmmsMany, bare: bareMany },
      pages,
    }
  })
}

function listOf({ code }: { code: string }): string {
  return `/api/v1/moa/${code}/planning/strategic-plans`
}

/** Both must do the same work: their answers are equal, 25 rows of 200. */
async function checkSame(sides: readonly Side[]): Promise<void> {
  const [ours, theirs] = await Promise.all(
    sides.map(async ({ port, paths, headers }) => {
      const response = await fetch(`http://127.0.0.1:${port}${paths[0]}`, { headers })
      return response.json() as Promise<{ items: unknown[]; total: number }>
    }),
  )
  assert.deepEqual(ours, theirs)
  assert.deepEqual([ours?.items.length, ours?.total], [25, 200])
}

/** Always in the same order, so that runs can be compared. */
function shuffled<T>(items: readonly T[]): T[] {
  let seed = 7
  const keyed = items.map((item) => {
    seed = (seed * 48_271) % 2_147_483_647
    return { item, key: seed }
  })
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
