import { fastify } from 'fastify'
import pg from 'pg'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { createMetrics } from './metrics.ts'

const here = useTestDatabase()

test('requests are counted by route and status, never by address', async () => {
  const metrics = createMetrics(here.database)
  const server = fastify()
  metrics.observe(server)
  server.get('/api/v1/moa/:moa/plans', async () => 'fine')
  await server.inject('/api/v1/moa/MOH/plans')
  await server.inject('/api/v1/moa/MOLE/plans')
  await server.inject('/secret-place')
  await server.close()
  const text = await metrics.text()
  expect(text).toContain(
    'bmms_http_request_duration_seconds_count{method="GET",route="/api/v1/moa/:moa/plans",status="200"} 2',
  )
  expect(text).toContain('route="unknown",status="404"} 1')
  expect(text).not.toMatch(/MOLE|secret-place/)
})

test('connections, jobs and the process itself are measured', async () => {
  await here.database.app.query('select 1')
  await onAdmin(here.adminUrl, `select pgboss.create_queue('test.metrics', '{"policy":"standard"}')`)
  await onAdmin(
    here.adminUrl,
    `insert into pgboss.job (name, state, policy) values ('test.metrics', 'failed', 'standard'), ('test.metrics', 'completed', 'standard')`,
  )
  const metrics = createMetrics(here.database)
  const text = await metrics.text()
  expect(metrics.contentType).toContain('text/plain')
  expect(text).toContain('bmms_database_connections{login="app",state="idle"} 1')
  expect(text).toContain('bmms_jobs{queue="test.metrics",state="failed"} 1')
  expect(text).not.toContain('state="completed"')
  expect(text).toContain('bmms_nodejs_eventloop_lag_seconds')
})

test('a database that does not answer hides no other figure', async () => {
  const closed = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' })
  const text = await createMetrics({ ...here.database, app: closed }).text()
  expect(text).toContain('bmms_process_resident_memory_bytes')
  await closed.end()
})
