import { NO_BREACH } from './anneal.ts'
import type { State } from './state.ts'

const EPSILON = 1e-9

/** Takes every single move or swap that makes a feasible assignment better, until none does. Returns the steps tried. */
export function polish(state: State, isOver: () => boolean): number {
  const { groups, groupSlots } = state.instance
  const shift = (group: number, slot: number) => {
    for (const member of groups[group] ?? []) state.move(member, slot)
  }
  const slotOf = (group: number) => state.at[groups[group]?.[0] ?? 0] ?? 0
  let tried = 0
  let isBetter = true
  while (isBetter && !isOver()) {
    isBetter = false
    for (let one = 0; one < groups.length; one += 1) {
      for (const slot of groupSlots[one] ?? []) {
        if (slot >= state.used) continue
        tried += 1
        const from = slotOf(one)
        if (
          keepIfBetter(
            state,
            () => shift(one, slot),
            () => shift(one, from),
          )
        )
          isBetter = true
      }
      for (let other = one + 1; other < groups.length; other += 1) {
        const [here, there] = [slotOf(one), slotOf(other)]
        if (here === there || !groupSlots[one]?.includes(there) || !groupSlots[other]?.includes(here)) continue
        tried += 1
        const swap = (first: number, second: number) => {
          shift(one, first)
          shift(other, second)
        }
        if (
          keepIfBetter(
            state,
            () => swap(there, here),
            () => swap(here, there),
          )
        )
          isBetter = true
      }
    }
  }
  return tried
}

function keepIfBetter(state: State, step: () => void, back: () => void): boolean {
  const score = state.score
  step()
  if (state.breach < NO_BREACH && state.score < score - EPSILON) return true
  back()
  return false
}
