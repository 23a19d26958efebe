import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fiscalYearOf, quarterEnd, quarterLabel, quarterOf, quarterStart, quartersBetween } from './fiscal.ts'

const date = fc
  .integer({ min: 0, max: 80_000 })
  .map((days) => Temporal.PlainDate.from('1946-07-04').add({ days }).toString())

test('the fiscal year is the calendar year', () => {
  expect(fiscalYearOf('2026-01-01')).toBe(2026)
  expect(fiscalYearOf('2026-12-31')).toBe(2026)
})

test('quarters of a leap year', () => {
  expect(quarterOf('2028-02-29')).toEqual({ year: 2028, quarter: 1 })
  expect([1, 2, 3, 4].map((quarter) => quarterStart({ year: 2028, quarter: quarter as 1 }))).toEqual([
    '2028-01-01',
    '2028-04-01',
    '2028-07-01',
    '2028-10-01',
  ])
  expect([1, 2, 3, 4].map((quarter) => quarterEnd({ year: 2028, quarter: quarter as 1 }))).toEqual([
    '2028-03-31',
    '2028-06-30',
    '2028-09-30',
    '2028-12-31',
  ])
  expect(quarterLabel({ year: 2028, quarter: 3 })).toBe('Q3 2028')
})

test('the quarters between two days, both included', () => {
  expect(quartersBetween('2025-12-31', '2026-04-01').map(quarterLabel)).toEqual(['Q4 2025', 'Q1 2026', 'Q2 2026'])
  expect(quartersBetween('2026-05-05', '2026-05-05').map(quarterLabel)).toEqual(['Q2 2026'])
  expect(() => quartersBetween('2026-04-02', '2026-04-01')).toThrow(RangeError)
})

test('a day lies inside its own quarter, and the next quarter begins the day after', () => {
  fc.assert(
    fc.property(date, (day) => {
      const quarter = quarterOf(day)
      expect(quarterStart(quarter) <= day && day <= quarterEnd(quarter)).toBe(true)
      const next = Temporal.PlainDate.from(quarterEnd(quarter)).add({ days: 1 }).toString()
      expect(quarterStart(quarterOf(next))).toBe(next)
      expect(quartersBetween(day, next)).toHaveLength(2)
    }),
  )
})

test('the quarters between cover every day once and nothing else', () => {
  fc.assert(
    fc.property(date, date, (one, other) => {
      const [start, end] = one <= other ? [one, other] : [other, one]
      const quarters = quartersBetween(start, end)
      expect(quarters.at(0)).toEqual(quarterOf(start))
      expect(quarters.at(-1)).toEqual(quarterOf(end))
      for (const [index, quarter] of quarters.slice(1).entries()) {
        const before = quarters[index]
        expect(before && Temporal.PlainDate.from(quarterEnd(before)).add({ days: 1 }).toString()).toBe(
          quarterStart(quarter),
        )
      }
    }),
  )
})
