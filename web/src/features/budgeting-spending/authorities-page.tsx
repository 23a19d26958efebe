// The register of authorities to disburse.
import {
  AUTHORITY_WORDS,
  type AuthorityView,
  listAuthorities,
} from '../../../../server/src/modules/budgeting/spending/registers.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { RegisterLinks } from './register-links.tsx'
import { optionsOf, yearOptions } from './words.ts'

const columns: readonly ListColumn<AuthorityView>[] = [
  { name: 'number', label: 'Number', render: (row) => row.number },
  { name: 'kind', label: 'Kind', width: 240, render: (row) => AUTHORITY_WORDS[row.kind] },
  { name: 'receivedOn', label: 'Received', width: 160, render: (row) => formatDay(row.receivedOn) },
  {
    name: 'validUntil',
    label: 'Valid until',
    fact: true,
    width: 160,
    render: (row) => (row.validUntil ? formatDay(row.validUntil) : 'No last day'),
  },
  { name: 'fundCluster', label: 'Fund', width: 80, render: (row) => row.fundCluster },
  {
    name: 'amount',
    label: 'Amount',
    kind: 'number',
    fact: true,
    width: 180,
    render: (row) => <Money value={row.amount} />,
  },
  { name: 'status', label: 'Standing', fact: true, width: 130, render: standing },
  { name: 'remarks', label: 'Remarks', optional: true, render: (row) => row.remarks },
]

function standing(row: AuthorityView) {
  if (row.isCancelled) return <StatusBadge state="cancelled" />
  return row.hasLapsed ? <StatusBadge state="lapsed" tone="warn" /> : <StatusBadge state="valid" tone="good" />
}

const filters = [
  { name: 'kind', label: 'Kind', options: optionsOf(AUTHORITY_WORDS) },
  { name: 'year', label: 'Year', options: yearOptions },
  { name: 'valid', label: 'Standing', options: optionsOf({ true: 'Valid', false: 'Lapsed or cancelled' }) },
]

/** Every authority, the latest first. */
export function AuthoritiesPage({ params }: { params: { moa: string } }) {
  const list = useList(listAuthorities, { params, sort: '-receivedOn' })
  const mayEnter = usePlace().can('budget.payable.record')
  return (
    <ListPage
      title="Authorities to disburse"
      description="Notices of cash allocation and the like that were received (BAA 84, s. 40). FAR 4 compares payments with them."
      note={<RegisterLinks moa={params.moa} here="Authorities to disburse" />}
      list={list}
      columns={columns}
      filters={filters}
      noun={['authority', 'authorities']}
      rowName={(row) => row.number}
      {...(mayEnter
        ? {
            primary: { label: 'New authority', to: hrefOf(places.newAuthority, params) },
            rowHref: (row: AuthorityView) => hrefOf(places.editAuthority, { ...params, id: row.id }),
          }
        : {})}
      empty={{ title: 'No authority yet', text: 'The accountant enters each notice as it is received.' }}
    />
  )
}
