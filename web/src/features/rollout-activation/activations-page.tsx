// All organizations with the stage of activation that they reached.
import {
  type ActivationRow,
  listActivations,
} from '../../../../server/src/modules/rollout/activation/activation.contract.ts'
import { PLACEMENT_STATE_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { stageBadge } from './words.ts'

const columns: readonly ListColumn<ActivationRow>[] = [
  {
    name: 'code',
    label: 'Organization',
    render: ({ code, name }) => <RowTitle title={code} details={[name]} />,
  },
  { name: 'stage', label: 'Stage', fact: true, kind: 'short', render: (row) => <StatusBadge {...stageBadge(row)} /> },
  {
    name: 'wave',
    label: 'Wave',
    fact: true,
    kind: 'short',
    render: ({ wave, state }) =>
      wave === null ? (
        'In no wave'
      ) : (
        <RowTitle title={`Wave ${wave}`} details={state ? [PLACEMENT_STATE_WORDS[state]] : []} />
      ),
  },
  {
    name: 'liveOn',
    label: 'Live since',
    fact: true,
    kind: 'short',
    render: ({ liveOn }) => (liveOn ? formatDay(liveOn) : 'Not live'),
  },
  { name: 'people', label: 'People', kind: 'number', render: ({ people }) => people.toLocaleString('en') },
  {
    name: 'shares',
    label: 'Limited',
    kind: 'number',
    render: ({ shares }) => (shares === 0 ? '–' : shares),
  },
]

/** `/platform/rollout/activation`. */
export function ActivationsPage() {
  const list = useList(listActivations, { params: {}, sort: 'code', pageSize: 50 })
  return (
    <ListPage
      title="Activation"
      description="Organizations come to their modules stage by stage, after a check that they are ready. Limited: modules or features that reach only some of the people."
      list={list}
      columns={columns}
      filters={[
        {
          name: 'live',
          label: 'Live',
          options: [
            { value: 'true', label: 'Live' },
            { value: 'false', label: 'Not live' },
          ],
        },
        {
          name: 'active',
          label: 'Open',
          options: [
            { value: 'true', label: 'Open' },
            { value: 'false', label: 'Closed' },
          ],
        },
      ]}
      noun="organization"
      rowName={({ code }) => code}
      rowId={({ code }) => code}
      rowHref={({ code }) => hrefOf(places.activation, { code })}
      empty={{ title: 'There is no organization', text: 'Organizations are added under Organizations.' }}
    />
  )
}
