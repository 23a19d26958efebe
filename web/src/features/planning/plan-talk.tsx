// The tabs that both kinds of plan have: comments, and history.
import { Button, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readAnnualWorkPlanHistory } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { readStrategicPlanHistory } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { Comments } from '../../ui/comments.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { stepDone } from './plan-actions.tsx'
import { type PlanKind, type PlanParams, useComment, usePlanSteps } from './plan-steps.ts'
import { historyWords, tellingChanges } from './words.ts'

interface TalkProps {
  kind: PlanKind
  params: PlanParams
}

/** Steps with their comments, and the field to add one where the person may. */
export function PlanComments({ kind, params, canComment }: TalkProps & { canComment: boolean }) {
  const steps = usePlanSteps(kind, params)
  const add = useComment(kind, params)
  return (
    <Loaded query={steps} shape="block">
      {({ items }) => (
        <Comments
          entries={items.map((step) => ({ ...step, label: stepDone(step) }))}
          {...(canComment ? { onAdd: add } : {})}
        />
      )}
    </Loaded>
  )
}

const HISTORY = { strategic_plan: readStrategicPlanHistory, annual_work_plan: readAnnualWorkPlanHistory } as const
const FIRST = 50
const MOST = 200

/** Who changed what, newest first; older changes on request. */
export function PlanHistory({ kind, params }: TalkProps) {
  const [pageSize, setPageSize] = useState(FIRST)
  const history = useQuery({
    ...queryFor(HISTORY[kind], { params, query: { pageSize } }),
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
          {total > items.length && pageSize >= MOST && (
            <Text size="sm" c="dimmed">
              The newest {items.length} of {total.toLocaleString('en')} changes. The administrator's log has all of
              them.
            </Text>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
