// What a plan would change in the waves that stand. Pure: the same answer is shown before and done at publication.
import { formatDate } from '../../../platform/calendar/manila.ts'
import type { LaidWave } from '../schedule/lay-out-waves.ts'
import type { PlannedWave } from './plans.contract.ts'
import type { WaveEffect } from './publication.contract.ts'

/** A wave that has not begun, with the codes of its organizations. */
export interface StandingWave {
  id: string
  number: number
  name: string
  status: string
  startsOn: string
  endsOn: string
  organizations: readonly string[]
}

/** A wave of the plan with its days. */
export type DatedWave = PlannedWave & { laid: LaidWave }

/** Effects by wave: waves of the plan, and planned ones that it leaves out. What stays as it is is not listed. */
export function effectsOf(planned: readonly DatedWave[], standing: readonly StandingWave[]): WaveEffect[] {
  const byNumber = new Map(standing.map((wave) => [wave.number, wave]))
  const filled = planned.flatMap((wave) => effectOn(wave, byNumber.get(wave.wave)) ?? [])
  const leftOut = standing
    .filter(({ number, status }) => status === 'planned' && !planned.some(({ wave }) => wave === number))
    .map(({ number: wave, name, startsOn, endsOn, organizations }) => ({
      ...{ wave, name, effect: 'left_out' as const, startsOn, endsOn, startedBefore: startsOn },
      ...{ joining: [], leaving: [...organizations], organizations: [] },
    }))
  return [...filled, ...leftOut].sort((a, b) => a.wave - b.wave)
}

function effectOn({ wave, name, organizations, laid }: DatedWave, before: StandingWave | undefined): WaveEffect | null {
  const { startsOn, endsOn } = laid
  const known = before?.status === 'planned' ? before : undefined
  const joining = organizations.filter((code) => !known?.organizations.includes(code))
  const leaving = (known?.organizations ?? []).filter((code) => !organizations.includes(code))
  const isSame =
    known &&
    known.name === name &&
    known.startsOn === startsOn &&
    known.endsOn === endsOn &&
    !joining.length &&
    !leaving.length
  if (isSame) return null
  return {
    ...{ wave, name, effect: known ? 'changed' : 'added', startsOn, endsOn, startedBefore: known?.startsOn ?? null },
    ...{ joining, leaving, organizations },
  }
}

/** The consequence in one sentence: "Publishing makes 5 waves of 41 organizations, from 8 February 2027." */
export function effectWords(effects: readonly WaveEffect[], planned: readonly DatedWave[], untouched: number): string {
  const of = (effect: WaveEffect['effect']) => effects.filter((one) => one.effect === effect).length
  const people = planned.reduce((sum, { organizations }) => sum + organizations.length, 0)
  const [first] = planned
  const last = planned
    .map(({ laid }) => laid.endsOn)
    .sort()
    .at(-1)
  const parts = [
    of('added') > 0 ? `${of('added')} new` : '',
    of('changed') > 0 ? `${of('changed')} changed` : '',
    of('left_out') > 0 ? `${of('left_out')} left out` : '',
  ].filter((words) => words !== '')
  const days = first && last ? `, from ${formatDate(first.laid.startsOn)} to ${formatDate(last)}` : ''
  return [
    `${planned.length} waves with ${people} organizations${days}`,
    parts.length > 0 ? ` (${parts.join(', ')}).` : '; nothing changes.',
    untouched > 0
      ? ` ${untouched === 1 ? 'The wave that has' : `The ${untouched} waves that have`} begun stay${untouched === 1 ? 's' : ''} as ${untouched === 1 ? 'it is' : 'they are'}.`
      : '',
  ].join('')
}
