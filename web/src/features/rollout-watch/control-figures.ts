// The six figures of the control room.
import type { ControlRoom } from '../../../../server/src/modules/rollout/watch/control-room.contract.ts'
import { formatDay } from '../../lib/calendar.ts'
import { hrefOf } from '../../lib/page.ts'
import { countOf } from '../../lib/words.ts'
import type { Figure } from '../../ui/figures.tsx'
import { places } from './addresses.ts'

type Trend = NonNullable<Figure['trend']>

/** Each with target and trend, where it comes from, and as of when. */
export function controlFigures(room: ControlRoom): [Figure, Figure, Figure, Figure, Figure, Figure] {
  return [onboarded(room), underWay(room), users(room), critical(room), likelyEnd(room), nextMilestone(room)]
}

function onboarded({ organizations, asOf }: ControlRoom): Figure {
  const { onboarded, total, planned, weekAgo } = organizations
  return {
    ...{ label: 'Organizations onboarded', value: `${onboarded} of ${total}`, source: 'Waves', asOf },
    target: `${planned} planned by today`,
    trend: change(onboarded - weekAgo, { more: 'good' }),
    href: hrefOf(places.waves, {}),
  }
}

function underWay({ waves, asOf }: ControlRoom): Figure {
  const active = waves.filter(({ status }) => status === 'active')
  const paused = waves.filter(({ status }) => status === 'paused')
  const [first] = active.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn))
  const standing = paused.length > 0 ? `; ${countOf(paused.length, 'wave')} paused` : ''
  return {
    ...{ label: 'Waves under way', source: 'Waves', asOf, href: hrefOf(places.waves, {}) },
    value: active.length === 0 ? 'None' : `Wave ${active.map(({ number }) => number).join(', ')}`,
    target: first
      ? `${first.name}, until ${formatDay(first.endsOn)}${standing}`
      : `${countOf(waves.length, 'wave')} in all${standing}`,
  }
}

function users({ users: { members, invited, active, weekAgo }, asOf }: ControlRoom): Figure {
  return {
    ...{ label: 'Users active', source: 'Sign-ins of the last 30 days', asOf },
    value: members === 0 ? 'No data' : `${number(active)} of ${number(members)}`,
    target:
      members === 0
        ? 'No members yet'
        : `${Math.round((100 * active) / members)}%, target 60%; ${number(invited)} invited`,
    ...(members === 0 ? {} : { trend: change(active - weekAgo, { more: 'good' }) }),
  }
}

function critical({ blockers: { critical: now, criticalWeekAgo, open }, asOf }: ControlRoom): Figure {
  return {
    ...{ label: 'Critical blockers open', value: now, source: 'Blockers', asOf },
    target: `target 0; ${open} open in all`,
    trend: change(now - criticalWeekAgo, { more: 'bad' }),
    href: hrefOf(places.blockers, {}),
  }
}

function likelyEnd({ forecast, asOf }: ControlRoom): Figure {
  const { end, plannedEnd, daysLate, saidBefore, basis, measured } = forecast
  const source =
    basis === 'assumed' ? 'Assumption, nothing measured yet' : `Simulation, ${countOf(measured, 'milestone')}`
  if (!end || !plannedEnd) return { label: 'Likely end', value: 'No data', target: 'No wave is planned', source, asOf }
  const late = daysLate ?? 0
  const against = late === 0 ? 'as planned' : `${countOf(Math.abs(late), 'working day')} ${late > 0 ? 'late' : 'early'}`
  const moved = saidBefore ? dayDistance(saidBefore.likely, end.likely) : 0
  return {
    ...{ label: 'Likely end', value: formatDay(end.likely), source, asOf },
    target: `planned ${formatDay(plannedEnd)}, ${against}`,
    ...(saidBefore
      ? { trend: { ...change(moved, { more: 'bad' }, 'day'), text: movedWords(moved, saidBefore.on) } }
      : {}),
  }
}

function nextMilestone({ nextMilestone: next, today, asOf }: ControlRoom): Figure {
  if (!next) return { label: 'Next milestone', value: 'None', target: 'No milestone is open', source: 'Schedule', asOf }
  const { title, wave, dueOn, daysLeft } = next
  const days = countOf(Math.abs(daysLeft), 'working day')
  const when = dueOn === today ? 'today' : dueOn > today ? `in ${days}` : daysLeft === 0 ? 'overdue' : `${days} overdue`
  return {
    ...{ label: 'Next milestone', value: formatDay(dueOn), source: 'Schedule', asOf },
    target: `${title}, wave ${wave}, ${when}`,
    href: `${hrefOf(places.waves, {})}/${wave}`,
  }
}

function change(by: number, { more }: { more: 'good' | 'bad' }, unit = ''): Trend {
  const amount = `${Math.abs(by)}${unit ? ` ${unit}` : ''}`
  if (by === 0) return { direction: 'flat', text: 'no change in 7 days', good: null }
  return {
    direction: by > 0 ? 'up' : 'down',
    text: `${amount} ${by > 0 ? 'more' : 'fewer'} than 7 days ago`,
    good: by > 0 === (more === 'good'),
  }
}

function movedWords(days: number, on: string): string {
  if (days === 0) return `as said on ${formatDay(on)}`
  return `${countOf(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'} than said on ${formatDay(on)}`
}

function dayDistance(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function number(count: number): string {
  return count.toLocaleString('en')
}
