import { expect, it } from 'vitest'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import { DERIVED, isOfRollout, LEFT_ALONE, ROLLED_BACK } from './rolled-back-tables.ts'

const test = useTestDatabase()

it('decides about every table of an organization, once', async () => {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)`,
  )
  const decided = [...ROLLED_BACK, ...DERIVED, ...Object.keys(LEFT_ALONE)]
  expect(new Set(decided).size).toBe(decided.length)
  expect(
    rows
      .map(({ name }) => name as string)
      .filter((name) => !isOfRollout(name))
      .sort(),
  ).toEqual([...decided].sort())
})

it('the database lets its functions restore exactly these', async () => {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select polrelid::regclass::text as name from pg_policy where polname = 'restoring'`,
  )
  const prepared = rows.map(({ name }) => name as string)
  for (const table of [...ROLLED_BACK, ...DERIVED]) expect(prepared, table).toContain(table)
})

it('rules that held when a row was written are not asked again when it is put back', async () => {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select t.tgrelid::regclass::text as table, t.tgname as trigger from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and t.tgrelid::regclass::text = any($1) and p.proname <> 'record_change'
        and pg_get_triggerdef(t.oid) not like '%is_restoring%'`,
    [[...ROLLED_BACK, ...DERIVED]],
  )
  // Follows a deadline of the platform, never one of an organization.
  expect(rows).toEqual([{ table: 'deadline_move', trigger: 'deadline_move_milestone' }])
})

it('what is referred to stands before what refers to it, and keys can be put off', async () => {
  const { rows } = await onAdmin(
    test.adminUrl,
    `select c.conname as key, c.conrelid::regclass::text as table, c.confrelid::regclass::text as refers, c.condeferrable as later
       from pg_constraint c where c.contype = 'f' and c.conrelid::regclass::text = any($1)`,
    [[...ROLLED_BACK]],
  )
  const place = (table: string) => ROLLED_BACK.indexOf(table)
  expect(rows.filter(({ later }) => !later)).toEqual([])
  expect(rows.filter(({ table, refers }) => place(refers) > place(table)).map(({ key }) => key)).toEqual([])
})
