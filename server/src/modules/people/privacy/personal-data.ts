// All that is recorded about a person, as RA 10173 s. 16 (c) lets everybody ask for.
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { withClient } from '../../../platform/database/client.ts'
import {
  type Caller,
  type Database,
  type Db,
  dbOf,
  inOrganization,
  inPlatform,
  type OrganizationRef,
  type PlatformScope,
} from '../../../platform/database/scope.ts'
import { findWorkspaces } from '../../organizations/module.ts'
import { getPerson } from '../find-people.ts'
import type { PersonTable } from './person-table.ts'
import { PERSON_TABLES } from './person-tables.ts'
import type { PersonalData } from './personal-data.contract.ts'

type Part = PersonalData['parts'][number]
interface Whom {
  id: string
  username: string
  email: string
}

const MOST = 10_000

/** Everything of the tables that know people. Fails with people.person.not_found. */
export async function exportPerson(database: Database, by: Caller, personId: string): Promise<PersonalData> {
  const { person, places, above } = await inPlatform(database, by, async (scope) => {
    const found = await getPerson(scope, personId)
    return { person: found, places: await placesOf(scope, personId), above: await partsOf(scope.db, 'platform', found) }
  })
  const signIn = await withClient(database.identity, (client: pg.ClientBase) =>
    partsOf(dbOf(client), 'sign-in', person),
  )
  const work: Part[][] = []
  for (const organization of places)
    work.push(
      await inOrganization(database, { ...by, organization }, (scope) => partsOf(scope.db, 'organization', person)),
    )
  const { id, name, username } = person
  return {
    madeAt: database.clock.now().toString(),
    person: { id, name, username },
    parts: inListOrder([...above, ...signIn, ...work.flat()]),
  }
}

/** Organizations of the person now and before: those of memberships, and those in which the person did something. */
async function placesOf(scope: PlatformScope, personId: string): Promise<OrganizationRef[]> {
  const { rows } = await scope.db.execute<{ id: number }>(sql`
    select organization_id as id from membership where person_id = ${personId}
    union select organization_id from change where actor_id = ${personId} and organization_id is not null`)
  return findWorkspaces(
    scope,
    rows.map(({ id }) => id),
  )
}

async function partsOf(db: Db, seenBy: PersonTable['seenBy'], whom: Whom): Promise<Part[]> {
  const parts: Part[] = []
  for (const table of PERSON_TABLES.filter((one) => one.seenBy === seenBy)) parts.push(await partOf(db, table, whom))
  return parts
}

async function partOf(db: Db, { table, what, shows, columns, where }: PersonTable, whom: Whom): Promise<Part> {
  const { $client } = db as Db & { $client: pg.ClientBase }
  const condition = where ?? columns.map(comparison).join(' or ')
  // Each value is named once, so that PostgreSQL knows the type of those that a table does not need.
  const { rows } = await $client.query<{ row: Record<string, unknown>; count: number }>(
    `select to_jsonb(found) as row, (count(*) over ())::int as count
       from (select ${shows.join(', ')} from public.${table}
         where (${condition}) and $1::text is not null and $2::text is not null and $3::text is not null) found
      limit ${MOST}`,
    [whom.id, whom.username, whom.email],
  )
  return { table, what, count: rows[0]?.count ?? 0, rows: rows.map(({ row }) => camelCased(row)) }
}

/** Columns with the ids of several people. */
const LISTS: ReadonlySet<string> = new Set(['preparers', 'people'])

function comparison(column: string): string {
  return LISTS.has(column) ? `$1::text::uuid = any (${column})` : `${column} = $1::text::uuid`
}

function camelCased(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

/** Tables of organizations are read once in each; here they are one part again. */
function inListOrder(parts: readonly Part[]): Part[] {
  return PERSON_TABLES.map(({ table, what }) => {
    const same = parts.filter((part) => part.table === table)
    return {
      table,
      what,
      count: same.reduce((sum, part) => sum + part.count, 0),
      rows: same.flatMap((part) => part.rows),
    }
  })
}
