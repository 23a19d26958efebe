import type { Module } from '../../platform/module.ts'
import { budgetingPolicy } from './access.ts'
import { callRoutes } from './calls/call.routes.ts'
import { callPublished } from './calls/call-news.ts'
import { callConstraints, callErrors } from './calls/errors.ts'
import { dashboardTopics, watchBudgets } from './dashboard/alerts.ts'
import { dashboardRoutes } from './dashboard/dashboard.routes.ts'
import { dashboardConstraints } from './dashboard/tables.ts'
import { lawRoutes } from './law/law.routes.ts'
import { ledgerConstraints, ledgerErrors } from './ledger/refusals.ts'
import { modificationRoutes } from './modifications/modification.routes.ts'
import { ppaConstraints, ppaErrors } from './ppas/errors.ts'
import { importTopics } from './ppas/import-news.ts'
import { ppaRoutes } from './ppas/ppa.routes.ts'
import { proposalConstraints, proposalErrors } from './proposals/errors.ts'
import { tellFinance } from './proposals/finance-news.ts'
import { proposalRoutes } from './proposals/proposal.routes.ts'
import { findOpenProposals } from './proposals/proposal-approvals.ts'
import { proposalTopics } from './proposals/proposal-news.ts'
import { documentTopics } from './releases/document-news.ts'
import { documentConstraints, documentErrors } from './releases/errors.ts'
import { tellFinanceOfDocument } from './releases/finance-news.ts'
import { releaseRoutes } from './releases/release.routes.ts'
import { findOpenDocuments } from './releases/waiting-documents.ts'
import { remindOfReports } from './reports/duty-jobs.ts'
import { reportConstraints, reportErrors } from './reports/errors.ts'
import { findOpenReports } from './reports/open-reports.ts'
import { reportTopics } from './reports/report-news.ts'
import { reportRoutes } from './reports/reports.routes.ts'
import { spendingConstraints } from './spending/constraints.ts'
import { spendingErrors } from './spending/errors.ts'
import { findOpenSpending } from './spending/open-spending.ts'
import { spendingRoutes } from './spending/spending.routes.ts'
import { spendingTopics } from './spending/spending-news.ts'
import { uacsConstraints, uacsErrors } from './uacs/errors.ts'
import { uacsRoutes } from './uacs/uacs.routes.ts'

export {
  DEMO_YEARS,
  generateBudgetYear,
  PUBLIC_TOTALS_2025,
  WITH_RUNNING_YEAR,
} from './demo/generate-budget.ts'
export { importPpaFile, type PpaFileReport } from './ppas/import-file.ts'
export { PPA_FILE } from './ppas/read-ppa-file.ts'
export { draftReport } from './reports/draft-report.ts'
export { FORM_WORDS, FORMS } from './reports/report.contract.ts'
export { renderReport } from './reports/report-paper.ts'
export { importObjects, type ObjectsOptions, type ObjectsReport } from './uacs/import-objects.ts'
export { readObjectFile } from './uacs/read-object-file.ts'
export { seedReferences } from './uacs/seed.ts'
export { type CheckedYear, checkYearOf } from './year-checks.ts'

export const budgetingModule: Module = {
  name: 'budgeting',
  policy: budgetingPolicy,
  errors: {
    ...ledgerErrors,
    ...ppaErrors,
    ...uacsErrors,
    ...documentErrors,
    ...reportErrors,
    ...callErrors,
    ...proposalErrors,
    ...spendingErrors,
  },
  constraints: {
    ...ledgerConstraints,
    ...ppaConstraints,
    ...dashboardConstraints,
    ...uacsConstraints,
    ...documentConstraints,
    ...reportConstraints,
    ...callConstraints,
    ...proposalConstraints,
    ...spendingConstraints,
  },
  routes: [
    ...spendingRoutes,
    ...ppaRoutes,
    ...dashboardRoutes,
    ...callRoutes,
    ...proposalRoutes,
    ...lawRoutes,
    ...uacsRoutes,
    ...releaseRoutes,
    ...modificationRoutes,
    ...reportRoutes,
  ],
  topics: [
    ...importTopics,
    ...spendingTopics,
    ...documentTopics,
    ...dashboardTopics,
    callPublished,
    ...proposalTopics,
    ...reportTopics,
  ],
  jobs: [watchBudgets, tellFinance, tellFinanceOfDocument, remindOfReports],
  openTasks: async (scope, personId) => [
    ...(await findOpenProposals(scope, personId)),
    ...(await findOpenDocuments(scope, personId)),
    ...(await findOpenSpending(scope, personId)),
    ...(await findOpenReports(scope, personId)),
  ],
}
