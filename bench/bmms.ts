// BMMS as an operator starts it, on a data folder of its own that is thrown away afterwards.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Child, startChild } from './child.ts'

export const root = join(import.meta.dirname, '..')

export interface Bmms {
  child: Child
  port: number
  /** From the start of the process to the first answered request. */
  startSeconds: number
  /** The superuser's address of the database. */
  adminUrl: string
  postmaster: number
}

const READY = /BMMS is ready at http:\/\/[^:]+:(\d+)/

/** Starts BMMS on a free port, and waits until it answers. */
export async function startBmms(folder: string): Promise<Bmms> {
  const started = performance.now()
  const child = startChild([join(root, 'server/src/main.ts'), '--port', '0', '--data', folder], {
    // Nothing of the caller's settings; and no limit on how often one organization may ask.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, RATE_PER_SECOND: '100000', RATE_BURST: '200000' },
  })
  const [, port] = await child.line(READY, 60_000)
  await firstAnswer(`http://127.0.0.1:${port}/ready/`)
  const startSeconds = (performance.now() - started) / 1000
  return { child, port: Number(port), startSeconds, ...reachDatabase(folder) }
}

async function firstAnswer(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const response = await fetch(url).catch(() => undefined)
    await response?.arrayBuffer()
    if (response?.ok) return
    await sleep(20)
  }
  throw new Error(`${url} does not answer.`)
}

function reachDatabase(folder: string): Pick<Bmms, 'adminUrl' | 'postmaster'> {
  const { postgresPassword } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))
  const { port, data } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8'))
  const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  return { adminUrl: `postgres://postgres:${postgresPassword}@127.0.0.1:${port}/postgres`, postmaster: Number(pid) }
}

/** Name and password of the first demo account with this username or role. */
export function demoAccount(folder: string, called: string): { username: string; password: string } {
  const lines = readFileSync(join(folder, 'demo-accounts.csv'), 'utf8').split('\n')
  const [username = '', password = ''] = lines.find((line) => line.split(',').includes(called))?.split(',') ?? []
  return { username, password }
}

/** Work as the superuser of the database. */
export async function onDatabase<T>(
  { adminUrl }: Pick<Bmms, 'adminUrl'>,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Signs in over HTTP; answers the cookie. */
export async function signIn(port: number, account: { username: string; password: string }): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  })
  if (!response.ok) throw new Error(`Signing in failed with ${response.status}: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
