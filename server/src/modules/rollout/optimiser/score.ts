import { allTies, FOUNDATION_WAIT, lessonOf, tieLoss, urgency } from './candidate.ts'
import { counted } from './counted.ts'
import { PART_ORDER } from './instance.ts'
import type { Assignment, Candidate, ScorePart, WaveProblem } from './problem.contract.ts'
import type { PartScore, WaveScore } from './proposal.contract.ts'
import { positionOf } from './slots.ts'

type Placed = Candidate & { wave: number; position: number }
type Value = { value: number; words: string }

/** The score of an assignment by the published formula (`SCORE_PARTS`), over the organizations that it places. */
export function scoreOf(problem: WaveProblem, assignment: Assignment): WaveScore {
  const placed = problem.organizations.flatMap((candidate): Placed[] => {
    const wave = assignment[candidate.code]
    return wave === undefined ? [] : [{ ...candidate, wave, position: positionOf(problem, wave) }]
  })
  const waves = Map.groupBy(placed, ({ wave }) => wave)
  const values: Record<ScorePart, Value> = {
    lateness: lateness(placed),
    imbalance: imbalance(problem, waves),
    ties: cutTies(problem, placed),
    spread: spread(waves),
    earlyRisk: earlyRisk(problem, placed),
    moves: moves(problem, placed),
  }
  const parts = PART_ORDER.map((part): PartScore => {
    const weight = problem.weights[part]
    return {
      part,
      weight,
      value: round(values[part].value),
      points: round(values[part].value * weight),
      words: values[part].words,
    }
  })
  return { total: round(PART_ORDER.reduce((sum, part) => sum + values[part].value * problem.weights[part], 0)), parts }
}

function lateness(placed: Placed[]): Value {
  const value = placed.reduce((sum, one) => sum + urgency(one) * one.position, 0)
  const mean = placed.length > 0 ? placed.reduce((sum, { position }) => sum + position, 0) / placed.length : 0
  return { value, words: `On average ${mean.toFixed(1)} waves come before an organization's.` }
}

function imbalance({ organizations }: WaveProblem, waves: Map<number, Placed[]>): Value {
  let worst = { off: 0, words: 'Every wave has its share of every kind and size.' }
  let value = 0
  for (const property of ['kind', 'size'] as const) {
    for (const [name, all] of Map.groupBy(organizations, (one) => one[property])) {
      for (const [wave, here] of waves) {
        const count = here.filter((one) => one[property] === name).length
        const share = (all.length / organizations.length) * here.length
        const off = Math.abs(count - share)
        value += off
        if (off > worst.off + 1e-9) {
          const words = `Farthest off: wave ${wave} has ${count} of ${property} ${name}; its share is ${share.toFixed(1)}.`
          worst = { off, words }
        }
      }
    }
  }
  return { value, words: worst.words }
}

function cutTies(problem: WaveProblem, placed: Placed[]): Value {
  const positions = new Map(placed.map(({ code, position }) => [code, position]))
  let value = 0
  let cut = 0
  const ties = allTies(problem)
  for (const { a, b, weight } of ties) {
    const one = positions.get(problem.organizations[a]?.code ?? '')
    const other = positions.get(problem.organizations[b]?.code ?? '')
    if (one === undefined || other === undefined || one === other) continue
    value += weight * tieLoss(one - other)
    cut += 1
  }
  return { value, words: `${cut} of ${ties.length} ties run between waves.` }
}

function spread(waves: Map<number, Placed[]>): Value {
  const trips = [...waves.values()].map((here) => new Set(here.flatMap(({ place }) => place ?? [])).size)
  const value = trips.reduce((sum, count) => sum + count, 0)
  const most = Math.max(0, ...trips)
  return {
    value,
    words: `${counted(value, 'trip')} of the trainers, to at most ${counted(most, 'place')} in one wave.`,
  }
}

function earlyRisk({ organizations, earlyWaves }: WaveProblem, placed: Placed[]): Value {
  const has = (lesson: string) => organizations.some((one) => lessonOf(one) === lesson)
  const missing: string[] = []
  let value = 0
  for (const [position, here] of Map.groupBy(placed, (one) => one.position)) {
    if (position < 0 || position >= earlyWaves) continue
    const count = (lesson: string) => here.filter((one) => lessonOf(one) === lesson).length
    for (const lesson of ['small', 'typical']) {
      if (!has(lesson) || count(lesson) > 0) continue
      value += 1
      missing.push(`wave ${here[0]?.wave} has no ${lesson} organization`)
    }
    if (!has('hard')) continue
    value += Math.abs(count('hard') - 1)
    if (count('hard') !== 1)
      missing.push(`wave ${here[0]?.wave} has ${count('hard') === 0 ? 'no' : count('hard')} hard ones instead of one`)
  }
  const waits = placed.filter(({ foundation }) => foundation !== null)
  value += waits.reduce((sum, { position }) => sum + FOUNDATION_WAIT * position, 0)
  const early = missing.length > 0 ? sentence(missing.join(', ')) : 'The early waves are a mix to learn from.'
  const late = waits.filter(({ position }) => position > 0).map(({ code, wave }) => `${code} in wave ${wave}`)
  return { value, words: late.length > 0 ? `${early} Others wait for ${late.join(', ')}.` : early }
}

function moves({ previous }: WaveProblem, placed: Placed[]): Value {
  const moved = placed.filter(({ code, wave }) => previous?.[code] !== undefined && previous[code] !== wave)
  const words = previous
    ? `${moved.length} of ${placed.length} stand in another wave than before.`
    : 'There is no plan before.'
  return { value: moved.length, words }
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** To a millionth of a point: what is shown adds up, and equal plans have equal scores. */
export const round = (value: number) => Math.round(value * 1e6) / 1e6
