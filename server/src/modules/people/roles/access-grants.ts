// Who got power: from the change log, which misses nothing, with who asked and who agreed where that is recorded.
import { type SQL, sql } from 'drizzle-orm'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { PAGE_SIZE, type Paging } from '../../../platform/http/list.ts'
import type { GrantRow } from './access-review.contract.ts'
import { inOrder } from './role-rules.ts'

interface Asked extends Paging {
  sort?: string | undefined
  q?: string | undefined
  /** Days in the Philippines, both included. */
  from?: string | undefined
  to?: string | undefined
}

interface Found extends Record<string, unknown> {
  id: string
  personId: string
  name: string
  username: string
  organization: string | null
  granted: string[]
  at: string
  actor: string | null
  requestedBy: string | null
  secondPerson: string | null
  state: string | null
  reason: string | null
  batch: string | null
  submittedBy: string | null
  approvedBy: string | null
  total: number
}

/** Roles that an entry of the log gives: those after it that were not there before. */
const GIVEN = sql`array(select role from jsonb_array_elements_text(c.after -> 'roles') role
  where role in ('admin', 'manager') and not coalesce(c.before -> 'roles' ? role, false))`

function entries(scope: OrganizationScope | PlatformScope): SQL {
  const here = scope.kind === 'organization' ? sql`and c.organization_id = ${scope.organization.id}` : sql``
  const members = sql`select c.at, c.organization_id, (c.after ->> 'person_id')::uuid as person_id, ${GIVEN} as granted,
      c.actor_name
    from change c where c.table_name = 'membership' and c.action in ('insert', 'update')
      and c.after -> 'roles' ?| array['admin', 'manager'] ${here}`
  if (scope.kind === 'organization') return members
  return sql`${members} union all
    select min(c.at), null, (c.after ->> 'person_id')::uuid, array_agg(c.after ->> 'role'), min(c.actor_name)
    from change c where c.table_name = 'platform_role' and c.action = 'insert'
    group by c.after ->> 'person_id', c.request_id`
}

/** The request behind an entry: it was closed in the same transaction. */
const RECORDED = sql`left join lateral (
    select rc.id, rc.requested_by_name, rc.decided_by_name, rc.state, rc.reason from role_change rc
    where rc.person_id = e.person_id and rc.organization_id is not distinct from e.organization_id
      and rc.state in ('approved', 'applied') and e.at between rc.updated_at and rc.updated_at + interval '1 minute'
    order by rc.updated_at desc limit 1) rc on true`

/** The import that brought the person in, or changed the roles. */
const IMPORTED = sql`left join lateral (
    select b.file_name, s.name as submitted_by, d.name as decided_by
    from import_row r join import_batch b on b.id = r.batch_id
    left join person s on s.id = b.submitted_by left join person d on d.id = b.decided_by
    where rc.id is null and r.record_id = e.person_id and b.decided_at <= e.at
      and coalesce(b.finished_at, b.updated_at) >= e.at - interval '1 minute'
    order by b.decided_at desc limit 1) b on true`

/** One page of grants of admin, manager and platform roles, newest first. */
export async function findGrants(scope: OrganizationScope | PlatformScope, asked: Asked): Promise<Page<GrantRow>> {
  const { page = 1, pageSize = PAGE_SIZE, sort = '-grantedAt' } = asked
  const order = ORDERS[sort] ?? ORDERS['-grantedAt']
  const { rows } = await scope.db.execute<Found>(sql`select coalesce(rc.id, e.person_id)::text as id,
      e.person_id::text as "personId", coalesce(p.name, 'A former member') as name, coalesce(p.username, '') as username,
      o.code as organization, e.granted, e.at::text as at, e.actor_name as actor, rc.requested_by_name as "requestedBy",
      rc.decided_by_name as "secondPerson", rc.state, rc.reason, b.file_name as batch, b.submitted_by as "submittedBy",
      b.decided_by as "approvedBy", (count(*) over ())::int as total
    from (${entries(scope)}) e left join person p on p.id = e.person_id left join organization o on o.id = e.organization_id
    ${RECORDED} ${IMPORTED}
    where cardinality(e.granted) > 0 ${conditions(asked)}
    order by ${order}, e.at desc, e.person_id limit ${pageSize} offset ${(page - 1) * pageSize}`)
  return { items: rows.map(rowOf), total: rows[0]?.total ?? 0, page, pageSize }
}

const ORDERS: Readonly<Record<string, SQL>> = {
  grantedAt: sql`e.at`,
  '-grantedAt': sql`e.at desc`,
  name: sql`p.name`,
  '-name': sql`p.name desc`,
}

function conditions({ from, to, q }: Asked): SQL {
  return sql.join([
    from ? sql`and e.at >= ${from}::date::timestamp at time zone 'Asia/Manila'` : sql``,
    to ? sql`and e.at < (${to}::date + 1)::timestamp at time zone 'Asia/Manila'` : sql``,
    q ? sql`and (strpos(lower(p.name), lower(${q})) > 0 or strpos(lower(p.username), lower(${q})) > 0)` : sql``,
  ])
}

function rowOf(found: Found): GrantRow {
  const { id, personId, name, username, organization, granted, at } = found
  return {
    id,
    personId,
    name,
    username,
    organization,
    granted: inOrder(granted),
    grantedAt: isoInstant(at),
    ...howOf(found),
  }
}

function howOf(found: Found): Pick<GrantRow, 'requestedBy' | 'secondPerson' | 'how' | 'reason'> {
  const { actor, requestedBy, secondPerson, state, reason, batch, submittedBy, approvedBy } = found
  if (state !== null)
    return {
      requestedBy: requestedBy ?? '',
      secondPerson,
      how: state === 'approved' ? 'approved' : 'command_line',
      reason: reason ?? '',
    }
  if (batch !== null)
    return { requestedBy: submittedBy ?? '', secondPerson: approvedBy, how: 'import', reason: `Import of ${batch}` }
  return { requestedBy: actor ?? 'BMMS', secondPerson: null, how: 'direct', reason: '' }
}
