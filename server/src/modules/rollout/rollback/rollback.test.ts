// The proof: random work of several organizations, one of them rolled back to the moment before, and back again.
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { inOrganization } from '../../../platform/database/scope.ts'
import { createPerson, getOrganization, type TestPerson } from '../../../testing/builders.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { dumpRows, onPlatform, temporaryFiles } from '../../../testing/rollback.ts'
import { addWave } from '../../../testing/rollout.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { generateBudgetYear } from '../../budgeting/module.ts'
import { generatePeople, randomFrom } from '../../people/module.ts'
import { seedPlanning } from '../../planning/module.ts'
import { cancel } from '../control/wave-steps.ts'
import { checkRollback } from './check-rollback.ts'
import { viewRollback } from './find-rollbacks.ts'
import { approve, startUndo } from './prepare-rollback.ts'
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

/** What was entered so far was entered before the wave. */
async function beforeWave(): Promise<void> {
  await onAdmin(test.adminUrl, `update change set at = at - interval '20 days'`)
}

const WAVED = ['BDI', 'MAFAR']
const idOf = async (code: string) => (await getOrganization(test, code)).id
const of = async (code: string) => dumpRows(test, TABLES, `organization_id = ${await idOf(code)}`)
const ofWave = async () =>
  Object.fromEntries(await Promise.all(WAVED.map(async (code) => [code, await of(code)] as const)))
const ofOthers = async () =>
  dumpRows(
    test,
    [...TABLES, 'membership', 'budget_ceiling', 'mail_message', 'role_change'],
    `organization_id not in (${(await Promise.all(WAVED.map(idOf))).join(', ')})`,
  )
const total = (dump: Record<string, string[]>) => Object.values(dump).reduce((sum, rows) => sum + rows.length, 0)
const view = (id: string) => onPlatform(test, first, (scope) => viewRollback(scope, id))

async function runApproved(id: string, by: TestPerson) {
  await checkRollback(context(), id)
  const { version, conflicts, state, organization } = await view(id)
  expect({ state, conflicts }).toEqual({ state: 'ready', conflicts: [] })
  const body = { version, confirmation: organization }
  await onPlatform(test, by, (scope) => approve(scope, { params: { id }, query: {}, body }))
  await runRollback(context(), id)
  const done = await view(id)
  expect(done).toMatchObject({ state: 'done', decidedBy: by.name })
  return done
}

/** Began ten days ago; is cancelled with access and data. */
async function cancelWave(): Promise<string[]> {
  const day = (days: number) => Temporal.Now.plainDateISO('Asia/Manila').add({ days }).toString()
  test.clock.set(Temporal.Now.instant().toString())
  await addWave(test, { number: 7, status: 'active', startsOn: day(-10), endsOn: day(20), organizations: WAVED })
  const body = { version: 1, reason: 'Wrong data', revokeAccess: true, rollBackData: true }
  await onPlatform(test, first, (scope) => cancel(scope, { params: { waveDigits: '7' }, query: {}, body }))
  const { rows } = await onAdmin(test.adminUrl, 'select id from rollout_rollback order by id')
  return rows.map(({ id }) => id)
}

async function loggedBy(id: string) {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select count(distinct table_name || row_id)::int as rows, min(actor_name) as who, count(distinct organization_id)::int as organizations
       from change where request_id = $1 and table_name = any($2)`,
    [id, TABLES],
  )
  return rows[0]
}

it('a wave that is cancelled with rollback leaves its organizations as before it, all others untouched, and can be undone', async () => {
  for (const [at, code] of [...WAVED, 'BICTO'].entries()) await plan(code, at + 1)
  for (const code of ['BDI', 'BICTO']) await generateBudgetYear(test.database, await here(code), 2025)
  await beforeWave()
  const before = await ofWave()

  for (const code of ['BDI', 'BICTO']) await generateBudgetYear(test.database, await here(code), 2026)
  for (const code of [...WAVED, 'BICTO']) await rework(code)
  const after = await ofWave()
  expect(total(before.BDI ?? {})).toBeGreaterThan(500)
  for (const code of WAVED) expect(after[code]).not.toEqual(before[code])

  const rollbacks = await cancelWave()
  const others = await ofOthers()
  expect(rollbacks).toHaveLength(WAVED.length)
  for (const id of rollbacks) {
    const done = await runApproved(id, second)
    expect(await loggedBy(id)).toEqual({ rows: done.rows, who: 'Omar Tahir', organizations: 1 })
  }
  expect(await ofWave()).toEqual(before)
  expect(await ofOthers()).toEqual(others)

  for (const id of rollbacks) {
    const body = { reason: 'The wave goes on' }
    const undo = await onPlatform(test, first, (scope) => startUndo(scope, { params: { id }, query: {}, body }))
    expect(await runApproved(undo.id, second)).toMatchObject({ undoes: id })
  }
  expect(await ofWave()).toEqual(after)
  expect(await ofOthers()).toEqual(others)
}, 240_000)
