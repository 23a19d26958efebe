// What was appropriated, released and obligated, by program and class, and what is left.

import { BLOCKS, CLASS_WORDS, CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import { type AccountRow, listAccounts } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { formatDay, today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { places } from './addresses.ts'
import { BLOCK_WORDS, optionsOf } from './words.ts'

const money = (name: keyof AccountRow & string, label: string, fact = false): ListColumn<AccountRow> => ({
  name,
  label,
  kind: 'number',
  fact,
  render: (row) => <Money value={String(row[name])} />,
})

const columns: readonly ListColumn<AccountRow>[] = [
  { name: 'ppaTitle', label: 'Program, activity or project', pinned: true, render: (row) => row.ppaTitle },
  {
    name: 'class',
    label: 'Class and act',
    fact: true,
    kind: 'short',
    render: (row) => <RowTitle title={row.class} details={[row.actCode, `until ${formatDay(row.obligateUntil)}`]} />,
  },
  money('appropriated', 'Appropriated'),
  money('allotted', 'Allotted', true),
  money('obligated', 'Obligated'),
  money('left', 'Left to obligate', true),
  { ...money('unreleased', 'Unreleased'), optional: true },
  {
    name: 'obligateUntil',
    label: 'Valid until',
    kind: 'short',
    optional: true,
    render: (row) => formatDay(row.obligateUntil),
  },
  { name: 'ppaCode', label: 'UACS code', optional: true, render: (row) => row.ppaCode },
  { name: 'fundingSource', label: 'Funding source', optional: true, render: (row) => row.fundingSource },
]

function yearOptions() {
  const now = Number(today().slice(0, 4))
  return [now + 1, now, now - 1, now - 2].map((year) => ({ value: String(year), label: String(year) }))
}

/** One row a program, class and act. */
export function AccountsPage({ params }: { params: { moa: string } }) {
  const list = useList(listAccounts, { params, sort: 'ppaCode' })
  const mayEnter = usePlace().can('budget.appropriation.enter')
  return (
    <ListPage
      title="Balances"
      description="What the acts give to each program and class, how much of it is released, and what may still be obligated."
      list={list}
      columns={columns}
      filters={[
        { name: 'year', label: 'Fiscal year', options: yearOptions() },
        { name: 'class', label: 'Class', options: CLASSES.map((of) => ({ value: of, label: CLASS_WORDS[of] })) },
        { name: 'block', label: 'Part of the budget', options: optionsOf(BLOCKS, BLOCK_WORDS) },
      ]}
      noun="balance"
      rowName={(row) => `${row.ppaTitle}, ${row.class}, ${row.actCode}`}
      {...(mayEnter ? { primary: { label: 'New appropriation', to: hrefOf(places.newAppropriation, params) } } : {})}
      empty={{
        title: 'Nothing appropriated yet',
        text: mayEnter
          ? 'Balances begin with the appropriation act. Enter what the act gives to each program and class; a second person posts it.'
          : 'Balances begin with the appropriation act. A budget officer enters what the act gives to each program and class.',
      }}
    />
  )
}
