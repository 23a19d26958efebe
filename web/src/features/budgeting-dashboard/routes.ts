// The pages with the figures of Budgeting.
import { page } from '../../lib/page.ts'
import { places } from './addresses.ts'

const oversee = 'budget.status.oversee'

export const dashboardPages = {
  dashboard: page(places.dashboard.path, {
    access: 'budget.ledger.view',
    title: 'Budget',
    load: () => import('./dashboard-page.tsx').then((module) => module.BudgetDashboardPage),
  }),
}
export const oversightPages = {
  all: page(places.all.path, {
    access: oversee,
    title: 'Budgets of all organizations',
    load: () => import('./all-budgets-page.tsx').then((module) => module.AllBudgetsPage),
  }),
  one: page(places.one.path, {
    access: oversee,
    title: 'Budget of an organization',
    load: () => import('./organization-budget-page.tsx').then((module) => module.OrganizationBudgetPage),
  }),
}
