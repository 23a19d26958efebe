import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { fixedDaysOf } from './fixed-dates.ts'

const test = useTestDatabase()

describe('days that a law fixes', () => {
  it('are in the registry of 2025 to 2027, on the days that were proclaimed', async () => {
    const { rows } = await onAdmin(test.adminUrl, 'select date::text, name, class, scope from holiday')
    for (const { date, name, class: kind, scope } of [2025, 2026, 2027].flatMap(fixedDaysOf))
      expect(rows).toContainEqual({ date, name, class: kind, scope })
  })

  it('follow Easter and the last Monday of August', () => {
    const good = (year: number) => fixedDaysOf(year).find(({ name }) => name === 'Good Friday')?.date
    expect([2028, 2029, 2030, 2038, 2096].map(good)).toEqual([
      ...['2028-04-14', '2029-03-30', '2030-04-19', '2038-04-23', '2096-04-13'],
    ])
    const heroes = fixedDaysOf(2028).find(({ name }) => name === 'National Heroes Day')
    expect(heroes).toMatchObject({ date: '2028-08-28', status: 'provisional', source: expect.stringMatching(/2028/) })
  })

  it('are 20 a year, in order', () => {
    const days = fixedDaysOf(2031).map(({ date }) => date)
    expect(days).toHaveLength(20)
    expect(days).toEqual(days.toSorted())
  })
})
