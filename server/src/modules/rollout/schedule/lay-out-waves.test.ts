import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BusinessCalendar, buildBusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { onAdmin } from '../../../testing/test-cluster.ts'
import type { BlackoutSpan } from './blackout-rules.ts'
import { type LaidWave, layOutWaves } from './lay-out-waves.ts'

const test = useTestDatabase()
const caller = { actor: SYSTEM, requestId: 'schedule' }
let calendar: BusinessCalendar
let free: ReadonlySet<string>

beforeAll(async () => {
  // Suspensions of a part of a day are working days; everything else that is not special working is free.
  const { rows } = await onAdmin(
    test.adminUrl,
    `select date::text as day from holiday where counts and scope in ('PH', 'BARMM') and class in ('regular', 'special_non_working')`,
  )
  free = new Set(rows.map(({ day }: { day: string }) => day))
  const period = { from: '2024-01-01', to: '2033-12-31' }
  calendar = await inPlatform(test.database, caller, (scope) => loadBusinessCalendar(scope, period))
})

// Counted by hand, day by day, without the calendar of the platform.
const plus = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const worked = (day: string) => ![0, 6].includes(new Date(day).getUTCDay()) && !free.has(day)
function workingDaysFrom(day: string, count: number): string[] {
  const days: string[] = []
  for (let at = day; days.length < count; at = plus(at, 1)) if (worked(at)) days.push(at)
  return days
}
const last = (days: readonly string[]) => days.at(-1) ?? ''

const day = fc.integer({ min: 0, max: 2550 }).map((days) => plus('2024-01-01', days))
const shape = fc.record({
  startsOn: day,
  waveDays: fc.integer({ min: 1, max: 40 }),
  gapDays: fc.integer({ min: 0, max: 20 }),
  count: fc.integer({ min: 1, max: 9 }),
})
const blackout: fc.Arbitrary<BlackoutSpan> = fc
  .record({ first: day, days: fc.integer({ min: 0, max: 60 }), forbids: fc.subarray(['start', 'go_live'] as const) })
  .map(({ first, days, forbids }) => ({ name: 'Close', startsOn: first, endsOn: plus(first, days), forbids }))

const goLiveOf = (wave: LaidWave) => wave.milestones.find(({ kind }) => kind === 'go_live')?.dueOn ?? ''
const inside = ({ startsOn, endsOn }: BlackoutSpan, at: string) => startsOn <= at && at <= endsOn

describe('waves laid out', () => {
  it('stand where a count of days by hand puts them, 2024 to 2030', () => {
    fc.assert(
      fc.property(shape, (layout) => {
        let from = layout.startsOn
        for (const wave of layOutWaves(calendar, layout)) {
          const days = workingDaysFrom(from, layout.waveDays)
          expect([wave.startsOn, wave.endsOn]).toEqual([days[0], last(days)])
          const at = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => days[Math.round(share * (days.length - 1))])
          expect(wave.milestones.map(({ dueOn }) => dueOn)).toEqual(at)
          from = plus(last(workingDaysFrom(plus(wave.endsOn, 1), layout.gapDays + 1)), 0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('have milestones on working days inside the wave, in order, whatever is free and however many run at once', () => {
    const extra = fc.uniqueArray(day, { maxLength: 60 })
    fc.assert(
      fc.property(shape, extra, fc.integer({ min: 1, max: 4 }), (layout, holidays, parallel) => {
        const rest = new Set([...free, ...holidays])
        const own = buildBusinessCalendar({
          ...{ from: '2024-01-01', to: '2036-12-31' },
          holidays: [...rest].map((date) => ({ date, name: 'Rest', class: 'regular', fromHour: null })),
          profiles: [{ name: 'Hours', startsOn: '2000-01-01', endsOn: null, hours: WEEK }],
        })
        for (const { startsOn, endsOn, milestones } of layOutWaves(own, { ...layout, parallel })) {
          const days = milestones.map(({ dueOn }) => dueOn)
          expect(days).toEqual(days.toSorted())
          expect([days[0], last(days)]).toEqual([startsOn, endsOn])
          for (const at of days) expect(worked(at) && !rest.has(at)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('neither start nor go live in a blackout, and start no later than they have to', () => {
    fc.assert(
      fc.property(shape, fc.array(blackout, { maxLength: 6 }), (layout, blackouts) => {
        const forbidden = (what: 'start' | 'go_live', at: string) =>
          blackouts.some((span) => span.forbids.includes(what) && inside(span, at))
        const [wave] = layOutWaves(calendar, { ...layout, count: 1, blackouts })
        if (!wave) throw new Error('no wave')
        expect(forbidden('start', wave.startsOn)).toBe(false)
        expect(forbidden('go_live', goLiveOf(wave))).toBe(false)
        for (let at = layout.startsOn; at < wave.startsOn; at = plus(at, 1)) {
          if (!worked(at)) continue
          const goLive = workingDaysFrom(at, layout.waveDays)[Math.round(0.8 * (layout.waveDays - 1))] ?? ''
          expect(forbidden('start', at) || forbidden('go_live', goLive)).toBe(true)
        }
        expect(wave.notes.length > 0).toBe(wave.startsOn !== layout.startsOn)
      }),
      { numRuns: 200 },
    )
  })

  it('run at most as many at once as allowed, with the gap before a place is taken again', () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 4 }), (layout, parallel) => {
        const laid = layOutWaves(calendar, { ...layout, parallel })
        for (const [at, wave] of laid.entries()) {
          const turn = laid[at - parallel]
          if (!turn) continue
          const between = workingDaysFrom(plus(turn.endsOn, 1), layout.gapDays)
          expect(between.every((one) => one < wave.startsOn)).toBe(true)
          expect(turn.endsOn < wave.startsOn).toBe(true)
        }
      }),
    )
  })
})

describe('what moved is said', () => {
  it('from a holiday, from a blackout of starts, and from one of go-lives', () => {
    const close = { name: 'Year-end close', startsOn: '2026-12-10', endsOn: '2027-01-08' }
    const notes = (startsOn: string, forbids: BlackoutSpan['forbids']) =>
      layOutWaves(calendar, { startsOn, count: 1, blackouts: [{ ...close, forbids }] })[0]?.notes
    expect(notes('2026-11-30', [])).toEqual(['Start moved from 30 November 2026: Bonifacio Day'])
    expect(notes('2026-12-14', ['start'])).toEqual([
      'Start moved from 14 December 2026: no wave may start in Year-end close (10 December 2026 to 8 January 2027)',
    ])
    expect(notes('2026-12-01', ['go_live'])).toEqual([
      'Start moved from 1 December 2026: the go-live would fall in Year-end close (10 December 2026 to 8 January 2027)',
    ])
  })

  it('and trainings in Ramadan are noted, while its days count', () => {
    const [wave] = layOutWaves(calendar, { startsOn: '2027-02-09', count: 1 })
    expect(wave?.endsOn).toBe('2027-02-26')
    expect(wave?.milestones.filter(({ note }) => note).map(({ kind, note }) => `${kind}: ${note}`)).toEqual([
      'admin_training: In Ramadan 1448: working hours are shorter.',
      'user_training: In Ramadan 1448: working hours are shorter.',
    ])
  })
})

const HOURS = [{ from: '08:00', to: '17:00' }]
const WEEK = [HOURS, HOURS, HOURS, HOURS, HOURS, [], []]
