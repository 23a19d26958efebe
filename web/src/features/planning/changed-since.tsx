// A plan that was returned before: what was asked for then, and what its authors changed since.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readAnnualWorkPlanHistory } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { readStrategicPlanHistory } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import type { StepView } from '../../../../server/src/platform/workflow/workflow.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { History, type HistoryEntry } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { lastReturn, type PlanKind, type PlanParams, usePlanSteps } from './plan-steps.ts'
import { historyWords, tellingChanges } from './words.ts'

interface ChangedSinceProps {
  kind: PlanKind
  params: PlanParams
}

/** The last return and submission with their comments, and the changes between; nothing of a first submission. */
export function ChangedSince({ kind, params }: ChangedSinceProps) {
  const steps = usePlanSteps(kind, params)
  const items = steps.data?.items ?? []
  const before = lastReturn(items)
  const submission = items.filter((step) => step.action === 'submit').at(-1)
  return (
    <>
      {submission?.comment && <Said step={submission} words="submitted it" />}
      {before && (
        <>
          <Said step={before} words="returned it before" />
          <Changes kind={kind} params={params} since={before.at} />
        </>
      )}
    </>
  )
}

function Said({ step, words }: { step: StepView; words: string }) {
  return (
    <Note tone="neutral" title={`${step.actorName} ${words}, ${formatMoment(step.at)}`}>
      {step.comment}
    </Note>
  )
}

const HISTORY = { strategic_plan: readStrategicPlanHistory, annual_work_plan: readAnnualWorkPlanHistory } as const
const MOST = 200
function Changes({ kind, params, since }: ChangedSinceProps & { since: string }) {
  const query = { from: since.slice(0, 10), pageSize: MOST }
  const history = useQuery(queryFor(HISTORY[kind], { params, query }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => {
        const changes = tellingChanges(items.filter((entry) => entry.at > since)).filter((entry) => !isStep(entry))
        return (
          <Stack gap="xs">
            <Title order={3}>What changed since then</Title>
            {changes.length > 0 ? (
              <History entries={changes} {...historyWords} />
            ) : (
              <Text>Nothing was changed. It was submitted again as it was.</Text>
            )}
          </Stack>
        )
      }}
    </Loaded>
  )
}

/** A step of the plan itself: shown as such, not as a change of content. */
const isStep = ({ action, fields }: HistoryEntry) =>
  action === 'update' && fields.every(({ field }) => field === 'status')
