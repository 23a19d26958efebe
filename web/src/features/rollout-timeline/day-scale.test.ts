import { describe, expect, it } from 'vitest'
import { daysBetween, mondaysOf, monthsOf, plusDays, plusWorkingDays } from './day-scale.ts'

describe('the days of the timeline', () => {
  it('are counted over months and years', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
    expect(plusDays('2028-02-28', 2)).toBe('2028-03-01')
  })

  it('fall into months that are cut at the ends, and weeks that begin on Monday', () => {
    const period = { from: '2026-12-21', to: '2027-02-03' }
    expect(monthsOf(period)).toEqual([
      { from: '2026-12-21', to: '2026-12-31', label: 'December 2026' },
      { from: '2027-01-01', to: '2027-01-31', label: 'January 2027' },
      { from: '2027-02-01', to: '2027-02-03', label: 'February 2027' },
    ])
    expect(mondaysOf({ from: '2026-12-22', to: '2027-01-05' })).toEqual(['2026-12-28', '2027-01-04'])
  })

  it('are stepped over weekends and rest days, in both directions', () => {
    const rest = new Set(['2026-11-30'])
    expect(plusWorkingDays('2026-11-27', 1, rest)).toBe('2026-12-01')
    expect(plusWorkingDays('2026-12-01', -1, rest)).toBe('2026-11-27')
    expect(plusWorkingDays('2026-11-28', 2, rest)).toBe('2026-12-02')
  })
})
