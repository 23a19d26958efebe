// What is requested by class against its ceiling, with three years side by side.
import { Text } from '@mantine/core'
import { CLASS_WORDS } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ClassTotal } from '../../../../server/src/modules/budgeting/proposals/proposal.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { shareOf } from '../../lib/centavos.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'

type Row = Omit<ClassTotal, 'class'> & { class: ClassTotal['class'] | 'total' }

interface ClassRowsProps {
  proposal: Pick<Proposal, 'classes' | 'total' | 'fiscalYear'>
  /** With the two years before: for the proposal itself. */
  years?: boolean
}

export function ClassRows({ proposal: { classes, total, fiscalYear }, years = false }: ClassRowsProps) {
  const whole: Row = { ...total, class: 'total', isOver: total.room.startsWith('-') }
  const reviewed = total.approved !== null
  return (
    <RecordRows
      list={listOfRecord<Row>([...classes, whole])}
      columns={[
        { name: 'class', label: 'Class', render: ({ class: name }) => <ClassName name={name} /> },
        ...(years ? yearColumns(fiscalYear) : []),
        ...columns,
        ...(reviewed ? [approved] : []),
      ]}
      noun={['class', 'classes']}
      rowId={(row) => row.class}
      rowName={(row) => row.class}
      empty={{ title: 'No classes', text: '' }}
    />
  )
}

function ClassName({ name }: { name: Row['class'] }) {
  if (name === 'total') return <strong>All classes</strong>
  return <RowTitle title={name} details={[CLASS_WORDS[name]]} />
}

const columns: readonly ListColumn<Row>[] = [
  {
    name: 'ceiling',
    label: 'Ceiling',
    kind: 'number',
    fact: true,
    render: ({ ceiling }) => (ceiling === null ? 'None' : <Money value={ceiling} />),
  },
  {
    name: 'requested',
    label: 'Requested',
    kind: 'number',
    fact: true,
    render: ({ requested }) => <Money value={requested} />,
  },
  { name: 'used', label: 'Of the ceiling', width: 190, fact: true, wide: true, render: (row) => <Used row={row} /> },
]
const approved: ListColumn<Row> = {
  name: 'approved',
  label: 'Approved',
  kind: 'number',
  fact: true,
  render: (row) => <Money value={row.approved} />,
}

function yearColumns(fiscalYear: number): ListColumn<Row>[] {
  return [
    {
      name: 'previous',
      label: `${fiscalYear - 2}, actual`,
      kind: 'number',
      render: (row) => <Money value={row.previousActual} />,
    },
    {
      name: 'current',
      label: `${fiscalYear - 1}, appropriated`,
      kind: 'number',
      render: (row) => <Money value={row.currentAppropriation} />,
    },
  ]
}

function Used({ row: { ceiling, requested, room, isOver, class: name } }: { row: Row }) {
  if (ceiling === null || room === null)
    return <Text size="sm">{isOver ? 'No ceiling: nothing may be proposed' : 'No ceiling, nothing requested'}</Text>
  return (
    <>
      <Progress
        value={shareOf(requested, ceiling)}
        label={`${name}: requested of the ceiling`}
        state={isOver ? 'over_ceiling' : undefined}
        compact
      />
      <Text size="xs" c="dimmed">
        {isOver ? `${formatMoney(room.replace('-', ''))} over` : `${formatMoney(room)} left`}
      </Text>
    </>
  )
}
