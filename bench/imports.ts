// npm run bench -- --imports: how fast people come in from spreadsheets, and what that takes of memory and statements.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type Bmms, demoAccount, onDatabase, signIn, startBmms } from './bmms.ts'
import { importRound, type Phase, type Round, type Site } from './import-rounds.ts'
import { keepReport, rounded } from './keep-report.ts'
import { machineFacts } from './machine.ts'
import { peopleCsv, peopleXlsx } from './people-files.ts'
import { memoryOf } from './proc.ts'
import { prepareCounting } from './statements.ts'

const SMALL = 1_100
const LARGE = 50_000
const MOST_MEMORY_MB = 200

/** Takes every figure on a data folder of its own, prints them and writes them to bench/results. */
export async function benchImports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-bench-imports-'))
  try {
    const report = await measureImports(folder)
    print(report)
    keepReport(report, 'imports', rounded)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureImports(data: string) {
  const machine = machineFacts()
  const cold = await startBmms(data)
  await onDatabase(cold, prepareCounting).finally(cold.child.stop)
  const bmms = await startBmms(data)
  try {
    return await onDatabase(bmms, async (admin) => {
      machine.postgres = (await admin.query('show server_version')).rows[0].server_version
      // As it is after the pilot: no organization is limited to fifty people.
      await admin.query('update organization set people_limit = null, is_pilot = false')
      const { rows } = await admin.query<{ code: string }>(
        'select code from organization where is_active order by code',
      )
      const organizations = rows.map(({ code }) => code)
      const site = await openSite(bmms, admin, data)
      const memoryBefore = memoryOf([site.pid]).rss
      const small = { rows: SMALL, organizations }
      const rounds = [
        await importRound(site, { name: 'warm.xlsx', rows: SMALL, bytes: await peopleXlsx({ ...small, from: 0 }) }),
        await importRound(site, { name: 'a.xlsx', rows: SMALL, bytes: await peopleXlsx({ ...small, from: 10_000 }) }),
        await importRound(site, { name: 'b.csv', rows: SMALL, bytes: peopleCsv({ ...small, from: 20_000 }) }),
      ].slice(1)
      await sleep(5_000)
      const bytes = await peopleXlsx({ rows: LARGE, organizations, from: 100_000 })
      rounds.push(await importRound(site, { name: 'c.xlsx', rows: LARGE, bytes }))
      return { machine, memoryBefore, rounds, aims: aimsOf(rounds, memoryBefore) }
    })
  } finally {
    await bmms.child.stop()
  }
}

async function openSite(bmms: Bmms, admin: pg.Client, data: string): Promise<Site> {
  const first = await signIn(bmms.port, demoAccount(data, 'rollout_coordinator'))
  const second = await signIn(bmms.port, demoAccount(data, 'rollout_manager'))
  // A sign-in is one hashing and a few statements: the time of a hash from above.
  const times: number[] = []
  for (let at = 0; at < 5; at += 1) {
    const started = performance.now()
    await signIn(bmms.port, demoAccount(data, 'trainer'))
    times.push((performance.now() - started) / 1000)
  }
  const secondsOfOneHash = Math.min(...times)
  return { port: bmms.port, pid: bmms.child.pid, postmaster: bmms.postmaster, admin, first, second, secondsOfOneHash }
}

function aimsOf(rounds: readonly Round[], memoryBefore: number) {
  const phases = rounds.flatMap(({ check, run }) => [check, run])
  const most = (by: (phase: Phase) => number) => Math.max(...phases.map(by))
  return [
    {
      name: 'memory above the idle server',
      value: most(({ memory }) => memory) - memoryBefore,
      atMost: MOST_MEMORY_MB,
      unit: 'MB',
    },
    { name: 'statements a row', value: most(({ statementsPerRow }) => statementsPerRow), atMost: 1, unit: '' },
    {
      name: 'share of password hashing',
      value: Math.max(...rounds.map((round) => round.shareOfHashing)),
      atMost: 0,
      unit: '',
    },
  ].map((aim) => ({ ...aim, met: aim.value <= aim.atMost }))
}

type Report = Awaited<ReturnType<typeof measureImports>>

function print({ machine, rounds, aims, memoryBefore }: Report): void {
  console.log(
    `\nBMMS ${machine.commit}, Node ${machine.node}, ${machine.cores} x ${machine.cpu}, load ${machine.loadBefore.toFixed(1)}`,
  )
  console.log(`Memory of the server before: ${memoryBefore.toFixed(0)} MB\n`)
  for (const { rows, file, kilobytes, ...round } of rounds) {
    console.log(`${rows} rows, ${file}, ${kilobytes} kB`)
    for (const name of ['check', 'run', 'again'] as const) {
      const { seconds, rowsPerSecond, memoryGrowth, cpuSeconds, statements, statementsPerRow } = round[name]
      console.log(
        `  ${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s  ${rowsPerSecond.toFixed(0).padStart(6)} rows/s  +${memoryGrowth.toFixed(0).padStart(3)} MB  CPU ${cpuSeconds.server.toFixed(1)} + ${cpuSeconds.database.toFixed(1)} s  ${statements} statements (${statementsPerRow.toFixed(3)} a row)`,
      )
    }
    console.log(
      `  credentials made: ${round.credentials}; one hash takes at most ${round.secondsOfOneHash.toFixed(3)} s`,
    )
  }
  console.log('\nAims:')
  for (const { name, value, atMost, unit, met } of aims) {
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${name.padEnd(28)} ${value.toFixed(3)} ${unit} (at most ${atMost})`)
  }
}
