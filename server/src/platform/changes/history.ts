// Reading the change log: of one record with its parts, and of a whole organization.
import { and, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { Page } from '../http/atoms.contract.ts'
import { contains, pageOf, totalRows } from '../http/list.ts'
import type { ChangeView, PlatformHistoryQuery } from './changes.contract.ts'
import { changes } from './tables.ts'

/** The filter by organization counts above organizations only. */
type Query = Static<typeof PlatformHistoryQuery>

const codeOfOrganization = sql<
  string | null
>`(select o.code from organization o where o.id = ${changes.organizationId})`

/** Columns that change with every write and tell nobody anything. */
const SILENT = new Set(['version', 'updated_at', 'created_at', 'organization_id', 'id', 'preparers', 'completion'])

/** A table of parts: `column` points to the record, or to one of `ids` when the parts hang on its parts. */
interface HistoryPart {
  table: string
  column: string
  ids?: readonly string[]
}

/** Changes of one record and of its parts: `parts` name the tables that point to it and the column that does. */
export function recordHistory(
  scope: OrganizationScope | PlatformScope,
  record: { table: string; id: string; parts?: readonly HistoryPart[] },
  query: Query,
): Promise<Page<ChangeView>> {
  const own = and(eq(changes.table, record.table), eq(changes.rowId, record.id))
  const parts = (record.parts ?? []).map(({ table, column, ids = [record.id] }) =>
    and(
      eq(changes.table, table),
      inArray(sql`coalesce(${changes.after}, ${changes.before}) ->> ${column}::text`, [...ids]),
    ),
  )
  return findChanges(scope, [or(own, ...parts)], query)
}

/**
 * Changes in the whole scope, newest first, filtered by table, person, day and text; from above organizations, also those
 * of one organization in some tables.
 */
export function scopeHistory(
  scope: OrganizationScope | PlatformScope,
  query: Query,
  only?: { organizationId: number; tables: readonly string[] },
): Promise<Page<ChangeView>> {
  const narrowed = only
    ? [eq(changes.organizationId, only.organizationId), inArray(changes.table, [...only.tables])]
    : []
  return findChanges(scope, narrowed, query)
}

/** What one request, job or rollback changed in an organization's tables since it began, newest first. */
export function requestHistory(
  scope: PlatformScope,
  { requestId, organizationId, since, tables }: RequestPlace,
  query: Query,
): Promise<Page<ChangeView>> {
  return findChanges(
    scope,
    [
      eq(changes.requestId, requestId),
      eq(changes.organizationId, organizationId),
      gte(changes.at, since),
      inArray(changes.table, [...tables]),
    ],
    query,
  )
}

interface RequestPlace {
  requestId: string
  organizationId: number
  since: string
  tables: readonly string[]
}

async function findChanges(
  scope: OrganizationScope | PlatformScope,
  conditions: (SQL | undefined)[],
  query: Query,
): Promise<Page<ChangeView>> {
  const where = and(
    ...(scope.kind === 'organization' ? [eq(changes.organizationId, scope.organization.id)] : []),
    ...conditions,
    query.table ? eq(changes.table, query.table) : undefined,
    query.organization ? sql`${codeOfOrganization} = ${query.organization}` : undefined,
    query.actor ? ilike(changes.actorName, contains(query.actor)) : undefined,
    query.from ? gte(changes.at, sql`${query.from}::date::timestamp at time zone 'Asia/Manila'`) : undefined,
    query.to ? lt(changes.at, sql`(${query.to}::date + 1)::timestamp at time zone 'Asia/Manila'`) : undefined,
    query.q
      ? sql`(${changes.after}::text ilike ${contains(query.q)} or ${changes.before}::text ilike ${contains(query.q)})`
      : undefined,
  )
  const { id, at, table, rowId, action, actorName } = changes
  const organization =
    scope.kind === 'platform'
      ? sql<string | null>`${codeOfOrganization}`
      : sql<string | null>`${scope.organization.code}::text`
  const [before, after] = [valuesAsText(changes.before), valuesAsText(changes.after)]
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({ id, at, table, rowId, action, actorName, organization, before, after, total: totalRows })
      .from(changes)
      .where(where)
      .orderBy(desc(changes.at), desc(changes.id))
      .limit(limit)
      .offset(offset),
  )
  return { ...page, items: page.items.map(changeView) }
}

/** A row's values as PostgreSQL writes them: a sum of 17 digits would lose its centavos as a JavaScript number. */
function valuesAsText(column: typeof changes.before | typeof changes.after) {
  return sql<Values | null>`(select jsonb_object_agg(each.key,
      case jsonb_typeof(each.value) when 'number' then trim_scale((each.value #>> '{}')::numeric)::text else each.value #>> '{}' end)
    from jsonb_each(${column}) as each)`
}

type Values = Record<string, string | null>
type ChangeRow = Pick<typeof changes.$inferSelect, 'id' | 'at' | 'table' | 'rowId' | 'action' | 'actorName'> & {
  organization: string | null
  before: Values | null
  after: Values | null
}

function changeView(row: ChangeRow): ChangeView {
  const { before, after } = row
  const names = Object.keys(after ?? before ?? {}).filter((name) => !SILENT.has(name))
  const fields = names
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => change.before !== change.after)
  const known = after ?? before ?? {}
  return {
    id: String(row.id),
    at: row.at,
    table: row.table,
    rowId: row.rowId,
    action: row.action as ChangeView['action'],
    actorName: row.actorName ?? 'BMMS',
    organization: row.organization,
    subject: known.title ?? known.name ?? known.code ?? known.alias ?? known.person_id ?? '',
    fields,
  }
}
