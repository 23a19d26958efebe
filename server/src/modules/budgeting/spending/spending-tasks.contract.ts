// What waits for the reader in spending: the inbox.
import { type Static, Type } from 'typebox'
import { Choice, Id, Instant } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Sum } from '../money.contract.ts'
import { Name, Words } from './spending.contract.ts'

export const SpendingTask = Type.Object({
  kind: Choice(['request', 'payable', 'correction']),
  /** What is asked of the reader: `certify`, `obligate`, `revise`, `pay` or `approve`. */
  wants: Choice(['certify', 'obligate', 'revise', 'pay', 'approve']),
  id: Id,
  title: Name,
  particulars: Words,
  amount: Sum,
  by: Name,
  since: Instant,
})
export type SpendingTask = Static<typeof SpendingTask>

export const readSpendingTasks = endpoint('GET', '/moa/:moa/budgeting/spending-tasks', {
  access: 'budget.ledger.view',
  summary: 'Requests to certify or obligate, payables to pay and corrections to approve by the reader',
  response: Type.Object({ items: Type.Array(SpendingTask) }),
})
