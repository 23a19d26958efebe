import { assignmentOf } from './conflict.ts'
import { buildInstance } from './instance.ts'
import type { WaveProblem, WaveWishes } from './problem.contract.ts'
import type { WishCost } from './proposal.contract.ts'
import { findViolations } from './rules.ts'
import { round } from './score.ts'
import { type Effort, improve } from './search.ts'

/** More wishes than these are not measured. */
const MEASURED = 24

type Plan = { score: number; at: Int32Array }
type Wish = Pick<WishCost, 'wish' | 'codes' | 'wave'> & { title: string; without: WaveWishes }

/** `best`: the plan, or a better one that came up. `isCut`: not all were measured for want of time. */
export type MeasuredWishes = { costs: WishCost[]; best: Plan; steps: number; isCut: boolean }

/**
 * What each wish costs: the plan is improved without it, and the difference of the scores is its cost. A plan that comes
 * up on the way, keeps all wishes and is better replaces the one that was found.
 */
export function measureWishes(problem: WaveProblem, plan: Plan, effort: Effort): MeasuredWishes {
  const wishes = listWishes(problem.wishes)
  const whole = buildInstance(problem)
  const share = Math.floor(effort.iterations / Math.max(1, Math.min(MEASURED, wishes.length)))
  let best = plan
  let steps = 0
  let isCut = false
  const scores = wishes.map((wish, number) => {
    if (number >= MEASURED) return null
    isCut ||= effort.isOver()
    if (isCut) return null
    const instance = buildInstance({ ...problem, wishes: wish.without })
    const found = improve(instance, problem.seed + number + 1, { ...effort, iterations: share }, best.at)
    steps += found.steps
    if (!found.best) return null
    const keepsAll = findViolations(problem, assignmentOf(whole, found.best.at)).length === 0
    if (keepsAll && found.best.score < best.score - 1e-9) best = found.best
    return found.best.score
  })
  const costs = wishes.map(({ wish, codes, wave, title }, number): WishCost => {
    const score = scores[number] ?? null
    if (score === null) return { wish, codes, wave, scoreWithout: null, cost: null, words: `${title}: not measured.` }
    const without = Math.min(score, best.score)
    const cost = best.score - without
    const words = cost < 0.005 ? `${title}: costs nothing.` : `${title}: costs ${cost.toFixed(1)} points.`
    return { wish, codes, wave, scoreWithout: round(without), cost: round(cost), words }
  })
  return { costs, best, steps, isCut }
}

function listWishes(wishes: WaveWishes): Wish[] {
  const others = <T>(list: readonly T[], item: T) => list.filter((other) => other !== item)
  return [
    ...wishes.pins.map((pin): Wish => {
      const without = { ...wishes, pins: others(wishes.pins, pin) }
      return { wish: 'pin', codes: [pin.code], wave: pin.wave, title: `${pin.code} in wave ${pin.wave}`, without }
    }),
    ...wishes.bans.map((ban): Wish => {
      const without = { ...wishes, bans: others(wishes.bans, ban) }
      return { wish: 'ban', codes: [ban.code], wave: ban.wave, title: `${ban.code} not in wave ${ban.wave}`, without }
    }),
    ...(['together', 'apart'] as const).flatMap((wish) =>
      wishes[wish].map((pair): Wish => {
        const without = { ...wishes, [wish]: others(wishes[wish], pair) }
        return { wish, codes: [pair.a, pair.b], wave: null, title: `${pair.a} and ${pair.b} ${wish}`, without }
      }),
    ),
  ]
}
