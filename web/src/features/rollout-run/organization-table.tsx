// The organizations of a wave as a table, to filter and to export.
import { listPlacements, type PlacementView } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import { useList } from '../../api/list.ts'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { setByWords, stateBadge, stateOptions } from './words.ts'

const columns: readonly ListColumn<PlacementView>[] = [
  { name: 'code', label: 'Organization', render: (place) => <RowTitle title={place.code} details={[place.name]} /> },
  {
    name: 'state',
    label: 'State',
    kind: 'short',
    fact: true,
    render: (place) => <StatusBadge {...stateBadge(place.state)} />,
  },
  { name: 'by', label: 'Set by', fact: true, wide: true, render: setByWords },
  { name: 'stateSince', label: 'Since', kind: 'short', render: (place) => formatMoment(place.stateSince) },
  { name: 'missing', label: 'Still missing', render: missingWords },
  {
    name: 'blockers',
    label: 'Blockers',
    kind: 'number',
    fact: true,
    render: (place) => (place.blockers === 0 ? 'None' : place.blockers),
  },
]

function missingWords({ facts }: PlacementView): string {
  const missing = facts.filter(({ met }) => met !== 'yes')
  if (missing.length === 0) return 'Nothing'
  return missing.length > 2 ? countOf(missing.length, 'fact') : missing.map(({ label }) => label).join('; ')
}

/** With filters, order and export. */
export function OrganizationTable({ number }: { number: number }) {
  const params = { waveDigits: String(number) }
  const list = useList(listPlacements, { params, pageSize: 50, sort: 'code' })
  return (
    <ListPanel
      list={list}
      columns={columns}
      filters={[
        { name: 'state', label: 'State', options: stateOptions },
        {
          name: 'by',
          label: 'Set by',
          options: [
            { value: 'rule', label: 'BMMS' },
            { value: 'person', label: 'A person' },
          ],
        },
      ]}
      noun="organization"
      rowName={({ code, name }) => `${code}, ${name}`}
      rowHref={({ code }) => hrefOf(places.placement, { ...params, code })}
      empty={{ title: 'No organizations yet', text: 'Add the first ones, or publish a plan that puts them here.' }}
    />
  )
}
