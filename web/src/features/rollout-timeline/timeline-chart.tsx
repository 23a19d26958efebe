// The drawing: months and weeks on top, what is free or forbidden behind, a row a wave.
import { useEffect, useRef } from 'react'
import type { Timeline } from '../../../../server/src/modules/rollout/schedule/schedule.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { daysBetween, mondaysOf, monthsOf, type Period, plusDays, restDaysOf } from './day-scale.ts'
import type { Mover } from './schedule-move.ts'
import classes from './timeline-chart.module.css'
import { WaveRow } from './wave-row.tsx'
import { DAY_WIDTH, type Zoom } from './zoom.tsx'

export interface TimelineChartProps {
  timeline: Timeline
  zoom: Zoom
  onMove: ((mover: Mover) => void) | undefined
}

/** Pixels on the drawing. */
export interface Spot {
  left: number
  width: number
}

/** Place of a span of days on the drawing. */
export type Place = (period: Period) => Spot

/** Scrolls sideways by itself; today is in sight at first. Phones and paper get the list of days instead. */
export function TimelineChart({ timeline, zoom, onMove }: TimelineChartProps) {
  const { from, to, today, waves } = timeline
  const dayWidth = DAY_WIDTH[zoom]
  const frame = useRef<HTMLElement>(null)
  const width = (daysBetween(from, to) + 1) * dayWidth
  const place: Place = (period) => ({
    left: daysBetween(from, period.from) * dayWidth,
    width: (daysBetween(period.from, period.to) + 1) * dayWidth,
  })
  useEffect(() => {
    const box = frame.current
    if (box) box.scrollLeft = Math.max(0, daysBetween(from, today) * dayWidth - box.clientWidth / 4)
  }, [from, today, dayWidth])
  const rest = restDaysOf(timeline)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard.
    <section ref={frame} className={classes.frame} aria-label="Timeline of waves" tabIndex={0}>
      <div className={classes.inner} style={{ width: `calc(var(--names) + ${width}px)` }}>
        <Scale timeline={timeline} zoom={zoom} place={place} />
        <div className={classes.body}>
          <div className={classes.ground} aria-hidden="true">
            <Ground timeline={timeline} zoom={zoom} place={place} />
          </div>
          {waves.map((wave) => (
            <WaveRow key={wave.id} wave={wave} place={place} dayWidth={dayWidth} rest={rest} onMove={onMove} />
          ))}
        </div>
      </div>
    </section>
  )
}

interface LayerProps {
  timeline: Timeline
  zoom: Zoom
  place: Place
}

function Scale({ timeline, zoom, place }: LayerProps) {
  const { today } = timeline
  return (
    <div className={classes.scale} data-zoom={zoom} aria-hidden="true">
      <div className={classes.corner} />
      <div className={classes.months}>
        {monthsOf(timeline).map((month) => (
          <span key={month.from} className={classes.month} style={place(month)}>
            <span>{month.label}</span>
          </span>
        ))}
        {zoom === 'weeks' &&
          mondaysOf(timeline).map((day) => (
            <span key={day} className={classes.monday} style={place({ from: day, to: plusDays(day, 6) })}>
              {Number(day.slice(8))}
            </span>
          ))}
        <span className={classes.today} style={place({ from: today, to: today })}>
          <span>Today</span>
        </span>
      </div>
    </div>
  )
}

function Ground({ timeline, zoom, place }: LayerProps) {
  const { blackouts, ramadans, holidays, today } = timeline
  return (
    <>
      {monthsOf(timeline).map((month) => (
        <span key={month.from} className={classes.monthLine} style={place(month)} />
      ))}
      {zoom === 'weeks' &&
        mondaysOf(timeline).map((day) => (
          <span key={day} className={classes.weekend} style={place({ from: plusDays(day, 5), to: plusDays(day, 6) })} />
        ))}
      {ramadans.map((season) => (
        <span key={season.name} className={classes.ramadan} style={place(within(season, timeline))}>
          <span>{season.name}</span>
        </span>
      ))}
      {blackouts.map((blackout) => (
        <span key={blackout.id} className={classes.blackout} style={place(within(blackout, timeline))}>
          <span>{blackout.name}</span>
        </span>
      ))}
      {holidays.map((day) => (
        <span
          key={`${day.date} ${day.name}`}
          className={classes.holiday}
          style={place({ from: day.date, to: day.date })}
          title={`${day.name}, ${formatDay(day.date)}`}
        />
      ))}
      <span className={classes.todayLine} style={place({ from: today, to: today })} />
    </>
  )
}

/** The part of a season that the drawing shows. */
function within({ startsOn, endsOn }: { startsOn: string; endsOn: string }, { from, to }: Period): Period {
  return { from: startsOn < from ? from : startsOn, to: endsOn > to ? to : endsOn }
}
