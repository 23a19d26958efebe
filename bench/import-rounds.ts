// One file of people on its way through BMMS: uploaded, checked, sent, approved by a second person, run; over HTTP.
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { ImportBatchView } from '../server/src/platform/imports/imports.contract.ts'
import { cpuSeconds, residentOf } from './proc.ts'
import { countAll } from './statements.ts'

export interface Phase {
  seconds: number
  rowsPerSecond: number
  /** Most memory of the server process while it lasted, above what it had before, in MB. */
  memoryGrowth: number
  /** The same, in all. */
  memory: number
  /** CPU of the server and of the database: what waiting for a busy machine does not blur. */
  cpuSeconds: { server: number; database: number }
  /** All statements of all connections, the change log's included in those that caused it. */
  statements: number
  statementsPerRow: number
}

export interface Round {
  rows: number
  file: 'xlsx' | 'csv'
  kilobytes: number
  check: Phase
  run: Phase
  /** The same file again: every row is known already. */
  again: Phase
  /** Credentials that the imported people have afterwards; each would be one hashing. */
  credentials: number
  secondsOfOneHash: number
  shareOfHashing: number
}

export interface Site {
  port: number
  /** Process of the server. */
  pid: number
  postmaster: number
  admin: pg.Client
  /** Cookies of two people who may import. */
  first: string
  second: string
  secondsOfOneHash: number
}

export async function importRound(site: Site, file: { name: string; bytes: Uint8Array; rows: number }): Promise<Round> {
  const { rows } = file
  const { batch, phase: check } = await upload(site, file)
  assert.deepEqual([batch.state, batch.counts?.create, batch.counts?.error], ['checked', rows, 0], batch.message)
  const sent = await call(site, site.first, `/${batch.id}/submit`, { version: batch.version })
  const run = await measure(site, rows, async () => {
    await call(site, site.second, `/${batch.id}/approve`, { version: sent.version, planHash: sent.planHash })
    const done = await untilState(site, batch.id, ['done', 'failed', 'returned'])
    assert.deepEqual([done.state, done.outcomes?.created], ['done', rows], done.message)
  })
  const { batch: second, phase: again } = await upload(site, file)
  assert.deepEqual([second.counts?.unchanged, second.sameFileAs.length], [rows, 1], second.message)
  const credentials = await credentialsOf(site, batch.id)
  const { secondsOfOneHash } = site
  const shareOfHashing = (credentials * secondsOfOneHash) / run.phase.seconds
  const kilobytes = Math.round(file.bytes.length / 1000)
  const kind = file.name.endsWith('.xlsx') ? 'xlsx' : 'csv'
  return { rows, file: kind, kilobytes, check, run: run.phase, again, credentials, secondsOfOneHash, shareOfHashing }
}

async function upload(site: Site, { name, bytes, rows }: { name: string; bytes: Uint8Array; rows: number }) {
  const measured = await measure(site, rows, async () => {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(bytes)]), name)
    const added = await ask(site, site.first, '?kind=people.users', { method: 'POST', body: form })
    return untilState(site, added.id, ['checked', 'failed'])
  })
  return { batch: measured.result, phase: measured.phase }
}

const SAMPLE_MS = 20

async function measure<T>(site: Site, rows: number, work: () => Promise<T>): Promise<{ result: T; phase: Phase }> {
  const before = residentOf(site.pid)
  let most = before
  const cpuBefore = cpuOf(site)
  const sampling = setInterval(() => {
    most = Math.max(most, residentOf(site.pid))
  }, SAMPLE_MS)
  try {
    let seconds = 0
    const { result, statements } = await countAll(site.admin, async () => {
      const started = performance.now()
      const done = await work()
      seconds = (performance.now() - started) / 1000
      return done
    })
    const cpu = cpuOf(site)
    const phase = {
      seconds,
      memory: most,
      cpuSeconds: { server: cpu.server - cpuBefore.server, database: cpu.database - cpuBefore.database },
      rowsPerSecond: rows / seconds,
      memoryGrowth: most - before,
      statements,
      statementsPerRow: statements / rows,
    }
    return { result, phase }
  } finally {
    clearInterval(sampling)
  }
}

function cpuOf({ pid, postmaster }: Site): Phase['cpuSeconds'] {
  return { server: cpuSeconds(pid, false), database: cpuSeconds(postmaster, true) }
}

async function untilState(site: Site, id: string, states: readonly string[]): Promise<ImportBatchView> {
  const deadline = Date.now() + 600_000
  while (Date.now() < deadline) {
    const batch = await ask(site, site.first, `/${id}`, {})
    if (states.includes(batch.state)) return batch
    await sleep(100)
  }
  throw new Error(`The import ${id} does not end.`)
}

function call(site: Site, cookie: string, path: string, body: object): Promise<ImportBatchView> {
  return ask(site, cookie, path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
}

async function ask(site: Site, cookie: string, path: string, request: RequestInit): Promise<ImportBatchView> {
  const headers = { ...request.headers, cookie }
  const response = await fetch(`http://127.0.0.1:${site.port}/api/v1/platform/imports${path}`, { ...request, headers })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as ImportBatchView
}

async function credentialsOf({ admin }: Site, batchId: string): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    'select count(*)::int as count from credential where person_id in (select record_id from import_row where batch_id = $1)',
    [batchId],
  )
  return rows[0]?.count ?? 0
}
