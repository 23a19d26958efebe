import { expect, test } from 'vitest'
import type { ApprovalItem } from '../../../../server/src/modules/planning/approvals.contract.ts'
import { queueOf } from './approval-queue.ts'

const item: ApprovalItem = {
  kind: 'strategic_plan',
  id: '01a1fd45-2dbc-7ca1-9f3b-1e77c7a5fbe1',
  title: 'Health Plan',
  period: '2026–2030',
  revision: 1,
  status: 'submitted',
  preparedBy: 'A. Santos',
  submittedBy: 'A. Santos',
  submittedAt: '2026-11-20T01:00:00Z',
  returnedBy: null,
  returnedAt: null,
  comment: null,
  version: 3,
  mayDecide: true,
  refusal: null,
  actions: [],
}
const refused = (code: string) => ({ ...item, mayDecide: false, refusal: { code, message: 'No.' } })

test('what I may decide stands in my inbox, with its kind', () => {
  const queue = queueOf({ toDecide: [item, { ...item, revision: 2 }], returned: [] })
  expect(queue.map(({ kind }) => kind)).toEqual(['Strategic plan 2026–2030', 'Amendment of a strategic plan 2026–2030'])
  expect(queue[0]?.detail).toBe('A. Santos submitted it for approval')
})

test('what only the rule of two persons keeps from me is shown with that reason; what is not mine is not', () => {
  const toDecide = [refused('workflow.four_eyes'), refused('access.missing_permission')]
  expect(queueOf({ toDecide, returned: [] }).map(({ detail }) => detail)).toEqual([
    'Another manager has to decide: you had a hand in it',
  ])
})

test('what was returned to me says by whom and when', () => {
  const returned = [{ ...item, status: 'returned' as const, returnedBy: 'B. Ali', returnedAt: '2026-11-21T01:00:00Z' }]
  const [back] = queueOf({ toDecide: [], returned })
  expect(back).toMatchObject({ detail: 'B. Ali returned it for changes', since: '2026-11-21T01:00:00Z' })
})
