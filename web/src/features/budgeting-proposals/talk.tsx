// What was said and done about a proposal: comments with steps, and the history of changes.
import { Button, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  commentProposal,
  listProposalSteps,
  readProposalHistory,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { Comments } from '../../ui/comments.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import type { RecordParams } from './addresses.ts'
import { historyWords, stepDone, tellingChanges } from './words.ts'

export function ProposalComments({ params, canComment }: { params: RecordParams; canComment: boolean }) {
  const steps = useQuery(queryFor(listProposalSteps, { params }))
  const comment = useAction(commentProposal)
  return (
    <Loaded query={steps} shape="block">
      {({ items }) => (
        <Comments
          entries={items.map((step) => ({ ...step, label: stepDone(step) }))}
          {...(canComment ? { onAdd: (text: string) => comment.mutateAsync({ params, body: { comment: text } }) } : {})}
        />
      )}
    </Loaded>
  )
}

const FIRST = 50
const MOST = 200

/** Newest first; older changes on request. */
export function ProposalHistory({ params }: { params: RecordParams }) {
  const [pageSize, setPageSize] = useState(FIRST)
  const history = useQuery({
    ...queryFor(readProposalHistory, { params, query: { pageSize } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={history} shape="block">
      {({ items, total }) => (
        <Stack>
          <History entries={tellingChanges(items)} {...historyWords} />
          {total > items.length && pageSize < MOST && (
            <Button variant="default" w="fit-content" className="no-print" onClick={() => setPageSize(MOST)}>
              Show older changes
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
