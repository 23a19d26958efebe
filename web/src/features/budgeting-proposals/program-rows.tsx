// The programs of a proposal by priority: for reading.
import type { ProposalPpaSummary } from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'
import type { Proposal } from '../../../../server/src/modules/budgeting/proposals/proposals.contract.ts'
import { formatMoney } from '../../lib/amounts.ts'
import { listOfRecord } from '../../lib/list-view.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf, humanize } from '../../lib/words.ts'
import type { ListColumn } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RecordRows } from '../../ui/record-rows.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'

interface ProgramRowsProps {
  moa: string
  proposal: Pick<Proposal, 'id' | 'ppaList' | 'total'>
  /** A last column, for changing the order. */
  extra?: ListColumn<ProposalPpaSummary>
}

export function ProgramRows({ moa, proposal, extra }: ProgramRowsProps) {
  const reviewed = proposal.total.approved !== null
  return (
    <RecordRows
      list={listOfRecord(proposal.ppaList)}
      columns={[...columns, ...(reviewed ? [approved] : []), ...(extra ? [extra] : [])]}
      noun="program"
      rowName={({ title }) => title}
      rowHref={({ id }) => hrefOf(places.program, { moa, id: proposal.id, ppa: id })}
      empty={{
        title: 'No program yet',
        text: 'A proposal asks for money by program, activity or project. Take the first one in.',
      }}
    />
  )
}

const columns: readonly ListColumn<ProposalPpaSummary>[] = [
  {
    name: 'title',
    label: 'Program, activity or project',
    render: ({ priority, title, code, category, lines, indicators }) => (
      <RowTitle
        title={`${priority}. ${title}`}
        details={[code, `${humanize(category)}, ${countOf(lines, 'line')}, ${countOf(indicators, 'indicator')}`]}
      />
    ),
  },
  {
    name: 'classes',
    label: 'By class',
    render: ({ byClass }) => (
      <RowTitle title="" details={byClass.map((one) => `${one.class} ${formatMoney(one.requested)}`)} />
    ),
  },
  { name: 'gender', label: 'Gender-responsive', kind: 'number', render: (row) => <Money value={row.genderAmount} /> },
  {
    name: 'requested',
    label: 'Requested',
    kind: 'number',
    fact: true,
    render: (row) => <Money value={row.requested} />,
  },
]
const approved: ListColumn<ProposalPpaSummary> = {
  name: 'approved',
  label: 'Approved',
  kind: 'number',
  fact: true,
  render: (row) => <Money value={row.approved} />,
}
