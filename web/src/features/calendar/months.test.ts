import { expect, it } from 'vitest'
import { monthsOf } from './months.ts'

const year = {
  year: 2026,
  holidays: [],
  hours: [],
  places: [],
  months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, businessDays: 20, workingMinutes: 9_630 })),
  freeDays: ['2026-02-01'],
}

it('draws every day once, in weeks from Sunday', () => {
  const months = monthsOf(year)
  const days = months.flatMap(({ weeks }) => weeks.flat().flatMap((day) => day?.date ?? []))
  expect(days).toHaveLength(365)
  expect(new Set(days).size).toBe(365)
  // 1 February 2026 is a Sunday, and the month has four full weeks.
  expect(months[1]?.weeks).toHaveLength(4)
  expect(months[1]?.weeks[0]?.[0]).toMatchObject({ date: '2026-02-01', free: true, hijri: '13' })
  expect(months[0]?.weeks[0]?.slice(0, 4)).toEqual([null, null, null, null])
})

it('names the Hijri months beside the Gregorian', () => {
  const months = monthsOf(year)
  expect(months[1]?.hijri).toBe('Sha’ban to Ramadan 1447')
  expect(months[5]?.hijri).toBe('Dhul Hijjah 1447 to Muharram 1448')
  expect(months[1]?.hours).toBe(160)
})
