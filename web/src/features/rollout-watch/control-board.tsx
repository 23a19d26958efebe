// The control room as figures, charts and what needs somebody.
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type {
  ControlRoom,
  RolloutException,
} from '../../../../server/src/modules/rollout/watch/control-room.contract.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { DashboardPage } from '../../ui/dashboard-page.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { ControlCharts } from './control-charts.tsx'
import { controlFigures } from './control-figures.ts'
import classes from './wall.module.css'
import { WALL } from './wall-button.tsx'

const TITLE = 'Control room'

export function ControlBoard({ room, actions }: { room: ControlRoom; actions: ReactNode }) {
  const can = useCan()
  if (room.waves.length === 0) return <NoWaves total={room.organizations.total} mayPlan={can('rollout.plan.prepare')} />
  return (
    <div id={WALL} className={classes.wall}>
      <DashboardPage
        title={TITLE}
        actions={actions}
        figures={controlFigures(room)}
        charts={
          <Stack gap="lg">
            {room.forecast.basis !== 'measured' && (
              <Note tone="warn" title="The forecast stands on an assumption">
                {room.forecast.note}
              </Note>
            )}
            <ControlCharts room={room} />
          </Stack>
        }
        exceptions={{
          title: 'Needs somebody',
          items: room.exceptions.map(shown),
          none: 'No critical blocker, no late milestone, and every wave has its lead.',
        }}
      />
    </div>
  )
}

function shown({ id, kind, title, detail, path }: RolloutException) {
  return { id, state: kind, title, detail, href: path }
}

function NoWaves({ total, mayPlan }: { total: number; mayPlan: boolean }) {
  return (
    <>
      <PageHeader title={TITLE} />
      <EmptyState
        title="No wave is planned yet"
        action={mayPlan ? <ActionButton to={hrefOf(places.plans, {})}>Plan the waves</ActionButton> : undefined}
      >
        {`The control room shows how ${total} organizations come into BMMS. Figures, forecast and charts appear with the first wave.`}
      </EmptyState>
    </>
  )
}
