// What does not fit together in a schedule, in words. Pure.
import { countBusinessDays } from '../../../platform/calendar/business-days.ts'
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { WaveRow } from '../waves.ts'
import { blackoutsOn, blackoutWords } from './blackout-rules.ts'
import { layOutMilestones } from './lay-out-waves.ts'
import type { ScheduleFacts } from './schedule-facts.ts'

export interface Conflict {
  /** `overlap` and `order` are only worth knowing; the others may not be. */
  kind: 'overlap' | 'order' | 'blackout' | 'prerequisite'
  /** Numbers of the waves that are part of it. */
  waves: readonly number[]
  /** One sentence with its full stop. */
  text: string
}

const LIVE: readonly string[] = ['planned', 'active', 'paused']

/** Everything that does not fit, by wave. Waves that are over count no more. */
export function conflictsOf(facts: ScheduleFacts): Conflict[] {
  const live = facts.waves.filter(({ status }) => LIVE.includes(status))
  return [
    ...live.flatMap((wave) => inBlackouts(facts, wave)),
    ...unmetNeeds(facts),
    ...live.flatMap((wave, at) => live.slice(at + 1).flatMap((later) => neighbours(facts, wave, later))),
  ]
}

/** The day on which a wave goes live, as it stands; nothing when it has, or when nothing is worked in it. */
function goLiveOf({ calendar, milestones }: ScheduleFacts, wave: WaveRow): string | undefined {
  const known = milestones.find(({ waveId, kind }) => waveId === wave.id && kind === 'go_live')
  if (known) return known.status === 'open' || known.status === 'delayed' ? known.dueOn : undefined
  if (wave.status !== 'planned') return undefined
  return layOutMilestones(calendar, wave).find(({ kind }) => kind === 'go_live')?.dueOn
}

function inBlackouts(facts: ScheduleFacts, wave: WaveRow): Conflict[] {
  const { number, startsOn, status } = wave
  const starts = status === 'planned' ? blackoutsOn(facts.blackouts, 'start', startsOn) : []
  const goLive = goLiveOf(facts, wave)
  const goLives = goLive ? blackoutsOn(facts.blackouts, 'go_live', goLive) : []
  return [
    ...starts.map((one) => `Wave ${number} would start on ${formatDate(startsOn)}, in ${blackoutWords(one)}.`),
    ...goLives.map((one) => `Wave ${number} would go live on ${formatDate(goLive ?? '')}, in ${blackoutWords(one)}.`),
  ].map((text) => ({ kind: 'blackout', waves: [number], text }))
}

function unmetNeeds({ waves, dependencies }: ScheduleFacts): Conflict[] {
  const byNumber = new Map(waves.map((wave) => [wave.number, wave]))
  return dependencies.flatMap(({ laterWave, later, needsWave, needs, why }) => {
    const [first, then] = [byNumber.get(needsWave), byNumber.get(laterWave)]
    if (!first || !then || then.status !== 'planned' || !LIVE.includes(first.status)) return []
    if (then.startsOn > first.endsOn) return []
    const start = `Wave ${then.number} would start on ${formatDate(then.startsOn)}`
    const end = `wave ${first.number}, in which ${needs} comes, ends on ${formatDate(first.endsOn)}`
    const text = `${start}, but ${later} needs ${needs} first (${why.replace(/[.]$/, '')}): ${end}.`
    return { kind: 'prerequisite' as const, waves: [laterWave, needsWave], text }
  })
}

function neighbours({ calendar }: ScheduleFacts, wave: WaveRow, later: WaveRow): Conflict[] {
  const waves = [wave.number, later.number]
  if (later.startsOn < wave.startsOn && later.status === 'planned')
    return [{ kind: 'order', waves, text: `Wave ${later.number} would start before wave ${wave.number}.` }]
  const [last = ''] = [wave.endsOn, later.endsOn].toSorted()
  const first = later.startsOn
  if (last < first) return []
  const days = Math.max(1, countBusinessDays(calendar, first, last) + 1)
  const text = `Wave ${wave.number} would overlap wave ${later.number} by ${days} working ${days === 1 ? 'day' : 'days'}.`
  return [{ kind: 'overlap', waves, text }]
}
