// The whole server over a test database, asked without a network.
import { createHmac, randomUUID, randomUUIDv7 } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { createApp } from '../app.ts'
import type { Application } from '../application.ts'
import { type Config, readConfig } from '../config.ts'
import { createMetrics } from '../platform/telemetry/metrics.ts'
import type { TestPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { onAdmin, TEST_SECRET } from './test-cluster.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
  text: string
  headers: Record<string, unknown>
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export type Ask = (method: Method, path: string, body?: unknown) => Promise<Answer>

export interface TestApp {
  server: FastifyInstance
  /** Unexpected errors (500) that the server reported; tests expect none. */
  reported: unknown[]
  /** Asks without a session. */
  anonymous: Ask
  /** Signs a person in and answers their way to ask. */
  signIn: (person: TestPerson) => Promise<Ask & { cookie: string }>
}

/** Call after `useTestDatabase`, at the top of a test file. */
export function useTestApp(test: TestDatabase, settings: Partial<Config> = {}): TestApp {
  const app = { reported: [] as unknown[] } as TestApp
  let stop: () => Promise<void>
  beforeAll(async () => {
    const config = {
      ...readConfig([], {}),
      secret: TEST_SECRET,
      demo: false,
      dataFolder: '/tmp',
      organizationRate: 100_000,
      organizationBurst: 100_000,
      ...settings,
    }
    const application: Application = {
      config,
      database: test.database,
      logins: test.logins,
      secret: TEST_SECRET,
      applied: [],
      close: async () => undefined,
    }
    const { enqueueWith } = test.database
    const built = await createApp(application, {
      logger: pino({ level: 'silent' }),
      metrics: createMetrics(test.database),
      report: (error) => void app.reported.push(error),
    })
    // Jobs are noted, not run: what they do is tested where they are declared.
    test.database.enqueueWith = enqueueWith
    app.server = built.server
    stop = async () => {
      await built.server.close()
      await built.jobs.stop()
    }
    await app.server.ready()
    app.anonymous = askWith(app.server, '')
  })
  afterAll(() => stop())
  app.signIn = async (person) => {
    const cookie = await sessionCookie(test, person)
    return Object.assign(askWith(app.server, cookie), { cookie })
  }
  return app
}

function askWith(server: FastifyInstance, cookie: string): Ask {
  return async (method, path, body) => {
    const url = path.startsWith('/api') || path.startsWith('/health') ? path : `/api/v1${path}`
    const response = await server.inject({
      method,
      url,
      headers: { ...(cookie ? { cookie } : {}), host: 'localhost:3000' },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: json && response.body ? JSON.parse(response.body) : undefined,
      text: response.body,
      headers: response.headers,
    }
  }
}

/** A session as sign-in would make it; sign-in itself is tested in platform/auth. */
async function sessionCookie(test: TestDatabase, person: TestPerson): Promise<string> {
  const token = randomUUID()
  await onAdmin(
    test.adminUrl,
    `insert into session (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '2 hours')`,
    [randomUUIDv7(), person.id, token],
  )
  const signature = createHmac('sha256', TEST_SECRET).update(token).digest('base64')
  return `bmms.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}
