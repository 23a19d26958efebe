// What the accountability reports contribute to the shell.
import { IconCalendarDue, IconCalendarMonth, IconChecklist, IconReport } from '@tabler/icons-react'
import type { Feature } from '../../lib/feature.ts'
import { filingPages, reportPages as pages } from './routes.ts'

export const budgetReports: Feature = {
  module: 'budgeting',
  label: 'Accountability',
  switchable: true,
  pages: Object.values(pages),
  nav: [
    { label: 'Reports due', icon: IconCalendarDue, page: pages.due },
    { label: 'Reports', icon: IconReport, page: pages.reports },
    { label: 'Monthly program', icon: IconCalendarMonth, page: pages.programs },
  ],
  home: [{ access: 'budget.report.prepare', load: () => import('./home-widget.tsx').then((module) => module.DueHome) }],
}

export const reportOversight: Feature = {
  module: 'budgeting',
  label: 'Oversight',
  pages: Object.values(filingPages),
  nav: [{ label: 'Who filed what', icon: IconChecklist, page: filingPages.filings }],
}
