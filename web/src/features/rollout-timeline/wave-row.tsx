// One wave on the timeline: its bar, the bar as planned, and its milestones. All of them can be dragged, or moved by keys.
import { type CSSProperties, useState } from 'react'
import { WAVE_STATUS_WORDS } from '../../../../server/src/modules/rollout/rollout.contract.ts'
import type {
  TimelineMilestone,
  TimelineWave,
} from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { daysBetween, plusDays, plusWorkingDays } from './day-scale.ts'
import { MilestoneMark } from './milestone-mark.tsx'
import { dayOf, isMovable, type Mover, wasMoved } from './schedule-move.ts'
import classes from './timeline-chart.module.css'
import type { Place, Spot } from './timeline-chart.tsx'
import { useDrag } from './use-drag.ts'

interface RowProps {
  wave: TimelineWave
  place: Place
  dayWidth: number
  rest: ReadonlySet<string>
  onMove: ((mover: Mover) => void) | undefined
}

export function WaveRow(props: RowProps) {
  const { wave, place } = props
  const { number, name, milestones, organizations, startsOn, endsOn } = wave
  const label = (shift: number) =>
    `Wave ${number}, ${name}: ${shortSpan(plusDays(startsOn, shift), plusDays(endsOn, shift))}, ${WAVE_STATUS_WORDS[wave.status].toLowerCase()}`
  return (
    <section className={classes.row} aria-label={`Wave ${number}`}>
      <div className={classes.name}>
        <strong>Wave {number}</strong>
        <span>{name === `Wave ${number}` ? countText(organizations.length) : name}</span>
      </div>
      <div className={classes.track}>
        <Movable {...props} mover={{ wave }} label={label} from={startsOn} to={endsOn}>
          {(shift) => (
            <span className={classes.bar} data-status={wave.status}>
              <span className={classes.barText}>{shortSpan(plusDays(startsOn, shift), plusDays(endsOn, shift))}</span>
            </span>
          )}
        </Movable>
        {wasMoved(wave) && (
          <span
            className={classes.baseline}
            style={place({ from: wave.baselineStartsOn, to: wave.baselineEndsOn })}
            title={`As planned: ${formatDay(wave.baselineStartsOn)} to ${formatDay(wave.baselineEndsOn)}`}
          />
        )}
        {milestones.map((one, at) => (
          <Milestone key={one.id} {...props} milestone={one} below={sameDayBefore(milestones, at)} />
        ))}
      </div>
    </section>
  )
}

function Milestone(props: RowProps & { milestone: TimelineMilestone; below: number }) {
  const { milestone, wave, place } = props
  const { title, dueOn, baselineOn, status } = milestone
  const label = () => `${title}, ${formatDay(dueOn)}, ${status}`
  return (
    <>
      {baselineOn !== dueOn && <span className={classes.planned} style={place({ from: baselineOn, to: baselineOn })} />}
      <Movable {...props} mover={{ wave, milestone }} label={label} from={dueOn} to={dueOn} small>
        {() => <MilestoneMark status={status} />}
      </Movable>
    </>
  )
}

interface MovableProps extends RowProps {
  mover: Mover
  /** What it is and when; a wave says its days as the drawing shows them. */
  label: (shift: number) => string
  from: string
  to: string
  small?: boolean
  /** How many milestones of the same day stand above it. */
  below?: number
  children: (shift: number) => React.ReactNode
}

/** A button where it may be moved; else a mark with its words. */
function Movable({ mover, label, from, to, small, below = 0, place, dayWidth, rest, onMove, children }: MovableProps) {
  const [steps, setSteps] = useState(0)
  const stepped = plusWorkingDays(dayOf(mover), steps, rest)
  const drop = (day: string | undefined) => {
    setSteps(0)
    onMove?.({ ...mover, ...(day && day !== dayOf(mover) ? { to: day } : {}) })
  }
  const { days, isDragging, handlers } = useDrag({
    dayWidth,
    onDrop: (by) => drop(plusDays(dayOf(mover), by)),
    onPress: () => drop(steps === 0 ? undefined : stepped),
    onStep: (direction) => setSteps(steps + direction),
    onCancel: () => setSteps(0),
  })
  const shift = isDragging ? days : daysBetween(dayOf(mover), stepped)
  const spot = spotOf(place({ from: plusDays(from, shift), to: plusDays(to, shift) }), small)
  const kind = small ? classes.milestone : classes.wave
  if (!onMove || !isMovable(mover))
    return (
      <span className={kind} style={spot} data-below={below} title={label(0)} role="img" aria-label={label(0)}>
        {children(0)}
      </span>
    )
  const target = shift === 0 ? undefined : formatDay(plusDays(dayOf(mover), shift))
  return (
    <button
      type="button"
      className={kind}
      style={spot}
      title={label(0)}
      aria-label={target ? `${label(shift)}. Would move to ${target}: press Enter.` : label(0)}
      data-target={target}
      data-below={below}
      aria-describedby="timeline-keys"
      {...handlers}
    >
      {children(shift)}
    </button>
  )
}

/** A milestone is as wide as a finger, around the middle of its day. */
function spotOf({ left, width }: Spot, small = false): CSSProperties {
  return small ? { left: left + width / 2 } : { left, width }
}

function sameDayBefore(milestones: readonly TimelineMilestone[], at: number): number {
  return milestones.slice(0, at).filter(({ dueOn }) => dueOn === milestones[at]?.dueOn).length
}

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

function shortSpan(from: string, to: string): string {
  return `${shortDay.format(Date.parse(from))} – ${shortDay.format(Date.parse(to))}`
}

function countText(count: number): string {
  return count === 1 ? '1 organization' : `${count} organizations`
}
