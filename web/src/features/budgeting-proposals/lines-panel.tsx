// All lines of a proposal, to find and read; each leads to the sheet of its program, and to what was said about it.
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import {
  listProposalLines,
  type ProposalLine,
} from '../../../../server/src/modules/budgeting/proposals/proposal-lines.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { useList } from '../../api/list.ts'
import { formatMoney, formatNumber } from '../../lib/amounts.ts'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places, type RecordParams } from './addresses.ts'
import { classOptions } from './words.ts'

const LineTalk = lazy(() => import('./line-talk.tsx').then((module) => ({ default: module.LineTalk })))

interface PanelProps {
  params: RecordParams
  proposal: Proposal
}

const YES_NO = (yes: string, no: string) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
]

export function LinesPanel({ params, proposal }: PanelProps) {
  const [talking, setTalking] = useState<ProposalLine>()
  const list = useList(listProposalLines, { params, pageSize: 50 })
  const { canEdit, canReview, ppaList, total } = proposal
  const [first] = ppaList
  const chosen = ppaList.find(({ id }) => id === list.filters.ppa) ?? first
  return (
    <Stack>
      <Group gap="sm" className="no-print">
        {canEdit && (
          <>
            <ActionButton
              to={chosen && hrefOf(places.lines, { ...params, ppa: chosen.id })}
              refusal={chosen ? null : 'Take a program into the proposal first.'}
            >
              Edit lines as a sheet
            </ActionButton>
            <ActionButton
              variant="default"
              to={hrefOf(places.importLines, params)}
              refusal={chosen ? null : 'Take a program into the proposal first.'}
            >
              Import from a file
            </ActionButton>
          </>
        )}
        {canReview && <ActionButton to={hrefOf(places.review, params)}>Review lines</ActionButton>}
      </Group>
      <ListPanel
        list={list}
        columns={columnsOf({ reviewed: total.approved !== null, onTalk: setTalking })}
        noun="line"
        rowName={({ description }) => description}
        {...(canEdit
          ? { rowHref: (line: ProposalLine) => hrefOf(places.lines, { ...params, ppa: line.proposalPpaId }) }
          : {})}
        filters={[
          {
            name: 'ppa',
            label: 'Program',
            options: ppaList.map(({ id, priority, title }) => ({ value: id, label: `${priority}. ${title}` })),
          },
          { name: 'class', label: 'Class', options: classOptions },
          { name: 'isReviewed', label: 'Reviewed', options: YES_NO('With an approved amount', 'Without') },
          { name: 'hasComments', label: 'Comments', options: YES_NO('With comments', 'Without comments') },
        ]}
        empty={{
          title: 'No lines yet',
          text: 'A line says what is bought, of which object of expenditure, how much of it and at what cost. Type them as a sheet, or import them from a spreadsheet.',
        }}
      />
      <Suspense>
        {talking && (
          <LineTalk
            moa={params.moa}
            line={talking}
            canComment={proposal.canComment}
            onClose={() => setTalking(undefined)}
          />
        )}
      </Suspense>
    </Stack>
  )
}

interface ColumnParts {
  reviewed: boolean
  onTalk: (line: ProposalLine) => void
}

function columnsOf({ reviewed, onTalk }: ColumnParts): ListColumn<ProposalLine>[] {
  const approved: ListColumn<ProposalLine> = {
    name: 'approvedAmount',
    label: 'Approved',
    kind: 'number',
    fact: true,
    render: ({ approvedAmount }) => (approvedAmount === null ? 'Not set' : <Money value={approvedAmount} />),
  }
  return [
    {
      name: 'description',
      label: 'Line',
      render: (line) => (
        <RowTitle title={line.description} details={[`${line.objectCode} ${line.objectName}`, line.reviewNote]} />
      ),
    },
    { name: 'ppa', label: 'Program', render: ({ ppaTitle }) => ppaTitle },
    { name: 'class', label: 'Class', width: 80, render: (line) => line.class },
    {
      name: 'quantity',
      label: 'Quantity and cost',
      kind: 'number',
      render: ({ quantity, unit, unitCost }) => (
        <RowTitle title={`${formatNumber(quantity)} ${unit}`} details={[`at ${formatMoney(unitCost)}`]} />
      ),
    },
    {
      name: 'amount',
      label: 'Requested',
      kind: 'number',
      fact: true,
      render: ({ amount }) => <Money value={amount} />,
    },
    ...(reviewed ? [approved] : []),
    {
      name: 'comments',
      label: 'Comments',
      width: 110,
      fact: true,
      render: (line) => <TalkButton line={line} onTalk={onTalk} />,
    },
  ]
}

/** How much was said about a line; opens it. */
export function TalkButton({ line, onTalk }: { line: ProposalLine; onTalk: (line: ProposalLine) => void }) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconMessage size={16} aria-hidden />}
      aria-label={`Comments on ${line.description.slice(0, 60)}: ${line.comments}`}
      onClick={() => onTalk(line)}
    >
      <Text span size="sm">
        {line.comments}
      </Text>
    </Button>
  )
}
