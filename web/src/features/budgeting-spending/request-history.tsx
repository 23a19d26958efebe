// Who took which step, and who changed what.
import { useQuery } from '@tanstack/react-query'
import {
  listObligationRequestSteps,
  readObligationRequestHistory,
} from '../../../../server/src/modules/budgeting/spending/obligation-requests.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Comments } from '../../ui/comments.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { RecordParams } from './addresses.ts'
import { historyWords, stepDone, tellingChanges } from './words.ts'

/** Steps with their comments, oldest first. */
export function RequestSteps({ params }: { params: RecordParams }) {
  const steps = useQuery(queryFor(listObligationRequestSteps, { params }))
  return (
    <Loaded query={steps} shape="block">
      {({ items }) => <Comments entries={items.map((step) => ({ ...step, label: stepDone(step) }))} />}
    </Loaded>
  )
}

/** Changes, newest first. */
export function RequestHistory({ params }: { params: RecordParams }) {
  const history = useQuery(queryFor(readObligationRequestHistory, { params, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={tellingChanges(items)} {...historyWords} />}
    </Loaded>
  )
}
