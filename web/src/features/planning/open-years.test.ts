import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isOpenForYears, openYears } from './open-years.ts'

beforeEach(() => vi.useFakeTimers({ now: new Date('2027-03-01T00:00:00Z') }))
afterEach(() => vi.useRealTimers())

const plan = { status: 'active', revision: 1, startYear: 2025, endYear: 2029, years: [] }

test('years without a work plan, the present one first and past ones last', () => {
  expect(openYears(plan)).toEqual([2027, 2028, 2029, 2026, 2025])
})

test('a year is taken while its work plan lives, and free again when that was cancelled or archived', () => {
  const years = [
    { year: 2027, status: 'submitted' },
    { year: 2028, status: 'cancelled' },
    { year: 2026, status: 'completed' },
  ]
  expect(openYears({ ...plan, years })).toEqual([2028, 2029, 2025])
})

test.each([
  ['draft', 1, true],
  ['returned', 1, true],
  ['submitted', 1, true],
  ['approved', 1, true],
  ['active', 3, true],
  ['draft', 2, false],
  ['submitted', 2, false],
  ['completed', 1, false],
  ['archived', 1, false],
  ['cancelled', 1, false],
])('a plan that is %s in revision %i is open for years: %s', (status, revision, open) => {
  expect(isOpenForYears({ status, revision })).toBe(open)
  expect(openYears({ ...plan, status, revision }).length > 0).toBe(open)
})
