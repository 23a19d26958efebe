// What stands in the way of a rollback, and what is worth knowing before it is approved.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { keyOf } from '../../../platform/files/file-store.ts'
import type { FileStore } from '../../../platform/http/upload.ts'
import type { Comparison } from './restore.ts'
import type { RowFinding } from './rollback.contract.ts'
import { CERTIFIED, isOfRollout, LEFT_ALONE, ROLLED_BACK } from './rolled-back-tables.ts'
import type { Rollback } from './tables.ts'

/** A foreign key that would not hold in the end. */
export interface BrokenKey {
  constraint: string
  table: string
  refersTo: string
  detail: string
}

const words = (table: string) => table.replaceAll('_', ' ')
const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`)

/** Each of these refuses the rollback. */
export function conflictsOf(compared: readonly Comparison[], brokenKeys: readonly BrokenKey[]): RowFinding[] {
  return [
    ...compared.flatMap((one) => [...certified(one), ...unlogged(one), ...changedSince(one)]),
    ...brokenKeys.map(({ constraint, table, refersTo, detail }) => ({
      code: constraint,
      table,
      count: 1,
      message: `${sentence(words(table))} would refer to ${words(refersTo)} that would not be there: ${detail}`.slice(
        0,
        600,
      ),
    })),
  ]
}

function certified({ table, removed, changed, added }: Comparison): RowFinding[] {
  const count = removed + changed + added
  if (!CERTIFIED.includes(table) || count === 0) return []
  const what = table === 'budget_report_filing' ? 'filed' : 'certified'
  return [
    {
      code: 'certified',
      table,
      count,
      message: `Accountability reports (BAA 84, s. 75) were ${what} since that moment. The books under a ${what} report cannot be taken back: correct them by adjustments and reversals, or choose a moment after it.`,
    },
  ]
}

function unlogged({ table, unlogged: count }: Comparison): RowFinding[] {
  if (count === 0) return []
  const message = `${sentence(words(table))}: ${rows(count)} stand otherwise than the change log says, so their former state is not certain. Tell the help desk.`
  return [{ code: 'log_incomplete', table, count, message }]
}

function changedSince({ table, changedSince: count }: Comparison): RowFinding[] {
  if (count === 0) return []
  const message = `${sentence(words(table))}: ${rows(count)} were changed again after the rollback. To take it back would lose those changes.`
  return [{ code: 'changed_since', table, count, message }]
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Work of one request is not cut in two: a moment in the middle of one is none to return to. */
export async function momentConflicts({ db }: PlatformScope, rollback: Rollback): Promise<RowFinding[]> {
  if (rollback.kind === 'undo') return []
  const { moment, organizationId } = rollback
  const { rows: found } = await db.execute<{ count: number }>(sql`
    select count(distinct a.request_id)::int as count from change a
      join change b on b.organization_id = a.organization_id and b.request_id = a.request_id
       and b.at >= ${moment}::timestamptz and b.at < ${moment}::timestamptz + interval '30 seconds'
     where a.organization_id = ${organizationId} and a.at < ${moment}::timestamptz
       and a.at > ${moment}::timestamptz - interval '30 seconds'`)
  const count = found[0]?.count ?? 0
  if (count === 0) return []
  const message = 'Somebody was saving something at that very moment. Choose a moment a minute earlier.'
  return [{ code: 'moment_in_request', table: null, count, message }]
}

/** None of these refuses it. */
export async function notesOf(
  scope: PlatformScope,
  rollback: Rollback,
  compared: readonly Comparison[],
): Promise<RowFinding[]> {
  const changedIn = (table: string) => {
    const { removed = 0, changed = 0, added = 0 } = compared.find((one) => one.table === table) ?? {}
    return removed + changed + added
  }
  const { staff, erased, gone } = await countOthers(scope, rollback)
  const note = (code: string, count: number, message: string, table: string | null = null): RowFinding[] =>
    count === 0 ? [] : [{ code, table, count, message }]
  return [
    ...note(
      'ledger',
      changedIn('ledger_posting'),
      'Postings of the budget ledger would go or come back, and its balances with them. No report of them was certified or filed; archive and change log keep every one.',
      'ledger_posting',
    ),
    ...note('staff', staff, `${staff} of the changes since were made by people who work above organizations.`),
    ...note(
      'erased',
      erased,
      'People of the organization asked for erasure since. Rows that come back may name them in records of work, as the law lets records of money and audit do.',
    ),
    ...note(
      'deadlines',
      changedIn('deadline_move'),
      'Deadlines were moved by a proclamation since. They return to their former days; look through them in the calendar afterwards.',
      'deadline_move',
    ),
    ...gone.map((table) => ({
      code: 'table_gone',
      table,
      count: 1,
      message: `The table ${words(table)} no longer exists. What was in it does not come back.`,
    })),
    ...compared
      .filter(({ lostColumns }) => lostColumns.length > 0)
      .map(({ table, lostColumns }) => ({
        code: 'column_gone',
        table,
        count: lostColumns.length,
        message: `${sentence(words(table))} no longer has ${lostColumns.map(words).join(', ')}; these values do not come back.`,
      })),
  ]
}

async function countOthers({ db }: PlatformScope, { organizationId, moment }: Rollback) {
  const known = [...ROLLED_BACK, ...Object.keys(LEFT_ALONE), 'organization', 'organization_alias']
  const { rows: found } = await db.execute<{ staff: number; erased: number; tables: string[] }>(sql`
    select (select count(*)::int from change c where c.organization_id = ${organizationId} and c.at >= ${moment}::timestamptz
              and c.table_name = any(${sql.param([...ROLLED_BACK])}::text[])
              and c.actor_id in (select r.person_id from platform_role r)) as staff,
           (select count(*)::int from person p join membership m on m.person_id = p.id and m.organization_id = ${organizationId}
             where p.erased_at >= ${moment}::timestamptz) as erased,
           (select coalesce(array_agg(distinct c.table_name), '{}') from change c where c.organization_id = ${organizationId}
              and c.at >= ${moment}::timestamptz and c.table_name <> all(${sql.param(known)}::text[])
              and to_regclass('public.' || quote_ident(c.table_name)) is null) as tables`)
  const { staff = 0, erased = 0, tables = [] } = found[0] ?? {}
  return { staff, erased, gone: tables.filter((table) => !isOfRollout(table)) }
}

/** Files whose record comes back although their bytes are gone. */
export async function lostFiles(
  scope: PlatformScope,
  files: Pick<FileStore, 'read'>,
  { organizationId, moment }: Rollback,
): Promise<RowFinding[]> {
  const { rows: removed } = await scope.db.execute<{ id: string }>(sql`
    select distinct c.row_id as id from change c where c.organization_id = ${organizationId} and c.at >= ${moment}::timestamptz
       and c.table_name = 'file' and c.action = 'delete' limit 1000`)
  let count = 0
  for (const { id } of removed) {
    const found = await files.read(keyOf(organizationId, id)).then(
      () => true,
      () => false,
    )
    if (!found) count += 1
  }
  if (count === 0) return []
  const message = `The content of ${count === 1 ? 'one file' : `${count} files`} is gone from the store. The records come back, the content does not.`
  return [{ code: 'file_gone', table: 'file', count, message }]
}
