// Is it alive, and may it be sent work: for operators, load balancers and monitoring.
import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'

export interface Component {
  status: 'ok' | 'failing'
  detail: string
}

export interface HealthOptions {
  app: pg.Pool
  dataFolder: string
  jobs: () => Promise<Component>
  version: string
}

const LOW_DISK_BYTES = 500 * 1024 * 1024

export function healthRoutes(app: FastifyInstance, options: HealthOptions): void {
  const config = { access: 'public' }
  app.get('/health/', { config }, async (_request, reply) => {
    const components = await checkAll(options)
    const failing = Object.values(components).some((component) => component.status === 'failing')
    return reply
      .code(failing ? 503 : 200)
      .send({ status: failing ? 'failing' : 'ok', version: options.version, components })
  })
  app.get('/ready/', { config }, async (_request, reply) => {
    const database = await checkDatabase(options.app)
    return reply.code(database.status === 'ok' ? 200 : 503).send({ ready: database.status === 'ok' })
  })
}

async function checkAll({ app, dataFolder, jobs }: HealthOptions): Promise<Record<string, Component>> {
  const [database, queue, disk] = await Promise.all([checkDatabase(app), jobs(), checkDisk(dataFolder)])
  return { database, jobs: queue, disk }
}

async function checkDatabase(app: pg.Pool): Promise<Component> {
  const started = performance.now()
  try {
    await app.query('select 1')
    return { status: 'ok', detail: `${Math.round(performance.now() - started)} ms` }
  } catch {
    return { status: 'failing', detail: 'does not answer' }
  }
}

async function checkDisk(folder: string): Promise<Component> {
  try {
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    const detail = `${Math.round(free / 1024 / 1024)} MiB free`
    return { status: free > LOW_DISK_BYTES ? 'ok' : 'failing', detail }
  } catch {
    return { status: 'failing', detail: 'the data folder cannot be read' }
  }
}
