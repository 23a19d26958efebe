// The years that lists of plans can be filtered by.
import { today } from '../../lib/calendar.ts'
import type { ListFilter } from '../../ui/list-filters.tsx'

const FIRST = 2020
const AHEAD = 10

/** A filter for one year: from the first that plans may cover to ten years ahead, this year and the next on top. */
export function yearFilter(name: string, label: string): ListFilter {
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: now + AHEAD - FIRST + 1 }, (_, index) => FIRST + index)
  const near = (year: number) => Math.abs(year - now - 0.25)
  const options = years
    .sort((a, b) => near(a) - near(b))
    .map((year) => ({ value: String(year), label: year === now ? `${year} (this year)` : String(year) }))
  return { name, label, options }
}
