// What a session was answered when it entered a place the last time. It decides nothing by itself: see serveAsBefore.
import type { Entrance } from '../access/admit.ts'

const KEPT = 2_000

export class RememberedEntrances {
  readonly #entrances = new Map<string, Entrance>()

  find(key: string): Entrance | undefined {
    return this.#entrances.get(key)
  }

  /** Keeps the newest; the oldest makes room. */
  keep(key: string, entrance: Entrance): void {
    this.#entrances.delete(key)
    this.#entrances.set(key, entrance)
    const oldest = this.#entrances.keys().next()
    if (this.#entrances.size > KEPT && !oldest.done) this.#entrances.delete(oldest.value)
  }
}

/** Whether nothing has changed between two entrances. */
export function isSameEntrance(one: Entrance, other: Entrance): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
