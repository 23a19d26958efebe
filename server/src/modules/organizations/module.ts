import type { Module } from '../../platform/module.ts'
import { organizationsPolicy } from './access.ts'
import { organizationsConstraints, organizationsErrors } from './errors.ts'
import { organizationRoutes } from './organizations.routes.ts'

export { OOBC } from './catalogue.ts'
export { findOrganization, findWorkspaces, getOrganizationRef } from './find-organizations.ts'
export { findLogo } from './logo.ts'
export { logoUrl } from './organization-view.ts'
export {
  type CalledOrganization,
  findOrganizationsCalled,
  getStaffing,
  holdOrganizations,
  makeRoom,
} from './organizations-in-bulk.ts'
export { loadPilots, seedOrganizations } from './seed.ts'
export { changeStanding, holdStanding } from './standing.ts'

export const organizationsModule: Module = {
  name: 'organizations',
  policy: organizationsPolicy,
  errors: organizationsErrors,
  constraints: organizationsConstraints,
  routes: organizationRoutes,
}
