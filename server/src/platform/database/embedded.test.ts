import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbedded, stopUnused } from './embedded.ts'
import { isAlive } from './embedded-processes.ts'
import { readSecrets } from './embedded-secrets.ts'

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '16MB' }

let folder: string
let open: EmbeddedPostgres[]
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bmms-test-embedded-'))
  open = []
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const postgres of open) await postgres.stop().catch(() => undefined)
  const pid = postmasterPid()
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a fresh start gives a working database, and the next start finds the same data on the same port', async () => {
  const lines: string[] = []
  const first = await start({ log: (line) => lines.push(line) })
  expect(lines[0]).toContain('Setting up PostgreSQL 18')
  expect(first.adopted).toBe(false)
  await query(first, 'create table note (body text)')
  await query(first, `insert into note values ('kept')`)
  await first.stop()
  await first.stop()
  expect(await isListening(first.port)).toBe(false)

  const second = await start()
  expect(second).toMatchObject({ adopted: false, port: first.port })
  expect(await query(second, 'select body from note')).toEqual([{ body: 'kept' }])
})

test('the database is UTF-8 with the same rules everywhere, takes our settings, and asks for the password', async () => {
  const postgres = await start({ settings: { work_mem: '5MB' } })
  const [facts] = await query(
    postgres,
    `select upper('ñ') as upper, 'B' < 'a' as by_code_point, current_setting('server_encoding') as encoding,
       current_setting('data_checksums') as checksums, current_setting('work_mem') as work_mem,
       current_setting('fsync') as fsync, current_setting('listen_addresses') as listen,
       current_setting('unix_socket_directories') as sockets, current_setting('password_encryption') as passwords`,
  )
  expect(facts).toEqual({
    upper: 'Ñ',
    by_code_point: true,
    encoding: 'UTF8',
    checksums: 'on',
    work_mem: '5MB',
    fsync: 'off',
    listen: '127.0.0.1',
    sockets: '',
    passwords: 'scram-sha-256',
  })
  const stranger = new pg.Client({ connectionString: `postgres://postgres:wrong@127.0.0.1:${postgres.port}/postgres` })
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
})

test('secrets are made once, kept, and readable by their owner alone', async () => {
  const secrets = readSecrets(folder)
  expect(Buffer.from(secrets.secret, 'base64url')).toHaveLength(32)
  expect(readSecrets(folder)).toEqual(secrets)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  const fresh = join(folder, 'deeper', 'data')
  readSecrets(fresh)
  expect(statSync(fresh).mode & 0o777).toBe(0o700)
})

test('the last process to leave stops the server, whoever started it', async () => {
  const other = await startElsewhere()
  const ours = await start()
  expect(ours).toMatchObject({ adopted: true, port: other.port })
  other.child.kill('SIGTERM')
  await once(other.child, 'exit')
  expect(await query(ours, 'select 1 as one')).toEqual([{ one: 1 }])
  await ours.stop()
  expect(await isListening(ours.port)).toBe(false)
})

test('a server that a killed process left is used, and stopped, by the next one', async () => {
  const other = await startElsewhere()
  await kill(other.child)
  expect(await isListening(other.port)).toBe(true)
  const ours = await start()
  expect(ours).toMatchObject({ adopted: true, port: other.port })
  await ours.stop()
  expect(await isListening(ours.port)).toBe(false)
})

test('what killed processes left can be stopped without starting anything', async () => {
  const other = await startElsewhere()
  expect(await stopUnused(folder)).toBe(false)
  expect(await isListening(other.port)).toBe(true)
  await kill(other.child)
  expect(await stopUnused(folder)).toBe(true)
  expect(await isListening(other.port)).toBe(false)
})

test('a server that was killed together with its process starts again with what was committed', async () => {
  const other = await startElsewhere({ synchronous_commit: 'on' })
  const pid = postmasterPid() ?? 0
  await query(other, 'create table note (body text)')
  await query(other, `insert into note values ('kept')`)
  await kill(other.child)
  process.kill(pid, 'SIGKILL')
  const ours = await start()
  expect(ours.adopted).toBe(false)
  expect(await query(ours, 'select body from note')).toEqual([{ body: 'kept' }])
})

test('a stale postmaster.pid whose number now belongs to another process is no obstacle', async () => {
  const first = await start()
  await first.stop()
  // Only a process of PostgreSQL's own account keeps PostgreSQL from starting.
  const { uid, gid } = statSync(join(folder, 'postgres'))
  const unrelated = spawn('sleep', ['60'], { uid, gid })
  children.push(unrelated)
  const stale = [unrelated.pid, join(folder, 'postgres'), '1', String(first.port), '', '127.0.0.1', '', 'ready', '']
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), stale.join('\n'))
  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a lock that a killed process left is no obstacle', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  writeFileSync(join(folder, 'postgres.lock'), JSON.stringify({ pid: child.pid, started: '1' }))
  expect((await start()).adopted).toBe(false)
})

test('of several processes that start at once on a fresh folder one sets up and all share it', async () => {
  const all = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere(), start()])
  expect(new Set(all.map((one) => one.port)).size).toBe(1)
  expect(all.filter((one) => !one.adopted)).toHaveLength(1)
})

test('a port that somebody else took in the meantime is replaced', async () => {
  const first = await start()
  await first.stop()
  const squatter = spawn(process.execPath, [
    '-e',
    `require('node:net').createServer().listen(${first.port}, '127.0.0.1', () => console.log('here'))`,
  ])
  children.push(squatter)
  await once(squatter.stdout, 'data')
  const second = await start()
  expect(second.port).not.toBe(first.port)
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('each refusal says what happened and what to do', async () => {
  const postgres = await start()
  await postgres.stop()

  const secrets = readFileSync(join(folder, 'secrets.json'), 'utf8')
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ ...JSON.parse(secrets), postgresPassword: 'other' }))
  await expect(start()).rejects.toMatchObject({ code: 'password', message: expect.stringContaining('Restore') })
  expect(await isListening(postgres.port)).toBe(false)

  writeFileSync(join(folder, 'secrets.json'), '{"secret":')
  await expect(start()).rejects.toMatchObject({ code: 'secrets', message: expect.stringContaining('backup') })

  writeFileSync(join(folder, 'secrets.json'), secrets)
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toMatchObject({ code: 'version', message: expect.stringContaining('pg_upgrade') })
})

async function start(options: { log?: (line: string) => void; settings?: Record<string, string> } = {}) {
  const postgres = await startEmbedded({ folder, ...options, settings: { ...FAST, ...options.settings } })
  open.push(postgres)
  return postgres
}

/** Another process that starts the database, reports it, and stops it on SIGTERM. */
async function startElsewhere(
  settings: Record<string, string> = {},
): Promise<{ child: ChildProcess; adminUrl: string; port: number; adopted: boolean }> {
  const options = JSON.stringify({ folder, settings: { ...FAST, ...settings } })
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    const postgres = await startEmbedded(${options})
    const awake = setInterval(() => undefined, 1000)
    process.once('SIGTERM', () => postgres.stop().then(() => clearInterval(awake)))
    console.log(JSON.stringify(postgres))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, ...JSON.parse(String(line)) }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function query(postgres: { adminUrl: string }, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

async function isListening(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ host: '127.0.0.1', port })
  socket.once('connect', () => resolve(true))
  socket.once('error', () => resolve(false))
  const answer = await promise
  socket.destroy()
  return answer
}

function postmasterPid(): number | null {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return null
  }
}
