import type { Random } from './random.ts'
import type { State } from './state.ts'

/** Breach below this is none: sums of fractions do not come back to zero exactly. */
export const NO_BREACH = 1e-7
const CLOCK_EVERY = 4096

export type Schedule = {
  steps: number
  /** Temperatures in points, from the first step to the last. */
  hot: number
  cold: number
  /** Points per unit of breach. */
  penalty: number
  /** Stops at the first feasible assignment. */
  isRepair?: boolean
}

/** The best feasible assignment that a walk has seen. */
export type Found = { score: number; at: Int32Array }

/** `isOver` is asked now and then; true stops the walk. */
export type Walk = { random: Random; isOver: () => boolean }

/**
 * Walks from the state's assignment by moves of one group and swaps of two, taking a worse step with the probability
 * exp(-worse / temperature). Returns the best feasible assignment it saw and how many steps it took.
 */
export function anneal(
  state: State,
  { steps, hot, cold, penalty, isRepair = false }: Schedule,
  { random, isOver }: Walk,
) {
  const mover = new Mover(state, random)
  const rate = Math.log(cold / hot) / steps
  let score = state.score
  let breach = state.breach
  let best: Found | null = breach < NO_BREACH ? { score, at: state.at.slice() } : null
  let step = 0
  for (; step < steps && !(isRepair && best); step += 1) {
    if (step % CLOCK_EVERY === 0 && isOver()) break
    if (!mover.propose()) continue
    const nextScore = state.score
    const nextBreach = state.breach
    const worse = nextScore - score + penalty * (nextBreach - breach)
    if (worse > 0 && random.unit() >= Math.exp(-worse / (hot * Math.exp(rate * step)))) {
      mover.undo()
      continue
    }
    score = nextScore
    breach = nextBreach
    if (breach < NO_BREACH && (best === null || score < best.score - 1e-9)) {
      if (best) best.at.set(state.at)
      else best = { score, at: state.at.slice() }
      best.score = score
    }
  }
  return { best, steps: step }
}

/** Proposes random steps and can take the last one back. */
class Mover {
  readonly #state: State
  readonly #random: Random
  readonly #groups: Int32Array[]
  readonly #slots: Int32Array[]
  readonly #allowed: Uint8Array[]
  #one = 0
  #other = -1
  #oneFrom = 0
  #otherFrom = 0

  constructor(state: State, random: Random) {
    this.#state = state
    this.#random = random
    // Slots that stay empty are not worth a step.
    const slots = state.instance.groupSlots.map((list) => list.filter((slot) => slot < state.used))
    const free = slots.keys().filter((at) => (slots[at]?.length ?? 0) > 1)
    const kept = free.toArray()
    this.#groups = kept.flatMap((at) => state.instance.groups[at] ?? [])
    this.#slots = kept.flatMap((at) => slots[at] ?? [])
    this.#allowed = this.#slots.map((list) => {
      const mask = new Uint8Array(state.used)
      for (const slot of list) mask[slot] = 1
      return mask
    })
  }

  /** False: the step led nowhere. */
  propose(): boolean {
    if (this.#groups.length === 0) return false
    const bits = this.#random.next()
    this.#one = this.#random.below(this.#groups.length)
    this.#oneFrom = this.#slotOf(this.#one)
    if ((bits & 1) === 0) return this.#proposeMove()
    this.#other = this.#random.below(this.#groups.length)
    this.#otherFrom = this.#slotOf(this.#other)
    if (this.#oneFrom === this.#otherFrom) return false
    if (!this.#isFree(this.#one, this.#otherFrom) || !this.#isFree(this.#other, this.#oneFrom)) return false
    this.#shift(this.#one, this.#otherFrom)
    this.#shift(this.#other, this.#oneFrom)
    return true
  }

  undo(): void {
    this.#shift(this.#one, this.#oneFrom)
    if (this.#other >= 0) this.#shift(this.#other, this.#otherFrom)
  }

  #proposeMove(): boolean {
    this.#other = -1
    const slots = this.#slots[this.#one]
    const to = slots?.[this.#random.below(slots.length)] ?? this.#oneFrom
    if (to === this.#oneFrom) return false
    this.#shift(this.#one, to)
    return true
  }

  #slotOf(group: number): number {
    return this.#state.at[this.#groups[group]?.[0] ?? 0] ?? 0
  }

  #isFree(group: number, slot: number): boolean {
    return this.#allowed[group]?.[slot] === 1
  }

  #shift(group: number, slot: number): void {
    const members = this.#groups[group]
    if (members === undefined) return
    for (let at = 0; at < members.length; at += 1) this.#state.move(members[at] ?? 0, slot)
  }
}
