// Everybody with an account, as platform staff see them.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { ActionView } from '../../platform/http/atoms.contract.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains, orderFor, pageOf, totalRows } from '../../platform/http/list.ts'
import { findOrganization, findWorkspaces } from '../organizations/module.ts'
import { fail, peopleErrors } from './errors.ts'
import type { listPeople, PersonRecord, PersonSummary } from './platform-people.contract.ts'

// Nested, since Drizzle takes the table's name off columns that stand directly in a selected expression.
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
  platformRoles: sql<string[]>`array(select r.role ${rolesOfPerson} order by r.role)`.as('platform_roles'),
  places: sql<Place[]>`coalesce((select jsonb_agg(jsonb_build_object('id', m.organization_id, 'roles', m.roles,
    'isActive', m.is_active) order by m.organization_id) ${placesOfPerson}), '[]')`.as('places'),
}
interface Place {
  id: number
  roles: string[]
  isActive: boolean
}
const sortable = { name: people.name, username: people.username, createdAt: people.createdAt }

/** One page of people; the text is sought in names, usernames and addresses. */
export async function findPeople(
  scope: PlatformScope,
  { query }: Input<typeof listPeople>,
): Promise<Output<typeof listPeople>> {
  const where = await conditions(scope, query)
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({ ...columns, total: totalRows })
      .from(people)
      .where(where)
      .orderBy(...orderFor(query.sort ?? 'name', sortable, people.id))
      .limit(limit)
      .offset(offset),
  )
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
    query.q ? or(...[people.name, people.username, people.email].map((column) => ilike(column, like))) : undefined,
  )
}

interface Row {
  places: Place[]
  createdAt: Date
}

/** Numbers of organizations become their codes; one statement for the whole page. */
async function withCodes<R extends Row>(scope: PlatformScope, rows: R[]): Promise<PersonSummary[]> {
  const ids = new Set(rows.flatMap((row) => row.places.map((place) => place.id)))
  const codes = new Map((await findWorkspaces(scope, [...ids])).map((one) => [one.id, one.code]))
  return rows.map(({ places, createdAt, ...person }) => ({
    ...person,
    createdAt: createdAt.toISOString(),
    organizations: places.map(({ id, roles, isActive }) => ({ code: codes.get(id) ?? '', roles, isActive })),
  })) as unknown as PersonSummary[]
}

/** One person, and what the reader may do. Fails with people.person.not_found. */
export async function getPerson(scope: PlatformScope, id: string): Promise<PersonRecord> {
  const rows = await scope.db.select(columns).from(people).where(eq(people.id, id))
  const [person] = await withCodes(scope, rows)
  if (!person) return fail('people.person.not_found')
  const isOwn = person.id === scope.actor.id
  const canEdit = scope.actor.permissions.has('people.person.manage')
  return { ...person, isOwn, canEdit, actions: actionsOf(person, { isOwn, canEdit }) }
}

function actionsOf(person: PersonSummary, { isOwn, canEdit }: { isOwn: boolean; canEdit: boolean }): ActionView[] {
  const missing = { code: 'access.missing_permission', message: 'Only a platform administrator may do this.' }
  const own = { code: 'people.person.own', message: peopleErrors['people.person.own'].detail }
  const shared = { comment: 'none', refusal: canEdit ? (isOwn ? own : null) : missing } as const
  return [
    person.isActive
      ? { action: 'deactivate', label: 'Deactivate account', to: 'inactive', ...shared }
      : { action: 'reactivate', label: 'Reactivate account', to: 'active', ...shared },
    { action: 'new_start_password', label: 'Give a new start password', to: '', ...shared },
    ...(person.twoFactorEnabled
      ? [{ action: 'reset_two_factor', label: 'Switch two-factor sign-in off', to: '', ...shared }]
      : []),
  ]
}
