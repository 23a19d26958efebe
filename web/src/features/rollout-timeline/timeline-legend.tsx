// What the marks of the timeline mean, and how they are moved.
import { Text } from '@mantine/core'
import { MILESTONE_STATUS_WORDS, MILESTONE_STATUSES } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import { MilestoneMark } from './milestone-mark.tsx'
import classes from './timeline-chart.module.css'

export function TimelineLegend({ mayMove }: { mayMove: boolean }) {
  return (
    <div className={classes.legend}>
      <ul>
        {MILESTONE_STATUSES.map((status) => (
          <li key={status}>
            <MilestoneMark status={status} /> {MILESTONE_STATUS_WORDS[status]} milestone
          </li>
        ))}
        <li>
          <span className={classes.swatch} data-kind="baseline" /> As planned
        </li>
        <li>
          <span className={classes.swatch} data-kind="holiday" /> Holiday
        </li>
        <li>
          <span className={classes.swatch} data-kind="ramadan" /> Ramadan hours
        </li>
        <li>
          <span className={classes.swatch} data-kind="blackout" /> Blackout
        </li>
      </ul>
      <Text size="sm" c="dimmed" id="timeline-keys">
        {mayMove
          ? 'Drag a wave or a milestone to another day, or press the arrow keys and Enter. You see what moves before anything changes.'
          : 'Point at a wave or a milestone to read its days.'}
      </Text>
    </div>
  )
}
