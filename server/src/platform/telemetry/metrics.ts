// Figures for the monitoring, in the text form of Prometheus.
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/scope.ts'

export interface Metrics {
  /** Measures every request of a server from now on. */
  observe(server: FastifyInstance): void
  contentType: string
  text(): Promise<string>
}

/** Metrics of this process and of the queue, in a registry of their own. */
export function createMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'bmms_' })
  countConnections(registry, database)
  countJobs(registry, database.app)
  const requests = new Histogram({
    name: 'bmms_http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return {
    observe(server) {
      server.addHook('onResponse', async (request, reply) => {
        if (request.routeOptions.config.isStream) return
        // The pattern, never the address: labels must stay few, and addresses name organizations.
        const route = request.routeOptions.url ?? 'unknown'
        requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
      })
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}

function countConnections(registry: Registry, { app, oversight, identity }: Database): void {
  const pools = Object.entries({ app, oversight, identity })
  new Gauge({
    name: 'bmms_database_connections',
    help: 'Connections of each login: in use, idle, and requests that wait for one.',
    labelNames: ['login', 'state'],
    registers: [registry],
    collect() {
      for (const [login, pool] of pools) {
        this.set({ login, state: 'used' }, pool.totalCount - pool.idleCount)
        this.set({ login, state: 'idle' }, pool.idleCount)
        this.set({ login, state: 'waiting' }, pool.waitingCount)
      }
    },
  })
}

const COUNT_JOBS = `select name, state::text, count(*)::int as count from pgboss.job
  where state <> 'completed' and name not like '\\_\\_%' group by 1, 2`

function countJobs(registry: Registry, pool: pg.Pool): void {
  new Gauge({
    name: 'bmms_jobs',
    help: 'Jobs in each queue that are not completed, by state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      this.reset()
      // A database that does not answer must not hide the other figures.
      const { rows } = await pool
        .query<{ name: string; state: string; count: number }>(COUNT_JOBS)
        .catch(() => ({ rows: [] }))
      for (const { name, state, count } of rows) this.set({ queue: name, state }, count)
    },
  })
}
