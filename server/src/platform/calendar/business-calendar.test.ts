import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BusinessCalendar, buildBusinessCalendar, type HolidayFact } from './business-calendar.ts'
import { addBusinessDays, countBusinessDays, isBusinessDay, nextBusinessDay, reasonForRest } from './business-days.ts'
import type { WorkSpan } from './calendar.contract.ts'
import { dueDateOf } from './due-date.ts'
import type { HoursProfile } from './working-hours.ts'
import { addWorkingMinutes, countWorkingMinutes } from './working-minutes.ts'

const FROM = '2026-01-01'
const TO = '2026-12-31'
const day = (at: number) => Temporal.PlainDate.from(FROM).add({ days: at }).toString()
const instantOf = (minute: number) => Temporal.Instant.from('2025-12-31T16:00:00Z').add({ minutes: minute })

const holidays = fc.array(
  fc.record({
    date: fc.integer({ min: 0, max: 364 }).map(day),
    name: fc.constant('Day'),
    class: fc.constantFrom('regular', 'special_non_working', 'special_working', 'suspension'),
    hour: fc.integer({ min: 0, max: 23 }),
  }),
  { maxLength: 40 },
)
const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
/** Spans in order, without overlap, on quarters of hours. */
const spans: fc.Arbitrary<WorkSpan[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((some) => some.toSorted((a, b) => a - b))
  .map((some) =>
    Array.from({ length: Math.floor(some.length / 2) }, (_, at) => ({
      from: clock(some[at * 2] ?? 0),
      to: clock(some[at * 2 + 1] ?? 0),
    })),
  )
const week = fc.array(fc.oneof(spans, fc.constant<WorkSpan[]>([])), { minLength: 7, maxLength: 7 })
const profiles = fc
  .record({
    first: week,
    period: week,
    start: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ max: 60, min: 0 }),
  })
  .map(({ first, period, start, length }): HoursProfile[] => [
    { name: 'always', startsOn: '2000-01-01', endsOn: null, hours: first },
    { name: 'period', startsOn: day(start), endsOn: day(start + length), hours: period },
  ])
const calendars = fc.record({ holidays, profiles }).map(({ holidays: days, profiles: some }) =>
  buildBusinessCalendar({
    ...{ from: FROM, to: TO, profiles: some },
    holidays: days.map(
      ({ hour, ...rest }): HolidayFact => ({
        ...rest,
        fromHour: rest.class === 'suspension' ? clock(hour * 4) : null,
      }),
    ),
  }),
)
const anyDay = fc.integer({ min: 0, max: 364 }).map(day)
const anyMinute = fc.integer({ min: 0, max: 365 * 1440 - 1 })

/** Counting one by one, to compare the prefix tables with. */
function countDays(calendar: BusinessCalendar, start: string, end: string): number {
  let count = 0
  for (
    let date = Temporal.PlainDate.from(start).add({ days: 1 });
    date.toString() <= end;
    date = date.add({ days: 1 })
  ) {
    if (isBusinessDay(calendar, date.toString())) count += 1
  }
  return count
}

function countMinutes(calendar: BusinessCalendar, start: number, end: number): number {
  let count = 0
  for (let minute = start; minute < end; minute += 1) {
    const of = calendar.spans[Math.floor(minute / 1440)] ?? []
    if (of.some(([from, to]) => from <= minute % 1440 && minute % 1440 < to)) count += 1
  }
  return count
}

/** The answer, or nothing where it would be outside the calendar. */
function within<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

describe('business days, whatever the holidays and hours', () => {
  it('are counted by the table as they are one by one', () => {
    fc.assert(
      fc.property(calendars, anyDay, anyDay, (calendar, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a]
        expect(countBusinessDays(calendar, start, end)).toBe(countDays(calendar, start, end))
        expect(countBusinessDays(calendar, end, start)).toBe(-countDays(calendar, start, end) || 0)
      }),
    )
  })

  it('added and counted are inverse, there and back', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: -100, max: 100 }), (calendar, start, count) => {
        const from = within(() => nextBusinessDay(calendar, start))
        const end = from && within(() => addBusinessDays(calendar, from, count))
        if (!from || !end) return
        expect(countBusinessDays(calendar, from, end)).toBe(count)
        expect(addBusinessDays(calendar, end, -count)).toBe(from)
      }),
    )
  })

  it('end on a business day, and never earlier for a later start or a longer time', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: 0, max: 50 }), (calendar, start, count) => {
        const end = within(() => addBusinessDays(calendar, start, count))
        if (!end) return
        expect(isBusinessDay(calendar, end)).toBe(true)
        expect(end >= start).toBe(true)
        const more = within(() => addBusinessDays(calendar, start, count + 1))
        // From a Saturday on, "at once" and "within one day" are both Monday.
        if (more) expect(count > 0 || isBusinessDay(calendar, start) ? more > end : more === end).toBe(true)
        const next = Temporal.PlainDate.from(start).add({ days: 1 }).toString()
        const later = next <= TO ? within(() => addBusinessDays(calendar, next, count)) : undefined
        if (later) expect(later >= end).toBe(true)
      }),
    )
  })

  it('shift a deadline to the first business day from the day of the rule, and say what stands between', () => {
    fc.assert(
      fc.property(calendars, anyDay, (calendar, start) => {
        const due = within(() => dueDateOf(calendar, start))
        if (!due) return
        expect(due.dueDate).toBe(nextBusinessDay(calendar, start))
        expect(countDays(calendar, start, due.dueDate)).toBe(due.dueDate === start ? 0 : 1)
        expect(due.reason === '').toBe(due.dueDate === start)
        expect(reasonForRest(calendar, due.dueDate)).toBeNull()
      }),
    )
  })
})

describe('working minutes, whatever the holidays and hours', () => {
  it('are counted by the table as they are one by one', () => {
    fc.assert(
      fc.property(calendars, anyMinute, fc.integer({ min: 0, max: 20_000 }), (calendar, start, length) => {
        const end = Math.min(start + length, 365 * 1440 - 1)
        expect(countWorkingMinutes(calendar, instantOf(start), instantOf(end))).toBe(countMinutes(calendar, start, end))
      }),
    )
  })

  it('added and counted are inverse, and the answer is the earliest', () => {
    fc.assert(
      fc.property(calendars, anyMinute, fc.integer({ min: 1, max: 20_000 }), (calendar, start, minutes) => {
        const end = within(() => addWorkingMinutes(calendar, instantOf(start), minutes))
        if (!end || end.epochMilliseconds >= instantOf(365 * 1440).epochMilliseconds) return
        expect(countWorkingMinutes(calendar, instantOf(start), end)).toBe(minutes)
        expect(countWorkingMinutes(calendar, instantOf(start), end.subtract({ minutes: 1 }))).toBe(minutes - 1)
      }),
    )
  })

  it('pass later for a later start', () => {
    fc.assert(
      fc.property(calendars, anyMinute, fc.integer({ min: 0, max: 5_000 }), (calendar, start, minutes) => {
        const end = within(() => addWorkingMinutes(calendar, instantOf(start), minutes))
        const later = within(() => addWorkingMinutes(calendar, instantOf(start + 1), minutes))
        if (end && later) expect(later.epochMilliseconds).toBeGreaterThanOrEqual(end.epochMilliseconds)
      }),
    )
  })
})

describe('a calendar by hand', () => {
  const office = [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ]
  const hours = [office, office, office, office, office, [], []]
  const calendar = buildBusinessCalendar({
    from: '2026-10-01',
    to: '2026-12-31',
    profiles: [{ name: 'Regular', startsOn: '2000-01-01', endsOn: null, hours }],
    holidays: [
      { date: '2026-11-02', name: 'All Souls’ Day', class: 'special_non_working', fromHour: null },
      { date: '2026-11-04', name: 'Typhoon', class: 'suspension', fromHour: '12:00' },
      { date: '2026-11-05', name: 'Typhoon', class: 'suspension', fromHour: '00:00' },
      { date: '2026-11-06', name: 'A day of remembrance', class: 'special_working', fromHour: null },
    ],
  })

  it('shortens a day on which work is suspended, and loses one on which it never begins', () => {
    expect(isBusinessDay(calendar, '2026-11-04')).toBe(true)
    expect(countWorkingMinutes(calendar, '2026-11-03T16:00:00Z', '2026-11-04T16:00:00Z')).toBe(240)
    expect(reasonForRest(calendar, '2026-11-05')).toBe('work suspended (Typhoon)')
    expect(isBusinessDay(calendar, '2026-11-06')).toBe(true)
  })

  it('moves a deadline over a weekend and a holiday (BAA 39, s. 13)', () => {
    expect(dueDateOf(calendar, '2026-10-31')).toEqual({
      dueDate: '2026-11-03',
      reason: '31 October 2026 (Saturday), 1 November 2026 (Sunday), 2 November 2026 (All Souls’ Day)',
    })
    expect(dueDateOf(calendar, '2026-10-30')).toEqual({ dueDate: '2026-10-30', reason: '' })
  })

  it('counts over lunch and the night, to the minute of Manila', () => {
    // Tuesday 3 November, 11:30 in Manila.
    const start = '2026-11-03T03:30:00Z'
    expect(addWorkingMinutes(calendar, start, 30).toString()).toBe('2026-11-03T04:00:00Z')
    expect(addWorkingMinutes(calendar, start, 31).toString()).toBe('2026-11-03T05:01:00Z')
    expect(addWorkingMinutes(calendar, start, 271).toString()).toBe('2026-11-04T00:01:00Z')
    expect(addWorkingMinutes(calendar, '2026-11-03T15:00:00Z', 0).toString()).toBe('2026-11-03T15:00:00Z')
  })

  it('refuses what is outside, and what is no count', () => {
    expect(() => nextBusinessDay(calendar, '2027-01-01')).toThrow(/outside this calendar/)
    expect(() => addBusinessDays(calendar, '2026-12-30', 5)).toThrow(RangeError)
    expect(() => addWorkingMinutes(calendar, '2026-12-31T09:00:00Z', 1)).toThrow(RangeError)
    expect(() => addWorkingMinutes(calendar, '2026-11-03T03:30:00Z', -1)).toThrow(/whole number/)
    expect(() => addBusinessDays(calendar, '2026-11-03', 1.5)).toThrow(/whole number/)
    expect(() => buildBusinessCalendar({ from: TO, to: FROM, holidays: [], profiles: [] })).toThrow(/before it begins/)
  })

  it('keeps the offset of Manila for all its days', () => {
    for (const when of ['2000-01-01T00:00:00Z', '2050-07-01T00:00:00Z', '2100-12-31T00:00:00Z']) {
      expect(Temporal.Instant.from(when).toZonedDateTimeISO('Asia/Manila').offset).toBe('+08:00')
    }
  })
})
