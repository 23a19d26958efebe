// The schedule as words: for phones and paper, where the drawing would be too wide.
import { Button, Text, Title } from '@mantine/core'
import type { Timeline } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { formatDay, formatHijri } from '../../lib/calendar.ts'
import { countOf } from '../../lib/words.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { isMovable, type Mover, wasMoved } from './schedule-move.ts'
import classes from './wave-days.module.css'

interface WaveDaysProps {
  timeline: Timeline
  onMove: ((mover: Mover) => void) | undefined
}

export function WaveDays({ timeline, onMove }: WaveDaysProps) {
  return (
    <div className={classes.list}>
      {timeline.waves.map((wave) => (
        <article key={wave.id} className={classes.wave}>
          <header>
            <Title order={2} size="h3">
              Wave {wave.number}
              {wave.name === `Wave ${wave.number}` ? '' : `, ${wave.name}`}
            </Title>
            <StatusBadge state={wave.status} />
          </header>
          <Text size="sm">
            {formatDay(wave.startsOn)} to {formatDay(wave.endsOn)}, {countOf(wave.workingDays, 'working day')}
          </Text>
          {wasMoved(wave) && (
            <Text size="sm" c="dimmed">
              As planned: {formatDay(wave.baselineStartsOn)} to {formatDay(wave.baselineEndsOn)}
            </Text>
          )}
          {wave.organizations.length > 0 && (
            <Text size="sm" c="dimmed">
              {wave.organizations.join(', ')}
            </Text>
          )}
          <ul>
            {wave.milestones.map((milestone) => (
              <li key={milestone.id}>
                <span className={classes.title}>
                  {milestone.title}
                  {milestone.status !== 'open' && <StatusBadge state={milestone.status} />}
                </span>
                <span className={classes.day}>
                  {formatDay(milestone.dueOn)}
                  <small>{formatHijri(milestone.dueOn)}</small>
                </span>
                {onMove && isMovable({ wave, milestone }) && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    className="no-print"
                    aria-label={`Move ${milestone.title} of wave ${wave.number}`}
                    onClick={() => onMove({ wave, milestone })}
                  >
                    Move
                  </Button>
                )}
                {milestone.note && <small className={classes.note}>{milestone.note}</small>}
              </li>
            ))}
          </ul>
          {onMove && isMovable({ wave }) && (
            <Button variant="default" className="no-print" onClick={() => onMove({ wave })}>
              Move wave {wave.number}
            </Button>
          )}
        </article>
      ))}
    </div>
  )
}
