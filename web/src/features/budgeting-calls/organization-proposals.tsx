// How far every organization is with its proposal for one budget call.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PROPOSAL_STATUSES } from '../../../../server/src/modules/budgeting/proposals/proposal.contract.ts'
import {
  listOrganizationProposals,
  listOverseenCalls,
  type OrganizationProposal,
} from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { useList } from '../../api/list.ts'
import { queryFor } from '../../api/queries.ts'
import { useSession } from '../../api/session.tsx'
import { formatMoney } from '../../lib/amounts.ts'
import { daysUntil, formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import { MomentText } from '../../ui/dates.tsx'
import { Figures } from '../../ui/figures.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'

interface ProposalsProps {
  callId: string
  /** Where the call itself is known. */
  submissionDue?: string | null | undefined
}

/** Figures and a list; rows lead into the organizations for those who work there. */
export function OrganizationProposals({ callId, submissionDue }: ProposalsProps) {
  const list = useList(listOrganizationProposals, { params: { id: callId }, sort: 'name', pageSize: 100 })
  const { workspaces } = useSession()
  const open = (row: OrganizationProposal) => row.proposal && workspaces.some(({ code }) => code === row.code)
  return (
    <Stack gap="lg">
      <Standing callId={callId} submissionDue={submissionDue} />
      <ListPanel
        list={list}
        columns={columns}
        noun="organization"
        rowId={({ code }) => code}
        rowName={({ name }) => name}
        rowHref={(row) =>
          open(row) && row.proposal ? hrefOf(places.proposal, { moa: row.code, id: row.proposal.id }) : ''
        }
        filters={[
          {
            name: 'status',
            label: 'Status',
            options: PROPOSAL_STATUSES.map((value) => ({ value, label: humanize(value) })),
          },
          {
            name: 'hasProposal',
            label: 'Started',
            options: [
              { value: 'true', label: 'Started' },
              { value: 'false', label: 'Not started' },
            ],
          },
        ]}
        empty={{ title: 'No organization uses Budgeting yet', text: 'Switch Budgeting on for organizations first.' }}
      />
    </Stack>
  )
}

const IN_HANDS = ['endorsed', 'under_review'] as const

function Standing({ callId, submissionDue }: ProposalsProps) {
  const calls = useQuery(queryFor(listOverseenCalls))
  const call = calls.data?.items.find(({ id }) => id === callId)
  if (!call) return null
  const count = (...statuses: readonly string[]) =>
    call.states.filter(({ status }) => statuses.includes(status)).reduce((sum, { proposals }) => sum + proposals, 0)
  const started = count(...PROPOSAL_STATUSES)
  const { organizations, asOf } = call
  const source = 'Proposals as they stand in the organizations'
  return (
    <Figures
      figures={[
        submissionDue
          ? {
              label: 'Days to the deadline',
              value: dayWords(submissionDue),
              target: formatDay(submissionDue),
              source: 'Calendar of the call',
              asOf,
            }
          : undefined,
        { label: 'Started', value: started, target: `of ${countOf(organizations, 'organization')}`, source, asOf },
        {
          label: 'With the finance ministry',
          value: count(...IN_HANDS),
          target: `${count('submitted')} wait for their manager`,
          source,
          asOf,
        },
        { label: 'Approved', value: count('approved'), target: `of ${started} started`, source, asOf },
        {
          label: 'Requested, ₱ millions',
          value: <Money value={call.requested} scale="millions" />,
          target: `ceilings ${formatMoney(call.ceiling, 'millions')}`,
          source,
          asOf,
        },
        { label: 'Approved, ₱ millions', value: <Money value={call.approved} scale="millions" />, source, asOf },
      ]}
    />
  )
}

function dayWords(day: string): string {
  const days = daysUntil(day)
  return days < 0 ? `${-days} overdue` : String(days)
}

const columns: readonly ListColumn<OrganizationProposal>[] = [
  { name: 'name', label: 'Organization', render: (row) => <RowTitle title={row.name} details={[row.code]} /> },
  {
    name: 'status',
    label: 'Status',
    width: 150,
    fact: true,
    render: ({ proposal }) =>
      proposal ? <StatusBadge state={proposal.status} /> : <StatusBadge state="not_started" label="Not started" />,
  },
  {
    name: 'ceiling',
    label: 'Ceiling, ₱ millions',
    kind: 'number',
    render: (row) => (row.ceiling === null ? 'None' : <Money value={row.ceiling} scale="millions" />),
  },
  {
    name: 'requested',
    label: 'Requested, ₱ millions',
    kind: 'number',
    fact: true,
    render: ({ proposal }) => (proposal ? <Money value={proposal.requested} scale="millions" /> : 'No data'),
  },
  {
    name: 'over',
    label: 'Against the ceiling',
    render: ({ proposal }) =>
      proposal ? (
        <StatusBadge
          state={proposal.isOverCeiling ? 'over_ceiling' : 'on'}
          label={proposal.isOverCeiling ? 'Over' : 'Within'}
        />
      ) : (
        '–'
      ),
  },
  {
    name: 'approved',
    label: 'Approved, ₱ millions',
    kind: 'number',
    render: ({ proposal }) => <Money value={proposal?.approved} scale="millions" />,
  },
  {
    name: 'submittedAt',
    label: 'Submitted',
    render: ({ proposal }) => (proposal?.submittedAt ? <MomentText value={proposal.submittedAt} /> : '–'),
  },
]
