import { describe, expect, it } from 'vitest'
import { getOrganization } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { inOrganization, inOversight, inPlatform, SYSTEM } from '../database/scope.ts'
import { addBusinessDays, isBusinessDay, nextBusinessDay, reasonForRest } from './business-days.ts'
import { loadBusinessCalendar } from './load-business-calendar.ts'
import { addWorkingMinutes, countWorkingMinutes } from './working-minutes.ts'

const test = useTestDatabase()
const year = { from: '2026-01-01', to: '2026-12-31' }
const caller = { actor: SYSTEM, requestId: 'test' }
const load = (period = year) => inPlatform(test.database, caller, (scope) => loadBusinessCalendar(scope, period))

describe('the calendar of 2026', () => {
  it('is the same in every scope', async () => {
    const organization = await getOrganization(test, 'MOH')
    const calendars = await Promise.all([
      load(),
      inOversight(test.database, caller, (scope) => loadBusinessCalendar(scope, year)),
      inOrganization(test.database, { ...caller, organization: { ...organization, accentColor: '' } }, (scope) =>
        loadBusinessCalendar(scope, year),
      ),
    ])
    for (const calendar of calendars) expect(calendar.businessDays).toEqual(calendars[0]?.businessDays)
    expect(nextBusinessDay(calendars[2], '2026-10-31')).toBe('2026-11-03')
  })

  it('knows which days are free, which only have a name, and why', async () => {
    const calendar = await load()
    expect(reasonForRest(calendar, '2026-03-20')).toBe('Eid’l Fitr')
    expect(reasonForRest(calendar, '2026-11-01')).toBe('All Saints’ Day')
    expect(reasonForRest(calendar, '2026-11-07')).toBe('Saturday')
    for (const working of ['2026-01-16', '2026-06-16', '2026-08-25'])
      expect(isBusinessDay(calendar, working)).toBe(true)
    for (const free of ['2026-01-21', '2026-03-18', '2026-05-26', '2026-05-28']) {
      expect(isBusinessDay(calendar, free)).toBe(false)
    }
  })

  it('counts three working days over Shuhada and Eid in the hours of Ramadan', async () => {
    const calendar = await load()
    // Tuesday 17 March 2026, 15:00, in Ramadan (to 19 March): half an hour is left.
    expect(addWorkingMinutes(calendar, '2026-03-17T07:00:00Z', 30).toString()).toBe('2026-03-17T07:30:00Z')
    expect(addBusinessDays(calendar, '2026-03-17', 3)).toBe('2026-03-24')
    // Thursday 19 March: eight hours from 07:30; the 18th and the 20th are free; Monday begins at 08:00.
    expect(countWorkingMinutes(calendar, '2026-03-17T07:30:00Z', '2026-03-23T00:00:00Z')).toBe(480)
    expect(addWorkingMinutes(calendar, '2026-03-17T07:30:00Z', 481).toString()).toBe('2026-03-23T00:01:00Z')
  })
})
