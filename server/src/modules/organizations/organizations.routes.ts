import { changeColumns } from '../../platform/changes/change-columns.ts'
import type { Column } from '../../platform/documents/columns.ts'
import { LOGO } from '../../platform/files/file-rules.ts'
import { pictureReply } from '../../platform/files/organization-files.ts'
import { fileRoute, type Route, route, uploadRoute } from '../../platform/http/route.ts'
import { listOrganizationChanges, listPlatformChanges } from './changes.contract.ts'
import { findNamedChanges, findOrganizationHistory } from './changes.ts'
import { findOrganizations, getOrganization } from './find-organizations.ts'
import { addOrganization, changeAliases, changeModules, changeOrganization } from './keep-organizations.ts'
import { clearLogo, getLogo, setLogo } from './logo.ts'
import {
  activateOrganization,
  createOrganization,
  deactivateOrganization,
  editOrganization,
  listOrganizations,
  type OrganizationSummary,
  readOrganization,
  readOrganizationHistory,
  SWITCHES,
  setAliases,
  setPilot,
  switchModules,
} from './organizations.contract.ts'
import { editProfile, putLogo, readLogo, readProfile, removeLogo } from './profile.contract.ts'
import { changeProfile, getProfile } from './profile.ts'
import { changePilot, closeOrganization, openOrganization } from './standing.ts'

/** Most have all of them; six words in each row would hide those that do not. */
function moduleWords(modules: readonly string[]): string {
  return modules.length === SWITCHES.length ? 'all' : modules.join(', ') || 'none'
}

const columns: readonly Column<OrganizationSummary>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (one) => one.code },
  { key: 'name', title: 'Name', type: 'text', width: 30, value: (one) => one.name },
  { key: 'kind', title: 'Kind', type: 'text', value: (one) => one.kind },
  { key: 'parent_code', title: 'Attached to', type: 'text', value: (one) => one.parentCode },
  { key: 'modules', title: 'Modules', type: 'text', value: (one) => moduleWords(one.modules) },
  { key: 'is_active', title: 'Active', type: 'boolean', value: (one) => one.isActive },
  { key: 'is_pilot', title: 'Pilot', type: 'boolean', value: (one) => one.isPilot },
  { key: 'pilot_starts_on', title: 'Pilot from', type: 'date', value: (one) => one.pilotStartsOn },
  { key: 'pilot_ends_on', title: 'Pilot to', type: 'date', value: (one) => one.pilotEndsOn },
  { key: 'onboarded_on', title: 'Onboarded', type: 'date', value: (one) => one.onboardedOn },
  { key: 'live_on', title: 'Live', type: 'date', value: (one) => one.liveOn },
]

const changeExport = { title: 'Changes', columns: changeColumns }

export const organizationRoutes: readonly Route[] = [
  route(listOrganizations, findOrganizations, { export: { title: 'Organizations', columns } }),
  route(createOrganization, addOrganization),
  route(readOrganization, (scope, { params }) => getOrganization(scope, params.code)),
  route(editOrganization, changeOrganization),
  route(switchModules, changeModules),
  route(setAliases, changeAliases),
  route(activateOrganization, openOrganization),
  route(deactivateOrganization, closeOrganization),
  route(setPilot, changePilot),
  route(readOrganizationHistory, findOrganizationHistory, { export: changeExport }),
  route(readProfile, getProfile),
  route(editProfile, changeProfile),
  fileRoute(readLogo, getLogo, (file, _scope, store) => pictureReply(store, file)),
  uploadRoute(putLogo, LOGO, setLogo),
  route(removeLogo, clearLogo),
  route(listOrganizationChanges, findNamedChanges, { export: changeExport }),
  route(listPlatformChanges, findNamedChanges, { export: changeExport }),
]
