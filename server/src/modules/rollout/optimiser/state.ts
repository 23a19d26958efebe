import { tieLoss } from './candidate.ts'
import { type Instance, type Links, PART_ORDER } from './instance.ts'

const [LATENESS, IMBALANCE, TIES, SPREAD, EARLY_RISK, MOVES] = PART_ORDER.keys().toArray() as [
  number,
  number,
  number,
  number,
  number,
  number,
]

/**
 * An assignment of all organizations with its score and breaches, kept up to date move by move. `used` slots are to be
 * filled; the others stay empty. `score` is in points; `breach` is 0 exactly when no hard rule is broken, and counts
 * roughly one per organization too many, too few or misplaced.
 */
export class State {
  readonly instance: Instance
  readonly used: number
  readonly at: Int32Array
  /** Points by part, in the order of PART_ORDER. */
  readonly parts = new Float64Array(PART_ORDER.length)
  breach = 0
  readonly #categories: number
  readonly #counts: Int32Array
  readonly #categoryCounts: Int32Array
  readonly #placeCounts: Int32Array
  readonly #lessonCounts: Int32Array
  readonly #sums: Float64Array
  readonly #imbalances: Float64Array

  constructor(instance: Instance, used: number, at: ArrayLike<number>) {
    this.instance = instance
    this.used = used
    this.#categories = instance.shares.length
    this.at = new Int32Array(instance.count)
    this.#counts = new Int32Array(instance.slots)
    this.#categoryCounts = new Int32Array(instance.slots * this.#categories)
    this.#placeCounts = new Int32Array(instance.slots * instance.places)
    this.#lessonCounts = new Int32Array(instance.slots * 3)
    this.#sums = new Float64Array(instance.windows.length)
    this.#imbalances = new Float64Array(instance.slots)
    this.reset(at)
  }

  get score(): number {
    let sum = 0
    for (let part = 0; part < this.parts.length; part += 1) sum += this.parts[part] ?? 0
    return sum
  }

  /** Takes over another assignment; also takes out the rounding errors of many moves. */
  reset(at: ArrayLike<number>): void {
    const from = Int32Array.from(at)
    for (const array of [this.parts, this.#counts, this.#categoryCounts, this.#placeCounts]) array.fill(0)
    this.#lessonCounts.fill(0)
    this.#sums.fill(0)
    this.#imbalances.fill(0)
    this.at.fill(-1)
    this.breach = 0
    for (let slot = 0; slot < this.used; slot += 1) this.breach += this.#shortage(slot)
    for (let one = 0; one < from.length; one += 1) this.#put(one, from[one] ?? 0)
  }

  move(one: number, to: number): void {
    if (this.at[one] === to) return
    this.#take(one)
    this.#put(one, to)
  }

  #put(one: number, slot: number): void {
    this.#count(one, slot, 1)
    this.#pairs(one, slot, 1)
    this.at[one] = slot
  }

  #take(one: number): void {
    const slot = this.at[one] ?? 0
    this.at[one] = -1
    this.#pairs(one, slot, -1)
    this.#count(one, slot, -1)
  }

  /** What an organization adds to its slot, or with `sign` -1 takes away. */
  #count(one: number, slot: number, sign: 1 | -1): void {
    const { instance, parts } = this
    const { weights } = instance.problem
    add(parts, LATENESS, sign * (instance.late[one] ?? 0) * slot)
    add(parts, EARLY_RISK, sign * (instance.wait[one] ?? 0) * slot)
    const before = instance.previous[one] ?? -1
    if (before !== -1 && before !== slot) add(parts, MOVES, sign * weights.moves)
    const isEarly = slot < instance.earlySlots
    const risk = isEarly ? this.#risk(slot) : 0
    this.breach -= this.#shortage(slot)
    this.#counts[slot] = (this.#counts[slot] ?? 0) + sign
    const base = slot * this.#categories
    bump(this.#categoryCounts, base + (instance.kindOf[one] ?? 0), sign)
    bump(this.#categoryCounts, base + (instance.sizeOf[one] ?? 0), sign)
    bump(this.#lessonCounts, slot * 3 + (instance.lessonOf[one] ?? 0), sign)
    this.breach += this.#shortage(slot)
    const imbalance = this.#imbalance(slot)
    add(parts, IMBALANCE, weights.imbalance * (imbalance - (this.#imbalances[slot] ?? 0)))
    this.#imbalances[slot] = imbalance
    if (isEarly) add(parts, EARLY_RISK, weights.earlyRisk * (this.#risk(slot) - risk))
    const place = instance.placeOf[one] ?? -1
    if (place >= 0) {
      const here = bump(this.#placeCounts, slot * instance.places + place, sign)
      if (here === (sign === 1 ? 1 : 0)) add(parts, SPREAD, sign * weights.spread)
    }
    this.#windows(one, slot, sign)
    if (instance.allowed[one * instance.slots + slot] !== 1) this.breach += sign
  }

  #windows(one: number, slot: number, sign: 1 | -1): void {
    const { windows, windowsOf } = this.instance
    const here = windowsOf[slot]
    if (here === undefined) return
    for (let at = 0; at < here.length; at += 1) {
      const window = windows[here[at] ?? 0]
      if (window === undefined) continue
      const before = this.#sums[here[at] ?? 0] ?? 0
      const after = before + sign * (window.amounts[one] ?? 0)
      this.#sums[here[at] ?? 0] = after
      if (after > window.limit || before > window.limit) {
        this.breach += (Math.max(0, after - window.limit) - Math.max(0, before - window.limit)) / window.unit
      }
    }
  }

  /** Ties, order and distance to those that are placed. */
  #pairs(one: number, slot: number, sign: 1 | -1): void {
    const { at, instance } = this
    const { ties, apart, order } = instance
    let cut = 0
    for (let link = first(ties, one); link < first(ties, one + 1); link += 1) {
      const other = at[ties.to[link] ?? 0] ?? -1
      if (other >= 0 && other !== slot) cut += (ties.weight[link] ?? 0) * tieLoss(other - slot)
    }
    if (cut !== 0) add(this.parts, TIES, sign * cut)
    for (let link = first(apart, one); link < first(apart, one + 1); link += 1) {
      if (at[apart.to[link] ?? 0] === slot) this.breach += sign
    }
    for (let link = first(order, one); link < first(order, one + 1); link += 1) {
      const other = at[order.to[link] ?? 0] ?? -1
      const lead = (slot - other) * (order.weight[link] ?? 1)
      if (other >= 0 && lead < 1) this.breach += sign * (1 + (1 - lead) / 4)
    }
  }

  #shortage(slot: number): number {
    const count = this.#counts[slot] ?? 0
    if (slot >= this.used) return count
    const least = slot === this.used - 1 ? Math.max(1, this.instance.least) : this.instance.least
    return Math.max(0, least - count)
  }

  #imbalance(slot: number): number {
    const { shares } = this.instance
    const count = this.#counts[slot] ?? 0
    const base = slot * this.#categories
    let sum = 0
    for (let at = 0; at < shares.length; at += 1) {
      sum += Math.abs((this.#categoryCounts[base + at] ?? 0) - (shares[at] ?? 0) * count)
    }
    return sum
  }

  #risk(slot: number): number {
    if (this.#counts[slot] === 0) return 0
    const { lessons } = this.instance
    const base = slot * 3
    return (
      (lessons[0] && this.#lessonCounts[base] === 0 ? 1 : 0) +
      (lessons[1] && this.#lessonCounts[base + 1] === 0 ? 1 : 0) +
      (lessons[2] ? Math.abs((this.#lessonCounts[base + 2] ?? 0) - 1) : 0)
    )
  }
}

const first = (links: Links, one: number) => links.start[one] ?? 0

function add(parts: Float64Array, at: number, points: number): void {
  parts[at] = (parts[at] ?? 0) + points
}

function bump(counts: Int32Array, at: number, sign: number): number {
  const next = (counts[at] ?? 0) + sign
  counts[at] = next
  return next
}
