// How close the timeline is looked at; kept per person.
import { Button, Group } from '@mantine/core'
import { useStored } from '../../lib/stored.ts'
import classes from './timeline-chart.module.css'

const ZOOMS = ['weeks', 'months'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Pixels of a day: milestones stay at least a finger apart. */
export const DAY_WIDTH: Readonly<Record<Zoom, number>> = { weeks: 22, months: 8 }

const LABELS: Readonly<Record<Zoom, string>> = { weeks: 'Weeks', months: 'Months' }

export function useZoom() {
  return useStored<Zoom>('rollout.timeline.zoom', 'months')
}

export function ZoomChoice({ zoom, onChange }: { zoom: Zoom; onChange: (zoom: Zoom) => void }) {
  return (
    <Group gap={4} role="group" aria-label="Scale" className={classes.scaleChoice ?? ''}>
      {ZOOMS.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant={one === zoom ? 'light' : 'subtle'}
          aria-pressed={one === zoom}
          onClick={() => onChange(one)}
        >
          {LABELS[one]}
        </Button>
      ))}
    </Group>
  )
}
