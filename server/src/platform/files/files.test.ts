import { createHash, randomUUID, randomUUIDv7 } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { jpeg, pdf, png } from '../../testing/sample-files.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { everyone, type ModulePolicy, Policies } from '../access/policy.ts'
import { platformErrors } from '../errors/platform-errors.ts'
import { endpoint } from '../http/endpoint.ts'
import { registerRoutes } from '../http/register-routes.ts'
import { fileRoute, type Route, uploadRoute } from '../http/route.ts'
import { createServer } from '../http/server.ts'
import { fileConstraints, fileErrors } from './file-errors.ts'
import { LOGO } from './file-rules.ts'
import { createFileStore } from './file-store.ts'
import { FileView } from './files.contract.ts'
import { filesModule } from './files-module.ts'
import { getFile, pictureReply, saveFile } from './organization-files.ts'

const here = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-files-'))
const reported: unknown[] = []
let server: FastifyInstance

/** A logo that is kept and shown, and an upload whose record always fails. */
const extraRoutes: Route[] = [
  uploadRoute(
    endpoint('POST', '/moa/:moa/sample-logos', {
      access: 'samples.logo.change',
      summary: 'x',
      transfer: 'file',
      response: FileView,
    }),
    LOGO,
    (scope, { upload }) => saveFile(scope, upload),
  ),
  fileRoute(
    endpoint('GET', '/moa/:moa/sample-logos/:id', {
      access: 'samples.logo.change',
      summary: 'x',
      transfer: 'bytes',
      response: FileView,
    }),
    (scope, { params }) => getFile(scope, params.id),
    (file, _scope, store) => pictureReply(store, file),
  ),
  uploadRoute(
    endpoint('POST', '/moa/:moa/sample-failures', {
      access: 'samples.logo.change',
      summary: 'x',
      transfer: 'file',
      response: FileView,
    }),
    LOGO,
    async (scope, { upload }) => {
      await saveFile(scope, upload)
      return saveFile(scope, upload)
    },
  ),
]
const samples: ModulePolicy = {
  module: 'samples',
  switchable: false,
  policy: { 'samples.logo.change': { organization: everyone } },
}

beforeAll(async () => {
  server = await createServer({
    logger: pino({ level: 'silent' }),
    trustProxy: '',
    https: false,
    errors: { ...platformErrors, ...fileErrors },
    constraints: fileConstraints,
    report: (error) => void reported.push(error),
    rewriteUrl: (url) => url,
  })
  const runtime = {
    database: here.database,
    policies: new Policies([filesModule.policy, samples]),
    rules: {
      sessionIdleMinutes: 60,
      sessionMaximumHours: 12,
      requireTwoFactor: false,
      onlyOrganization: null,
      mailHookToken: '',
    },
    sessionToken: (request: { headers: Record<string, unknown> }) => String(request.headers['x-session'] ?? ''),
    takeTurn: () => undefined,
    files: createFileStore(folder),
  }
  registerRoutes(server, runtime as never, [...filesModule.routes, ...extraRoutes])
  await server.ready()
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
  expect(reported).toEqual([])
})

/** A session of a new person with one role. */
async function signIn(code: string, role: 'planner' | 'viewer'): Promise<string> {
  const person = await createPerson(here, { roles: { [code]: [role] } })
  const token = randomUUID()
  await onAdmin(
    here.adminUrl,
    `insert into session (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [randomUUIDv7(), person.id, token],
  )
  return token
}

async function upload(url: string, session: string, parts: { bytes: Buffer; name: string }[]) {
  const form = new FormData()
  for (const { bytes, name } of parts) form.append('file', new Blob([Uint8Array.from(bytes)]), name)
  const encoded = new Response(form)
  return server.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: { 'x-session': session, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

const download = (url: string, session: string) =>
  server.inject({ url: `/api/v1${url}`, headers: { 'x-session': session } })

function storedFiles(): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
}

async function countRecords(): Promise<number> {
  return (await onAdmin(here.adminUrl, 'select count(*)::int as count from file')).rows[0].count
}

test('a file is kept under its organization and comes back as it was, for saving', async () => {
  const planner = await signIn('MOH', 'planner')
  const added = await upload('/moa/MOH/files', planner, [{ bytes: pdf, name: 'Q3 báo cáo/Ulat – Ñ.pdf' }])
  expect(added.statusCode).toBe(201)
  const file = added.json()
  expect(file).toEqual({ id: expect.any(String), name: 'Ulat – Ñ.pdf', mediaType: 'application/pdf', size: pdf.length })
  const { id: organizationId } = await getOrganization(here, 'MOH')
  expect(existsSync(join(folder, String(organizationId), file.id))).toBe(true)
  const { rows } = await onAdmin(here.adminUrl, 'select sha256 from file where id = $1', [file.id])
  expect(rows[0].sha256).toBe(createHash('sha256').update(pdf).digest('hex'))
  const back = await download(`/moa/MOH/files/${file.id}`, await signIn('MOH', 'viewer'))
  expect(back.statusCode).toBe(200)
  expect(back.rawPayload.equals(pdf)).toBe(true)
  expect(back.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Ulat-.pdf"; filename*=UTF-8''Ulat%20%E2%80%93%20%C3%91.pdf`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
})

test('another organization finds neither the file nor its bytes', async () => {
  const { id } = (
    await upload('/moa/MOH/files', await signIn('MOH', 'planner'), [{ bytes: pdf, name: 'a.pdf' }])
  ).json()
  const stranger = await signIn('MOLE', 'planner')
  expect((await download(`/moa/MOH/files/${id}`, stranger)).json()).toMatchObject({
    status: 403,
    code: 'access.not_a_member',
  })
  expect((await download(`/moa/MOLE/files/${id}`, stranger)).json()).toMatchObject({
    status: 404,
    code: 'files.file.not_found',
  })
})

test('who may not add files is refused before the file is read', async () => {
  const before = storedFiles().length
  const send = (session: string, url = '/moa/MOH/files') =>
    upload(url, session, [{ bytes: Buffer.from('not a file we take'), name: 'x.exe' }])
  expect((await send('')).json()).toMatchObject({ status: 401 })
  expect((await send(await signIn('MOH', 'viewer'))).json()).toMatchObject({
    status: 403,
    code: 'access.missing_permission',
  })
  expect((await send(await signIn('MOLE', 'planner'))).json()).toMatchObject({
    status: 403,
    code: 'access.not_a_member',
  })
  const planner = await signIn('MOH', 'planner')
  expect((await send(planner, '/moa/moh/files')).headers.location).toBe('/api/v1/moa/MOH/files')
  expect((await send(planner)).json()).toMatchObject({ status: 415, code: 'files.file.kind' })
  expect(storedFiles()).toHaveLength(before)
})

test('a file that breaks the rule is refused in words, at its field', async () => {
  const planner = await signIn('MOH', 'planner')
  const refused = async (url: string, ...parts: { bytes: Buffer; name: string }[]) =>
    (await upload(url, planner, parts)).json()
  expect(await refused('/moa/MOH/files', { bytes: Buffer.from('<svg/>'), name: 'logo.svg' })).toMatchObject({
    status: 415,
    detail:
      'logo.svg is not one of the kinds taken here: PDF, Word (DOCX), Excel (XLSX), CSV, plain text (TXT), PNG, JPEG, WebP. Save it as one of these; documents with macros are not taken.',
    errors: [{ path: 'file', code: 'files.file.kind' }],
  })
  const big = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)])
  expect(await refused('/moa/MOH/files', { bytes: big, name: 'a.pdf' })).toMatchObject({
    status: 413,
    code: 'files.file.too_large',
    detail: expect.stringContaining('10 MB'),
  })
  expect(await refused('/moa/MOH/files', { bytes: Buffer.alloc(0), name: 'a.pdf' })).toMatchObject({
    status: 400,
    code: 'files.file.empty',
    detail: 'a.pdf is empty. Choose the right file.',
  })
  expect(await refused('/moa/MOH/files')).toMatchObject({ status: 400, code: 'files.file.missing' })
  const two = [
    { bytes: pdf, name: 'a.pdf' },
    { bytes: pdf, name: 'b.pdf' },
  ]
  expect(await refused('/moa/MOH/files', ...two)).toMatchObject({ status: 400, code: 'files.file.several' })
  expect(await refused('/moa/MOH/sample-logos', { bytes: pdf, name: 'logo.pdf' })).toMatchObject({
    status: 415,
    code: 'files.file.kind',
  })
  expect(
    await refused('/moa/MOH/sample-logos', {
      bytes: Buffer.concat([png(8, 8), Buffer.alloc(1024 * 1024)]),
      name: 'l.png',
    }),
  ).toMatchObject({ status: 413 })
  expect(await refused('/moa/MOH/sample-logos', { bytes: png(20_000, 20_000), name: 'l.png' })).toMatchObject({
    status: 400,
    code: 'files.file.picture_size',
  })
})

test('a broken form is bad input, not a defect', async () => {
  const planner = await signIn('MOH', 'planner')
  const send = async (contentType: string, payload: string) =>
    (
      await server.inject({
        method: 'POST',
        url: '/api/v1/moa/MOH/files',
        headers: { 'x-session': planner, 'content-type': contentType },
        payload,
      })
    ).json()
  expect(await send('multipart/form-data', 'x')).toMatchObject({ status: 400, code: 'files.file.unreadable' })
  expect(
    await send(
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-',
    ),
  ).toMatchObject({
    status: 400,
    code: 'files.file.unreadable',
  })
  expect(
    await send(
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="a.pdf"\r\n\r\n%PDF-\r\n--x--\r\n',
    ),
  ).toMatchObject({ status: 400 })
  expect(await send('application/json', '{"file":"x"}')).toMatchObject({ status: 415, code: 'request.media_type' })
})

test('when its record fails, nothing of a file remains', async () => {
  const planner = await signIn('MOH', 'planner')
  const [files, records] = [storedFiles().length, await countRecords()]
  const failed = await upload('/moa/MOH/sample-failures', planner, [{ bytes: png(9, 4), name: 'logo.png' }])
  expect(failed.json()).toMatchObject({ status: 409, code: 'concurrency.duplicate_submission' })
  expect(storedFiles()).toHaveLength(files)
  expect(await countRecords()).toBe(records)
})

test('a picture is shown in place and may be kept by the browser', async () => {
  const planner = await signIn('MOH', 'planner')
  const { id, name } = (
    await upload('/moa/MOH/sample-logos', planner, [{ bytes: jpeg(9, 4), name: 'Logo.png' }])
  ).json()
  expect(name).toBe('Logo.jpg')
  expect((await download(`/moa/MOH/sample-logos/${id}`, planner)).headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^inline; filename="Logo\.jpg"/),
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
})

test('over a real connection, refusals arrive and interrupted files leave nothing', async () => {
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const before = storedFiles().length
  const send = async (session: string, megabytes: number) => {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(pdf), new Uint8Array(megabytes * 1024 * 1024)]), 'a.pdf')
    return fetch(`${address}/api/v1/moa/MOH/files`, { method: 'POST', body: form, headers: { 'x-session': session } })
  }
  expect((await send(await signIn('MOH', 'viewer'), 8)).status).toBe(403)
  const planner = await signIn('MOH', 'planner')
  expect((await send(planner, 20)).status).toBe(413)
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST /api/v1/moa/MOH/files HTTP/1.1\r\nHost: x\r\nX-Session: ${planner}\r\nContent-Length: 100000\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n` +
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7`,
  )
  await pause(300)
  socket.destroy()
  await pause(300)
  expect(storedFiles()).toHaveLength(before)
  expect((await send(planner, 9)).status).toBe(201)
})
