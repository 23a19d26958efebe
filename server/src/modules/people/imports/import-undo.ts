// Taking an import back: new people who never signed in are gone as if they had never come, and what was changed is as it
// was, unless somebody changed it since.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import type { Effect, UndoResult } from '../../../platform/imports/define-import.ts'
import { holdOrganizations } from '../../organizations/module.ts'
import { type DoneRow, UndoDirectory } from './undo-directory.ts'

const LAST_ADMINISTRATOR =
  'This is the last administrator of an organization in which people work. Make somebody else administrator first.'
const FOREIGN_KEY_VIOLATION = '23503'
const REFERRED_TO = 'Other records name this person. Deactivate the account instead.'

/**
 * Takes rows back as a whole, the newest first. A row is kept when its person signed in since, when somebody changed what
 * it wrote, when other records name its person, or when an organization in which people work would lose its last
 * administrator.
 */
export async function undoPeople(scope: PlatformScope, rows: readonly DoneRow[]): Promise<UndoResult[]> {
  const effects = rows.flatMap((row) => row.effects)
  await holdOrganizations(scope, organizationsOf(effects))
  const directory = await UndoDirectory.load(scope, effects)
  const kept = await findLastAdministrators(scope, rows)
  for (const row of [...rows].sort((one, other) => other.number - one.number)) {
    const reason = kept.has(row.number) ? null : directory.takeBack(row)
    if (reason !== null) kept.set(row.number, reason)
  }
  await directory.writeChanges(scope)
  const gone = directory.gone()
  if (gone.places.length > 0)
    await scope.db.execute(sql`delete from membership where id = any(${sql.param(gone.places)}::uuid[])`)
  const named = new Set(await removePeople(scope, gone.people))
  for (const row of rows) if (row.effects.some(({ id }) => named.has(id))) kept.set(row.number, REFERRED_TO)
  return rows.map(({ number }) => {
    const reason = kept.get(number)
    return reason === undefined ? { number, outcome: 'undone', reason: '' } : { number, outcome: 'kept', reason }
  })
}

function organizationsOf(effects: readonly Effect[]): number[] {
  const ids = effects.map(({ after }) => after.organization_id).filter((id) => typeof id === 'number')
  return [...new Set(ids)]
}

/** Rows that keep their administrators, by number, with the reason: at most one an organization, the first in the file. */
async function findLastAdministrators(scope: PlatformScope, rows: readonly DoneRow[]): Promise<Map<number, string>> {
  const all = rows.flatMap(({ number, effects }) =>
    effects.filter(({ table }) => table === 'membership').map((effect) => ({ number, ...effect })),
  )
  const appointed = all.filter(({ before, after }) => hasAdmin(after) && !(before && hasAdmin(before)))
  if (appointed.length === 0) return new Map()
  const added = all.filter(({ before }) => before === null)
  const { rows: orphaned } = await scope.db.execute<{ id: number }>(sql`
    select m.organization_id as id from membership m join person p on p.id = m.person_id and p.is_active
      left join onboarding o on o.person_id = m.person_id
     where m.is_active and m.organization_id = any(${sql.param(organizationsOf(appointed))}::integer[])
     group by m.organization_id
    having count(*) filter (where 'admin' = any (m.roles) and m.id <> all (${idsOf(appointed)}::uuid[])) = 0
       and count(*) filter (where case when m.id = any (${idsOf(added)}::uuid[]) then o.last_signed_in_at > m.created_at
                                       else o.person_id is null or o.first_signed_in_at is not null end) > 0`)
  const first = orphaned.map(({ id }) =>
    Math.min(...appointed.filter(({ after }) => after.organization_id === id).map(({ number }) => number)),
  )
  return new Map(first.map((number) => [number, LAST_ADMINISTRATOR]))
}

function hasAdmin(fields: Record<string, unknown>): boolean {
  return Array.isArray(fields.roles) && fields.roles.includes('admin')
}

function idsOf(effects: readonly Effect[]) {
  return sql.param(effects.map(({ id }) => id))
}

/**
 * Removes people with their memberships; what else hangs on a newcomer (onboarding, links) goes with them. Answers those
 * whom other records name: they stay whole.
 */
async function removePeople(scope: PlatformScope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const param = sql.param(ids)
  await scope.db.execute(sql`savepoint people_undo`)
  try {
    await scope.db.execute(sql`delete from membership where person_id = any(${param}::uuid[])`)
    const { rows } = await scope.db.execute<{ id: string }>(
      sql`delete from person where id = any(${param}::uuid[]) returning id`,
    )
    if (rows.length === ids.length) {
      await scope.db.execute(sql`release savepoint people_undo`)
      return []
    }
  } catch (error) {
    if (databaseErrorOf(error)?.code !== FOREIGN_KEY_VIOLATION) throw error
  }
  await scope.db.execute(sql`rollback to savepoint people_undo`)
  if (ids.length === 1) return [...ids]
  const middle = Math.ceil(ids.length / 2)
  return [...(await removePeople(scope, ids.slice(0, middle))), ...(await removePeople(scope, ids.slice(middle)))]
}
