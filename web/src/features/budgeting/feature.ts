// Budgeting in the shell: its parts in the order of the navigation. Every part is a folder `budgeting-<part>` with its own
// feature (module "budgeting", a heading of its step: preparation, execution, accountability), pages, inbox and search, and adds
// its one line here; parts of one heading stand side by side.
import type { Feature } from '../../lib/feature.ts'
import { budgetDashboard } from '../budgeting-dashboard/feature.ts'
import { ppas } from '../budgeting-ppas/feature.ts'
import { proposals } from '../budgeting-proposals/feature.ts'
import { budgetReference } from '../budgeting-reference/feature.ts'
import { releases } from '../budgeting-releases/feature.ts'
import { budgetReports } from '../budgeting-reports/feature.ts'
import { spending } from '../budgeting-spending/feature.ts'

export const budgeting: readonly Feature[] = [
  budgetDashboard,
  proposals,
  ppas,
  releases,
  spending,
  budgetReports,
  budgetReference,
]
