// What needs somebody, the most urgent first; each with the page on which something can be done.
import { formatDate, parseDate, today as todayIn } from '../../../platform/calendar/manila.ts'
import { gatePath } from '../gates/gate-news.ts'
import { blockerPath } from '../run/blockers.ts'
import { EXCEPTION_KINDS, type RolloutException } from './control-room.contract.ts'
import type { BlockerFact, MilestoneFact, WatchFacts, WaveFact } from './watch-facts.ts'

/** Waves that begin within so many days need somebody who coordinates them. */
const SOON_DAYS = 30

interface Now {
  now: Temporal.Instant
  today: string
}

export const wavePath = (number: number) => `/platform/rollout/waves/${number}`

/** Critical blockers and late milestones first, then what waits for a decision. */
export function findExceptions(facts: WatchFacts, at: Now): RolloutException[] {
  const waves = new Map(facts.waves.map((wave) => [wave.id, wave]))
  const numberOf = (waveId: string) => waves.get(waveId)?.number ?? 0
  const found = [
    ...facts.blockers
      .filter(({ severity, resolvedAt }) => severity === 'critical' && resolvedAt === null)
      .map((blocker) => ofBlocker(blocker, numberOf(blocker.waveId), at.now)),
    ...overdueMilestones(facts, at.today).map((milestone) => ofMilestone(milestone, numberOf(milestone.waveId))),
    ...facts.waves.flatMap((wave) => ofWave(wave, facts, at.today)),
    ...facts.gates.filter(({ status }) => status !== 'decided').map(ofGate),
    ...ofOutside(facts),
  ]
  return found.toSorted((a, b) => EXCEPTION_KINDS.indexOf(a.kind) - EXCEPTION_KINDS.indexOf(b.kind))
}

/** Milestones whose day has passed; in a wave that stands still, before it did. */
export function overdueMilestones(facts: WatchFacts, today: string): MilestoneFact[] {
  const until = new Map(
    facts.waves.filter(({ status }) => status !== 'completed').map((wave) => [wave.id, wave.pausedOn ?? today]),
  )
  return facts.milestones.filter(({ waveId, doneOn, dueOn }) => doneOn === null && dueOn < (until.get(waveId) ?? ''))
}

/** Whether every milestone of a wave that runs is reached. */
export function isReady(wave: WaveFact, facts: WatchFacts): boolean {
  const own = facts.milestones.filter(({ waveId }) => waveId === wave.id)
  return wave.status === 'active' && own.length > 0 && own.every(({ doneOn }) => doneOn !== null)
}

/** `5 hours`, `3 days`. */
export function ageWords(since: string, now: Temporal.Instant): string {
  const hours = Math.max(0, Math.floor(now.since(Temporal.Instant.from(since)).total('hours')))
  if (hours < 1) return 'less than an hour'
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.floor(hours / 24)} days`
}

function ofBlocker(blocker: BlockerFact, wave: number, now: Temporal.Instant): RolloutException {
  const { id, title, code, owner, openedAt, escalatedAt } = blocker
  const place = code ? `${code}, wave ${wave}` : `wave ${wave}`
  const state = escalatedAt === null ? '' : ', escalated'
  const detail = `${capital(place)}, open for ${ageWords(openedAt, now)}${state}, ${owner ? `with ${owner}` : 'nobody owns it'}`
  return { id: `blocker-${id}`, kind: 'critical_blocker', title, detail, path: blockerPath(id) }
}

function ofMilestone({ id, title, dueOn, owner }: MilestoneFact, wave: number): RolloutException {
  return {
    ...{ id: `milestone-${id}`, kind: 'overdue_milestone', title: `${title} of wave ${wave}`, path: wavePath(wave) },
    detail: `Was due on ${formatDate(dueOn)}, ${owner ? `with ${owner}` : 'nobody owns it'}`,
  }
}

function ofWave(wave: WaveFact, facts: WatchFacts, today: string): RolloutException[] {
  const { id, number, name, coordinators, status, startsOn } = wave
  const path = wavePath(number)
  const isSoon = status === 'active' || (status === 'planned' && startsOn <= daysAfter(today, SOON_DAYS))
  const found: RolloutException[] = []
  if (isSoon && !coordinators.includes('lead')) {
    const title = coordinators.length === 0 ? `Nobody coordinates wave ${number}` : `Wave ${number} has no lead`
    const detail = `${name}, ${status === 'active' ? 'under way' : `begins on ${formatDate(startsOn)}`}`
    found.push({ id: `coordinator-${id}`, kind: 'no_coordinator', title, detail, path })
  }
  const hasGate = facts.gates.some((gate) => gate.wave === number && gate.status !== 'decided')
  if (isReady(wave, facts) && !hasGate) {
    const title = `Wave ${number} reached all its milestones`
    found.push({ id: `ready-${id}`, kind: 'ready_to_complete', title, detail: 'A gate has to decide on it', path })
  }
  return found
}

function ofGate({ id, wave, code, status, createdAt }: WatchFacts['gates'][number]): RolloutException {
  const title = wave === null ? `Sign-off of ${code}` : `Gate of wave ${wave}`
  const waits = status === 'signed' ? 'Waits for the second signature' : 'Waits for a decision'
  const detail = `${waits}, opened ${formatDate(todayIn(Temporal.Instant.from(createdAt)))}`
  return { id: `gate-${id}`, kind: 'gate_waiting', title, detail, path: gatePath(id) }
}

function ofOutside({ organizations, placements, waves }: WatchFacts): RolloutException[] {
  const outside = organizations - placements.length
  if (outside <= 0 || waves.length === 0) return []
  const title = outside === 1 ? '1 organization is in no wave' : `${outside} organizations are in no wave`
  const detail = 'The plan and the forecast do not know of them'
  return [{ id: 'outside', kind: 'no_wave', title, detail, path: '/platform/rollout/plans' }]
}

function daysAfter(day: string, days: number): string {
  return parseDate(day).add({ days }).toString()
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
