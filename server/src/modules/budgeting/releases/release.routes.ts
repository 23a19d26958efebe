import { type Route, route } from '../../../platform/http/route.ts'
import { listAccounts, readFunding } from './accounts.contract.ts'
import { accountColumns, findAccounts, getFunding } from './accounts.ts'

export const releaseRoutes: readonly Route[] = [
  route(listAccounts, findAccounts, { export: { title: 'Appropriations and balances', columns: accountColumns } }),
  route(readFunding, getFunding),
]
