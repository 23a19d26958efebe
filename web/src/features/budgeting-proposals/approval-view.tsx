// The right side of the inbox for a proposal: what it asks for against ceilings, what the law says, and the decision.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type Proposal,
  type ProposalApproval,
  readProposal,
  stepProposal,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InboxDecision } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import { approvalsQuery } from './approval-queue.ts'
import { ClassRows } from './class-rows.tsx'
import { Findings } from './findings.tsx'
import { GenderShare } from './gender-share.tsx'
import { ProgramRows } from './program-rows.tsx'
import { consequenceOf, forwardFirst, stepDone } from './words.ts'

interface ApprovalViewProps {
  moa: string
  id: string
  onDone: () => void
}

export function ApprovalView({ moa, id, onDone }: ApprovalViewProps) {
  const query = useQuery(approvalsQuery(moa))
  return (
    <Loaded query={query} shape="block">
      {({ toDecide, returned }) => {
        const item = [...toDecide, ...returned].find((one) => one.id === id)
        if (!item)
          return (
            <EmptyState title="Already decided">
              Somebody decided it, or took it back, since this page was loaded.
            </EmptyState>
          )
        return <Decision key={id} moa={moa} item={item} onDone={onDone} />
      }}
    </Loaded>
  )
}

function Decision({ moa, item, onDone }: { moa: string; item: ProposalApproval; onDone: () => void }) {
  const step = useAction(stepProposal)
  const params = { moa, id: item.id }
  const proposal = useQuery(queryFor(readProposal, { params }))
  return (
    <InboxDecision
      title={item.title}
      href={hrefOf(places.proposal, params)}
      actions={forwardFirst(item.actions)}
      consequence={consequenceOf}
      onAct={async (action, comment) => {
        const body = { action: action.action, version: item.version, ...(comment ? { comment } : {}) }
        await step.mutateAsync({ params, body })
        tell.done(`${stepDone(action)}: ${item.title}`)
        onDone()
      }}
    >
      <Text size="sm" c="dimmed">
        Budget proposal for fiscal year {item.fiscalYear}. Prepared by {item.preparedBy}
        {item.submittedBy &&
          item.submittedAt &&
          `; submitted by ${item.submittedBy}, ${formatMoment(item.submittedAt)}`}
        .
      </Text>
      {item.refusal && <Note title="You cannot decide this">{item.refusal.message}</Note>}
      {item.status === 'returned' && (
        <Note tone="warn" title={`${item.returnedBy ?? 'The reader'} returned it`}>
          {item.comment}
        </Note>
      )}
      <Loaded query={proposal} shape="block">
        {(one) => <Sheet moa={moa} proposal={one} />}
      </Loaded>
    </InboxDecision>
  )
}

function Sheet({ moa, proposal }: { moa: string; proposal: Proposal }) {
  return (
    <Stack gap="lg">
      <section>
        <Title order={3} mb="xs">
          Requested against ceilings
        </Title>
        <ClassRows proposal={proposal} />
      </section>
      <GenderShare gender={proposal.gender} />
      <Findings moa={moa} proposal={proposal} />
      <section>
        <Title order={3} mb="xs">
          Programs by priority
        </Title>
        <ProgramRows moa={moa} proposal={proposal} />
      </section>
    </Stack>
  )
}
