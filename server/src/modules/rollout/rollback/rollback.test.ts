// The proof: random work of several organizations, one of them rolled back to the moment before, and back again.
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { inOrganization } from '../../../platform/database/scope.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { databaseNow, dumpRows, onPlatform, temporaryFiles } from '../../../testing/rollback.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { generateBudgetYear } from '../../budgeting/module.ts'
import { generatePeople, randomFrom } from '../../people/module.ts'
import { seedPlanning } from '../../planning/module.ts'
import { checkRollback } from './check-rollback.ts'
import { viewRollback } from './find-rollbacks.ts'
import { approve, startRollback, startUndo } from './prepare-rollback.ts'
import { DERIVED, ROLLED_BACK } from './rolled-back-tables.ts'
import { runRollback } from './run-rollback.ts'

const test = useTestDatabase()
const files = temporaryFiles()
const TABLES = [...ROLLED_BACK, ...DERIVED]
const caller = { actor: { id: '', name: 'BMMS', permissions: new Set<string>() }, requestId: 'job' }
const context = () => ({ database: test.database, files, caller })
let first: TestPerson
let second: TestPerson

beforeAll(async () => {
  first = await createPerson(test, { name: 'Sittie Macarambon', platformRoles: ['rollout_manager'] })
  second = await createPerson(test, { name: 'Omar Tahir', platformRoles: ['rollout_manager'] })
})

const here = async (code: string) => ({
  ...caller,
  requestId: crypto.randomUUID(),
  organization: await getOrganization(test, code),
})

/** Plans with goals, objectives and progress. */
async function plan(code: string, seed: number): Promise<void> {
  await generatePeople(test.database, await here(code), {
    count: 4,
    random: randomFrom(seed),
    progress: () => undefined,
  })
  await inOrganization(test.database, await here(code), (scope) =>
    seedPlanning(scope, { plans: 1, goals: 3, objectives: 8, random: randomFrom(seed) }),
  )
}

/** Rewrites and removes some of everything that was there. */
async function rework(code: string): Promise<void> {
  await inOrganization(test.database, await here(code), async ({ db }) => {
    await db.execute(sql`update strategic_plan set title = title || ' (2nd reading)', version = version + 1`)
    await db.execute(sql`update ppa set title = upper(title), updated_at = now() where right(id::text, 1) < '8'`)
    await db.execute(sql`delete from progress_entry where right(id::text, 1) in ('0', '1', '2', '3', '4')`)
    await db.execute(sql`update objective set target_value = target_value + 1 where right(id::text, 1) > '7'`)
    await db.execute(sql`insert into file (id, name, media_type, size, sha256)
      values (gen_random_uuid(), 'trial.pdf', 'application/pdf', 9, repeat('b', 64))`)
  })
}

async function close(code: string): Promise<void> {
  await onAdmin(test.adminUrl, 'update organization set is_active = false where code = $1', [code])
}

const of = async (code: string) => dumpRows(test, TABLES, `organization_id = ${(await getOrganization(test, code)).id}`)
const ofOthers = async (code: string) =>
  dumpRows(
    test,
    [...TABLES, 'membership', 'budget_ceiling'],
    `organization_id <> ${(await getOrganization(test, code)).id}`,
  )
const total = (dump: Record<string, string[]>) => Object.values(dump).reduce((sum, rows) => sum + rows.length, 0)
const view = (id: string) => onPlatform(test, first, (scope) => viewRollback(scope, id))

async function runApproved(id: string, code: string, by: TestPerson) {
  await checkRollback(context(), id)
  const { version, conflicts, state } = await view(id)
  expect({ state, conflicts }).toEqual({ state: 'ready', conflicts: [] })
  const body = { version, confirmation: code }
  await onPlatform(test, by, (scope) => approve(scope, { params: { id }, query: {}, body }))
  await runRollback(context(), id)
  return view(id)
}

describe('an organization rolled back', () => {
  it('is as it was, every other is untouched, the log shows it all, and it can be undone', async () => {
    for (const [at, code] of ['BDI', 'BICTO', 'MAFAR'].entries()) await plan(code, at + 1)
    for (const code of ['BDI', 'BICTO']) await generateBudgetYear(test.database, await here(code), 2025)
    const before = await of('BDI')
    const moment = await databaseNow(test)

    await generateBudgetYear(test.database, await here('BDI'), 2026)
    await generateBudgetYear(test.database, await here('BICTO'), 2026)
    for (const code of ['BDI', 'BICTO', 'MAFAR']) await rework(code)
    await close('BDI')
    const after = await of('BDI')
    const others = await ofOthers('BDI')
    expect(total(before)).toBeGreaterThan(500)
    expect(after).not.toEqual(before)

    const reason = 'The wave was cancelled'
    const id = await onPlatform(test, first, (scope) => startRollback(scope, { organization: 'BDI', moment, reason }))
    const done = await runApproved(id, 'BDI', second)
    expect(done).toMatchObject({ state: 'done', decidedBy: 'Omar Tahir' })
    expect(await of('BDI')).toEqual(before)
    expect(await ofOthers('BDI')).toEqual(others)

    const { rows: logged } = await onAdmin(
      test.adminUrl,
      `select count(distinct table_name || row_id)::int as rows, min(actor_name) as who, count(distinct organization_id)::int as organizations
         from change where request_id = $1 and table_name = any($2)`,
      [id, TABLES],
    )
    expect(logged[0]).toEqual({ rows: done.rows, who: 'Omar Tahir', organizations: 1 })

    const undo = await onPlatform(test, first, (scope) =>
      startUndo(scope, { params: { id }, query: {}, body: { reason: 'The wave goes on' } }),
    )
    expect(await runApproved(undo.id, 'BDI', second)).toMatchObject({ state: 'done', undoes: id })
    expect(await of('BDI')).toEqual(after)
    expect(await ofOthers('BDI')).toEqual(others)
  }, 240_000)
})
