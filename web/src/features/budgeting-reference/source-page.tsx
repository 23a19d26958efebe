// One funding source and its history.
import { useQuery } from '@tanstack/react-query'
import type { FundingSourceView } from '../../../../server/src/modules/budgeting/uacs/reference.contract.ts'
import {
  changeFundingSource,
  readFundingSource,
  readFundingSourceHistory,
} from '../../../../server/src/modules/budgeting/uacs/reference-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Details } from '../../ui/details.tsx'
import { History } from '../../ui/history.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RecordPage } from '../../ui/record-page.tsx'
import { places } from './addresses.ts'
import { historyWords } from './history-words.ts'
import { inUseStatus } from './words.ts'

/** `/platform/budgeting/funding-sources/:sourceDigits`. */
export function SourcePage({ params }: { params: { sourceDigits: string } }) {
  const query = useQuery(queryFor(readFundingSource, { params }))
  return <Loaded query={query}>{(source) => <SourceRecord source={source} />}</Loaded>
}

function SourceRecord({ source }: { source: FundingSourceView }) {
  const params = { sourceDigits: source.code }
  const mayChange = useCan()(changeFundingSource.access)
  const details = [{ label: 'Fund cluster', value: `${source.fundCluster} ${source.fundClusterName}` }]
  return (
    <RecordPage
      title={source.name}
      kind={`Funding source ${source.code}`}
      back={{ label: 'Funding sources', to: hrefOf(places.sourcesAbove, {}) }}
      status={inUseStatus(source)}
      tools={mayChange && <ActionButton to={hrefOf(places.editSource, params)}>Change</ActionButton>}
      tabs={[
        { name: 'details', label: 'Details', content: <Details items={details} /> },
        { name: 'history', label: 'History', content: <SourceHistory params={params} /> },
      ]}
    />
  )
}

function SourceHistory({ params }: { params: { sourceDigits: string } }) {
  const history = useQuery(queryFor(readFundingSourceHistory, { params, query: { pageSize: 100 } }))
  return (
    <Loaded query={history} shape="block">
      {({ items }) => <History entries={items} {...historyWords} />}
    </Loaded>
  )
}
