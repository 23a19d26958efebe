import { describe, expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { islamicDaysOf, ramadansOf } from './islamic-dates.ts'

const test = useTestDatabase()

describe('Islamic days of a year', () => {
  it('are those that the registry holds as provisional', async () => {
    const { rows } = await onAdmin(
      test.adminUrl,
      `select date::text, name, class, scope from holiday where status = 'provisional' and source like 'Computed%' order by date, name`,
    )
    expect(rows.length).toBeGreaterThan(15)
    const computed = [2025, 2026, 2027].flatMap(islamicDaysOf)
    for (const row of rows) expect(computed.map(({ hijri: _, ...one }) => one)).toContainEqual(row)
  })

  it('come twice in a year that holds their day twice', () => {
    const twice = islamicDaysOf(2027).filter(({ name }) => name === 'Isra wal Mi’raj')
    expect(twice.map(({ date }) => date)).toEqual(['2027-01-05', '2027-12-25'])
    expect(islamicDaysOf(2030).filter(({ name }) => name === 'Eid’l Fitr')).toHaveLength(1)
    expect(ramadansOf(2030)).toHaveLength(2)
  })

  it('leave the days of work as they are, except for feasts, Arafah and Tashriq', () => {
    const free = islamicDaysOf(2028).filter((day) => day.class !== 'special_working')
    expect(free.map(({ name }) => name)).toEqual(['Eid’l Fitr', 'Day of Arafah', 'Eid’l Adha', '1st Day of Tashriq'])
  })

  it('name Ramadan by its Hijri year', () => {
    expect(ramadansOf(2027)).toEqual([{ name: 'Ramadan 1448', startsOn: '2027-02-08', endsOn: '2027-03-08' }])
  })
})
