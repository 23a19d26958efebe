// The organizations of a wave: as a board by state, and as a table.
import { Button, Group, Stack } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { followFacts } from '../../../../server/src/modules/rollout/run/placements.contract.ts'
import type { WaveRecord } from '../../../../server/src/modules/rollout/run/waves.contract.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { useStored } from '../../lib/stored.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { LoadingShape } from '../../ui/loading-shape.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'
import { StateBoard } from './state-board.tsx'

const OrganizationTable = lazy(() =>
  import('./organization-table.tsx').then((all) => ({ default: all.OrganizationTable })),
)

const VIEWS = [
  { value: 'board', label: 'Board' },
  { value: 'table', label: 'Table' },
] as const

/** Board or table, as the person chose it last. */
export function WaveOrganizations({ wave }: { wave: WaveRecord }) {
  const [view, setView] = useStored<'board' | 'table'>('rollout.organizations', 'board')
  return (
    <Stack gap="sm">
      <Group gap="xs" justify="space-between" className="no-print">
        <Group gap={4} role="group" aria-label="Show as">
          {VIEWS.map(({ value, label }) => (
            <Button
              key={value}
              variant={view === value ? 'light' : 'subtle'}
              aria-pressed={view === value}
              onClick={() => setView(value)}
            >
              {label}
            </Button>
          ))}
        </Group>
        <Group gap="xs">
          <FollowFacts wave={wave} />
          <Add wave={wave} />
        </Group>
      </Group>
      {view === 'board' ? (
        <StateBoard wave={wave} />
      ) : (
        <Suspense fallback={<LoadingShape shape="block" />}>
          <OrganizationTable number={wave.number} />
        </Suspense>
      )}
    </Stack>
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
