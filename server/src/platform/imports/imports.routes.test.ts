// An import from upload to undo, as people do it: who may take which step, and what they see.
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { listThings } from '../../testing/import-things.ts'
import { useImportsApp } from '../../testing/imports-app.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { readCsv } from './read-csv.ts'
import type { FileReader, FileRow } from './read-rows.ts'
import { readXlsx } from './read-xlsx.ts'

const test = useTestDatabase()
const app = useImportsApp(test)

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
    const added = await app.upload(CSV, { query: '&wave=2&options=updateExisting:no&mode=all_or_nothing' })
    expect([added.status, added.body]).toMatchObject([
      201,
      { state: 'checking', wave: 2, options: { updateExisting: 'no' }, sameFileAs: [], editable: false },
    ])
    const { id } = added.body
    await app.work()
    const checked = await app.read(id)
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
    const fixed = await app.ask(app.ana, 'PATCH', `/${id}/rows`, { version: checked.version, cells })
    expect([fixed.status, fixed.body.state]).toEqual([200, 'checking'])
    const stale = await app.ask(app.ana, 'PATCH', `/${id}/rows`, { version: checked.version, cells })
    expect([stale.status, stale.body.code]).toEqual([409, 'concurrency.stale'])
    await app.work()
    const { version, counts, spread } = await app.read(id)
    expect(counts).toMatchObject({ create: 3, error: 0 })
    expect(spread.count).toBe(3)
    const rows = (await app.ask(app.ana, 'GET', `/${id}/rows?fixed=true`)).body
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

    expect((await app.ask(app.ana, 'POST', `/${id}/submit`, { version })).body.state).toBe('submitted')
    const own = await app.read(id)
    expect(refusals(own)).toEqual({ return: null, approve: 'workflow.four_eyes', cancel: null })
    const approval = { version: own.version, planHash: own.planHash }
    expect((await app.ask(app.ana, 'POST', `/${id}/approve`, approval)).body.code).toBe('workflow.four_eyes')
    const other = await app.ask(app.ben, 'POST', `/${id}/approve`, { ...approval, planHash: 'a'.repeat(64) })
    expect([other.status, other.body.code]).toEqual([409, 'imports.plan.changed'])
    expect((await app.ask(app.ben, 'POST', `/${id}/approve`, approval)).body).toMatchObject({
      state: 'approved',
      decidedBy: { name: 'Ben' },
    })
    await app.work()
    const done = await app.read(id)
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
    expect((await app.ask(app.ben, 'POST', `/${id}/undo`, undo)).body.code).toBe('workflow.comment_required')
    expect((await app.ask(app.ben, 'POST', `/${id}/undo`, { ...undo, comment: 'Wrong wave' })).body.state).toBe(
      'undoing',
    )
    await app.work()
    expect(await app.read(id)).toMatchObject({ state: 'undone', outcomes: { undone: 3 }, undoneBy: { name: 'Ben' } })
    expect(await listThings(test.adminUrl)).toEqual([])
  })

  it('is returned with a comment, changed, and nobody who changed it may approve it', async () => {
    const { id } = (await app.upload('Code,Name\nA,One\n')).body
    await app.work()
    let { version } = await app.read(id)
    version = (await app.ask(app.ana, 'POST', `/${id}/submit`, { version })).body.version
    expect((await app.ask(app.ben, 'POST', `/${id}/return`, { version })).body.code).toBe('workflow.comment_required')
    version = (await app.ask(app.ben, 'POST', `/${id}/return`, { version, comment: 'Wave 3, please' })).body.version
    const changed = await app.ask(app.ben, 'PATCH', `/${id}`, {
      version,
      wave: 3,
      defaults: [{ column: 'amount', value: '9' }],
    })
    expect(changed.body).toMatchObject({ state: 'checking', wave: 3, defaults: { amount: '9' } })
    await app.work()
    version = (await app.ask(app.ana, 'POST', `/${id}/submit`, { version: changed.body.version })).body.version
    const batch = await app.read(id, app.ben)
    expect(refusals(batch).approve).toBe('workflow.four_eyes')
    const cancelled = await app.ask(app.ben, 'POST', `/${id}/cancel`, { version })
    expect([cancelled.body.state, refusals(cancelled.body)]).toEqual(['cancelled', {}])
    expect(
      (await app.ask(app.ben, 'PATCH', `/${id}`, { version: cancelled.body.version, wave: 4 })).body,
    ).toMatchObject({
      status: 409,
      code: 'imports.batch.not_editable',
    })
  })

  it('changed while it is checked is checked as it is then', async () => {
    const { id } = (await app.upload('Code,Name\nA,One\n')).body
    await app.work()
    const { version } = await app.read(id)
    const first = await app.ask(app.ana, 'PATCH', `/${id}/rows`, {
      version,
      cells: [{ number: 2, column: 'title', value: 'Two' }],
    })
    const again = { version: first.body.version, cells: [{ number: 2, column: 'title', value: null }] }
    expect((await app.ask(app.ana, 'PATCH', `/${id}/rows`, again)).status).toBe(200)
    await app.work()
    expect(await app.read(id)).toMatchObject({ state: 'checked', counts: { create: 1 } })
    expect((await app.ask(app.ana, 'GET', `/${id}/rows`)).body.items[0]).toMatchObject({
      values: { title: 'One' },
      fixed: {},
    })
  })

  it('with columns in other words is matched by hand', async () => {
    const { id } = (await app.upload('Ref,Label,Name\nA,One,x\n')).body
    await app.work()
    const batch = await app.read(id)
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
    const change = (body: object) => app.ask(app.ana, 'PATCH', `/${id}`, { version: batch.version, ...body })
    expect((await change({ columns: [...columns, { position: 2, column: 'title' }] })).body.code).toBe(
      'imports.column.twice',
    )
    expect((await change({ columns: [{ position: 0, column: 'nothing' }] })).body.code).toBe('imports.column.unknown')
    expect((await change({ defaults: [{ column: 'code', value: 'A' }] })).body.code).toBe('imports.column.no_default')
    expect((await change({ options: [{ name: 'updateExisting', value: 'maybe' }] })).body.code).toBe(
      'imports.option.unknown',
    )
    await change({ columns })
    await app.work()
    expect(await app.read(id)).toMatchObject({
      blockers: [],
      counts: { create: 1 },
      columns: [{ column: 'code', byHand: true }, { column: 'title', byHand: true }, { column: null }],
    })
  })

  it('of the same file again says so; a list, a template and the file are there', async () => {
    const first = (await app.upload(CSV)).body
    const second = (await app.upload(CSV, { session: app.ben, name: 'other name.csv' })).body
    expect(second.sameFileAs).toMatchObject([{ id: first.id, createdBy: { name: 'Ana' }, state: 'checking' }])
    expect((await app.read(first.id)).sameFileAs).toEqual([])
    const list = (await app.ask(app.ben, 'GET', '?q=ANA&kind=test.things')).body
    expect(list).toMatchObject({
      total: 1,
      items: [{ id: first.id, fileName: 'things.csv', createdBy: { name: 'Ana' } }],
    })
    expect((await app.ask(app.ben, 'GET', `/${first.id}/file`)).bytes.toString()).toBe(CSV)
    const headers = ['Thing code', 'Name', 'Amount']
    const csv = await app.ask(app.ben, 'GET', '/templates/things?format=csv')
    expect(await rowsOf(readCsv(csv.bytes))).toEqual([headers, ['A-1', 'Ñame, "big"', '+5']])
    const xlsx = await app.ask(app.ben, 'GET', '/templates/things')
    expect(await rowsOf(readXlsx(xlsx.bytes))).toEqual([headers, ['A-1', 'Ñame, "big"', '+5']])
    expect((await app.ask(app.ben, 'GET', '/templates/nothing')).status).toBe(404)
    expect((await app.ask(app.ben, 'GET', '/kinds')).body.items).toMatchObject([
      { kind: 'test.things', noun: { one: 'thing', many: 'things' } },
    ])
  })

  it('as a spreadsheet has its errors beside the rows, no formula, and can be uploaded again', async () => {
    const { id } = (await app.upload('Code,Name,Amount\nA,"=HYPERLINK(""x"")",1\nB,,2\n')).body
    await app.work()
    const { version } = await app.read(id)
    await app.ask(app.ana, 'PATCH', `/${id}/rows`, { version, cells: [{ number: 2, column: 'amount', value: '5' }] })
    await app.work()
    const { bytes, headers } = await app.ask(app.ana, 'GET', `/${id}/annotated`)
    expect(headers['content-disposition']).toContain('things-checked.xlsx')
    expect(await rowsOf(readXlsx(bytes))).toEqual([
      ['code', 'name', 'amount', 'bmms_row', 'bmms_verdict', 'bmms_outcome', 'bmms_errors', 'bmms_remarks'],
      ['A', '=HYPERLINK("x")', '5', '2', 'create', '', '', 'Put right in BMMS: amount.'],
      ['B', '', '2', '3', 'error', '', 'title: Title is empty. Fill it in.'],
    ])
    expect(bytes.includes('<f>')).toBe(false)
    const again = (await app.upload(bytes, { name: 'things-checked.xlsx' })).body
    await app.work()
    expect(await app.read(again.id)).toMatchObject({ state: 'checked', counts: { create: 1, error: 1 } })
  })
})

describe('who may only look', () => {
  it('sees an import but changes nothing', async () => {
    const { id } = (await app.upload(CSV)).body
    await app.work()
    const lead = await app.signIn('Lea', 'support_lead')
    const batch = await app.read(id, lead)
    expect(batch.editable).toBe(false)
    expect(refusals(batch)).toEqual({ submit: 'access.missing_permission', cancel: 'access.missing_permission' })
    for (const step of ['submit', 'cancel', 'approve', 'return', 'undo']) {
      const body = { version: batch.version, ...(step === 'approve' ? { planHash: 'a'.repeat(64) } : {}) }
      expect((await app.ask(lead, 'POST', `/${id}/${step}`, body)).body.code).toBe('access.missing_permission')
    }
    expect((await app.upload(CSV, { session: lead })).body.code).toBe('access.missing_permission')
    expect((await app.upload(CSV, { session: await app.signIn('Tom', 'trainer') })).body.code).toBe(
      'access.missing_permission',
    )
  })

  it('finds nothing where there is nothing', async () => {
    const nowhere = '/01a1fd18-4020-76c1-9828-2e2426d4a9d7'
    for (const url of [nowhere, `${nowhere}/rows`, `${nowhere}/file`, `${nowhere}/annotated`]) {
      expect((await app.ask(app.ana, 'GET', url)).body).toMatchObject({ status: 404, code: 'imports.batch.not_found' })
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
    const { id } = (await app.upload(bytes, { name: 'things.xlsx' })).body
    await app.work()
    expect(await app.read(id)).toMatchObject({ counts: { create: 2 }, fileName: 'things.xlsx' })
  })
})
