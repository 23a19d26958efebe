// What waits for this person in spending, as items of the inbox.
import {
  readSpendingTasks,
  type SpendingTask,
} from '../../../../server/src/modules/budgeting/spending/spending-tasks.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoney } from '../../lib/amounts.ts'
import type { InboxItem } from '../../lib/feature.ts'

/** The query that queue and view read. */
export function tasksQuery(moa: string) {
  return queryFor(readSpendingTasks, { params: { moa } })
}

const KINDS: Readonly<Record<SpendingTask['wants'], string>> = {
  certify: 'Obligation request, Box A',
  obligate: 'Obligation request, Box B',
  revise: 'Obligation request, returned',
  pay: 'To pay',
  approve: 'Correction',
}
const DETAILS: Readonly<Record<SpendingTask['wants'], (by: string) => string>> = {
  certify: (by) => `${by} requests it`,
  obligate: (by) => `${by} certified it`,
  revise: () => 'Returned for changes',
  pay: (by) => `${by} recorded it as due`,
  approve: (by) => `${by} prepared it`,
}

/** `request:0198…`: all kinds stand in one queue. */
function taskId({ kind, id }: Pick<SpendingTask, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/** Items of the inbox, the longest waiting first. */
export function queueOf({ items }: { items: SpendingTask[] }): InboxItem[] {
  return items.map((task) => ({
    id: taskId(task),
    kind: KINDS[task.wants],
    title: task.title,
    detail: `${formatMoney(task.amount)}. ${DETAILS[task.wants](task.by)}`,
    since: task.since,
  }))
}
