// All waves: where each stands, how healthy it is, and what is in the way.
import { listWaves, type WaveItem } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useList } from '../../api/list.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { places } from './addresses.ts'
import { HealthBadge } from './health-badge.tsx'
import { waveStatus, waveStatusOptions } from './words.ts'

const columns: readonly ListColumn<WaveItem>[] = [
  {
    name: 'name',
    label: 'Wave',
    render: (wave) => <RowTitle title={`${wave.number}: ${wave.name}`} details={[organizationWords(wave)]} />,
  },
  {
    name: 'status',
    label: 'Status',
    kind: 'short',
    fact: true,
    render: (wave) => <StatusBadge {...waveStatus(wave.status)} />,
  },
  { name: 'startsOn', label: 'Starts', kind: 'short', render: (wave) => formatDay(wave.startedOn ?? wave.startsOn) },
  {
    name: 'endsOn',
    label: 'Ends',
    kind: 'short',
    fact: true,
    render: (wave) => formatDay(wave.endedOn ?? wave.endsOn),
  },
  {
    name: 'completion',
    label: 'Done',
    fact: true,
    width: 130,
    render: (wave) => <Progress compact value={wave.completion} label={`Done of wave ${wave.number}`} />,
  },
  {
    name: 'health',
    label: 'Health',
    kind: 'short',
    fact: true,
    render: (wave) => <HealthBadge health={wave.health} />,
  },
  { name: 'blockers', label: 'Blockers', kind: 'short', fact: true, render: blockerWords },
  { name: 'number', label: 'Number', kind: 'number', optional: true, render: (wave) => wave.number },
]

function organizationWords({ codes }: WaveItem): string {
  if (codes.length === 0) return 'No organizations yet'
  return codes.length > 6 ? countOf(codes.length, 'organization') : codes.join(', ')
}

function blockerWords({ blockers, criticalBlockers }: WaveItem): string {
  if (blockers === 0) return 'None'
  return criticalBlockers > 0 ? `${blockers}, ${criticalBlockers} critical` : String(blockers)
}

/** `/platform/rollout/waves`. */
export function WavesPage() {
  const list = useList(listWaves, { params: {}, sort: 'number', pageSize: 50 })
  return (
    <ListPage
      title="Waves"
      description="Groups of organizations that come into BMMS together. Publishing a plan makes them."
      list={list}
      columns={columns}
      filters={[
        { name: 'status', label: 'Status', options: waveStatusOptions },
        {
          name: 'blocked',
          label: 'Blockers',
          options: [
            { value: 'true', label: 'With open blockers' },
            { value: 'false', label: 'Without' },
          ],
        },
      ]}
      noun="wave"
      searchLabel="Search name or code"
      rowName={(wave) => `Wave ${wave.number}: ${wave.name}`}
      rowHref={(wave) => hrefOf(places.wave, { waveDigits: String(wave.number) })}
      rowId={(wave) => wave.id}
      empty={{
        title: 'No waves yet',
        text: 'A wave brings several organizations into BMMS at once. Publish a plan on the page Plan to make them.',
      }}
    />
  )
}
