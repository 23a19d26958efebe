// An import from upload to undo, as people do it: who may take which step, and what they see.
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { writeXlsx } from 'hucre/xlsx'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { createThings, listThings, things } from '../../testing/import-things.ts'
import { officeFile } from '../../testing/sample-files.ts'
import { workbook, zip } from '../../testing/sample-sheets.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { type PlatformRole, Policies } from '../access/policy.ts'
import { SYSTEM } from '../database/scope.ts'
import { platformErrors } from '../errors/platform-errors.ts'
import { fileErrors } from '../files/file-errors.ts'
import { createFileStore } from '../files/file-store.ts'
import { registerRoutes } from '../http/register-routes.ts'
import { createServer } from '../http/server.ts'
import { checkImport } from './check-import.ts'
import { importsModule } from './imports-module.ts'
import { readCsv } from './read-csv.ts'
import type { FileReader, FileRow } from './read-rows.ts'
import { readXlsx } from './read-xlsx.ts'
import { runImport } from './run-import.ts'
import { undoImport } from './undo-import.ts'

const test = useTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'bmms-imports-'))
const files = createFileStore(folder)
const reported: unknown[] = []
let server: FastifyInstance
let ana: string
let ben: string

beforeAll(async () => {
  await createThings(test.adminUrl)
  const { policy, routes, errors, constraints } = importsModule([things])
  server = await createServer({
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
    rules: {
      sessionIdleMinutes: 60,
      sessionMaximumHours: 12,
      requireTwoFactor: false,
      onlyOrganization: null,
    },
    sessionToken: (request: { headers: Record<string, unknown> }) => String(request.headers['x-session'] ?? ''),
    takeTurn: () => undefined,
    files,
  }
  registerRoutes(server, runtime as never, routes)
  await server.ready()
  ana = await signIn('Ana', 'rollout_coordinator')
  ben = await signIn('Ben', 'rollout_manager')
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

async function signIn(name: string, role: PlatformRole): Promise<string> {
  const person = await createPerson(test, { name, platformRoles: [role] })
  const token = randomUUID()
  await onAdmin(
    test.adminUrl,
    `insert into session (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [randomUUIDv7(), person.id, token],
  )
  return token
}

async function ask(session: string, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) {
  const options = { method, url: `/api/v1/platform/imports${url}`, headers: { 'x-session': session } }
  const answer = await server.inject(payload ? { ...options, payload } : options)
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    body: isJson ? answer.json() : undefined,
    bytes: answer.rawPayload,
    headers: answer.headers,
  }
}

async function upload(bytes: Uint8Array | string, { name = 'things.csv', query = '', session = ana } = {}) {
  const form = new FormData()
  form.append('file', new Blob([Uint8Array.from(Buffer.from(bytes))]), name)
  const encoded = new Response(form)
  const answer = await server.inject({
    method: 'POST',
    url: `/api/v1/platform/imports?kind=test.things${query}`,
    headers: { 'x-session': session, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** What the worker would do now. */
async function work(): Promise<void> {
  const jobs = { 'imports.check': checkImport, 'imports.run': runImport, 'imports.undo': undoImport }
  const context = { database: test.database, files, definitions: [things], caller: { actor: SYSTEM, requestId: 'job' } }
  // Jobs of others (mails of notifications) are no matter here.
  for (const { job, data } of test.enqueued.splice(0))
    await jobs[job as keyof typeof jobs]?.(context, String(data.batchId))
}

async function read(id: string, session = ana) {
  return (await ask(session, 'GET', `/${id}`)).body
}

async function rowsOf({ rows }: FileReader): Promise<string[][]> {
  const taken: FileRow[] = []
  for await (const row of rows) taken.push(row)
  return taken.map(({ cells }) => cells)
}

const refusals = (batch: { actions: { action: string; refusal: { code: string } | null }[] }) =>
  Object.fromEntries(batch.actions.map(({ action, refusal }) => [action, refusal?.code ?? null]))

const CSV = 'Code,Name,Amount,Remarks\nA,One,1,x\nB,,2,y\nC,Three,many,\n'

describe('an import', () => {
  it('goes from upload through fixes and approval to a run, and back', async () => {
    const added = await upload(CSV, { query: '&wave=2&options=updateExisting:no&mode=all_or_nothing' })
    expect([added.status, added.body]).toMatchObject([
      201,
      { state: 'checking', wave: 2, options: { updateExisting: 'no' }, sameFileAs: [], editable: false },
    ])
    const { id } = added.body
    await work()
    const checked = await read(id)
    expect(checked).toMatchObject({
      state: 'checked',
      title: 'Things',
      rowCount: 3,
      counts: { create: 1, update: 0, unchanged: 0, skip: 0, error: 2 },
      columns: [{ column: 'code' }, { column: 'title' }, { column: 'amount' }, { header: 'Remarks', column: null }],
      causes: [
        {
          severity: 'error',
          column: 'title',
          code: 'imports.cell.required',
          count: 1,
          rows: [3],
          message: 'Title is empty. Fill it in.',
        },
        { column: 'amount', code: 'test.amount', rows: [4] },
      ],
      editable: true,
      spread: { count: 1, one: 'title', many: 'titles' },
      planHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(refusals(checked)).toEqual({ submit: 'imports.plan.errors', cancel: null })

    const cells = [
      { number: 3, column: 'title', value: ' Two ' },
      { number: 4, column: 'amount', value: '3' },
    ]
    const fixed = await ask(ana, 'PATCH', `/${id}/rows`, { version: checked.version, cells })
    expect([fixed.status, fixed.body.state]).toEqual([200, 'checking'])
    const stale = await ask(ana, 'PATCH', `/${id}/rows`, { version: checked.version, cells })
    expect([stale.status, stale.body.code]).toEqual([409, 'concurrency.stale'])
    await work()
    const { version, counts, spread } = await read(id)
    expect(counts).toMatchObject({ create: 3, error: 0 })
    expect(spread.count).toBe(3)
    const rows = (await ask(ana, 'GET', `/${id}/rows?fixed=true`)).body
    expect(rows).toMatchObject({
      total: 2,
      items: [
        {
          number: 3,
          values: { code: 'B', title: 'Two', amount: '2' },
          given: { title: '' },
          fixed: { title: 'Two' },
          verdict: 'create',
        },
        { number: 4, fixed: { amount: '3' } },
      ],
    })

    expect((await ask(ana, 'POST', `/${id}/submit`, { version })).body.state).toBe('submitted')
    const own = await read(id)
    expect(refusals(own)).toEqual({ return: null, approve: 'workflow.four_eyes', cancel: null })
    const approval = { version: own.version, planHash: own.planHash }
    expect((await ask(ana, 'POST', `/${id}/approve`, approval)).body.code).toBe('workflow.four_eyes')
    const other = await ask(ben, 'POST', `/${id}/approve`, { ...approval, planHash: 'a'.repeat(64) })
    expect([other.status, other.body.code]).toEqual([409, 'imports.plan.changed'])
    expect((await ask(ben, 'POST', `/${id}/approve`, approval)).body).toMatchObject({
      state: 'approved',
      decidedBy: { name: 'Ben' },
    })
    await work()
    const done = await read(id)
    expect(done).toMatchObject({ state: 'done', attempts: 1, message: '', outcomes: { created: 3 }, spread: null })
    expect(done.steps.map(({ label, by }: { label: string; by: string }) => `${label}: ${by}`)).toEqual([
      'Uploaded: Ana',
      'Cells put right: Ana',
      'Sent for approval: Ana',
      'Approved: Ben',
    ])
    expect(await listThings(test.adminUrl)).toHaveLength(3)
    const { rows: news } = await onAdmin(
      test.adminUrl,
      `select p.name, n.topic, n.title, n.text from notification n join person p on p.id = n.person_id where n.path like '%' || $1 order by n.id`,
      [id],
    )
    expect(news).toEqual([
      {
        name: 'Ben',
        topic: 'imports.approval',
        title: 'Ana sent an import for approval: things.csv',
        text: 'Wave 2. 3 rows would be added, 0 changed, and 0 have errors.',
      },
      {
        name: 'Ana',
        topic: 'imports.ended',
        title: 'Import finished: things.csv',
        text: '3 things were added, 0 changed, 0 were as they should be, 0 were skipped, and 0 had errors.',
      },
    ])

    const undo = { version: done.version }
    expect((await ask(ben, 'POST', `/${id}/undo`, undo)).body.code).toBe('workflow.comment_required')
    expect((await ask(ben, 'POST', `/${id}/undo`, { ...undo, comment: 'Wrong wave' })).body.state).toBe('undoing')
    await work()
    expect(await read(id)).toMatchObject({ state: 'undone', outcomes: { undone: 3 }, undoneBy: { name: 'Ben' } })
    expect(await listThings(test.adminUrl)).toEqual([])
  })

  it('is returned with a comment, changed, and nobody who changed it may approve it', async () => {
    const { id } = (await upload('Code,Name\nA,One\n')).body
    await work()
    let { version } = await read(id)
    version = (await ask(ana, 'POST', `/${id}/submit`, { version })).body.version
    expect((await ask(ben, 'POST', `/${id}/return`, { version })).body.code).toBe('workflow.comment_required')
    version = (await ask(ben, 'POST', `/${id}/return`, { version, comment: 'Wave 3, please' })).body.version
    const changed = await ask(ben, 'PATCH', `/${id}`, {
      version,
      wave: 3,
      defaults: [{ column: 'amount', value: '9' }],
    })
    expect(changed.body).toMatchObject({ state: 'checking', wave: 3, defaults: { amount: '9' } })
    await work()
    version = (await ask(ana, 'POST', `/${id}/submit`, { version: changed.body.version })).body.version
    const batch = await read(id, ben)
    expect(refusals(batch).approve).toBe('workflow.four_eyes')
    const cancelled = await ask(ben, 'POST', `/${id}/cancel`, { version })
    expect([cancelled.body.state, refusals(cancelled.body)]).toEqual(['cancelled', {}])
    expect((await ask(ben, 'PATCH', `/${id}`, { version: cancelled.body.version, wave: 4 })).body).toMatchObject({
      status: 409,
      code: 'imports.batch.not_editable',
    })
  })

  it('changed while it is checked is checked as it is then', async () => {
    const { id } = (await upload('Code,Name\nA,One\n')).body
    await work()
    const { version } = await read(id)
    const first = await ask(ana, 'PATCH', `/${id}/rows`, {
      version,
      cells: [{ number: 2, column: 'title', value: 'Two' }],
    })
    const again = { version: first.body.version, cells: [{ number: 2, column: 'title', value: null }] }
    expect((await ask(ana, 'PATCH', `/${id}/rows`, again)).status).toBe(200)
    await work()
    expect(await read(id)).toMatchObject({ state: 'checked', counts: { create: 1 } })
    expect((await ask(ana, 'GET', `/${id}/rows`)).body.items[0]).toMatchObject({ values: { title: 'One' }, fixed: {} })
  })

  it('with columns in other words is matched by hand', async () => {
    const { id } = (await upload('Ref,Label,Name\nA,One,x\n')).body
    await work()
    const batch = await read(id)
    expect(batch).toMatchObject({
      state: 'checked',
      counts: null,
      missingColumns: ['code'],
      blockers: [expect.stringContaining('Code')],
    })
    expect(refusals(batch).submit).toBe('imports.plan.blocked')
    const columns = [
      { position: 0, column: 'code' },
      { position: 1, column: 'title' },
    ]
    const change = (body: object) => ask(ana, 'PATCH', `/${id}`, { version: batch.version, ...body })
    expect((await change({ columns: [...columns, { position: 2, column: 'title' }] })).body.code).toBe(
      'imports.column.twice',
    )
    expect((await change({ columns: [{ position: 0, column: 'nothing' }] })).body.code).toBe('imports.column.unknown')
    expect((await change({ defaults: [{ column: 'code', value: 'A' }] })).body.code).toBe('imports.column.no_default')
    expect((await change({ options: [{ name: 'updateExisting', value: 'maybe' }] })).body.code).toBe(
      'imports.option.unknown',
    )
    await change({ columns })
    await work()
    expect(await read(id)).toMatchObject({
      blockers: [],
      counts: { create: 1 },
      columns: [{ column: 'code', byHand: true }, { column: 'title', byHand: true }, { column: null }],
    })
  })

  it('of the same file again says so; a list, a template and the file are there', async () => {
    const first = (await upload(CSV)).body
    const second = (await upload(CSV, { session: ben, name: 'other name.csv' })).body
    expect(second.sameFileAs).toMatchObject([{ id: first.id, createdBy: { name: 'Ana' }, state: 'checking' }])
    expect((await read(first.id)).sameFileAs).toEqual([])
    const list = (await ask(ben, 'GET', '?q=ANA&kind=test.things')).body
    expect(list).toMatchObject({
      total: 1,
      items: [{ id: first.id, fileName: 'things.csv', createdBy: { name: 'Ana' } }],
    })
    expect((await ask(ben, 'GET', `/${first.id}/file`)).bytes.toString()).toBe(CSV)
    const headers = ['Thing code', 'Name', 'Amount']
    const csv = await ask(ben, 'GET', '/templates/things?format=csv')
    expect(await rowsOf(readCsv(csv.bytes))).toEqual([headers, ['A-1', 'Ñame, "big"', '+5']])
    const xlsx = await ask(ben, 'GET', '/templates/things')
    expect(await rowsOf(readXlsx(xlsx.bytes))).toEqual([headers, ['A-1', 'Ñame, "big"', '+5']])
    expect((await ask(ben, 'GET', '/templates/nothing')).status).toBe(404)
    expect((await ask(ben, 'GET', '/kinds')).body.items).toMatchObject([
      { kind: 'test.things', noun: { one: 'thing', many: 'things' } },
    ])
  })

  it('as a spreadsheet has its errors beside the rows, no formula, and can be uploaded again', async () => {
    const { id } = (await upload('Code,Name,Amount\nA,"=HYPERLINK(""x"")",1\nB,,2\n')).body
    await work()
    const { version } = await read(id)
    await ask(ana, 'PATCH', `/${id}/rows`, { version, cells: [{ number: 2, column: 'amount', value: '5' }] })
    await work()
    const { bytes, headers } = await ask(ana, 'GET', `/${id}/annotated`)
    expect(headers['content-disposition']).toContain('things-checked.xlsx')
    expect(await rowsOf(readXlsx(bytes))).toEqual([
      ['code', 'name', 'amount', 'bmms_row', 'bmms_verdict', 'bmms_outcome', 'bmms_errors', 'bmms_remarks'],
      ['A', '=HYPERLINK("x")', '5', '2', 'create', '', '', 'Put right in BMMS: amount.'],
      ['B', '', '2', '3', 'error', '', 'title: Title is empty. Fill it in.'],
    ])
    expect(bytes.includes('<f>')).toBe(false)
    const again = (await upload(bytes, { name: 'things-checked.xlsx' })).body
    await work()
    expect(await read(again.id)).toMatchObject({ state: 'checked', counts: { create: 1, error: 1 } })
  })
})

describe('a file that must not be taken', () => {
  it.each([
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      415,
      'imports.file.encrypted',
    ],
    [
      'of old Excel',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      415,
      'imports.file.old_excel',
    ],
    ['with a locked part', zip([{ name: 'xl/workbook.xml', content: 'x', flags: 1 }]), 415, 'imports.file.encrypted'],
    [
      'that bursts',
      zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(30_000_000) }]),
      413,
      'imports.file.bomb',
    ],
    ['of claimed gigabytes', zip([{ name: 'x', content: 'x', claimedSize: 4_000_000_000 }]), 413, 'imports.file.bomb'],
    ['that is a Word file', officeFile('word/document.xml'), 415, 'files.file.kind'],
    ['with macros', officeFile('xl/workbook.xml', 'xl/vbaProject.bin'), 415, 'files.file.kind'],
    ['that is a program', Buffer.from('MZ\u0000\u0001\u0002'), 415, 'files.file.kind'],
    ['that is empty', Buffer.alloc(0), 400, 'files.file.empty'],
    ['of eleven megabytes', Buffer.alloc(11 * 1024 * 1024, 'a'), 413, 'files.file.too_large'],
  ])('%s is refused before it is read, and not kept', async (_, bytes, status, code) => {
    const before = readdirSync(folder, { recursive: true }).length
    const answer = await upload(bytes, { name: 'x.xlsx' })
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([status, code, 'file'])
    expect(readdirSync(folder, { recursive: true })).toHaveLength(before)
    expect(test.enqueued).toEqual([])
  })

  it('that lies about its size is stopped while it unpacks', async () => {
    const sheet = zip([
      { name: '[Content_Types].xml', content: '' },
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="x" r:id="r1"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<R><Relationship Id="r1" Type="/worksheet" Target="s.xml"/></R>',
      },
      { name: 'xl/s.xml', content: Buffer.alloc(260_000_000, '<a/>'), claimedSize: 1_000 },
    ])
    const { id } = (await upload(sheet, { name: 'x.xlsx' })).body
    await work()
    expect(await read(id)).toMatchObject({ state: 'failed', message: expect.stringContaining('larger than 200 MB') })
  }, 30_000)

  it('of an unknown kind, or told unknown options', async () => {
    expect((await upload(CSV, { query: '.x' })).body).toMatchObject({ status: 400, code: 'imports.kind.unknown' })
    expect((await upload(CSV, { query: '&options=magic:yes' })).body).toMatchObject({ code: 'imports.option.unknown' })
    expect((await upload(workbook({ sheet: '' }), { name: 'x.xlsx' })).status).toBe(201)
    await work()
    expect(await ask(ana, 'GET', '?state=failed')).toMatchObject({
      body: { items: [{ message: expect.stringContaining('no row') }] },
    })
  })
})

describe('who may only look', () => {
  it('sees an import but changes nothing', async () => {
    const { id } = (await upload(CSV)).body
    await work()
    const lead = await signIn('Lea', 'support_lead')
    const batch = await read(id, lead)
    expect(batch.editable).toBe(false)
    expect(refusals(batch)).toEqual({ submit: 'access.missing_permission', cancel: 'access.missing_permission' })
    for (const step of ['submit', 'cancel', 'approve', 'return', 'undo']) {
      const body = { version: batch.version, ...(step === 'approve' ? { planHash: 'a'.repeat(64) } : {}) }
      expect((await ask(lead, 'POST', `/${id}/${step}`, body)).body.code).toBe('access.missing_permission')
    }
    expect((await upload(CSV, { session: lead })).body.code).toBe('access.missing_permission')
    expect((await upload(CSV, { session: await signIn('Tom', 'trainer') })).body.code).toBe('access.missing_permission')
  })

  it('finds nothing where there is nothing', async () => {
    const nowhere = '/01a1fd18-4020-76c1-9828-2e2426d4a9d7'
    for (const url of [nowhere, `${nowhere}/rows`, `${nowhere}/file`, `${nowhere}/annotated`]) {
      expect((await ask(ana, 'GET', url)).body).toMatchObject({ status: 404, code: 'imports.batch.not_found' })
    }
  })

  it('a workbook from a library is read over the way of an upload', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Code', 'Name'],
            ['A', 'One'],
            ['007', 'Bond'],
          ],
        },
      ],
    })
    const { id } = (await upload(bytes, { name: 'things.xlsx' })).body
    await work()
    expect(await read(id)).toMatchObject({ counts: { create: 2 }, fileName: 'things.xlsx' })
  })
})
