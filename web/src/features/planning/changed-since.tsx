// A plan that was returned before: what was asked for then, and what its authors changed since.
import { Alert, Stack, Text, Title } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { readAnnualWorkPlanHistory } from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import { readStrategicPlanHistory } from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import type { StepView } from '../../../../server/src/platform/workflow/workflow.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { History, type HistoryEntry } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { lastReturn, type PlanKind, type PlanParams, usePlanSteps } from './plan-steps.ts'
import { historyWords } from './words.ts'

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
    <Alert
      color="gray"
      icon={<IconMessage aria-hidden />}
      title={`${step.actorName} ${words}, ${formatMoment(step.at)}`}
    >
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{step.comment}</Text>
    </Alert>
  )
}

const HISTORY = { strategic_plan: readStrategicPlanHistory, annual_work_plan: readAnnualWorkPlanHistory } as const
const MOST = 200
/** Columns that steps write, not authors. */
const OF_STEPS = new Set(['status', 'submitted_at', 'submitted_by', 'decided_at', 'decided_by', 'completion'])

function Changes({ kind, params, since }: ChangedSinceProps & { since: string }) {
  const query = { from: since.slice(0, 10), pageSize: MOST }
  const history = useQuery(queryFor(HISTORY[kind], { params, query }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => {
        const changes = items.filter((entry) => entry.at > since).flatMap(contentOf)
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

/** The entry without the columns that a step writes; nothing when it had no other. */
function contentOf(entry: HistoryEntry): HistoryEntry[] {
  if (entry.action !== 'update') return [entry]
  const fields = entry.fields.filter((change) => !OF_STEPS.has(change.field))
  return fields.length > 0 ? [{ ...entry, fields }] : []
}
