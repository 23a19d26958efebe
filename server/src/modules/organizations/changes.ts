// The change log with names in it: people and organizations are called what people call them.
import { inArray } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import type { ChangeView } from '../../platform/changes/changes.contract.ts'
import { scopeHistory } from '../../platform/changes/history.ts'
import type { OrganizationScope, PlatformScope } from '../../platform/database/scope.ts'
import type { Page } from '../../platform/http/atoms.contract.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { listOrganizationChanges, listPlatformChanges } from './changes.contract.ts'
import { getOrganizationRef } from './find-organizations.ts'
import type { readOrganizationHistory } from './organizations.contract.ts'
import { organizations } from './tables.ts'

type HistoryInput = Input<typeof listOrganizationChanges> | Input<typeof listPlatformChanges>

/** Everything that changed in the organization, or everywhere in the platform scope. */
export async function findNamedChanges(
  scope: OrganizationScope | PlatformScope,
  { query }: HistoryInput,
): Promise<Page<ChangeView>> {
  return withNames(scope, await scopeHistory(scope, query))
}

/** What changed in an organization's own record: profile, modules, standing, other names and members. */
export async function findOrganizationHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readOrganizationHistory>,
): Promise<Page<ChangeView>> {
  const { id } = await getOrganizationRef(scope, params.code)
  const tables = ['organization', 'organization_alias', 'membership']
  return withNames(scope, await scopeHistory(scope, query, { organizationId: id, tables }))
}

/** Columns that hold an id of a person or the number of an organization. */
const PERSON = 'person_id'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const UNSEEN = 'A person who has left'
const ORGANIZATION = new Set(['parent_id', 'primary_organization', 'belongs_to'])

async function withNames(scope: OrganizationScope | PlatformScope, page: Page<ChangeView>): Promise<Page<ChangeView>> {
  const fields = page.items.flatMap((item) => item.fields)
  const subjects = page.items.map((item) => item.subject).filter((subject) => UUID.test(subject))
  const persons = [...valuesOf(fields.filter(({ field }) => field === PERSON)), ...subjects]
  const [names, codes] = await Promise.all([
    personNames(scope, [...new Set(persons)]),
    organizationCodes(scope, valuesOf(fields.filter(({ field }) => ORGANIZATION.has(field)))),
  ])
  const wordFor = (field: string, value: string | null) => {
    if (value === null) return null
    if (field === PERSON) return names.get(value) ?? UNSEEN
    return ORGANIZATION.has(field) ? (codes.get(value) ?? value) : value
  }
  const items = page.items.map((item) => {
    // Where the name of a person stands beside the id, the name is enough.
    const told = item.fields.filter(({ field }) => !item.fields.some((other) => other.field === `${field}_name`))
    const named = told.map(({ field, before, after }) => ({
      field,
      before: wordFor(field, before),
      after: wordFor(field, after),
    }))
    // A membership has no name of its own; the log calls it by its person.
    return { ...item, fields: named, subject: wordFor(UUID.test(item.subject) ? PERSON : '', item.subject) ?? '' }
  })
  return { ...page, items }
}

type Field = ChangeView['fields'][number]

function valuesOf(fields: readonly Field[]): string[] {
  return [...new Set(fields.flatMap(({ before, after }) => [before, after]))].filter((value) => value !== null)
}

/** Names of those whom the scope may see. */
async function personNames(scope: OrganizationScope | PlatformScope, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await scope.db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function organizationCodes(
  scope: OrganizationScope | PlatformScope,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { id, code } = organizations
  const rows = await scope.db
    .select({ id, code })
    .from(organizations)
    .where(inArray(id, ids.map(Number)))
  return new Map(rows.map((row) => [String(row.id), row.code]))
}
