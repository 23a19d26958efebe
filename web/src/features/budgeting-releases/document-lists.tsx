// The lists of appropriations, allotment releases and modifications.
import { Button } from '@mantine/core'
import {
  APPROVERS,
  listModifications,
  type ModificationSummary,
} from '../../../../server/src/modules/budgeting/modifications/modifications.contract.ts'
import { listAllotmentReleases } from '../../../../server/src/modules/budgeting/releases/allotment-releases.contract.ts'
import { listAppropriations } from '../../../../server/src/modules/budgeting/releases/appropriations.contract.ts'
import {
  APPROPRIATION_KINDS,
  MODIFICATION_KINDS,
  RELEASE_KINDS,
} from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import { useList } from '../../api/list.ts'
import { usePlace } from '../../api/session.tsx'
import { Link } from '../../lib/address.tsx'
import { today } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { DayText } from '../../ui/dates.tsx'
import type { ListFilter } from '../../ui/list-filters.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { APPROVER_WORDS, documentTone, KIND_WORDS, optionsOf, titleOf } from './words.ts'

interface Listed {
  id: string
  number: string | null
  kind: string
  datedOn: string
  particulars: string
  total: string
  status: string
  actCode: string
  preparedBy: string
  decidedBy: string | null
}

const columns: readonly ListColumn<Listed>[] = [
  { name: 'number', label: 'Number', width: 190, render: (row) => row.number ?? 'Not given yet' },
  { name: 'kind', label: 'Kind', fact: true, render: (row) => KIND_WORDS[row.kind] },
  { name: 'datedOn', label: 'Date', width: 150, render: (row) => <DayText value={row.datedOn} /> },
  { name: 'particulars', label: 'Particulars', render: (row) => row.particulars },
  { name: 'total', label: 'Total', kind: 'number', fact: true, render: (row) => <Money value={row.total} /> },
  {
    name: 'status',
    label: 'Status',
    fact: true,
    width: 150,
    render: (row) => <StatusBadge state={row.status} tone={documentTone(row.status)} />,
  },
  { name: 'actCode', label: 'Act', width: 100, render: (row) => row.actCode },
  { name: 'preparedBy', label: 'Prepared by', optional: true, render: (row) => row.preparedBy },
  { name: 'decidedBy', label: 'Decided by', optional: true, render: (row) => row.decidedBy ?? '–' },
]

function filtersOf(kinds: readonly string[], states: readonly string[]): ListFilter[] {
  const now = Number(today().slice(0, 4))
  return [
    { name: 'kind', label: 'Kind', options: optionsOf(kinds, KIND_WORDS) },
    { name: 'status', label: 'Status', options: optionsOf(states) },
    { name: 'year', label: 'Fiscal year', options: optionsOf([now + 1, now, now - 1, now - 2].map(String)) },
  ]
}

const rowName = (row: Listed) => `${KIND_WORDS[row.kind]} ${titleOf(row)}`

/** Appropriation documents, adjusting ones included. */
export function AppropriationsPage({ params }: { params: { moa: string } }) {
  const list = useList(listAppropriations, { params, sort: '-createdAt' })
  const mayEnter = usePlace().can('budget.appropriation.enter')
  return (
    <ListPage
      title="Appropriations"
      description="What the appropriation acts give to the programs of the organization, and what adjusts it. Nothing is released or obligated without it."
      list={list}
      columns={columns}
      filters={filtersOf(APPROPRIATION_KINDS, ['draft', 'posted', 'withdrawn', 'reversed'])}
      noun="appropriation"
      rowName={rowName}
      rowHref={(row) => hrefOf(places.appropriation, { ...params, id: row.id })}
      {...(mayEnter ? { primary: { label: 'New appropriation', to: hrefOf(places.newAppropriation, params) } } : {})}
      empty={{
        title: 'No appropriation yet',
        text: mayEnter
          ? 'Enter what the act gives to each program and class. It counts once a second person has posted it.'
          : 'A budget officer enters what the act gives to each program and class; a manager posts it.',
      }}
    />
  )
}

/** Releases and withdrawals. */
export function ReleasesPage({ params }: { params: { moa: string } }) {
  const list = useList(listAllotmentReleases, { params, sort: '-createdAt' })
  const mayPrepare = usePlace().can('budget.appropriation.enter')
  return (
    <ListPage
      title="Allotment releases"
      description="The papers by which appropriated money may be obligated: the comprehensive release for personnel services and operating expenses, special releases for the rest (BAA 84, s. 36 and 39)."
      list={list}
      columns={columns}
      filters={filtersOf(RELEASE_KINDS, ['draft', 'submitted', 'returned', 'released', 'withdrawn', 'reversed'])}
      noun="allotment release"
      rowName={rowName}
      rowHref={(row) => hrefOf(places.release, { ...params, id: row.id })}
      {...(mayPrepare ? { primary: { label: 'New release', to: hrefOf(places.newRelease, params) } } : {})}
      empty={{
        title: 'No release yet',
        text: mayPrepare
          ? 'A release makes appropriated money available. BMMS suggests the lines from what is not released yet.'
          : 'A release makes appropriated money available. A budget officer prepares it, and a second person releases it.',
      }}
    />
  )
}

const approver: ListColumn<ModificationSummary> = {
  name: 'approver',
  label: 'Lawful approver',
  render: (row) => (row.approver ? APPROVER_WORDS[row.approver] : '–'),
}

/** Transfers, realignments and augmentations. */
export function ModificationsPage({ params }: { params: { moa: string } }) {
  const list = useList(listModifications, { params, sort: '-createdAt' })
  const mayRequest = usePlace().can('budget.modification.request')
  return (
    <ListPage
      title="Modifications"
      description="Transfers, realignments, and augmentations from savings. BMMS names who may lawfully approve each (BAA 84, s. 46 to 49)."
      list={list}
      columns={[...columns.slice(0, 6), approver, ...columns.slice(6)]}
      filters={[
        ...filtersOf(MODIFICATION_KINDS, ['draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn']),
        { name: 'approver', label: 'Lawful approver', options: optionsOf(APPROVERS, APPROVER_WORDS) },
      ]}
      note={
        <Button variant="default" w="fit-content" component={Link} to={hrefOf(places.whatIf, params)}>
          Try a modification without saving it
        </Button>
      }
      noun="modification"
      rowName={rowName}
      rowHref={(row) => hrefOf(places.modification, { ...params, id: row.id })}
      {...(mayRequest ? { primary: { label: 'New modification', to: hrefOf(places.newModification, params) } } : {})}
      empty={{
        title: 'No modification yet',
        text: 'A modification moves money between objects, classes or programs. Try it first: BMMS shows the balances before and after, and who would have to approve it.',
      }}
    />
  )
}
