// BMMS as its users get it: a process of its own with an empty data folder, reached over HTTP.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

export interface RunningBmms {
  url: string
  /** Password of a demo account. */
  passwordOf: (username: string) => string
  /** Everything it printed. */
  output: () => string
  pid: number
  folder: string
  /** As Ctrl+C does; answers the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

interface StartOptions {
  folder?: string
  args?: string[]
  env?: Record<string, string>
  /** The two-step start of a person (`npm start`), or the process alone. */
  command?: 'start' | 'main'
}

const PATIENCE_MS = 120_000

/** Starts BMMS and waits until it says that it is ready. */
export async function startBmms({
  folder = newFolder(),
  args = [],
  env = {},
  command = 'main',
}: StartOptions = {}): Promise<RunningBmms> {
  const port = await freePort()
  const entry = command === 'start' ? 'bin/start.mjs' : 'server/src/main.ts'
  const child = spawn(process.execPath, [join(ROOT, entry), '--port', String(port), '--data', folder, ...args], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await ready(child, () => output)
  return {
    url: `http://localhost:${port}`,
    passwordOf: (username) => passwordIn(folder, username),
    output: () => output,
    pid: child.pid ?? 0,
    folder,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal)
      return exited
    },
  }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'bmms-journey-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

async function ready(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!output().includes('BMMS is ready at')) {
    if (child.exitCode !== null) throw new Error(`BMMS ended before it was ready:\n${output()}`)
    if (Date.now() > deadline) throw new Error(`BMMS was not ready in time:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function passwordIn(folder: string, username: string): string {
  const rows = readFileSync(join(folder, 'demo-accounts.csv'), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','))
  const row = rows.find(([name]) => name?.replaceAll('"', '') === username)
  if (!row?.[1]) throw new Error(`there is no demo account ${username}`)
  return row[1].replaceAll('"', '')
}

/** Runs a `bmms` command on a data folder and answers what it printed. */
export async function bmms(folder: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/bmms.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, BMMS_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { code, output }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
