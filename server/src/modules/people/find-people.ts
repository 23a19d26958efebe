// Everybody with an account, as platform staff see them.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { ActionView } from '../../platform/http/atoms.contract.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import { findOrganization, findWorkspaces } from '../organizations/module.ts'
import { lastSeen, standingColumns, standingConditions, standingJoins } from './directory-standing.ts'
import { fail, peopleErrors } from './errors.ts'
import { linkActions } from './links/link-actions.ts'
import type { listPeople, PersonRecord, PersonSummary } from './platform-people.contract.ts'

const placesOfPerson = sql`from membership m where m.person_id = ${people.id}`
const rolesOfPerson = sql`from platform_role r where r.person_id = ${people.id}`

const columns = {
  id: people.id,
  username: people.username,
  name: people.name,
  email: people.email,
  phone: people.phone,
  isActive: people.isActive,
  twoFactorEnabled: people.twoFactorEnabled,
  mustChangePassword: people.mustChangePassword,
  createdAt: people.createdAt,
  updatedAt: people.updatedAt,
  platformRoles: sql<string[]>`array(select r.role ${rolesOfPerson} order by r.role)`,
  places: sql<Place[]>`coalesce((select jsonb_agg(jsonb_build_object('id', m.organization_id, 'roles', m.roles,
    'isActive', m.is_active) order by m.organization_id) ${placesOfPerson}), '[]')`,
  hasWaitingChange: sql<boolean>`exists (select from role_change c where c.person_id = ${people.id} and c.state = 'waiting')`,
  ...standingColumns,
}
const parts = {
  from: sql`${people} ${standingJoins}`,
  sortable: { name: people.name, username: people.username, createdAt: people.createdAt, lastSignedInAt: lastSeen },
  sort: 'name',
  tieBreaker: people.id,
}
const list = defineList({ columns, ...parts })
const record = defineList({
  columns: {
    ...columns,
    firstName: people.firstName,
    lastName: people.lastName,
    inactiveReason: people.inactiveReason,
    erasedAt: people.erasedAt,
    batches: sql<
      PersonRecord['batches']
    >`coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'fileName', b.file_name,
      'finishedAt', b.finished_at) order by b.created_at desc)
      from import_batch b where b.id in (select r.batch_id from import_row r where r.record_id = ${people.id})), '[]')`,
  },
  ...parts,
})
interface Place {
  id: number
  roles: string[]
  isActive: boolean
}

/** One page of people; the text is sought in names, usernames and addresses. */
export async function findPeople(
  scope: PlatformScope,
  { query }: Input<typeof listPeople>,
): Promise<Output<typeof listPeople>> {
  const where = await conditions(scope, query)
  const page = await list(scope.db, query, where)
  return { ...page, items: await withCodes(scope, page.items) }
}

async function conditions(scope: PlatformScope, query: Input<typeof listPeople>['query']): Promise<SQL | undefined> {
  const like = contains(query.q ?? '')
  const organization = query.organization ? await findOrganization(scope, query.organization) : undefined
  return and(
    query.role ? sql`exists (select ${rolesOfPerson} and r.role = ${query.role})` : undefined,
    query.staff === undefined
      ? undefined
      : query.staff
        ? sql`exists (select ${rolesOfPerson})`
        : sql`not exists (select ${rolesOfPerson})`,
    query.active === undefined ? undefined : eq(people.isActive, query.active),
    query.organization
      ? sql`exists (select ${placesOfPerson} and m.organization_id = ${organization?.id ?? 0})`
      : undefined,
    ...standingConditions(scope.clock, query),
    query.q ? or(...[people.name, people.username, people.email].map((column) => ilike(column, like))) : undefined,
  )
}

interface Row {
  places: Place[]
  createdAt: Date
  updatedAt: Date
}

/** Numbers of organizations become their codes; one statement for the whole page. */
async function withCodes<R extends Row>(
  scope: PlatformScope,
  rows: R[],
): Promise<(PersonSummary & Omit<R, keyof Row>)[]> {
  const ids = new Set(rows.flatMap((row) => row.places.map((place) => place.id)))
  const codes = new Map((await findWorkspaces(scope, [...ids])).map((one) => [one.id, one.code]))
  return rows.map(({ places, createdAt, updatedAt, ...person }) => ({
    ...person,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    organizations: places.map(({ id, roles, isActive }) => ({ code: codes.get(id) ?? '', roles, isActive })),
  })) as unknown as (PersonSummary & Omit<R, keyof Row>)[]
}

/** One person, and what the reader may do. Fails with people.person.not_found. */
export async function getPerson(scope: PlatformScope, id: string): Promise<PersonRecord> {
  const { items } = await record(scope.db, { pageSize: 1 }, eq(people.id, id))
  const [person] = await withCodes(scope, items)
  if (!person) return fail('people.person.not_found')
  const isOwn = person.id === scope.actor.id
  const canEdit = scope.actor.permissions.has('people.person.manage')
  const { erasedAt, inactiveReason, batches, ...shown } = person
  return {
    ...shown,
    inactiveReason: canEdit ? inactiveReason : '',
    erasedAt: erasedAt?.toISOString() ?? null,
    batches: batches.map((batch) => ({ ...batch, finishedAt: asInstant(batch.finishedAt) })),
    isOwn,
    canEdit,
    actions: erasedAt
      ? []
      : [...actionsOf(person, { isOwn, canEdit }), ...(await linkActions(scope, { ...person, personId: person.id }))],
  }
}

/** PostgreSQL writes instants inside JSON with its own offset. */
function asInstant(text: string | null): string | null {
  return text === null ? null : Temporal.Instant.from(text).toString()
}

function actionsOf(person: PersonSummary, { isOwn, canEdit }: { isOwn: boolean; canEdit: boolean }): ActionView[] {
  const missing = { code: 'access.missing_permission', message: 'Only a platform administrator may do this.' }
  const own = { code: 'people.person.own', message: peopleErrors['people.person.own'].detail }
  const shared = { comment: 'none', refusal: canEdit ? (isOwn ? own : null) : missing } as const
  return [
    person.isActive
      ? { action: 'deactivate', label: 'Deactivate account', to: 'inactive', ...shared, comment: 'required' }
      : { action: 'reactivate', label: 'Reactivate account', to: 'active', ...shared },
    ...(person.twoFactorEnabled
      ? [{ action: 'reset_two_factor', label: 'Switch two-factor sign-in off', to: '', ...shared }]
      : []),
  ]
}
