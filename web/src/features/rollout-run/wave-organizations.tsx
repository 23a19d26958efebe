// The organizations of a wave: as a board by state, and as a table.
import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import {
  followFacts,
  listPlacements,
  type PlacementView,
} from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { formatMoment } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { useStored } from '../../lib/stored.ts'
import { countOf } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { type ListColumn, ListPanel } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { StateBoard } from './state-board.tsx'
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

/** Board or table, as the person chose it last. */
export function WaveOrganizations({ wave }: { wave: WaveRecord }) {
  const [view, setView] = useStored<'board' | 'table'>('rollout.organizations', 'board')
  return (
    <Stack gap="sm">
      <Group gap="xs" justify="space-between" className="no-print">
        <SegmentedControl
          size="sm"
          aria-label="Show as"
          value={view}
          onChange={(chosen) => setView(chosen === 'table' ? 'table' : 'board')}
          data={[
            { value: 'board', label: 'Board' },
            { value: 'table', label: 'Table' },
          ]}
        />
        <Group gap="xs">
          <FollowFacts wave={wave} />
          <Add wave={wave} />
        </Group>
      </Group>
      {view === 'board' ? <StateBoard wave={wave} /> : <OrganizationTable number={wave.number} />}
    </Stack>
  )
}

function OrganizationTable({ number }: { number: number }) {
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

function FollowFacts({ wave: { number, status } }: { wave: WaveRecord }) {
  const follow = useAction(followFacts)
  const may = useCan()(followFacts.access)
  if (!may || status !== 'active') return null
  const look = async () => {
    const answer = await follow.mutateAsync({ params: { waveDigits: String(number) }, body: {} }).catch(tell.problem)
    const moved = answer?.moved
    if (!moved) return
    const text = moved.map(({ code }) => code).join(', ')
    tell.done(moved.length === 0 ? 'No new facts: nobody moved on' : `Moved on: ${text}`)
  }
  return (
    <Button variant="default" loading={follow.isPending} onClick={() => void look()}>
      Check facts now
    </Button>
  )
}

function Add({ wave }: { wave: WaveRecord }) {
  const may = useCan()('rollout.wave.manage')
  if (!may || wave.status === 'completed' || wave.status === 'cancelled') return null
  const isFull = wave.codes.length >= wave.maxOrganizations
  return (
    <ActionButton
      variant="default"
      to={hrefOf(places.addOrganizations, { waveDigits: String(wave.number) })}
      refusal={isFull ? `The wave takes at most ${wave.maxOrganizations} organizations. Edit it to raise that.` : null}
    >
      Add organizations
    </ActionButton>
  )
}
