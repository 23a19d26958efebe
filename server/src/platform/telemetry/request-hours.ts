// How many requests an hour brought, how long they took and what they cost this process: kept for planning capacity.
import { hostname } from 'node:os'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { type Database, inPlatform, SYSTEM } from '../database/scope.ts'

/** Upper bounds of the classes in milliseconds; an eleventh class is beyond. */
export const DURATION_BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const

/** A crash loses no more than this. */
const WRITE_EVERY_MS = 60_000

export interface HourCount {
  hour: string
  requests: number
  errors: number
  durations: number[]
  bytesOut: number
  cpuMs: number
  memoryBytes: number
  connections: number
}

/** Counts the requests of a server hour by hour, and writes them while it runs and when it ends. */
export function keepRequestHours(server: FastifyInstance, database: Database, log: Logger): void {
  const counter = new HourCounter(database)
  const process = `${hostname().slice(0, 60)}:${globalThis.process.pid}`
  const write = () =>
    writeHours(database, process, counter.take()).catch((error: unknown) =>
      log.warn({ error }, 'request hours not written'),
    )
  server.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.config.isStream) return
    counter.count({
      ms: reply.elapsedTime,
      status: reply.statusCode,
      bytes: bytesOf(reply.getHeader('content-length')),
    })
  })
  const timer = setInterval(write, WRITE_EVERY_MS).unref()
  server.addHook('onClose', async () => {
    clearInterval(timer)
    await write()
  })
}

function bytesOf(header: unknown): number {
  const bytes = Number(header ?? 0)
  return Number.isFinite(bytes) ? bytes : 0
}

interface Request {
  ms: number
  status: number
  bytes: number
}

/** What was counted since the last time it was taken, by hour. */
export class HourCounter {
  readonly #database: Pick<Database, 'app' | 'oversight' | 'clock'>
  #cpu = process.cpuUsage()
  #open = new Map<string, HourCount>()

  constructor(database: Pick<Database, 'app' | 'oversight' | 'clock'>) {
    this.#database = database
  }

  count({ ms, status, bytes }: Request): void {
    const hour = this.#hour()
    hour.requests += 1
    hour.errors += status >= 500 ? 1 : 0
    hour.bytesOut += bytes
    const found = DURATION_BOUNDS.findIndex((bound) => ms <= bound)
    const at = found < 0 ? DURATION_BOUNDS.length : found
    hour.durations[at] = (hour.durations[at] ?? 0) + 1
    const { app, oversight } = this.#database
    const used = app.totalCount - app.idleCount + oversight.totalCount - oversight.idleCount
    hour.connections = Math.max(hour.connections, used)
  }

  take(): HourCount[] {
    if (this.#open.size === 0) return []
    const hour = this.#hour()
    const { user, system } = process.cpuUsage(this.#cpu)
    this.#cpu = process.cpuUsage()
    hour.cpuMs += Math.round((user + system) / 1000)
    hour.memoryBytes = process.memoryUsage.rss()
    const hours = [...this.#open.values()]
    this.#open = new Map()
    return hours
  }

  #hour(): HourCount {
    const at = this.#database.clock.now().round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
    const hour = this.#open.get(at) ?? emptyHour(at)
    this.#open.set(at, hour)
    return hour
  }
}

function emptyHour(hour: string): HourCount {
  const durations = Array.from({ length: DURATION_BOUNDS.length + 1 }, () => 0)
  return { hour, requests: 0, errors: 0, durations, bytesOut: 0, cpuMs: 0, memoryBytes: 0, connections: 0 }
}

/** Adds to what is written of the hour already. */
export async function writeHours(database: Database, process: string, hours: readonly HourCount[]): Promise<void> {
  if (hours.length === 0) return
  await inPlatform(database, { actor: SYSTEM, requestId: 'request hours' }, async ({ db }) => {
    for (const { hour, requests, errors, durations, bytesOut, cpuMs, memoryBytes, connections } of hours)
      await db.execute(sql`
        insert into request_hour as h values (${hour}::timestamptz, ${process}, ${requests}, ${errors},
          ${sql.param(durations)}::integer[], ${bytesOut}, ${cpuMs}, ${memoryBytes}, ${connections})
        on conflict (hour, process) do update set requests = h.requests + excluded.requests, errors = h.errors + excluded.errors,
          durations = array(select a + b from unnest(h.durations, excluded.durations) u (a, b)),
          bytes_out = h.bytes_out + excluded.bytes_out, cpu_ms = h.cpu_ms + excluded.cpu_ms,
          memory_bytes = greatest(h.memory_bytes, excluded.memory_bytes),
          connections = greatest(h.connections, excluded.connections)`)
  })
}
