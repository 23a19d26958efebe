// How the whole rollout stands: three statements, however many waves and organizations there are.
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { parseDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { PLACEMENT_STATES, SEVERITIES } from '../rollout.contract.ts'
import { elapsedOf } from '../run/health.ts'
import { healthOf } from '../run/health-formula.ts'
import { BLOCKER_AGES, type ControlRoom, type WaveFigures } from './control-room.contract.ts'
import { findExceptions, overdueMilestones } from './exceptions.ts'
import { type Forecasted, forecastFacts } from './forecast-facts.ts'
import { onboardedDays, progressLines } from './progress-lines.ts'
import { readUserFigures, type UserFigures } from './user-figures.ts'
import { readFacts, type WatchFacts, type WaveFact } from './watch-facts.ts'

/** A forecast that ends later than this is told as this. */
const FORECAST_YEARS = 2

export interface Standing {
  facts: WatchFacts
  forecasted: Forecasted
  calendar: BusinessCalendar
  today: string
  now: Temporal.Instant
}

/** Facts with the forecast that they make; of what is over, what happened after `since`. Two statements. */
export async function readStanding(scope: PlatformScope, since: Temporal.Instant): Promise<Standing> {
  const now = scope.clock.now()
  const today = todayIn(now)
  const facts = await readFacts(scope, since)
  const days = facts.waves.flatMap((wave) => [wave.baselineStartsOn, wave.startsOn, wave.endsOn, wave.baselineEndsOn])
  const from = [...days, ...facts.milestones.map(({ dueOn }) => dueOn), today].sort()[0] ?? today
  const last = [...days, ...facts.milestones.map(({ dueOn }) => dueOn), today].sort().at(-1) ?? today
  const to = parseDate(last).add({ years: FORECAST_YEARS }).toString()
  const calendar = await loadBusinessCalendar(scope, { from, to })
  return { facts, calendar, today, now, forecasted: forecastFacts(facts, { calendar, today }) }
}

/** Everything that the control room shows. */
export async function readRoom(scope: PlatformScope): Promise<ControlRoom> {
  const weekAgo = scope.clock.now().subtract({ hours: 7 * 24 })
  const standing = await readStanding(scope, weekAgo)
  const users = await readUserFigures(scope)
  const { facts, forecasted, today, now } = standing
  const all = users.find(({ waveId }) => waveId === null)
  return {
    ...{ asOf: now.toString(), today, forecast: forecasted.forecast },
    organizations: organizationFigures(facts, today, todayIn(weekAgo)),
    users: {
      members: all?.members ?? 0,
      invited: all?.invited ?? 0,
      active: all?.active ?? 0,
      weekAgo: all?.weekAgo ?? 0,
    },
    blockers: blockerFigures(facts, weekAgo),
    nextMilestone: nextMilestone(standing),
    waves: facts.waves.map((wave) =>
      waveFigures(
        wave,
        standing,
        users.find(({ waveId }) => waveId === wave.id),
      ),
    ),
    progress: progressLines(facts, forecasted, today),
    blockerAges: blockerAges(facts, now),
    exceptions: findExceptions(facts, { now, today }),
  }
}

/** How a wave stands, with its health as the page of the wave shows it. */
export function waveFigures(wave: WaveFact, standing: Standing, users?: Omit<UserFigures, 'waveId'>): WaveFigures {
  const { facts, forecasted } = standing
  const placed = facts.placements.filter(({ waveId }) => waveId === wave.id)
  const milestones = facts.milestones.filter(({ waveId }) => waveId === wave.id)
  const { number, name, status, startsOn, endsOn, baselineEndsOn: plannedEnd } = wave
  const end = forecasted.ends.get(wave.id)
  return {
    ...{ number, name, status, startsOn, endsOn, plannedEnd },
    organizations: placed.length,
    onboarded: placed.filter(({ state }) => state === 'onboarding_complete').length,
    milestones: milestones.length,
    milestonesDone: milestones.filter(({ doneOn }) => doneOn !== null).length,
    ...{ members: users?.members ?? 0, invited: users?.invited ?? 0, active: users?.active ?? 0 },
    health: status === 'planned' ? null : healthOfWave(wave, standing),
    ...{ end: end?.end ?? null, daysLate: end?.daysLate ?? null },
  }
}

function healthOfWave(wave: WaveFact, { facts, calendar, today }: Standing): WaveFigures['health'] {
  const own = <F extends { waveId: string }>(list: readonly F[]) => list.filter(({ waveId }) => waveId === wave.id)
  const open = own(facts.blockers).filter(({ resolvedAt }) => resolvedAt === null)
  const steps = own(facts.placements).map(
    ({ state }) => PLACEMENT_STATES.indexOf(state) / (PLACEMENT_STATES.length - 1),
  )
  return healthOf({
    overdueMilestones: own(facts.milestones).length === 0 ? null : own(overdueMilestones(facts, today)).length,
    criticalBlockers: open.filter(({ severity }) => severity === 'critical').length,
    highBlockers: open.filter(({ severity }) => severity === 'high').length,
    completion: steps.length === 0 ? null : steps.reduce((sum, step) => sum + step, 0) / steps.length,
    elapsed: elapsedOf(wave, { calendar, now: today }),
  })
}

function organizationFigures(facts: WatchFacts, today: string, weekAgo: string): ControlRoom['organizations'] {
  const days = [...onboardedDays(facts).values()]
  const due = new Set(facts.waves.filter(({ baselineEndsOn }) => baselineEndsOn <= today).map(({ id }) => id))
  return {
    total: facts.organizations,
    onboarded: days.length,
    weekAgo: days.filter((day) => day <= weekAgo).length,
    planned: facts.placements.filter(({ waveId }) => due.has(waveId)).length,
  }
}

function blockerFigures({ blockers }: WatchFacts, weekAgo: Temporal.Instant): ControlRoom['blockers'] {
  const open = blockers.filter(({ resolvedAt }) => resolvedAt === null)
  const isCritical = ({ severity }: (typeof blockers)[number]) => severity === 'critical'
  return {
    open: open.length,
    critical: open.filter(isCritical).length,
    criticalWeekAgo: blockers.filter((one) => isCritical(one) && isBefore(one.openedAt, weekAgo)).length,
  }
}

function nextMilestone({ facts, calendar, today }: Standing): ControlRoom['nextMilestone'] {
  const running = new Map(
    facts.waves.filter(({ status }) => status === 'active' || status === 'planned').map((w) => [w.id, w]),
  )
  const next = facts.milestones.find(({ doneOn, waveId }) => doneOn === null && running.has(waveId))
  if (!next) return null
  const { title, dueOn } = next
  return {
    wave: running.get(next.waveId)?.number ?? 1,
    title,
    dueOn,
    daysLeft: countBusinessDays(calendar, today, dueOn),
  }
}

/** Hours up to which a blocker belongs to each age but the last. */
const AGE_LIMITS = [4, 24, 4 * 24, 8 * 24] as const

function blockerAges({ blockers }: WatchFacts, now: Temporal.Instant): ControlRoom['blockerAges'] {
  const open = blockers.filter(({ resolvedAt }) => resolvedAt === null)
  const ageOf = (openedAt: string) => {
    const hours = now.since(Temporal.Instant.from(openedAt)).total('hours')
    const at = AGE_LIMITS.findIndex((limit) => hours < limit)
    return BLOCKER_AGES[at === -1 ? AGE_LIMITS.length : at]
  }
  return BLOCKER_AGES.map((age) => {
    const own = open.filter(({ openedAt }) => ageOf(openedAt) === age)
    const counts = SEVERITIES.map((severity) => [severity, own.filter((one) => one.severity === severity).length])
    return { age, ...Object.fromEntries(counts) }
  })
}

function isBefore(instant: string, limit: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(instant), limit) <= 0
}
