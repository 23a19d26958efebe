// What a move would do, in words and days.
import { Stack, Text } from '@mantine/core'
import type { Moved } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { Note } from '../../ui/note.tsx'
import classes from './moved-view.module.css'

/** Longer tables wait until they are asked for: the button below stays in sight. */
const SHOWN = 3

export function MovedView({ moved }: { moved: Moved }) {
  const { summary, notes, warnings, waves, milestones } = moved
  return (
    <Stack gap="sm">
      <Text fw={600}>{summary}</Text>
      {warnings.length > 0 && (
        <Note tone="warn" title="Know before you move">
          {warnings.join('\n')}
        </Note>
      )}
      {notes.length > 0 && (
        <Note tone="info" title="Moved on to working days">
          {notes.join('\n')}
        </Note>
      )}
      <details open={waves.length + milestones.length <= SHOWN}>
        <summary>Days before and after</summary>
        <table className={classes.days}>
          <caption className="visually-hidden">Days before and after</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {waves.map((wave) => (
              <tr key={wave.number}>
                <th scope="row">Wave {wave.number}</th>
                <td>
                  {formatDay(wave.startsOn.before)} to {formatDay(wave.endsOn.before)}
                </td>
                <td>
                  {formatDay(wave.startsOn.after)} to {formatDay(wave.endsOn.after)}
                </td>
              </tr>
            ))}
            {milestones.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.title}
                  {waves.length > 1 ? `, wave ${one.wave}` : ''}
                </th>
                <td>{formatDay(one.before)}</td>
                <td>{formatDay(one.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Stack>
  )
}
