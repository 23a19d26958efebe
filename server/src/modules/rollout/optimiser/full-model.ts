import { entries, type HardModel, hardModel } from './hard-model.ts'
import type { Instance } from './instance.ts'

const NONE = Number.POSITIVE_INFINITY

/** Points of one organization in one slot that depend on nothing else: lateness, waiting of others, moves. */
export function ownCost(instance: Instance): (one: number, slot: number) => number {
  const { late, wait, previous, problem } = instance
  return (one, slot) => {
    const before = previous[one] ?? -1
    const moved = before !== -1 && before !== slot ? problem.weights.moves : 0
    return ((late[one] ?? 0) + (wait[one] ?? 0)) * slot + moved
  }
}

/** The hard rules and the whole score. Its relaxation bounds the score from below; solved to the end it proves the best. */
export function fullModel(instance: Instance): HardModel {
  const model = hardModel(instance, ownCost(instance))
  const { weights } = instance.problem
  if (weights.imbalance > 0) imbalanceRows(instance, model)
  if (weights.spread > 0) spreadRows(instance, model)
  if (weights.ties > 0) tieRows(instance, model)
  if (weights.earlyRisk > 0) lessonRows(instance, model)
  return model
}

const inSlot = (place: number[][], slot: number, member: (one: number) => boolean, value: number) =>
  place.flatMap((columns, one) => (member(one) ? entries(columns.slice(slot, slot + 1), value) : []))

function imbalanceRows(instance: Instance, { milp, place, used }: HardModel): void {
  const { shares, kindOf, sizeOf, slots, problem } = instance
  const floor = leastImbalance(instance)
  for (let slot = 0; slot < slots; slot += 1) {
    const off = Array.from(shares, (share, category) => {
      const column = milp.column(problem.weights.imbalance, [0, NONE], false)
      const belongs = (one: number) => kindOf[one] === category || sizeOf[one] === category
      const sum = [...inSlot(place, slot, belongs, 1), ...inSlot(place, slot, () => true, -share)]
      milp.row([...sum, [column, -1]], -NONE, 0)
      milp.row([...sum, [column, 1]], 0, NONE)
      return column
    })
    const isUsed = used[slot]
    // Whole organizations never match the shares exactly; fractions of the relaxation do.
    if (floor > 0 && isUsed !== undefined) milp.row([...entries(off, 1), [isUsed, -floor]], 0, NONE)
  }
}

/** The least imbalance that a used wave has, whoever is in it: shares of whole numbers are seldom whole. */
export function leastImbalance({ shares, least, problem }: Instance): number {
  if (least === 0) return 0
  const sums = Array.from({ length: Math.max(0, problem.limits.most - least + 1) }, (_, more) =>
    shares.reduce((sum, share) => sum + Math.abs(share * (least + more) - Math.round(share * (least + more))), 0),
  )
  return sums.length > 0 ? Math.max(0, Math.min(...sums) - 1e-9) : 0
}

function spreadRows({ places, placeOf, slots, problem }: Instance, { milp, place }: HardModel): void {
  for (let here = 0; here < places; here += 1) {
    const members = place.filter((_, one) => placeOf[one] === here)
    const trips = Array.from({ length: slots }, (_, slot) => {
      const trip = milp.column(problem.weights.spread, [0, 1], true)
      for (const columns of members) {
        const own = entries(columns.slice(slot, slot + 1), 1)
        if (own.length > 0) milp.row([...own, [trip, -1]], -NONE, 0)
      }
      return trip
    })
    milp.row(entries(trips, 1), Math.ceil(members.length / problem.limits.most), NONE)
  }
}

/** Half a tie is lost when the two are in different slots, the other half when these are not neighbours. */
function tieRows({ count, slots, ties }: Instance, { milp, place }: HardModel): void {
  for (let one = 0; one < count; one += 1) {
    for (let link = ties.start[one] ?? 0; link < (ties.start[one + 1] ?? 0); link += 1) {
      const other = ties.to[link] ?? 0
      if (other <= one) continue
      const half = (ties.weight[link] ?? 0) / 2
      const cut = milp.column(half, [0, 1], false)
      const far = milp.column(half, [0, 1], false)
      for (let slot = 0; slot < slots; slot += 1) {
        const own = entries((place[one] ?? []).slice(slot, slot + 1), 1)
        if (own.length === 0) continue
        const there = place[other] ?? []
        milp.row([...own, ...entries(there.slice(slot, slot + 1), -1), [cut, -1]], -NONE, 0)
        milp.row([...own, ...entries(there.slice(Math.max(0, slot - 1), slot + 2), -1), [far, -1]], -NONE, 0)
      }
    }
  }
}

function lessonRows({ earlySlots, lessons, lessonOf, count, problem }: Instance, { milp, place }: HardModel): void {
  const weight = problem.weights.earlyRisk
  for (let slot = 0; slot < earlySlots; slot += 1) {
    // An empty wave has no risk.
    const isFilled = milp.column(0, [0, 1], true)
    const all = inSlot(place, slot, () => true, 1)
    milp.row([...all, [isFilled, -count]], -NONE, 0)
    milp.row([...all, [isFilled, -1]], 0, NONE)
    for (const lesson of [0, 1, 2]) {
      if (!lessons[lesson]) continue
      const off = milp.column(weight, [0, NONE], false)
      const here = inSlot(place, slot, (one) => lessonOf[one] === lesson, 1)
      milp.row([...here, [off, 1], [isFilled, -1]], 0, NONE)
      if (lesson === 2) milp.row([...here, [off, -1], [isFilled, -1]], -NONE, 0)
    }
  }
}
