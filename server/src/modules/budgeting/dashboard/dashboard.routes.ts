import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import {
  listOrganizationBudgets,
  type OrganizationBudget,
  readBudgetDashboard,
  readBudgetTotals,
  readOrganizationBudget,
} from './dashboard.contract.ts'
import { getBudgetDashboard } from './dashboard.ts'
import { findOrganizationBudgets, getBudgetTotals, getOrganizationBudget } from './oversight.ts'

const columns: readonly Column<OrganizationBudget>[] = [
  { key: 'code', title: 'Code', type: 'text', value: (row) => row.code },
  { key: 'organization', title: 'Organization', type: 'text', value: (row) => row.name },
  { key: 'appropriated', title: 'Appropriated', type: 'money', value: (row) => row.figures?.appropriated ?? null },
  { key: 'allotted', title: 'Allotted', type: 'money', value: (row) => row.figures?.allotted ?? null },
  { key: 'obligated', title: 'Obligated', type: 'money', value: (row) => row.figures?.obligated ?? null },
  { key: 'disbursed', title: 'Disbursed', type: 'money', value: (row) => row.figures?.disbursed ?? null },
  {
    key: 'obligated_percent',
    title: 'Obligated of allotted',
    type: 'percent',
    value: (row) => row.figures?.obligationRate ?? null,
  },
  {
    key: 'disbursed_percent',
    title: 'Disbursed of obligated',
    type: 'percent',
    value: (row) => row.figures?.disbursementRate ?? null,
  },
  { key: 'allotments_nearly_used_up', title: 'Allotments nearly used up', type: 'integer', value: (row) => row.alerts },
  { key: 'last_posted_at', title: 'Last posted', type: 'instant', value: (row) => row.lastPostedAt },
]

export const dashboardRoutes: readonly Route[] = [
  route(readBudgetDashboard, getBudgetDashboard),
  route(listOrganizationBudgets, findOrganizationBudgets, {
    export: { title: 'Budgets of all organizations', columns },
  }),
  route(readBudgetTotals, getBudgetTotals),
  route(readOrganizationBudget, getOrganizationBudget),
]
