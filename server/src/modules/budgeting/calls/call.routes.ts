import { changeColumns } from '../../../platform/changes/change-columns.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { changeBudgetCall, findBudgetCalls, findCallHistory, getBudgetCall, startBudgetCall } from './budget-calls.ts'
import { takeCallStep } from './call-steps.ts'
import { callWorkflow } from './call-workflow.ts'
import {
  type BudgetCallSummary,
  createBudgetCall,
  editBudgetCall,
  listBudgetCalls,
  listCeilings,
  listOwnCalls,
  type OrganizationCeilings,
  pasteCeilings,
  readBudgetCall,
  readCallHistory,
  readOwnCall,
  setCeilings,
  stepBudgetCall,
} from './calls.contract.ts'
import { changeCeilings, findCeilings } from './ceilings.ts'
import { findOwnCalls, getOwnCall } from './own-calls.ts'
import { takePastedCeilings } from './paste-ceilings.ts'

const callColumns: readonly Column<BudgetCallSummary>[] = [
  { key: 'fiscal_year', title: 'Fiscal year', type: 'integer', value: (row) => row.fiscalYear },
  { key: 'title', title: 'Title', type: 'text', value: (row) => row.title },
  { key: 'status', title: 'Status', type: 'text', value: (row) => callWorkflow.states[row.status] },
  { key: 'submission_due', title: 'Submission until', type: 'date', value: (row) => row.submissionDue },
  { key: 'organizations', title: 'Organizations', type: 'integer', value: (row) => row.organizations },
  { key: 'ceiling_total', title: 'Ceilings', type: 'money', value: (row) => row.ceilingTotal },
  { key: 'published_at', title: 'Published', type: 'instant', value: (row) => row.publishedAt },
]
const ceilingColumns: readonly Column<OrganizationCeilings>[] = [
  { key: 'organization', title: 'Organization', type: 'text', value: (row) => row.code },
  { key: 'name', title: 'Name', type: 'text', value: (row) => row.name },
  { key: 'ps', title: 'PS', type: 'money', value: (row) => row.ceilings.PS },
  { key: 'mooe', title: 'MOOE', type: 'money', value: (row) => row.ceilings.MOOE },
  { key: 'fe', title: 'FE', type: 'money', value: (row) => row.ceilings.FE },
  { key: 'co', title: 'CO', type: 'money', value: (row) => row.ceilings.CO },
  { key: 'total', title: 'Total', type: 'money', value: (row) => row.ceilings.total },
  { key: 'reason', title: 'Reason of the last change', type: 'text', value: (row) => row.reason },
]

export const callRoutes: readonly Route[] = [
  route(listBudgetCalls, findBudgetCalls, { export: { title: 'Budget calls', columns: callColumns } }),
  route(createBudgetCall, startBudgetCall),
  route(readBudgetCall, getBudgetCall),
  route(editBudgetCall, changeBudgetCall),
  route(stepBudgetCall, takeCallStep),
  route(listCeilings, findCeilings, { export: { title: 'Ceilings of the budget call', columns: ceilingColumns } }),
  route(setCeilings, changeCeilings),
  route(pasteCeilings, takePastedCeilings),
  route(readCallHistory, findCallHistory, {
    export: { title: 'History of the budget call', columns: changeColumns },
  }),
  route(listOwnCalls, findOwnCalls),
  route(readOwnCall, getOwnCall),
]
