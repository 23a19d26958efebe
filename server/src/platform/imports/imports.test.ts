// The engine with made-up things: what a check says is what a run does, and nothing else ever happens.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { createThings, listThings, things } from '../../testing/import-things.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform } from '../database/scope.ts'
import { createFileStore } from '../files/file-store.ts'
import type { FileStore } from '../http/upload.ts'
import type { JobContext } from '../jobs/define-job.ts'
import { addBatch } from './add-import.ts'
import { checkImport } from './check-import.ts'
import type { ImportContext } from './import-context.ts'
import { IMPORT_FILE } from './import-file-rule.ts'
import { importJobs } from './import-jobs.ts'
import { type ImportNow, importNow } from './import-now.ts'
import { runImport } from './run-import.ts'
import { tidyImports } from './tidy-imports.ts'
import { undoImport } from './undo-import.ts'

const test = useTestDatabase()
const caller = { actor: { id: '', name: 'Test', permissions: new Set<string>() }, requestId: 'test' }
let files: FileStore
let context: ImportContext

beforeAll(async () => {
  await createThings(test.adminUrl)
  files = createFileStore(await mkdtemp(join(tmpdir(), 'imports-')))
  context = { database: test.database, files, caller, definitions: [things] }
})
beforeEach(async () => {
  await admin('delete from thing')
  await admin('delete from import_batch')
})

const admin = (text: string, values: unknown[] = []) => onAdmin(test.adminUrl, text, values)
const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'))
const HEADER = ['Thing code', 'Name', 'Amount']

function importFile(rows: readonly (readonly string[])[], parts: Partial<ImportNow> = {}) {
  const file = { bytes: csv([HEADER, ...rows]), name: 'things.csv' }
  return importNow(context, { definition: things, file, caller, dryRun: false, ...parts })
}

/** A batch that was checked, as it stands before somebody approves it. */
async function checked(rows: readonly (readonly string[])[], mode: 'row_by_row' | 'all_or_nothing' = 'row_by_row') {
  const upload = await files.put({ bytes: csv([HEADER, ...rows]), name: 'things.csv' }, IMPORT_FILE, 'platform')
  const id = await inPlatform(test.database, caller, (scope) => addBatch(scope, things, { upload, mode, options: {} }))
  await checkImport(context, id)
  return id
}

const approve = (id: string) => admin(`update import_batch set state = 'approved' where id = $1`, [id])
const batchOf = async (id: string) => (await admin('select * from import_batch where id = $1', [id])).rows[0]

const code = fc.constantFrom('A', 'a', 'B', 'Ñ', 'ñ', 'C-1', 'D', 'E', '', 'x'.repeat(25))
const title = fc.constantFrom('One', 'Two', '', '=1+1', 'محمد', 'x'.repeat(41))
const amount = fc.constantFrom('', '0', '7', '007', '-3', 'many', '1.5', '99999999')
const table = fc.array(fc.tuple(code, title, amount), { minLength: 1, maxLength: 12 })

describe('a check and a run', () => {
  it('come to the same verdicts; a second run changes nothing; undoing leaves what was there', async () => {
    await fc.assert(
      fc.asyncProperty(table, table, fc.constantFrom('yes', 'no'), async (before, rows, updateExisting) => {
        fc.pre([before, rows].every((each) => each.some((row) => row.some((cell) => cell !== ''))))
        await admin('delete from thing')
        await importFile(before)
        const there = await listThings(test.adminUrl)
        const parts = { options: { updateExisting } }
        const dry = await importFile(rows, { ...parts, dryRun: true })
        expect(await listThings(test.adminUrl)).toEqual(there)
        const real = await importFile(rows, parts)
        expect(real.rows).toEqual(dry.rows)
        const { created, updated } = real
        expect(await listThings(test.adminUrl)).toHaveLength(there.length + created)
        const again = await importFile(rows, parts)
        expect([again.created, again.updated]).toEqual([0, 0])
        expect(again.unchanged).toBe(real.unchanged + created + updated)
        await admin(`update import_batch set state = 'undoing' where id = $1`, [real.batchId])
        await undoImport(context, real.batchId)
        expect((await batchOf(real.batchId)).state).toBe('undone')
        expect(await listThings(test.adminUrl)).toEqual(there)
      }),
      { numRuns: 60 },
    )
  }, 120_000)

  it('say all errors at once, grouped by cause', async () => {
    const report = await importFile([
      ['A', 'One', '1'],
      ['', '', 'many'],
      ['a', 'x'.repeat(41), '2'],
      ['B', '', ''],
    ])
    expect(report).toMatchObject({ state: 'done', created: 1, failed: 3 })
    expect(
      report.rows.map(({ row, verdict, errors }) => [
        row,
        verdict,
        errors.map((each) => `${each.column} ${each.code}`),
      ]),
    ).toEqual([
      [2, 'create', []],
      [3, 'error', ['code imports.cell.required', 'title imports.cell.required', 'amount test.amount']],
      [4, 'error', ['title imports.cell.too_long', 'code test.twice']],
      [5, 'error', ['title imports.cell.required']],
    ])
    expect((await batchOf(report.batchId)).causes[0]).toMatchObject({
      code: 'imports.cell.required',
      column: 'title',
      count: 2,
      rows: [3, 5],
    })
  })

  it('of all rows or none does nothing when a row has an error', async () => {
    const rows = [
      ['A', 'One', '1'],
      ['B', '', ''],
    ]
    const report = await importFile(rows, { mode: 'all_or_nothing' })
    expect(report).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^1 of 2 rows .*nothing was imported/),
    })
    expect(await listThings(test.adminUrl)).toEqual([])
    expect(await importFile([['A', 'One', '1']], { mode: 'all_or_nothing' })).toMatchObject({
      state: 'done',
      created: 1,
    })
  })
})

describe('a plan', () => {
  it('that would end differently now does not run, and says what changed', async () => {
    const id = await checked([
      ['A', 'One', '1'],
      ['B', 'Two', '2'],
    ])
    await importFile([['B', 'Two', '2']])
    await approve(id)
    await runImport(context, id)
    const batch = await batchOf(id)
    expect(batch).toMatchObject({
      state: 'returned',
      message: expect.stringContaining('row 3 was "create" and is "unchanged"'),
      counts: { create: 1, unchanged: 1 },
    })
    expect((await listThings(test.adminUrl)).map((thing) => thing.code)).toEqual(['B'])
    await approve(id)
    await runImport(context, id)
    expect(await batchOf(id)).toMatchObject({ state: 'done', outcomes: { created: 1, unchanged: 1 } })
  })

  it('that is interrupted leaves nothing, is run again, and says so', async () => {
    const id = await checked([
      ['A', 'One', '1'],
      ['B', 'Two', '2'],
    ])
    await approve(id)
    let calls = 0
    const fragile = {
      ...things,
      finish: async () => {
        calls += 1
        if (calls === 1) throw new Error('the power is gone')
      },
    }
    const flickering = { ...context, definitions: [fragile] }
    await expect(runImport(flickering, id)).rejects.toThrow('the power is gone')
    expect(await listThings(test.adminUrl)).toEqual([])
    expect(await batchOf(id)).toMatchObject({ state: 'running', attempts: 1 })
    await runImport(flickering, id)
    expect(await batchOf(id)).toMatchObject({
      state: 'done',
      attempts: 2,
      message: 'The first try was interrupted and rolled back; the second finished.',
    })
    await runImport(flickering, id)
    expect([calls, (await listThings(test.adminUrl)).length]).toEqual([2, 2])
  })

  it('is broken off by the end of its connection like by any other end', async () => {
    const id = await checked([['A', 'One', '1']])
    await approve(id)
    const cut = {
      ...things,
      finish: async ({ db }: Parameters<NonNullable<typeof things.finish>>[0]) => {
        const { rows } = await db.execute<{ pid: number }>('select pg_backend_pid() as pid')
        await admin('select pg_terminate_backend($1)', [rows[0]?.pid])
        await db.execute('select 1')
      },
    }
    await expect(runImport({ ...context, definitions: [cut] }, id)).rejects.toThrow()
    expect(await listThings(test.adminUrl)).toEqual([])
    await runImport(context, id)
    expect(await batchOf(id)).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('run by twenty at once happens once, and so do twenty plans of the same things', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`T${at}`, `Thing ${at}`, String(at)])
    const id = await checked(rows)
    await approve(id)
    await Promise.all(Array.from({ length: 20 }, () => runImport(context, id)))
    expect(await batchOf(id)).toMatchObject({ state: 'done', outcomes: { created: 30 } })
    const more = rows.map(([first = '', ...rest]) => [`${first}-2`, ...rest])
    const reports = await Promise.all(Array.from({ length: 20 }, () => importFile(more)))
    expect(reports.reduce((sum, { state, created }) => sum + (state === 'done' ? created : 0), 0)).toBe(30)
    for (const { state } of reports) expect(['done', 'returned']).toContain(state)
    expect(await listThings(test.adminUrl)).toHaveLength(60)
  }, 60_000)
})

describe('a job', () => {
  it('that fails at its last try says so; a cancelled import stays cancelled, an undone one done', async () => {
    const broken = {
      ...things,
      apply: () => Promise.reject(new Error('a defect')),
      undo: () => Promise.reject(new Error('a defect')),
    }
    const jobs = importJobs([broken])
    const run = (name: string, batchId: string) =>
      jobs
        .find((job) => job.name === name)
        ?.handle({ ...context, attempt: 4, isLastAttempt: true } as unknown as JobContext, { batchId })
    const id = await checked([['A', 'One', '1']])
    await approve(id)
    await expect(run('imports.run', id)).rejects.toThrow('a defect')
    expect(await batchOf(id)).toMatchObject({ state: 'failed', message: expect.stringContaining('tried 4 times') })
    await approve(id)
    await runImport(context, id)
    await admin(`update import_batch set state = 'undoing' where id = $1`, [id])
    await expect(run('imports.undo', id)).rejects.toThrow('a defect')
    expect(await batchOf(id)).toMatchObject({ state: 'done', message: expect.stringContaining('nothing was changed') })
    await admin(`update import_batch set state = 'cancelled' where id = $1`, [id])
    await run('imports.run', id)
    expect((await batchOf(id)).state).toBe('cancelled')
  })
})

describe('another process', () => {
  it('that imports the same kind is waited for, and what it made is found', async () => {
    const other = new pg.Client({ connectionString: test.adminUrl })
    await other.connect()
    try {
      await other.query(`begin; select pg_advisory_xact_lock(hashtextextended('import test.things', 0))`)
      await other.query(`insert into thing values (gen_random_uuid(), 'A', 'One', 1)`)
      const waiting = importFile([['A', 'One', '1']])
      expect(await Promise.race([waiting, pause(500, 'waits')])).toBe('waits')
      await other.query('commit')
      expect(await waiting).toMatchObject({ state: 'done', created: 0, unchanged: 1 })
    } finally {
      await other.end()
    }
  })
})

describe('undoing', () => {
  it('keeps what somebody has changed since, and says so', async () => {
    await importFile([['A', 'Old', '1']])
    const { batchId } = await importFile([
      ['A', 'New', '2'],
      ['B', 'Two', '2'],
      ['C', 'Three', '3'],
    ])
    await admin(`update thing set title = 'Mine' where code = 'B'`)
    await admin(`update import_batch set state = 'undoing' where id = $1`, [batchId])
    await undoImport(context, batchId)
    expect(await batchOf(batchId)).toMatchObject({
      state: 'done',
      message: /2 rows were undone; 1 were kept/,
      outcomes: { undone: 2, kept: 1 },
    })
    expect((await listThings(test.adminUrl)).map(({ code, title }) => [code, title])).toEqual([
      ['A', 'Old'],
      ['B', 'Mine'],
    ])
    const { rows } = await admin(
      'select number, outcome, outcome_reason from import_row where batch_id = $1 order by number',
      [batchId],
    )
    expect(rows[1]).toEqual({ number: 3, outcome: 'kept', outcome_reason: 'Somebody has changed it since.' })
  })
})

describe('a file', () => {
  it('whose headers stand further down, in other words and with accents, is matched', async () => {
    const bytes = csv([
      ['Republic of the Philippines'],
      ['List of things'],
      [],
      ['AMOUNT ', 'thing-code', 'NÁME', 'Remarks'],
      ['5', 'A', 'One', 'x'],
    ])
    const report = await importNow(context, {
      definition: things,
      file: { bytes, name: 'list.csv' },
      caller,
      dryRun: false,
    })
    expect(report).toMatchObject({ state: 'done', created: 1, rows: [{ row: 5, verdict: 'create' }] })
    expect((await batchOf(report.batchId)).columns.map((column: { column: string }) => column.column)).toEqual([
      'amount',
      'code',
      'title',
      null,
    ])
  })

  it('without a required column, or with two for one, is not checked, and says why', async () => {
    const only = (rows: string[][]) =>
      importNow(context, { definition: things, file: { bytes: csv(rows), name: 'x.csv' }, caller, dryRun: false })
    expect(
      await only([
        ['Code', 'Remarks'],
        ['A', 'x'],
      ]),
    ).toMatchObject({
      state: 'checked',
      message: expect.stringContaining('The column Title is missing.'),
      created: 0,
      rows: [{ verdict: 'waiting' }],
    })
    expect(
      await only([
        ['Code', 'Name', 'Title'],
        ['A', 'x', 'y'],
      ]),
    ).toMatchObject({
      state: 'checked',
      message: expect.stringContaining('Several columns of the file could be Title: "Name", "Title".'),
    })
    expect(await listThings(test.adminUrl)).toEqual([])
  })

  it('without rows, or that cannot be read, fails in words', async () => {
    expect(await importFile([])).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('no row below its headers'),
    })
    const file = { bytes: Buffer.from('Code,Name\n"A,One\n'), name: 'x.csv' }
    expect(await importNow(context, { definition: things, file, caller, dryRun: false })).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('quotation marks'),
    })
  })

  it('of more than fifty thousand rows is refused', async () => {
    const bytes = Buffer.from(`Code,Name\n${'A,One\n'.repeat(50_001)}`)
    const report = await importNow(context, {
      definition: things,
      file: { bytes, name: 'x.csv' },
      caller,
      dryRun: true,
    })
    expect(report).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('more than 50,000 rows'),
      rows: [],
    })
  }, 30_000)

  it('and what it said are removed after ninety days; what was done stays', async () => {
    const { batchId } = await importFile([
      ['A', 'One', '1'],
      ['B', '', ''],
    ])
    const { file_key: key } = await batchOf(batchId)
    expect(await tidyImports(context)).toBe(0)
    await admin(`update import_batch set created_at = '2026-08-20' where id = $1`, [batchId])
    expect(await tidyImports(context)).toBe(1)
    await expect(files.read(key)).rejects.toMatchObject({ code: 'files.file.lost' })
    expect(await batchOf(batchId)).toMatchObject({ file_key: null, outcomes: { created: 1, failed: 1 } })
    const { rows } = await admin(
      'select given, errors, effects, outcome from import_row where batch_id = $1 order by number',
      [batchId],
    )
    expect(rows).toEqual([
      { given: [], errors: [], effects: [], outcome: 'created' },
      { given: [], errors: [], effects: [], outcome: 'failed' },
    ])
    expect(await tidyImports(context)).toBe(0)
  })
})
