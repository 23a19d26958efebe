// Small makers of what tests start from. Names are invented; anything may be overridden.
import { randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto'
import type { OrganizationRole, PlatformRole } from '../platform/access/policy.ts'
import { inOrganization, type OrganizationRef, type OrganizationScope } from '../platform/database/scope.ts'
import type { TestDatabase } from './database.ts'
import { onAdmin } from './test-cluster.ts'

export interface TestPerson {
  id: string
  username: string
  name: string
}

/** An organization of the seed, by code. */
export async function getOrganization(test: TestDatabase, code: string): Promise<OrganizationRef> {
  const { rows } = await onAdmin(
    test.adminUrl,
    'select id, code, name, accent_color as "accentColor" from organization where code = $1',
    [code],
  )
  if (!rows[0]) throw new Error(`no organization ${code} in the test database`)
  return rows[0]
}

interface PersonParts {
  name?: string
  roles?: Record<string, OrganizationRole[]>
  platformRoles?: PlatformRole[]
  isActive?: boolean
  memberActive?: boolean
}

/** A person, with memberships by organization code and platform roles. */
export async function createPerson(test: TestDatabase, parts: PersonParts = {}): Promise<TestPerson> {
  const username = `p${randomBytes(6).toString('hex')}`
  const person = { id: randomUUIDv7(), username, name: parts.name ?? `Amina ${username}` }
  await onAdmin(
    test.adminUrl,
    'insert into person (id, username, email, name, is_active) values ($1, $2, $3, $4, $5)',
    [person.id, username, `${username}@example.gov.ph`, person.name, parts.isActive ?? true],
  )
  for (const [code, roles] of Object.entries(parts.roles ?? {})) {
    const { id } = await getOrganization(test, code)
    await onAdmin(
      test.adminUrl,
      'insert into membership (organization_id, id, person_id, roles, is_active) values ($1, $2, $3, $4, $5)',
      [id, randomUUIDv7(), person.id, roles, parts.memberActive ?? true],
    )
  }
  for (const role of parts.platformRoles ?? []) {
    await onAdmin(test.adminUrl, 'insert into platform_role (person_id, role) values ($1, $2)', [person.id, role])
  }
  return person
}

/** Runs `work` in an organization as that person, with the permissions given. */
export async function as<T>(
  test: TestDatabase,
  { person, code, permissions }: { person: TestPerson; code: string; permissions: Iterable<string> },
  work: (scope: OrganizationScope) => Promise<T>,
): Promise<T> {
  const organization = await getOrganization(test, code)
  const actor = { id: person.id, name: person.name, permissions: new Set(permissions) }
  return inOrganization(test.database, { actor, organization, requestId: randomUUID() }, work)
}
