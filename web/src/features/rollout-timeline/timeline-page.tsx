// The schedule of the rollout over time: what stands when, what lies under it, and moving it.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { moveWave, readTimeline } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { places } from './addresses.ts'
import { ScheduleExport } from './schedule-export.tsx'
import type { Mover } from './schedule-move.ts'
import { TimelineChart } from './timeline-chart.tsx'
import { TimelineLegend } from './timeline-legend.tsx'
import { WaveDays } from './wave-days.tsx'
import { useZoom, ZoomChoice } from './zoom.tsx'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then((module) => ({ default: module.MoveDialog })))
const LayoutDialog = lazy(() => import('./layout-dialog.tsx').then((module) => ({ default: module.LayoutDialog })))
const FeedDialog = lazy(() => import('./feed-dialog.tsx').then((module) => ({ default: module.FeedDialog })))

type Open = { kind: 'move'; mover: Mover } | { kind: 'layout' } | { kind: 'feeds' }

/** `/platform/rollout/timeline`. */
export function TimelinePage() {
  const query = useQuery(queryFor(readTimeline))
  const mayMove = useCan()(moveWave.access)
  const [open, setOpen] = useState<Open>()
  const [zoom, setZoom] = useZoom()
  const close = () => setOpen(undefined)
  const onMove = mayMove ? (mover: Mover) => setOpen({ kind: 'move', mover }) : undefined
  return (
    <>
      <PageHeader
        title="Timeline"
        description="Waves and their milestones on working days. Thin lines show the days as planned."
        actions={
          <>
            <ScheduleExport />
            <Button variant="default" onClick={() => setOpen({ kind: 'feeds' })}>
              Subscribe in your calendar
            </Button>
            {mayMove && <ActionButton onClick={() => setOpen({ kind: 'layout' })}>Lay out waves</ActionButton>}
          </>
        }
      />
      <Loaded query={query} shape="dashboard">
        {(timeline) =>
          timeline.waves.length === 0 ? (
            <EmptyState title="No wave is planned">
              Publish a plan of waves; they stand here with their milestones then.
            </EmptyState>
          ) : (
            <Stack gap="md">
              {timeline.warnings.length > 0 && (
                <Note tone="warn" title="What does not fit">
                  {timeline.warnings.join('\n')}
                </Note>
              )}
              <Group justify="space-between" className="no-print">
                <ZoomChoice zoom={zoom} onChange={setZoom} />
                <Group gap="xs">
                  <ActionButton variant="subtle" to={hrefOf(places.table, {})}>
                    Show as a table
                  </ActionButton>
                  <ActionButton variant="subtle" to={hrefOf(places.blackouts, {})}>
                    Blackouts
                  </ActionButton>
                </Group>
              </Group>
              <TimelineChart timeline={timeline} zoom={zoom} onMove={onMove} />
              <TimelineLegend mayMove={mayMove} />
              <WaveDays timeline={timeline} onMove={onMove} />
            </Stack>
          )
        }
      </Loaded>
      <Suspense fallback={<Text className="visually-hidden">Loading</Text>}>
        {open?.kind === 'move' && <MoveDialog mover={open.mover} onClose={close} />}
        {open?.kind === 'layout' && <LayoutDialog onClose={close} />}
        {open?.kind === 'feeds' && <FeedDialog onClose={close} />}
      </Suspense>
    </>
  )
}
