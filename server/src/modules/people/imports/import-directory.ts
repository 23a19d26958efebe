// People and memberships as an import finds and leaves them: read for many rows at once, changed in memory in the order of
// the file, and written at once.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ORGANIZATION_ROLES, type OrganizationRole } from '../../../platform/access/roles.contract.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'

/** Columns of a person that an import may change. */
export type PersonFields = {
  name: string
  first_name: string
  last_name: string
  phone: string
  primary_organization: number | null
}
export interface PersonEntry {
  id: string
  username: string
  email: string
  isActive: boolean
  isNew: boolean
  isChanged: boolean
  fields: PersonFields
}

/** Columns of a membership that an import may change. */
export type PlaceFields = {
  roles: OrganizationRole[]
  position: string
  department: string
}
export interface PlaceEntry {
  id: string
  organizationId: number
  personId: string
  isActive: boolean
  isNew: boolean
  isChanged: boolean
  fields: PlaceFields
}

interface Sought {
  emails: readonly string[]
  organizationIds: readonly number[]
}

export class ImportDirectory {
  readonly #people = new Map<string, PersonEntry>()
  readonly #places = new Map<string, PlaceEntry>()
  /** Active members by organization. */
  readonly #members = new Map<number, number>()

  /** Locks what it reads until the transaction ends. The organizations must be held already. */
  static async load(scope: PlatformScope, { emails, organizationIds }: Sought): Promise<ImportDirectory> {
    const directory = new ImportDirectory()
    const [people, counts] = await Promise.all([findPeople(scope, emails), countMembers(scope, organizationIds)])
    for (const { id, count } of counts) directory.#members.set(id, count)
    for (const person of people) directory.#people.set(person.email, person)
    const ids = people.map(({ id }) => id)
    for (const place of await findPlaces(scope, ids, organizationIds)) directory.#places.set(keyOf(place), place)
    return directory
  }

  person(email: string): PersonEntry | undefined {
    return this.#people.get(email)
  }

  place(personId: string, organizationId: number): PlaceEntry | undefined {
    return this.#places.get(keyOf({ personId, organizationId }))
  }

  members(organizationId: number): number {
    return this.#members.get(organizationId) ?? 0
  }

  addPerson(parts: Pick<PersonEntry, 'username' | 'email' | 'fields'>): PersonEntry {
    const person = { ...parts, id: randomUUIDv7(), isActive: true, isNew: true, isChanged: false }
    this.#people.set(person.email, person)
    return person
  }

  addPlace(personId: string, organizationId: number, fields: PlaceFields): PlaceEntry {
    const key = { personId, organizationId }
    const place = { ...key, fields, id: randomUUIDv7(), isActive: true, isNew: true, isChanged: false }
    this.#places.set(keyOf(place), place)
    this.#members.set(organizationId, this.members(organizationId) + 1)
    return place
  }

  /**
   * Writes everything in five statements at most. Answers the ids of new people whom somebody else made in this very
   * moment: nothing of theirs was written.
   */
  async write(scope: PlatformScope, wave: number | null): Promise<Set<string>> {
    const people = [...this.#people.values()]
    const fresh = people.filter(({ isNew }) => isNew)
    const made = await insertPeople(scope, fresh)
    const lost = new Set(fresh.map(({ id }) => id).filter((id) => !made.has(id)))
    const places = [...this.#places.values()].filter(({ personId }) => !lost.has(personId))
    await insertPlaces(
      scope,
      places.filter(({ isNew }) => isNew),
    )
    await insertOnboarding(scope, [...made], wave)
    await updatePeople(
      scope,
      people.filter(({ isNew, isChanged }) => isChanged && !isNew),
    )
    await updatePlaces(
      scope,
      places.filter(({ isNew, isChanged }) => isChanged && !isNew),
    )
    return lost
  }
}

function keyOf({ personId, organizationId }: Pick<PlaceEntry, 'personId' | 'organizationId'>): string {
  return `${organizationId} ${personId}`
}

async function findPeople(scope: PlatformScope, emails: readonly string[]): Promise<PersonEntry[]> {
  const { rows } = await scope.db.execute<
    PersonFields & { id: string; username: string; email: string; is_active: boolean }
  >(
    sql`select id, username, email, is_active, name, first_name, last_name, phone, primary_organization
          from person where email = any(${sql.param(emails)}::text[]) order by id for no key update`,
  )
  return rows.map(({ id, username, email, is_active: isActive, ...fields }) => ({
    id,
    username,
    email,
    isActive,
    isNew: false,
    isChanged: false,
    fields,
  }))
}

async function findPlaces(
  scope: PlatformScope,
  people: readonly string[],
  organizations: readonly number[],
): Promise<PlaceEntry[]> {
  if (people.length === 0 || organizations.length === 0) return []
  const { rows } = await scope.db.execute<
    PlaceFields & { id: string; organization_id: number; person_id: string; is_active: boolean }
  >(sql`
    select id, organization_id, person_id, is_active, roles, position, department from membership
     where person_id = any(${sql.param(people)}::uuid[]) and organization_id = any(${sql.param(organizations)}::integer[])
     order by organization_id, id for update`)
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    personId: row.person_id,
    isActive: row.is_active,
    isNew: false,
    isChanged: false,
    fields: { roles: row.roles, position: row.position, department: row.department },
  }))
}

async function countMembers(scope: PlatformScope, organizations: readonly number[]) {
  if (organizations.length === 0) return []
  const { rows } = await scope.db.execute<{ id: number; count: number }>(sql`
    select organization_id as id, count(*)::integer as count from membership
     where is_active and organization_id = any(${sql.param(organizations)}::integer[]) group by organization_id`)
  return rows
}

/** Those of these usernames that somebody has. */
export async function findTakenUsernames(scope: PlatformScope, usernames: readonly string[]): Promise<Set<string>> {
  if (usernames.length === 0) return new Set()
  const { rows } = await scope.db.execute<{ username: string }>(
    sql`select username from person where username = any(${sql.param(usernames)}::text[])`,
  )
  return new Set(rows.map(({ username }) => username))
}

async function insertPeople(scope: PlatformScope, people: readonly PersonEntry[]): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const rows = people.map(({ id, username, email, fields }) => ({ id, username, email, ...fields }))
  const inserted = await scope.db.execute<{ id: string }>(sql`
    insert into person (id, username, email, name, first_name, last_name, phone, primary_organization)
    select id, username, email, name, first_name, last_name, phone, primary_organization
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, username text, email text, name text,
           first_name text, last_name text, phone text, primary_organization integer)
    on conflict do nothing returning id`)
  return new Set(inserted.rows.map(({ id }) => id))
}

async function insertPlaces(scope: PlatformScope, places: readonly PlaceEntry[]): Promise<void> {
  if (places.length === 0) return
  const rows = places.map(({ id, organizationId, personId, fields }) => ({ id, organizationId, personId, ...fields }))
  await scope.db.execute(sql`
    insert into membership (organization_id, id, person_id, roles, position, department, joined_on)
    select "organizationId", id, "personId", roles, position, department, ${today(scope.clock.now())}::date
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("organizationId" integer, id uuid, "personId" uuid,
           roles text[], position text, department text)`)
}

async function insertOnboarding(scope: PlatformScope, people: readonly string[], wave: number | null): Promise<void> {
  if (people.length === 0) return
  await scope.db.execute(sql`
    insert into onboarding (person_id, wave) select id, ${wave}::integer from unnest(${sql.param(people)}::uuid[]) as p (id)`)
}

/** Writes the fields of people as they stand in memory. */
export async function updatePeople(
  scope: PlatformScope,
  people: readonly { id: string; fields: PersonFields }[],
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ id, fields }) => ({ id, ...fields }))
  await scope.db.execute(sql`
    update person p set name = r.name, first_name = r.first_name, last_name = r.last_name, phone = r.phone,
           primary_organization = r.primary_organization, updated_at = now()
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, name text, first_name text, last_name text,
           phone text, primary_organization integer)
     where p.id = r.id`)
}

/** Writes the fields of memberships as they stand in memory; each is a new version. */
export async function updatePlaces(
  scope: PlatformScope,
  places: readonly { id: string; organizationId: number; fields: PlaceFields }[],
): Promise<void> {
  if (places.length === 0) return
  const rows = places.map(({ id, organizationId, fields }) => ({ id, organizationId, ...fields }))
  await scope.db.execute(sql`
    update membership m set roles = r.roles, position = r.position, department = r.department,
           version = m.version + 1, updated_at = now()
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("organizationId" integer, id uuid, roles text[],
           position text, department text)
     where m.organization_id = r."organizationId" and m.id = r.id`)
}

/** In the order in which all pages show roles. */
export function inRoleOrder(roles: readonly string[]): OrganizationRole[] {
  return ORGANIZATION_ROLES.filter((role) => roles.includes(role))
}
