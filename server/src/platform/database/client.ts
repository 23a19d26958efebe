// PostgreSQL connections: one pool a login, statements pipelined, and prepared once per connection.
import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import pg from 'pg'

const names = new Map<string, string>()
const NAMES_KEPT = 2_000

/** A statement gets a name made from its text, so that each connection plans it once. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  // Texts are built from code, never from values; the bound only guards against a defect there.
  if (names.size >= NAMES_KEPT) return undefined
  const name = `b${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`
  names.set(text, name)
  return name
}

interface QueryLike {
  text?: string
  name?: string
  values?: unknown[]
}

/** What is sent in one turn of the event loop leaves in one packet: a commit, the next `begin` and its context. */
class GatheringClient extends pg.Client {
  #gathering = false

  constructor(config?: pg.ClientConfig) {
    super(config)
    // A connection that breaks while it is used fails its queries and leaves the pool at release; without a listener
    // the event itself would end the process.
    this.on('error', () => undefined)
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg declares query with a dozen overloads; this passes all of them through
  override query(first: any, second?: any, third?: any): any {
    this.#gather()
    return super.query(first, second, third)
  }

  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection
    stream.cork()
    process.nextTick(() => {
      this.#gathering = false
      stream.uncork()
    })
  }
}

class PreparingClient extends GatheringClient {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  override query(first: any, second?: any, third?: any): any {
    const config: QueryLike = typeof first === 'object' && first !== null ? first : {}
    if (config.text && !config.name && (Array.isArray(second) || config.values)) {
      const name = nameOf(config.text)
      if (name) return super.query({ ...config, name } as never, second, third)
    }
    return super.query(first, second, third)
  }
}

export interface PoolOptions {
  url: string
  size: number
  prepared: boolean
  name: string
}

/** Opens a pool. A request waits 10 s at most for a connection. Time limits of statements are set on the roles (migrate.ts), since poolers refuse them at connect. */
export function openPool({ url, size, prepared, name }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    pipeline: true,
    Client: prepared ? PreparingClient : GatheringClient,
  } as pg.PoolConfig)
  // An idle connection that the server closes must not end the process; the pool opens another.
  pool.on('error', () => undefined)
  return pool
}

/** Same server and database, another login. */
export function urlFor(base: string, user: string, password: string): string {
  const url = new URL(base)
  url.username = user
  url.password = password
  return url.href
}

/** Runs `work` with one connection that belongs to it alone. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await work(client)
  } catch (error) {
    if (isConnectionError(error)) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && !('severity' in error) && /connection|terminated|ECONN|socket/i.test(error.message)
}
