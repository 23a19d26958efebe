import type { Instance } from './instance.ts'
import type { Random } from './random.ts'

/**
 * An assignment to start from: urgent groups first, each into a random one of the slots that are allowed and have room,
 * after all that must come before it. It may break limits; the walk repairs that.
 */
export function randomStart(instance: Instance, used: number, random: Random): Int32Array {
  const at = new Int32Array(instance.count).fill(-1)
  const counts = new Int32Array(used)
  const sizes = Math.ceil(instance.count / used)
  for (const group of random.shuffle([...instance.groups.keys()])) {
    const members = instance.groups[group] ?? new Int32Array()
    const slots = (instance.groupSlots[group] ?? new Int32Array()).filter((slot) => slot < used)
    const roomy = slots.filter((slot) => (counts[slot] ?? 0) + members.length <= sizes)
    const from = roomy.length > 0 ? roomy : slots
    const slot = from[random.below(Math.max(1, from.length))] ?? used - 1
    counts[slot] = (counts[slot] ?? 0) + members.length
    for (const member of members) at[member] = slot
  }
  return at
}

/** The plan before where it still fits into the slots and groups; the rest at random. */
export function previousStart(instance: Instance, used: number, random: Random): Int32Array {
  const at = randomStart(instance, used, random)
  for (const [group, members] of instance.groups.entries()) {
    const before = members.find((member) => (instance.previous[member] ?? -1) >= 0)
    const slot = before === undefined ? -1 : (instance.previous[before] ?? -1)
    if (slot >= used || !instance.groupSlots[group]?.includes(slot)) continue
    for (const member of members) at[member] = slot
  }
  return at
}
