import { beforeAll, describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../../../platform/calendar/business-calendar.ts'
import { loadBusinessCalendar } from '../../../platform/calendar/load-business-calendar.ts'
import { inPlatform, SYSTEM } from '../../../platform/database/scope.ts'
import { useTestDatabase } from '../../../testing/database.ts'
import { forecastFacts, paceOf } from './forecast-facts.ts'
import type { MilestoneFact, WatchFacts, WaveFact } from './watch-facts.ts'

const test = useTestDatabase()
let calendar: BusinessCalendar
/** A Friday; 30 November is a holiday. */
const today = '2026-11-20'

beforeAll(async () => {
  calendar = await inPlatform(test.database, { actor: SYSTEM, requestId: 'forecast' }, (scope) =>
    loadBusinessCalendar(scope, { from: '2026-09-01', to: '2029-01-31' }),
  )
})

const wave: WaveFact = {
  ...{ id: 'w', number: 2, name: 'Wave 2', status: 'active', coordinators: [], endedOn: null },
  ...{ startsOn: '2026-11-09', endsOn: '2026-12-01', baselineStartsOn: '2026-11-09', baselineEndsOn: '2026-12-01' },
  ...{ startedOn: '2026-11-09', pausedOn: null, pausedDays: 0 },
}
const milestone = (parts: Partial<MilestoneFact>): MilestoneFact => ({
  ...{ id: 'm', waveId: 'w', kind: 'go_live', title: 'Go-live', owner: null },
  ...{ dueOn: '2026-11-27', baselineOn: '2026-11-27', status: 'open', doneOn: null },
  ...parts,
})
const done = (baselineOn: string, doneOn: string, dueOn = baselineOn) =>
  milestone({ baselineOn, dueOn, doneOn, status: 'done' })
const facts = (of: Partial<WaveFact>, milestones: MilestoneFact[]): WatchFacts => ({
  ...{ organizations: 44, blockers: [], gates: [], saidBefore: null, placements: [], milestones },
  waves: [{ ...wave, ...of }],
})
const endOf = (given: WatchFacts) => forecastFacts(given, { calendar, today }).forecast.end

describe('the pace of a wave', () => {
  it('is what the way to a milestone took longer than published, shared among the milestones up to it', () => {
    expect(paceOf(wave, [done('2026-11-09', '2026-11-09'), done('2026-11-12', '2026-11-16')], calendar)).toEqual([0, 1])
  })

  it('is no less than nothing, and nothing without milestones', () => {
    expect(paceOf(wave, [done('2026-11-12', '2026-11-10')], calendar)).toEqual([0])
    expect(paceOf(wave, [milestone({})], calendar)).toEqual([])
  })

  it('leaves a late start and pauses out', () => {
    const late = { ...wave, startedOn: '2026-11-11' }
    expect(paceOf(late, [done('2026-11-12', '2026-11-16')], calendar)).toEqual([0])
    // Paused for three days after the first milestone: the second was put off, the first was not.
    const paused = { ...wave, pausedDays: 3 }
    const before = done('2026-11-09', '2026-11-10')
    const after = done('2026-11-12', '2026-11-18', '2026-11-17')
    expect(paceOf(paused, [before, after], calendar)).toEqual([1, 0.5])
  })
})

describe('the end of a wave', () => {
  it('that stands still moves with every working day of the pause, and is not behind for it', () => {
    const open = [milestone({ dueOn: '2026-11-19' })]
    const running = endOf(facts({}, open))
    const paused = endOf(facts({ status: 'paused', pausedOn: '2026-11-17' }, open))
    // Running it is a day behind; paused three working days ago it was not yet.
    expect(running?.early).toBe('2026-12-02')
    expect(paused?.early).toBe('2026-12-04')
  })

  it('that is over is certain, also seen from a day of rest', () => {
    const over = facts({ status: 'completed', endedOn: '2026-11-18' }, [done('2026-11-18', '2026-11-18')])
    const certain = { early: '2026-11-18', likely: '2026-11-18', late: '2026-11-18' }
    expect(forecastFacts(over, { calendar, today: '2026-11-22' }).forecast.end).toEqual(certain)
  })

  it('says how much it stands on', () => {
    const noteOf = (many: number) =>
      forecastFacts(facts({}, Array(many).fill(done('2026-11-10', '2026-11-10'))), { calendar, today }).forecast
    expect(noteOf(0)).toMatchObject({ basis: 'assumed', note: expect.stringContaining('stands on an assumed loss') })
    expect(noteOf(1)).toMatchObject({ basis: 'little', note: expect.stringContaining('Too little data: 1 milestone ') })
    expect(noteOf(8)).toMatchObject({ basis: 'measured', measured: 8, outside: 44 })
  })
})
