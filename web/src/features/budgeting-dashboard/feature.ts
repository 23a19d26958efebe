// What the figures of Budgeting contribute to the shell: inside an organization, and above all of them.
import { IconChartBar, IconCoins } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { dashboardPages, oversightPages } from './routes.ts'

export const budgetDashboard: Feature = {
  module: 'budgeting',
  label: 'Budgeting',
  switchable: true,
  pages: Object.values(dashboardPages),
  nav: [{ label: 'Budget', icon: IconChartBar, page: dashboardPages.dashboard }],
  home: [{ access: 'budget.ledger.view', load: () => import('./home-widget.tsx').then((module) => module.BudgetHome) }],
}

export const budgetOversight: Feature = {
  module: 'budgeting',
  label: 'Oversight',
  pages: Object.values(oversightPages),
  nav: [{ label: 'Budgets of all', icon: IconCoins, page: oversightPages.all }],
}
