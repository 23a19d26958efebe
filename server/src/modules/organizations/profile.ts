// The organization's own profile.
import { eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { requireLegibleAccent } from './accent-rule.ts'
import { contactColumns, logoUrl, parents } from './organization-view.ts'
import type { editProfile, Profile } from './profile.contract.ts'
import { organizations } from './tables.ts'

export async function getProfile(scope: OrganizationScope): Promise<Profile> {
  const { code, name, kind, modules, accentColor, logoFile, version } = organizations
  const [row] = await scope.db
    .select({
      ...{ code, name, kind, modules, accentColor, logoFile, version, ...contactColumns },
      parentCode: parents.code,
      parentName: parents.name,
    })
    .from(organizations)
    .leftJoin(parents, eq(parents.id, organizations.parentId))
    .where(eq(organizations.id, scope.organization.id))
  if (!row) throw new Error(`organization ${scope.organization.id} of the scope does not exist`)
  const { parentCode, parentName, ...shown } = row
  return {
    ...shown,
    parent: parentCode === null ? null : { code: parentCode, name: parentName ?? '' },
    logoUrl: logoUrl(row),
    canEdit: scope.actor.permissions.has('organizations.profile.edit'),
  } as Profile
}

/** Changes mandate, head, contact or colour. Fails with organizations.profile.accent_contrast or concurrency.stale. */
export async function changeProfile(scope: OrganizationScope, { body }: Input<typeof editProfile>): Promise<Profile> {
  const { version, ...content } = body
  const current = await lockProfile(scope)
  if (current.version !== version)
    failPlatform('concurrency.stale', {}, { extra: { current: await getProfile(scope) } })
  if (content.accentColor) requireLegibleAccent(content.accentColor)
  await writeProfile(scope, content)
  return getProfile(scope)
}

/** Id of the logo among the files. */
export async function findLogoFile(scope: OrganizationScope): Promise<string | null> {
  const [row] = await scope.db
    .select({ logoFile: organizations.logoFile })
    .from(organizations)
    .where(eq(organizations.id, scope.organization.id))
  return row?.logoFile ?? null
}

export async function lockProfile(scope: OrganizationScope): Promise<{ version: number; logoFile: string | null }> {
  const { version, logoFile } = organizations
  const [row] = await scope.db
    .select({ version, logoFile })
    .from(organizations)
    .where(eq(organizations.id, scope.organization.id))
    .for('update')
  if (!row) throw new Error(`organization ${scope.organization.id} of the scope does not exist`)
  return row
}

export async function writeProfile(
  scope: OrganizationScope,
  content: Partial<typeof organizations.$inferInsert>,
): Promise<void> {
  await scope.db
    .update(organizations)
    .set({ ...content, version: sql`${organizations.version} + 1`, updatedAt: sql`now()` })
    .where(eq(organizations.id, scope.organization.id))
}
