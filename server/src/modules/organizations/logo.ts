// The organization's logo: one of its files.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { getFile, type StoredFile, saveFile } from '../../platform/files/organization-files.ts'
import type { Upload } from '../../platform/http/upload.ts'
import { fail } from './errors.ts'
import type { Profile } from './profile.contract.ts'
import { findLogoFile, getProfile, lockProfile, writeProfile } from './profile.ts'

/** The logo's file. Fails with organizations.logo.none. */
export async function getLogo(scope: OrganizationScope): Promise<StoredFile> {
  return (await findLogo(scope)) ?? fail('organizations.logo.none', { code: scope.organization.code })
}

/** The logo's file, if there is one: for papers that carry it. */
export async function findLogo(scope: OrganizationScope): Promise<StoredFile | undefined> {
  const id = await findLogoFile(scope)
  return id === null ? undefined : getFile(scope, id)
}

/** Takes an uploaded picture as the logo. The one before stays among the files, since older papers carry it. */
export async function setLogo(scope: OrganizationScope, { upload }: { upload: Upload }): Promise<Profile> {
  await lockProfile(scope)
  const file = await saveFile(scope, upload)
  await writeProfile(scope, { logoFile: file.id })
  return getProfile(scope)
}

export async function clearLogo(scope: OrganizationScope): Promise<null> {
  const { logoFile } = await lockProfile(scope)
  if (logoFile === null) return fail('organizations.logo.none', { code: scope.organization.code })
  await writeProfile(scope, { logoFile: null })
  return null
}
