import { type Route, route } from '../../platform/http/route.ts'
import { readApprovals } from './approvals.contract.ts'
import { findApprovals } from './approvals.ts'
import { readDashboard } from './dashboard.contract.ts'
import { getDashboard } from './dashboard.ts'
import { listOrganizationPlanning, readOrganizationPlanning, readPlanningTotals } from './oversight.contract.ts'
import { getOrganizationPlanning } from './oversight-organization.ts'
import { findOrganizationPlanning, getPlanningTotals } from './oversight-organizations.ts'
import { oversightColumns } from './planning-columns.ts'

export const overviewRoutes: readonly Route[] = [
  route(readDashboard, getDashboard),
  route(readApprovals, findApprovals),
  route(listOrganizationPlanning, findOrganizationPlanning, {
    export: { title: 'Planning of all organizations', columns: oversightColumns },
  }),
  route(readPlanningTotals, getPlanningTotals),
  route(readOrganizationPlanning, getOrganizationPlanning),
]
