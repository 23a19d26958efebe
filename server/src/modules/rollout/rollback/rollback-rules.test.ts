// What a rollback refuses, what it survives, and histories that no simple order leads back through.
import { gunzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { inOrganization } from '../../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { databaseNow, dumpRows, onPlatform, temporaryFiles } from '../../../testing/rollback.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { checkRollback } from './check-rollback.ts'
import { viewRollback } from './find-rollbacks.ts'
import { startRollback } from './prepare-rollback.ts'
import { ROLLED_BACK } from './rolled-back-tables.ts'
import { runRollback } from './run-rollback.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const files = temporaryFiles()
const caller = { actor: { id: '', name: 'BMMS', permissions: new Set<string>() }, requestId: 'job' }
const context = () => ({ database: test.database, files, caller })
let first: TestPerson
let asFirst: Ask
let asSecond: Ask
let planner: TestPerson

beforeAll(async () => {
  first = await createPerson(test, { name: 'Sittie Macarambon', platformRoles: ['rollout_manager'] })
  const second = await createPerson(test, { name: 'Omar Tahir', platformRoles: ['rollout_manager'] })
  asFirst = await app.signIn(first)
  asSecond = await app.signIn(second)
  planner = await createPerson(test, { roles: { MOH: ['planner'], MAFAR: ['planner'] } })
})

const write = async (code: string, ...statements: string[]) =>
  inOrganization(
    test.database,
    { ...caller, requestId: crypto.randomUUID(), organization: await getOrganization(test, code) },
    async ({ db }) => {
      for (const statement of statements) await db.execute(sql.raw(statement))
    },
  )
const dump = async (code: string) =>
  dumpRows(test, ROLLED_BACK, `organization_id = ${(await getOrganization(test, code)).id}`)
const activate = (code: string, isActive: boolean) =>
  onAdmin(test.adminUrl, 'update organization set is_active = $2 where code = $1', [code, isActive])
const view = (id: string) => onPlatform(test, first, (scope) => viewRollback(scope, id))

/** Prepared and checked. */
async function prepare(organization: string, moment: string): Promise<string> {
  const id = await onPlatform(test, first, (scope) => startRollback(scope, { organization, moment, reason: 'A trial' }))
  await checkRollback(context(), id)
  return id
}

async function approve(id: string, code: string, ask: Ask = asSecond) {
  const { version } = await view(id)
  return ask('POST', `/platform/rollout/rollbacks/${id}/approve`, { version, confirmation: code })
}

const ppa = (code: string, title = code) =>
  `insert into ppa (id, code, title, kind, cost_structure) values (gen_random_uuid(), '${code.padStart(15, '0')}', '${title}', 'program', 'operations')`

describe('histories', () => {
  it('in which rows exchanged what must be unique are taken back one by one', async () => {
    await activate('MSSD', true)
    await write('MSSD', ppa('1', 'one'), ppa('2', 'two'))
    const before = await dump('MSSD')
    const moment = await databaseNow(test)
    const rename = (from: string, to: string) =>
      `update ppa set code = lpad('${to}', 15, '0') where code = lpad('${from}', 15, '0')`
    await write(
      'MSSD',
      rename('1', '9'),
      rename('2', '1'),
      rename('9', '2'),
      `delete from ppa where title = 'one'`,
      ppa('2', 'three'),
    )
    await activate('MSSD', false)
    const id = await prepare('MSSD', moment)
    expect(await approve(id, 'MSSD')).toMatchObject({ status: 202 })
    await runRollback(context(), id)
    expect(await view(id)).toMatchObject({ state: 'done' })
    expect(await dump('MSSD')).toEqual(before)
  })

  it('of any kind lead back to where they began', async () => {
    const code = 'MTIT'
    const { id: organization } = await getOrganization(test, code)
    const step = fc.record({
      what: fc.constantFrom('add', 'rename', 'move', 'retitle', 'remove'),
      which: fc.nat(5),
      value: fc.nat(5),
    })
    const statementOf = ({ what, which, value }: { what: string; which: number; value: number }): string => {
      const row = `(select id from ppa order by title, code offset ${which} limit 1)`
      const key = `lpad('${value + 1}', 15, '0')`
      const isFree = `not exists (select from ppa o where o.code = ${key})`
      if (what === 'add')
        return `insert into ppa (id, code, title, kind, cost_structure)
          select gen_random_uuid(), ${key}, 'added ${value}', 'program', 'operations' where ${isFree}`
      if (what === 'rename') return `update ppa set code = ${key} where id = ${row} and ${isFree}`
      if (what === 'move')
        return `update ppa set parent_id = (select p.id from ppa p where p.code = ${key} and p.parent_id is null)
          where id = ${row} and code <> ${key} and not exists (select from ppa c where c.parent_id = ppa.id)`
      if (what === 'retitle') return `update ppa set title = 'title ${value}', version = version + 1 where id = ${row}`
      return `delete from ppa where id = ${row} and not exists (select from ppa c where c.parent_id = ppa.id)`
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.array(step, { minLength: 1, maxLength: 25 }),
        async (early, late) => {
          await onAdmin(test.adminUrl, `delete from rollout_rollback`)
          await onAdmin(test.adminUrl, `update ppa set parent_id = null where organization_id = ${organization}`)
          await onAdmin(test.adminUrl, `delete from ppa where organization_id = ${organization}`)
          await activate(code, true)
          for (const one of early) await write(code, statementOf(one))
          const before = await dump(code)
          const moment = await databaseNow(test)
          for (const one of late) await write(code, statementOf(one))
          await activate(code, false)
          const id = await prepare(code, moment)
          if ((await view(id)).rows === 0) return
          expect((await approve(id, code)).status).toBe(202)
          await runRollback(context(), id)
          expect(await view(id)).toMatchObject({ state: 'done' })
          expect(await dump(code)).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe('a rollback', () => {
  it('that breaks in the middle leaves everything as it was, and finishes when it is tried again', async () => {
    await activate('MOTC', true)
    const moment = await databaseNow(test)
    await write(
      'MOTC',
      ppa('1'),
      ppa('2'),
      `insert into number_series (id, series, year, last) values (gen_random_uuid(), 'ors/01', 2026, 7)`,
    )
    await activate('MOTC', false)
    const before = await dump('MOTC')
    const id = await prepare('MOTC', moment)
    await approve(id, 'MOTC')
    let killed = 0
    const killing = async (step: string) => {
      if (!step.startsWith('Removing: ppa')) return
      killed = (
        await onAdmin(
          test.adminUrl,
          `select pg_terminate_backend(l.pid) from pg_locks l where l.locktype = 'advisory' and l.classid = 4201045 and l.mode = 'ExclusiveLock'
           and l.database = (select oid from pg_database where datname = current_database())`,
        )
      ).rows.length
    }
    await expect(runRollback(context(), id, killing)).rejects.toThrow()
    expect(killed).toBe(1)
    expect(await dump('MOTC')).toEqual(before)
    expect(await view(id)).toMatchObject({ state: 'running' })
    await runRollback(context(), id)
    expect(await view(id)).toMatchObject({ state: 'done', message: expect.stringContaining('interrupted') })
    expect((await dump('MOTC')).ppa).toEqual([])
  })

  it('of a live organization needs a second person and its code; access has to be closed first', async () => {
    await onAdmin(
      test.adminUrl,
      `update organization set onboarded_on = '2026-06-01', live_on = '2026-06-01' where code = 'MAFAR'`,
    )
    const moment = await databaseNow(test)
    await write('MAFAR', ppa('1'))
    const id = await prepare('MAFAR', moment)
    const path = `/platform/rollout/rollbacks/${id}`
    expect((await asFirst('GET', path)).body).toMatchObject({ state: 'ready', needsSecondPerson: true, rows: 1 })
    expect((await approve(id, 'MAFAR', asFirst)).body.code).toBe('workflow.four_eyes')
    expect((await approve(id, 'MOH')).body.code).toBe('rollout.rollback.confirmation')
    expect((await approve(id, 'MAFAR')).body.code).toBe('rollout.rollback.active')
    await activate('MAFAR', false)
    expect((await approve(id, 'mafar')).status).toBe(202)
    expect((await asSecond('POST', `${path}/undo`, { reason: 'Too early' })).body.code).toBe(
      'rollout.rollback.not_done',
    )
    await runRollback(context(), id)
    expect((await asFirst('GET', `${path}/changes`)).body).toMatchObject({
      total: 1,
      items: [
        {
          table: 'ppa',
          action: 'delete',
          actorName: 'Omar Tahir',
          fields: expect.arrayContaining([expect.objectContaining({ field: 'code' })]),
        },
      ],
    })
    expect((await asSecond('POST', `${path}/undo`, { reason: 'It goes on' })).status).toBe(201)
    expect((await asFirst('POST', `${path}/undo`, { reason: 'It goes on' })).body.code).toBe('rollout.rollback.undone')
    await onAdmin(test.adminUrl, `update organization set live_on = null where code = 'MAFAR'`)
  })

  it('keeps an archive of what was there, whose hash is its own', async () => {
    await activate('MBHTE', true)
    const moment = await databaseNow(test)
    await write('MBHTE', ppa('7', 'Archived program'))
    await activate('MBHTE', false)
    const id = await prepare('MBHTE', moment)
    await approve(id, 'MBHTE')
    await runRollback(context(), id)
    const { rows } = await onAdmin(
      test.adminUrl,
      'select archive_key as key, archive_sha256 as sha256 from rollout_rollback where id = $1',
      [id],
    )
    const bytes = await files.read(rows[0]?.key)
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')).toBe(
      rows[0]?.sha256,
    )
    const lines = gunzipSync(bytes)
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ table }) => table === 'ppa').map(({ row }) => row.title)).toEqual(['Archived program'])
    expect(await view(id)).toMatchObject({ archive: { rows: lines.length } })
  })

  it('is not run when something changed after the check, and keeps writers out while it runs', async () => {
    await activate('MPOS', true)
    const moment = await databaseNow(test)
    await write('MPOS', ppa('1'))
    await activate('MPOS', false)
    const id = await prepare('MPOS', moment)
    await approve(id, 'MPOS')
    await write('MPOS', ppa('2'))
    await runRollback(context(), id)
    expect(await view(id)).toMatchObject({ state: 'checking', decidedBy: null })
    await checkRollback(context(), id)
    await approve(id, 'MPOS')
    let refused = ''
    await runRollback(context(), id, async (step) => {
      if (step.startsWith('Removing'))
        await write('MPOS', ppa('3')).catch((error: { cause?: { code?: string } }) => {
          refused = error.cause?.code ?? 'unknown'
        })
    })
    expect(refused).toBe('55P03')
    expect(await view(id)).toMatchObject({ state: 'done' })
    expect((await dump('MPOS')).ppa).toEqual([])
  })

  it('is refused where a report was certified since, and says so', async () => {
    const moment = await databaseNow(test)
    const hash = 'c'.repeat(64)
    const report = crypto.randomUUID()
    await write(
      'MOH',
      `insert into budget_report (id, form, year, quarter, box, fund_cluster, revision, sheet, hash, generated_by_name, generated_at)
         values ('${report}', 'far1', 2026, 3, 'current', '01', 1, '{}', '${hash}', 'x', now())`,
      `insert into budget_report_signature (id, report_id, part, hash, person_id, name, signed_at)
         values (gen_random_uuid(), '${report}', 'budget', '${hash}', '${planner.id}', 'x', now())`,
    )
    const id = await prepare('MOH', moment)
    expect(await view(id)).toMatchObject({
      state: 'blocked',
      conflicts: [{ code: 'certified', table: 'budget_report_signature' }],
    })
    expect((await approve(id, 'MOH')).body.code).toBe('workflow.not_now')
    const { version } = await view(id)
    const given = await asFirst('POST', `/platform/rollout/rollbacks/${id}/cancel`, { version, comment: 'It stays.' })
    expect(given.body).toMatchObject({ state: 'cancelled' })
  })

  it('gives rows that come back the default of columns that are newer, and says which columns are gone', async () => {
    await activate('MIPA', true)
    await onAdmin(test.adminUrl, `alter table work_item add column colour text not null default 'green'`)
    await write(
      'MIPA',
      ppa('1'),
      `insert into work_item (id, ppa_id, title) select gen_random_uuid(), id, t from ppa, unnest(array['gone', 'kept']) t`,
    )
    const moment = await databaseNow(test)
    await write(
      'MIPA',
      `delete from work_item where title = 'gone'`,
      `update work_item set progress = 0, title = 'renamed', starts_on = '2026-01-01'`,
    )
    await onAdmin(test.adminUrl, `alter table work_item drop column colour, add column size integer not null default 7`)
    await write('MIPA', `update work_item set size = 9`)
    await activate('MIPA', false)
    const id = await prepare('MIPA', moment)
    expect(await view(id)).toMatchObject({ state: 'ready', notes: [{ code: 'column_gone', table: 'work_item' }] })
    await approve(id, 'MIPA')
    await runRollback(context(), id)
    expect(await view(id)).toMatchObject({ state: 'done' })
    const { rows } = await onAdmin(
      test.adminUrl,
      `select w.title, w.starts_on, w.size from work_item w join organization o on o.id = w.organization_id where o.code = 'MIPA' order by 1`,
    )
    expect(rows).toEqual([
      { title: 'gone', starts_on: null, size: 7 },
      { title: 'kept', starts_on: null, size: 7 },
    ])
    await onAdmin(test.adminUrl, 'alter table work_item drop column size')
  })

  it('is asked for with a moment that has passed, once at a time, and waits for nobody when nothing changed', async () => {
    const ask = (body: object) =>
      asFirst('POST', '/platform/rollout/rollbacks', { organization: 'OOBC', reason: 'A trial', ...body })
    expect((await ask({})).body.code).toBe('rollout.rollback.moment_missing')
    expect((await ask({ moment: '2099-01-01T00:00:00Z' })).body.code).toBe('rollout.rollback.moment_ahead')
    expect((await ask({ moment: '2026-13-41T00:00:00Z' })).body.code).toBe('rollout.rollback.moment_ahead')
    const made = await ask({ moment: '2026-01-01T00:00:00Z' })
    expect(made).toMatchObject({ status: 201, body: { state: 'checking', organization: 'OOBC', counts: null } })
    expect((await ask({ moment: '2026-01-01T00:00:00Z' })).body.code).toBe('rollout.rollback.open')
    await checkRollback(context(), made.body.id)
    expect(await view(made.body.id)).toMatchObject({
      state: 'cancelled',
      rows: 0,
      message: expect.stringContaining('nothing to roll back'),
    })
    const listed = await asFirst('GET', '/platform/rollout/rollbacks?organization=OOBC')
    expect(listed.body).toMatchObject({ total: 1, items: [{ rows: 0 }] })
  })

  it('lists people that rows refer to and who are gone', async () => {
    const gone = await createPerson(test, { name: 'Was here' })
    await write(
      'MOH',
      `insert into file (id, name, media_type, size, sha256, created_by)
      values ('01a1fd18-4020-76c1-9828-0000000000aa', 'a.pdf', 'application/pdf', 9, repeat('d', 64), '${gone.id}')`,
    )
    const moment = await databaseNow(test)
    await write('MOH', `delete from file where id = '01a1fd18-4020-76c1-9828-0000000000aa'`)
    await onAdmin(test.adminUrl, 'delete from person where id = $1', [gone.id])
    const id = await prepare('MOH', moment)
    expect(await view(id)).toMatchObject({
      state: 'blocked',
      conflicts: [
        {
          code: 'file_created_by_fkey',
          message: expect.stringContaining('File would refer to person that would not be there'),
        },
      ],
      notes: [{ code: 'file_gone' }],
    })
    expect(app.reported).toEqual([])
  })
})

describe('the database', () => {
  const asApp = async (work: string, scope = 'platform', restoring = '') => {
    const client = await test.database.app.connect()
    try {
      await client.query('begin')
      const { id } = await getOrganization(test, 'MOH')
      await client.query(
        `select set_config('bmms.scope', $1, true), set_config('bmms.organization_id', $2, true), set_config('bmms.restoring', $3, true)`,
        [scope, String(id), restoring && String(id)],
      )
      return await client.query(work).then(
        ({ rowCount }) => `${rowCount} rows`,
        (error: { code: string }) => error.code,
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  it('lets nobody else restore: no table beyond the list, no state beyond running, no setting that opens a door', async () => {
    const { rows } = await onAdmin(test.adminUrl, `select id from rollout_rollback where state = 'done' limit 1`)
    const { id } = rows[0]
    expect(await asApp(`select bmms.restore_rows('${id}', 'ppa', 'remove')`)).toBe('42501')
    expect(await asApp(`select bmms.restore_rows('${id}', 'ppa', 'remove')`, 'organization')).toBe('42501')
    await onAdmin(test.adminUrl, `update rollout_rollback set state = 'checking' where id = '${id}'`)
    for (const table of ['person', 'change', 'rollout_rollback', 'ppa; drop table ppa'])
      expect(await asApp(`select bmms.restore_rows('${id}', '${table}', 'remove')`), table).toBe('42501')
    await onAdmin(test.adminUrl, `update rollout_rollback set state = 'done' where id = '${id}'`)
    expect(await asApp('delete from ledger_entry', 'organization', 'on')).toBe('42501')
    expect(await asApp('select from change where organization_id is null', 'organization', 'on')).toBe('0 rows')
    expect(await asApp("select bmms.prepare_restoring(array['person'])")).toBe('42501')
  })
})
