// A server of nothing but imports of made-up things, with two people who may import, and a worker that works when asked.
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type PlatformRole, Policies } from '../platform/access/policy.ts'
import { SYSTEM } from '../platform/database/scope.ts'
import { platformErrors } from '../platform/errors/platform-errors.ts'
import { fileErrors } from '../platform/files/file-errors.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import { registerRoutes } from '../platform/http/register-routes.ts'
import { createServer } from '../platform/http/server.ts'
import { checkImport } from '../platform/imports/check-import.ts'
import { importsModule } from '../platform/imports/imports-module.ts'
import { runImport } from '../platform/imports/run-import.ts'
import { undoImport } from '../platform/imports/undo-import.ts'
import { createPerson } from './builders.ts'
import type { TestDatabase } from './database.ts'
import { createThings, things } from './import-things.ts'
import { onAdmin } from './test-cluster.ts'

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
  bytes: Buffer
  headers: Record<string, unknown>
}

export interface ImportsApp {
  /** Sessions of a rollout coordinator and of a rollout manager. */
  ana: string
  ben: string
  signIn: (name: string, role: PlatformRole) => Promise<string>
  /** Asks below /platform/imports. */
  ask: (session: string, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) => Promise<Answer>
  /** As Ana unless said otherwise. */
  upload: (bytes: Uint8Array | string, parts?: { name?: string; query?: string; session?: string }) => Promise<Answer>
  /** A batch as a person sees it; Ana unless said otherwise. */
  read: (id: string, session?: string) => Promise<Answer['body']>
  /** Does what is in the queue. */
  work: () => Promise<void>
  /** How many files the store has. */
  countFiles: () => number
}

interface Request {
  method: 'GET' | 'POST' | 'PATCH'
  url: string
  headers: Record<string, string>
  payload?: Buffer | object
}

/** Call after `useTestDatabase`, at the top of a test file. Nothing is imported at the begin of each test. */
export function useImportsApp(test: TestDatabase): ImportsApp {
  const folder = mkdtempSync(join(tmpdir(), 'bmms-imports-'))
  const files = createFileStore(folder)
  const reported: unknown[] = []
  const app = {} as ImportsApp
  let server: FastifyInstance
  beforeAll(async () => {
    await createThings(test.adminUrl)
    server = await openServer(test, { files, reported })
    app.ana = await app.signIn('Ana', 'rollout_coordinator')
    app.ben = await app.signIn('Ben', 'rollout_manager')
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
    expect(reported).toEqual([])
  })
  beforeEach(async () => {
    await onAdmin(test.adminUrl, 'delete from thing')
    await onAdmin(test.adminUrl, 'delete from import_batch')
    test.enqueued.splice(0)
  })
  const send = async (request: Request): Promise<Answer> => {
    const answer = await server.inject({ ...request, url: `/api/v1/platform/imports${request.url}` })
    const isJson = String(answer.headers['content-type']).includes('json')
    const { statusCode: status, rawPayload: bytes, headers } = answer
    return { status, body: isJson ? answer.json() : undefined, bytes, headers }
  }
  app.signIn = (name, role) => signIn(test, name, role)
  app.ask = (session, method, url, payload) =>
    send({ method, url, headers: { 'x-session': session }, ...(payload ? { payload } : {}) })
  app.upload = async (bytes, { name = 'things.csv', query = '', session = app.ana } = {}) => {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(Buffer.from(bytes))]), name)
    const encoded = new Response(form)
    const headers = { 'x-session': session, 'content-type': encoded.headers.get('content-type') ?? '' }
    const payload = Buffer.from(await encoded.arrayBuffer())
    return send({ method: 'POST', url: `?kind=test.things${query}`, headers, payload })
  }
  app.read = async (id, session = app.ana) => (await app.ask(session, 'GET', `/${id}`)).body
  app.work = async () => {
    const jobs = { 'imports.check': checkImport, 'imports.run': runImport, 'imports.undo': undoImport }
    const caller = { actor: SYSTEM, requestId: 'job' }
    const context = { database: test.database, files, definitions: [things], caller }
    for (const { job, data } of test.enqueued.splice(0)) {
      // Jobs of others (mails of notifications) are no matter here.
      await jobs[job as keyof typeof jobs]?.(context, String(data.batchId))
    }
  }
  app.countFiles = () => readdirSync(folder, { recursive: true }).length
  return app
}

async function openServer(
  test: TestDatabase,
  { files, reported }: { files: ReturnType<typeof createFileStore>; reported: unknown[] },
): Promise<FastifyInstance> {
  const { policy, routes, errors, constraints } = importsModule([things])
  const server = await createServer({
    logger: pino({ level: 'silent' }),
    trustProxy: '',
    https: false,
    errors: { ...platformErrors, ...fileErrors, ...errors },
    constraints,
    report: (error) => void reported.push(error),
    rewriteUrl: (url) => url,
  })
  const runtime = {
    database: test.database,
    policies: new Policies([policy]),
    rules: { sessionIdleMinutes: 60, sessionMaximumHours: 12, requireTwoFactor: false, onlyOrganization: null },
    sessionToken: (request: { headers: Record<string, unknown> }) => String(request.headers['x-session'] ?? ''),
    takeTurn: () => undefined,
    files,
  }
  registerRoutes(server, runtime as never, routes)
  await server.ready()
  return server
}

async function signIn(test: TestDatabase, name: string, role: PlatformRole): Promise<string> {
  const person = await createPerson(test, { name, platformRoles: [role] })
  const token = randomUUID()
  await onAdmin(
    test.adminUrl,
    `insert into session (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [randomUUIDv7(), person.id, token],
  )
  return token
}
