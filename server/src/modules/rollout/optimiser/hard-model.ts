import type { Instance } from './instance.ts'
import { Milp } from './milp.ts'

const BINARY = [0, 1] as const
const NONE = Number.POSITIVE_INFINITY

/** The hard rules as a linear program. `place[one][slot]`: the column that is 1 when the organization is there; -1: never. */
export type HardModel = { milp: Milp; place: number[][]; used: number[] }

/** All hard rules; `cost` is what placing an organization in a slot costs. */
export function hardModel(instance: Instance, cost: (one: number, slot: number) => number): HardModel {
  const { count, slots, allowed } = instance
  const milp = new Milp()
  const place = Array.from({ length: count }, (_, one) =>
    Array.from({ length: slots }, (_, slot) =>
      allowed[one * slots + slot] === 1 ? milp.column(cost(one, slot), BINARY, true) : -1,
    ),
  )
  // A slot counts as used when it or a later one holds somebody.
  const used = Array.from({ length: slots }, (_, slot) => milp.column(0, [slot < instance.wavesLeast ? 1 : 0, 1], true))
  const model = { milp, place, used }
  for (const columns of place) milp.row(entries(columns, 1), 1, 1)
  slotRows(instance, model)
  orderRows(instance, model)
  pairRows(instance, model)
  for (const { amounts, from, to, limit } of instance.windows) {
    const sum = place.flatMap((columns, one) => entries(columns.slice(from, to + 1), amounts[one] ?? 0))
    milp.row(sum, -NONE, limit)
  }
  return model
}

/** Entries of the columns that exist. */
export function entries(columns: readonly number[], value: number): [number, number][] {
  return columns.flatMap((column): [number, number][] => (column >= 0 ? [[column, value]] : []))
}

function slotRows({ slots, count, least }: Instance, { milp, place, used }: HardModel): void {
  for (let slot = 0; slot < slots; slot += 1) {
    const here = place.flatMap((columns) => entries(columns.slice(slot, slot + 1), 1))
    const isUsed = used[slot] ?? 0
    milp.row([...here, [isUsed, -least]], 0, NONE)
    milp.row([...here, [isUsed, -count]], -NONE, 0)
    const next = used[slot + 1]
    // Used slots come first, and the last of them holds somebody.
    if (next !== undefined)
      milp.row(
        [
          [isUsed, 1],
          [next, -1],
        ],
        0,
        NONE,
      )
    milp.row([...here, [isUsed, -1], ...(next === undefined ? [] : [[next, 1] as const])], 0, NONE)
  }
}

/** By every slot, whoever needs another may be in only when that one is already. Tighter than comparing wave numbers. */
function orderRows({ count, slots, order }: Instance, { milp, place }: HardModel): void {
  for (let one = 0; one < count; one += 1) {
    for (let link = order.start[one] ?? 0; link < (order.start[one + 1] ?? 0); link += 1) {
      if (order.weight[link] !== 1) continue
      const needs = place[order.to[link] ?? 0] ?? []
      for (let slot = 0; slot < slots; slot += 1) {
        const in_ = entries((place[one] ?? []).slice(0, slot + 1), 1)
        if (in_.length > 0) milp.row([...in_, ...entries(needs.slice(0, slot), -1)], -NONE, 0)
      }
    }
  }
}

function pairRows({ slots, groups, apart, count }: Instance, { milp, place }: HardModel): void {
  const at = (one: number, slot: number) => (place[one] ?? []).slice(slot, slot + 1)
  for (let slot = 0; slot < slots; slot += 1) {
    for (const [head = 0, ...others] of groups.map((group) => [...group])) {
      for (const other of others) milp.row([...entries(at(head, slot), 1), ...entries(at(other, slot), -1)], 0, 0)
    }
    for (let one = 0; one < count; one += 1) {
      for (let link = apart.start[one] ?? 0; link < (apart.start[one + 1] ?? 0); link += 1) {
        const other = apart.to[link] ?? 0
        if (other > one) milp.row([...entries(at(one, slot), 1), ...entries(at(other, slot), 1)], -NONE, 1)
      }
    }
  }
}
