import type { Module } from '../../platform/module.ts'
import { budgetingPolicy } from './access.ts'
import { lawRoutes } from './law/law.routes.ts'
import { ledgerConstraints, ledgerErrors } from './ledger/refusals.ts'
import { uacsConstraints, uacsErrors } from './uacs/errors.ts'

export { seedReferences } from './uacs/seed.ts'

export const budgetingModule: Module = {
  name: 'budgeting',
  policy: budgetingPolicy,
  errors: { ...ledgerErrors, ...uacsErrors },
  constraints: { ...ledgerConstraints, ...uacsConstraints },
  routes: [...lawRoutes],
}
