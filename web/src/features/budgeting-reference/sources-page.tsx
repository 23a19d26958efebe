// Funding sources with their clusters.
import {
  type FundingSourceView,
  listFundingSourcesAbove,
} from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import { addFundingSource } from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { useList } from '../../api/list.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { inUseOptions, inUseStatus } from './words.ts'

const columns: readonly ListColumn<FundingSourceView>[] = [
  { name: 'name', label: 'Name', render: (source) => source.name },
  { name: 'code', label: 'Code', fact: true, width: 120, render: (source) => source.code },
  {
    name: 'fundCluster',
    label: 'Fund cluster',
    fact: true,
    width: 320,
    render: (source) => `${source.fundCluster} ${source.fundClusterName}`,
  },
  {
    name: 'isActive',
    label: 'Use',
    fact: true,
    width: 130,
    render: (source) => <StatusBadge {...inUseStatus(source)} />,
  },
]

/** `/platform/budgeting/funding-sources`. */
export function SourcesPage() {
  const list = useList(listFundingSourcesAbove, { params: {}, sort: 'code', pageSize: 50 })
  const mayAdd = useCan()(addFundingSource.access)
  return (
    <ListPage
      title="Funding sources"
      description="Where money of the ledger comes from; each belongs to one fund cluster."
      list={list}
      columns={columns}
      filters={[{ name: 'active', label: 'Use', options: inUseOptions }]}
      noun="funding source"
      searchLabel="Search name, or the beginning of a code"
      rowName={(source) => `${source.code} ${source.name}`}
      rowId={(source) => source.code}
      rowHref={({ code }) => hrefOf(places.source, { sourceDigits: code })}
      {...(mayAdd ? { primary: { label: 'New funding source', to: hrefOf(places.newSource, {}) } } : {})}
      empty={{ title: 'No funding source', text: 'Add the sources of the appropriation act.' }}
    />
  )
}
