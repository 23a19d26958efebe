// The right side of the inbox for a plan: what it says, what changed since it was last here, and the decision.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type AnnualWorkPlan,
  readAnnualWorkPlan,
  stepAnnualWorkPlan,
} from '../../../../server/src/modules/planning/annual-work-plans.contract.ts'
import type { ApprovalItem } from '../../../../server/src/modules/planning/approvals.contract.ts'
import {
  readStrategicPlan,
  stepStrategicPlan,
} from '../../../../server/src/modules/planning/strategic-plans.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InboxDecision } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import type { RecordAction } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { approvalsQuery, kindOf, queueId } from './approval-queue.ts'
import { ChangedSince } from './changed-since.tsx'
import { consequenceOf, forwardFirst, tellStep } from './plan-actions.tsx'
import { AnnualPlanSheet, StrategicPlanSheet } from './plan-sheet.tsx'
import { PlanChanges } from './strategic-plan-tabs.tsx'

interface ApprovalViewProps {
  moa: string
  /** Of the queue: kind and id. */
  id: string
  onDone: () => void
}

/** One plan of the queue; when it is no longer there, somebody else was quicker. */
export function ApprovalView({ moa, id, onDone }: ApprovalViewProps) {
  const query = useQuery(approvalsQuery(moa))
  return (
    <Loaded query={query} shape="block">
      {({ toDecide, returned }) => {
        const item = [...toDecide, ...returned].find((one) => queueId(one) === id)
        return item ? <Decision key={id} moa={moa} item={item} onDone={onDone} /> : <Gone />
      }}
    </Loaded>
  )
}

function Gone() {
  return (
    <EmptyState title="Already decided">Somebody decided it, or took it back, since this page was loaded.</EmptyState>
  )
}

type DecisionProps = { moa: string; item: ApprovalItem; onDone: () => void }

function Decision({ moa, item, onDone }: DecisionProps) {
  const stepPlan = useAction(stepStrategicPlan)
  const stepYear = useAction(stepAnnualWorkPlan)
  const params = { moa, id: item.id }
  const annual = item.kind === 'annual_work_plan'
  const amendment = item.revision !== null && item.revision > 1
  const act = async (action: RecordAction, comment: string) => {
    const body = { action: action.action, version: item.version, ...(comment ? { comment } : {}) }
    await (annual ? stepYear : stepPlan).mutateAsync({ params, body })
    tellStep(action, item.title)
    onDone()
  }
  const kind = annual ? 'annual_work_plan' : amendment ? 'amendment' : 'strategic_plan'
  return (
    <InboxDecision
      title={item.title}
      href={hrefOf(annual ? places.year : places.plan, params)}
      actions={forwardFirst(item.actions)}
      onAct={act}
      consequence={(action) => consequenceOf(action, kind)}
    >
      <Text size="sm" c="dimmed">
        {kindOf(item)}. Prepared by {item.preparedBy}
        {item.submittedBy &&
          item.submittedAt &&
          `; submitted by ${item.submittedBy}, ${formatMoment(item.submittedAt)}`}
        .
      </Text>
      {item.refusal && <Note title="You cannot decide this">{item.refusal.message}</Note>}
      {item.status === 'returned' ? <Returned item={item} /> : <ChangedSince kind={item.kind} params={params} />}
      {amendment && (
        <section>
          <Title order={3} mb="xs">
            What it changes against revision {(item.revision ?? 1) - 1}
          </Title>
          <PlanChanges params={params} revision={item.revision ?? 1} />
        </section>
      )}
      {annual ? <Year params={params} /> : <Plan params={params} />}
    </InboxDecision>
  )
}

function Returned({ item }: { item: ApprovalItem }) {
  return (
    <Note
      tone="warn"
      title={`${item.returnedBy ?? 'A manager'} returned it${item.returnedAt ? ` on ${formatMoment(item.returnedAt)}` : ''}`}
    >
      {item.comment}
      <Text size="sm" c="dimmed" mt={4}>
        Open the whole record to change it, then submit it again.
      </Text>
    </Note>
  )
}

function Plan({ params }: { params: { moa: string; id: string } }) {
  const query = useQuery(queryFor(readStrategicPlan, { params }))
  return (
    <Loaded query={query} shape="block">
      {(plan) => <StrategicPlanSheet plan={plan} />}
    </Loaded>
  )
}

function Year({ params }: { params: { moa: string; id: string } }) {
  const query = useQuery(queryFor(readAnnualWorkPlan, { params }))
  return (
    <Stack>
      <Loaded query={query} shape="block">
        {(annual: AnnualWorkPlan) => <AnnualPlanSheet annual={annual} />}
      </Loaded>
    </Stack>
  )
}
