// The laws that appropriate money, and until when it may be used.
import {
  type ActView,
  listActs,
  listActsAbove,
} from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { addAct } from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import type { Props } from './list-props.ts'
import { ACT_KIND_WORDS, actKindOptions, confirmedStatus, validityWords } from './words.ts'

/** Confirmed as a whole: the act itself, and every day that it gives. */
const isConfirmed = (act: ActView) => act.isConfirmed && act.validities.every((validity) => validity.isConfirmed)

const columns: readonly ListColumn<ActView>[] = [
  { name: 'code', label: 'Act', render: (act) => <RowTitle title={act.code} details={[act.title]} /> },
  { name: 'fiscalYear', label: 'Fiscal year', fact: true, width: 120, render: (act) => act.fiscalYear },
  { name: 'kind', label: 'Kind', optional: true, width: 120, render: (act) => ACT_KIND_WORDS[act.kind] },
  { name: 'effectiveOn', label: 'From', optional: true, width: 150, render: (act) => formatDay(act.effectiveOn) },
  {
    name: 'obligateUntil',
    label: 'Obligations',
    fact: true,
    width: 200,
    wide: true,
    render: (act) => validityWords(act.validities, 'obligateUntil'),
  },
  {
    name: 'payUntil',
    label: 'Payments',
    width: 200,
    wide: true,
    render: (act) => validityWords(act.validities, 'payUntil'),
  },
  {
    name: 'isConfirmed',
    label: 'Read in the law',
    fact: true,
    width: 160,
    render: (act) => <StatusBadge {...confirmedStatus(isConfirmed(act))} />,
  },
]

/** `/moa/:moa/budgeting/acts`. */
export function ActsPage({ params }: { params: { moa: string } }) {
  return <Acts list={useList(listActs, { params, sort: '-fiscalYear' })} />
}

/** `/platform/budgeting/acts`. */
export function ActsAbovePage() {
  const list = useList(listActsAbove, { params: {}, sort: '-fiscalYear' })
  const mayAdd = useCan()(addAct.access)
  return (
    <Acts
      list={list}
      rowHref={({ id }) => hrefOf(places.act, { id })}
      {...(mayAdd ? { primary: { label: 'New act', to: hrefOf(places.newAct, {}) } } : {})}
    />
  )
}

function Acts(props: Props<ActView>) {
  return (
    <ListPage
      title="Appropriation acts"
      description="Money is released, obligated and paid within the days of its act, class by class. Days from secondary sources are to be confirmed."
      columns={columns}
      filters={[{ name: 'kind', label: 'Kind', options: actKindOptions }]}
      noun="act"
      searchLabel="Search act or title"
      rowName={(act) => `${act.code} ${act.title}`}
      rowId={(act) => act.id}
      empty={{ title: 'No appropriation act', text: 'The finance ministry enters acts when they are passed.' }}
      {...props}
    />
  )
}
