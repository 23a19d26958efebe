// The budget proposals of an organization, and the calls that wait for one.
import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listOwnCalls, type OwnCall } from '../../../../server/src/modules/budgeting/calls/calls.contract.ts'
import {
  listProposals,
  type ProposalSummary,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { Link } from '../../lib/address.tsx'
import { formatMoney } from '../../lib/amounts.ts'
import { formatDay, formatDaysLeft } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { Note } from '../../ui/note.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { statusOptions } from './words.ts'

export function ProposalsPage({ params }: { params: { moa: string } }) {
  const list = useList(listProposals, { params, sort: '-fiscalYear' })
  return (
    <ListPage
      title="Budget proposals"
      description="What the organization asks for in a fiscal year, one for each budget call of the finance ministry (BAA 84, s. 19)."
      noun="proposal"
      list={list}
      columns={columns}
      filters={[{ name: 'status', label: 'Status', options: statusOptions }]}
      rowName={({ title }) => title}
      rowHref={({ id }) => hrefOf(places.proposal, { ...params, id })}
      note={<OpenCalls moa={params.moa} />}
      empty={{
        title: 'No proposal yet',
        text: 'A proposal is started for a published budget call. Published calls show above.',
      }}
    />
  )
}

const columns: readonly ListColumn<ProposalSummary>[] = [
  { name: 'title', label: 'Proposal', render: ({ title }) => title },
  { name: 'fiscalYear', label: 'Fiscal year', kind: 'number', width: 110, render: ({ fiscalYear }) => fiscalYear },
  { name: 'status', label: 'Status', width: 150, fact: true, render: ({ status }) => <StatusBadge state={status} /> },
  {
    name: 'requested',
    label: 'Requested',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.requested} />,
  },
  { name: 'approved', label: 'Approved', kind: 'number', fact: true, render: (row) => <Money value={row.approved} /> },
  { name: 'ppas', label: 'Programs', kind: 'number', render: ({ ppas }) => ppas },
  { name: 'lines', label: 'Lines', kind: 'number', render: ({ lines }) => lines },
  { name: 'updatedAt', label: 'Changed', render: ({ updatedAt }) => <MomentText value={updatedAt} /> },
]

/** Published calls that nobody has answered yet. */
function OpenCalls({ moa }: { moa: string }) {
  const calls = useQuery(queryFor(listOwnCalls, { params: { moa } }))
  const open = (calls.data?.items ?? []).filter(({ status, proposal }) => status === 'published' && !proposal)
  return open.map((call) => <OpenCall key={call.id} moa={moa} call={call} />)
}

function OpenCall({ moa, call }: { moa: string; call: OwnCall }) {
  const { id, title, submissionDue, ceilings, canPropose } = call
  return (
    <Note title={title}>
      <Stack gap="xs">
        <Text size="sm">
          {submissionDue
            ? `Proposals are due on ${formatDay(submissionDue)} (${formatDaysLeft(submissionDue)}).`
            : 'The calendar of the call does not say until when proposals are due.'}{' '}
          The ceilings of this organization are {formatMoney(ceilings.total)} in all.{' '}
          <Link to={hrefOf(places.call, { moa, id })}>Read the call</Link>
        </Text>
        {canPropose && (
          <Group>
            <ActionButton to={hrefOf(places.newProposal, { moa }, { call: id })}>Start the proposal</ActionButton>
          </Group>
        )}
      </Stack>
    </Note>
  )
}
