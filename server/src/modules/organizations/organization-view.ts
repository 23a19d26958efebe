// An organization as readers get it.
import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '../../platform/database/scope.ts'
import type { ActionView } from '../../platform/http/atoms.contract.ts'
import type { OrganizationSummary } from './organizations.contract.ts'
import { organizations } from './tables.ts'

export const parents = alias(organizations, 'parent')

/** Columns of a list; the parent is joined as `parents`. */
export const summaryColumns = {
  code: organizations.code,
  name: organizations.name,
  kind: organizations.kind,
  parentCode: parents.code,
  modules: organizations.modules,
  isActive: organizations.isActive,
  isPilot: organizations.isPilot,
  pilotStartsOn: organizations.pilotStartsOn,
  pilotEndsOn: organizations.pilotEndsOn,
  onboardedOn: organizations.onboardedOn,
  liveOn: organizations.liveOn,
  accentColor: organizations.accentColor,
  logoFile: organizations.logoFile,
  version: organizations.version,
}

export const contactColumns = {
  mandate: organizations.mandate,
  headOfficial: organizations.headOfficial,
  headTitle: organizations.headTitle,
  email: organizations.email,
  phone: organizations.phone,
  website: organizations.website,
  address: organizations.address,
}

export const aliasesOfOrganization = sql<string[]>`array(select a.alias from organization_alias a
  where a.belongs_to = ${organizations.id} order by a.alias)`

/** Address of the logo; it changes with the picture, so that browsers fetch a new one. */
export function logoUrl({ code, logoFile }: { code: string; logoFile: string | null }): string | null {
  return logoFile === null ? null : `/api/v1/moa/${code}/logo?file=${logoFile}`
}

export function summaryView<Row extends { code: string; logoFile: string | null }>(row: Row): OrganizationSummary {
  const { logoFile, ...shown } = row
  return { ...shown, logoUrl: logoUrl({ code: row.code, logoFile }) } as unknown as OrganizationSummary
}

/** What may be done with the standing of an organization; every step asks for a reason. */
export function standingActions(now: { isActive: boolean; isPilot: boolean }, actor: Actor): ActionView[] {
  const refusal = actor.permissions.has('organizations.organization.manage')
    ? null
    : { code: 'access.missing_permission', message: 'Only a platform administrator may do this.' }
  const step = (action: string, label: string, to: string): ActionView => ({
    action,
    label,
    to,
    comment: 'required',
    refusal,
  })
  return [
    now.isActive ? step('deactivate', 'Deactivate', 'inactive') : step('activate', 'Activate', 'active'),
    now.isPilot ? step('end_pilot', 'End the pilot', 'not a pilot') : step('start_pilot', 'Make a pilot', 'pilot'),
  ]
}
