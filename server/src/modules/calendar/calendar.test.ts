import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type NewDeadline, setDeadline, setDeadlines, settleDeadline } from '../../platform/calendar/deadlines.ts'
import { type Actor, inOrganization, inPlatform, SYSTEM } from '../../platform/database/scope.ts'
import { type Ask, useTestApp } from '../../testing/app.ts'
import { createPerson, getOrganization, type TestPerson } from '../../testing/builders.ts'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'

const test = useTestDatabase()
const app = useTestApp(test)
const base = '/platform/calendar/holidays'

let admin: Ask
let officer: TestPerson
let asOfficer: Ask
let manager: TestPerson

beforeAll(async () => {
  admin = await app.signIn(await createPerson(test, { name: 'Faisal Jalal', platformRoles: ['rollout_manager'] }))
  officer = await createPerson(test, { name: 'Sittie Aisah', roles: { MOH: ['budget_officer'] } })
  manager = await createPerson(test, { name: 'Norhaya Ali', roles: { MOH: ['manager'] } })
  asOfficer = await app.signIn(officer)
})
beforeEach(() => onAdmin(test.adminUrl, 'delete from deadline_move; delete from deadline; delete from notification'))

const caller = { actor: SYSTEM as Actor, requestId: 'test' }
const inMoh = async <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
  inOrganization(test.database, { ...caller, organization: await getOrganization(test, 'MOH') }, work)
const report: NewDeadline = {
  kind: 'budgeting.report',
  subjectId: '2027-Q1 FAR 1',
  title: 'FAR 1 of Q1 2027',
  path: '/moa/MOH/budgeting/reports',
  statutoryDate: '2027-03-10',
  roles: ['budget_officer'],
}
const dueDates = async () => {
  const { rows } = await onAdmin(test.adminUrl, 'select title, due_date::text as due from deadline order by title')
  return Object.fromEntries(rows.map(({ title, due }) => [title, due]))
}
const find = async (date: string, name: string) => {
  const { body } = await admin('GET', `${base}?year=${date.slice(0, 4)}&q=${encodeURIComponent(name)}&state=counts`)
  const found = body.items.find((one: { date: string }) => one.date === date)
  if (!found) throw new Error(`no ${name} on ${date}`)
  return found as { id: string; version: number }
}
const local = { class: 'special_non_working', fromHour: null, status: 'proclaimed', source: 'Executive order' }

describe('a late proclamation', () => {
  it('moves open deadlines, shows and logs what moved, and tells the people concerned', async () => {
    expect(await inMoh((scope) => setDeadline(scope, report))).toEqual({ dueDate: '2027-03-10', reason: '' })
    await inMoh((scope) => setDeadline(scope, { ...report, subjectId: 'done', title: 'Done before' }))
    await inMoh((scope) => settleDeadline(scope, { kind: report.kind, subjectId: 'done' }))
    const eid = await find('2027-03-09', 'Eid’l Fitr')
    const { status, body } = await admin('POST', `${base}/${eid.id}/proclamation`, {
      ...{ date: '2027-03-10', name: 'Eid’l Fitr', class: 'regular', fromHour: null, scope: 'PH' },
      ...{ source: 'Proc. 1300 s. 2027', version: eid.version },
    })
    expect(status).toBe(201)
    expect(body.movedCount).toBe(1)
    expect(body.moved).toMatchObject([
      {
        ...{ organization: 'MOH', title: 'FAR 1 of Q1 2027', statutoryDate: '2027-03-10' },
        ...{ dueBefore: '2027-03-10', dueAfter: '2027-03-11', movedBy: 'Faisal Jalal' },
        cause: 'Proclaimed: Eid’l Fitr on 10 March 2027 instead of 9 March 2027 (Proc. 1300 s. 2027)',
        reason: '10 March 2027 (Eid’l Fitr)',
      },
    ])
    expect(body.holiday).toMatchObject({ status: 'proclaimed', supersedes: { id: eid.id }, state: 'counts' })
    expect(await dueDates()).toEqual({ 'FAR 1 of Q1 2027': '2027-03-11', 'Done before': '2027-03-10' })
    expect((await admin('GET', '/platform/calendar/moves')).body.items).toMatchObject([{ dueAfter: '2027-03-11' }])
    const own = await asOfficer('GET', '/moa/MOH/calendar/working-days?year=2027')
    expect(own.body.moves).toMatchObject([{ title: 'FAR 1 of Q1 2027', dueBefore: '2027-03-10' }])
    const { rows } = await onAdmin(test.adminUrl, 'select person_id, title, text, path from notification')
    expect(rows).toEqual([
      {
        person_id: officer.id,
        title: 'Due date moved: FAR 1 of Q1 2027',
        text: expect.stringContaining('10 March 2027 → 11 March 2027'),
        path: report.path,
      },
    ])
    const withdrawn = await admin('POST', `${base}/${body.holiday.id}/withdrawal`, {
      reason: 'The moon was seen.',
      version: body.holiday.version,
    })
    expect(withdrawn.body.moved).toMatchObject([{ dueBefore: '2027-03-11', dueAfter: '2027-03-10' }])
    expect(withdrawn.body.moved[0].reason).toBe('10 March 2027 is a working day.')
    expect((await admin('GET', `${base}/${eid.id}`)).body.state).toBe('counts')
  })

  it('tells a person once, however many deadlines moved, and only of their own', async () => {
    await inMoh((scope) =>
      setDeadlines(
        scope,
        ['FAR 1', 'FAR 4', 'BAR 1'].map((title) => ({
          ...{ ...report, title, subjectId: title, statutoryDate: '2026-12-03' },
          ...(title === 'BAR 1' ? { people: [manager.id] } : {}),
        })),
      ),
    )
    const platform = { ...report, title: 'Call', subjectId: 'call', statutoryDate: '2026-12-03' }
    await inPlatform(test.database, caller, (scope) => setDeadline(scope, { ...platform, roles: ['trainer'] }))
    const { body } = await admin('POST', base, { ...local, date: '2026-12-03', name: 'Storm', scope: 'BARMM' })
    expect(body.movedCount).toBe(4)
    const { rows } = await onAdmin(test.adminUrl, 'select person_id, title, path from notification order by title')
    expect(rows).toEqual([
      { person_id: officer.id, title: '3 due dates moved', path: '/moa/MOH/calendar' },
      { person_id: manager.id, title: 'Due date moved: BAR 1', path: report.path },
    ])
  })

  it('for one place moves only what is due there', async () => {
    const due = { ...report, statutoryDate: '2026-12-18' }
    await inMoh((scope) =>
      setDeadlines(scope, [
        { ...due, title: 'Anywhere', subjectId: 'a' },
        { ...due, title: 'In Cotabato', subjectId: 'b', place: '1908703000' },
      ]),
    )
    const entry = { ...local, date: '2026-12-18', name: 'City day', scope: '1908703000' }
    const { body } = await admin('POST', base, entry)
    expect(body.moved.map(({ title }: { title: string }) => title)).toEqual(['In Cotabato'])
    expect(body.holiday.scopeName).toBe('Cotabato City')
    const year = await asOfficer('GET', '/moa/MOH/calendar/working-days?year=2026&place=1908703000')
    expect(year.body.freeDays).toContain('2026-12-18')
    expect(year.body.places).toEqual([{ code: '1908703000', name: 'Cotabato City' }])
    expect((await asOfficer('GET', '/moa/MOH/calendar/working-days?year=2026')).body.freeDays).not.toContain(
      '2026-12-18',
    )
  })

  it('and a deadline that is set at the same time do not overlook each other', async () => {
    const entry = { ...local, date: '2026-12-09', name: 'Late', scope: 'PH' }
    await Promise.all([
      admin('POST', base, entry),
      ...Array.from({ length: 4 }, (_, at) =>
        inMoh((scope) =>
          setDeadline(scope, { ...report, subjectId: `${at}`, title: `${at}`, statutoryDate: '2026-12-09' }),
        ),
      ),
    ])
    expect(new Set(Object.values(await dueDates()))).toEqual(new Set(['2026-12-10']))
  })
})

describe('setting a deadline', () => {
  it('again changes it and opens it; another organization has its own of the same name', async () => {
    await inMoh((scope) => setDeadline(scope, report))
    await inMoh((scope) => settleDeadline(scope, report))
    await inMoh((scope) => setDeadline(scope, { ...report, statutoryDate: '2027-05-01' }))
    const { id } = await getOrganization(test, 'MOLE')
    await inPlatform(test.database, caller, (scope) => setDeadline(scope, { ...report, organizationId: id }))
    const { rows } = await onAdmin(
      test.adminUrl,
      'select organization_id, due_date::text as due, settled_at from deadline order by due_date',
    )
    expect(rows).toEqual([
      { organization_id: id, due: '2027-03-10', settled_at: null },
      { organization_id: (await getOrganization(test, 'MOH')).id, due: '2027-05-03', settled_at: null },
    ])
    await expect(inMoh((scope) => setDeadline(scope, { ...report, organizationId: id }))).rejects.toThrow(/MOH cannot/)
  })
})

describe('bad entries are refused with their field', () => {
  const good = { ...local, date: '2026-12-21', name: 'A day', scope: 'PH' }
  it.each([
    [{ date: '1999-12-31' }, 'calendar.holiday.date_range', 'date'],
    [{ date: '2101-01-01' }, 'calendar.holiday.date_range', 'date'],
    [{ class: 'suspension' }, 'calendar.holiday.hour_missing', 'fromHour'],
    [{ class: 'suspension', fromHour: '25:00' }, 'calendar.holiday.hour_unreadable', 'fromHour'],
    [{ fromHour: '12:00' }, 'calendar.holiday.hour_too_much', 'fromHour'],
    [{ scope: 'Cotabato' }, 'calendar.holiday.scope_unknown', 'scope'],
    [{ date: '2026-12-25', name: 'CHRISTMAS DAY' }, 'calendar.holiday.same_day', 'name'],
    [{ name: ' ' }, 'request.invalid', 'name'],
  ])('%j: %s', async (wrong, code, path) => {
    const { body } = await admin('POST', base, { ...good, ...wrong })
    expect(body).toMatchObject({ code, errors: [{ path }] })
  })

  it('replacing twice, withdrawing what was replaced, or by a narrower scope', async () => {
    const arafah = await find('2027-05-15', 'Day of Arafah')
    const again = { ...{ ...local, status: undefined }, date: '2027-05-14', name: 'Day of Arafah', version: 1 }
    const narrow = await admin('POST', `${base}/${arafah.id}/proclamation`, { ...again, scope: '1908703000' })
    expect(narrow.body).toMatchObject({ code: 'calendar.holiday.narrower', errors: [{ path: 'scope' }] })
    expect(narrow.body.detail).toContain('Cotabato City')
    expect((await admin('POST', `${base}/${arafah.id}/proclamation`, { ...again, scope: 'BARMM' })).status).toBe(201)
    const twice = await admin('POST', `${base}/${arafah.id}/proclamation`, { ...again, scope: 'BARMM' })
    expect(twice.body.code).toBe('calendar.holiday.replaced')
    const withdrawal = await admin('POST', `${base}/${arafah.id}/withdrawal`, { reason: 'Why', version: 1 })
    expect(withdrawal.body.code).toBe('calendar.holiday.replaced')
    await expect(
      onAdmin(
        test.adminUrl,
        `insert into holiday (date, name, class, scope, status, source, supersedes)
        values ('2027-05-13', 'Again', 'regular', 'BARMM', 'proclaimed', 'x', '${arafah.id}')`,
      ),
    ).rejects.toMatchObject({ constraint: 'holiday_supersedes_key' })
  })

  it('a correction of what somebody else corrected, or withdrew', async () => {
    const { body } = await admin('POST', base, { ...good, name: 'Typo' })
    const path = `${base}/${body.holiday.id}`
    const corrected = { ...good, name: 'No typo', version: 1 }
    expect((await admin('PATCH', path, corrected)).body.holiday).toMatchObject({ name: 'No typo', version: 2 })
    expect((await admin('PATCH', path, corrected)).body.code).toBe('concurrency.stale')
    expect((await admin('GET', `${path}/history`)).body.total).toBe(2)
    await admin('POST', `${path}/withdrawal`, { reason: 'Was not proclaimed.', version: 2 })
    expect((await admin('PATCH', path, { ...corrected, version: 3 })).body.code).toBe('calendar.holiday.withdrawn')
    expect((await admin('POST', base, { ...good, name: 'No typo' })).status).toBe(201)
  })
})

describe('Islamic days of a year', () => {
  it('are entered once, with the hours of Ramadan, and not again when withdrawn', async () => {
    const propose = (year: number) => admin('POST', '/platform/calendar/proposals', { year, days: 'islamic' })
    expect((await propose(2026)).body).toMatchObject({ holidays: [], hours: [] })
    const first = await propose(2028)
    expect(first.body.holidays).toHaveLength(7)
    expect(first.body.hours).toEqual(['Ramadan 1449'])
    expect(first.body.holidays[0]).toMatchObject({ status: 'provisional', source: expect.stringMatching(/computed/) })
    const [one] = first.body.holidays
    await admin('POST', `${base}/${one.id}/withdrawal`, { reason: 'Not observed.', version: 1 })
    expect((await propose(2028)).body).toMatchObject({ holidays: [], hours: [] })
  })
})

describe('days that a law fixes', () => {
  it('are entered once; those of 2025 to 2027 are known', async () => {
    const propose = (year: number) => admin('POST', '/platform/calendar/proposals', { year, days: 'fixed' })
    for (const year of [2025, 2026, 2027]) expect((await propose(year)).body.holidays).toEqual([])
    expect((await propose(2028)).body.holidays).toHaveLength(20)
    expect((await propose(2028)).body).toMatchObject({ holidays: [], hours: [], movedCount: 0 })
  })
})

describe('working hours', () => {
  const path = '/platform/calendar/working-hours'
  const span = (from: string, to: string) => [{ from, to }]
  const hours = [...Array.from({ length: 4 }, () => span('07:00', '18:00')), [], [], []]
  const profile = { name: 'Energy saving', startsOn: '2026-09-01', endsOn: '2026-09-30', hours }
  const body = { ...profile, status: 'proclaimed', source: 'Memorandum circular' }

  it('of a period make other days business days, and move deadlines', async () => {
    await inMoh((scope) => setDeadline(scope, { ...report, statutoryDate: '2026-09-04' }))
    const added = await admin('POST', path, body)
    expect(added.body.moved).toMatchObject([{ dueBefore: '2026-09-04', dueAfter: '2026-09-07' }])
    expect(added.body.moved[0].reason).toContain('4 September 2026 (Friday)')
    const removed = await admin('DELETE', `${path}/${added.body.hours.id}`)
    expect(removed.body.moved).toMatchObject([{ dueAfter: '2026-09-04' }])
  })

  it.each([
    [{ endsOn: '2026-08-31' }, 'calendar.hours.order', 'endsOn'],
    [{ startsOn: '1999-01-01' }, 'calendar.hours.date_range', 'startsOn'],
    [{ startsOn: '2026-02-10', endsOn: '2026-02-20' }, 'calendar.hours.overlap', 'startsOn'],
    [{ startsOn: '2000-01-01', endsOn: null }, 'calendar.hours.start_taken', 'startsOn'],
    [{ endsOn: null, hours: hours.map(() => []) }, 'calendar.hours.nothing', 'hours'],
    [
      { hours: [[...span('08:00', '12:00'), ...span('11:00', '17:00')], ...hours.slice(1)] },
      'calendar.hours.spans',
      'hours.0',
    ],
    [{ hours: [span('17:00', '08:00'), ...hours.slice(1)] }, 'calendar.hours.spans', 'hours.0'],
    [{ hours: [span('8', '17'), ...hours.slice(1)] }, 'calendar.hours.spans', 'hours.0'],
  ])('%j: %s', async (wrong, code, field) => {
    const answer = await admin('POST', path, { ...body, ...wrong })
    expect(answer.body).toMatchObject({ code, errors: [{ path: field }] })
  })

  it('that carry all other days cannot go', async () => {
    const { body: all } = await admin('GET', path)
    const first = all.items.at(-1)
    expect(first).toMatchObject({ startsOn: '2000-01-01', endsOn: null })
    expect((await admin('DELETE', `${path}/${first.id}`)).body.code).toBe('calendar.hours.first')
    const { id, ...facts } = first
    expect((await admin('PATCH', `${path}/${id}`, { ...facts, endsOn: '2026-12-31' })).body.code).toBe(
      'calendar.hours.first',
    )
    const spans = JSON.stringify([
      [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ])
    await expect(
      onAdmin(test.adminUrl, `update working_hours set hours = '${spans}' where id = '${id}'`),
    ).rejects.toMatchObject({ constraint: 'working_hours_sound' })
  })
})

describe('the calendar of an organization', () => {
  it('shows the year to every member, and lets nobody else change it', async () => {
    const { body } = await asOfficer('GET', '/moa/MOH/calendar/working-days?year=2027')
    expect(body.holidays.filter(({ name }: { name: string }) => name === 'Isra wal Mi’raj')).toHaveLength(2)
    expect(body.hours.map(({ name }: { name: string }) => name)).toEqual(['Regular hours', 'Ramadan 1448'])
    expect(body.months[0]).toEqual({ month: 1, businessDays: 19, workingMinutes: 19 * 480 })
    expect(body.freeDays).not.toContain('2027-01-05')
    const refused = await asOfficer('POST', base, { ...local, date: '2026-12-21', name: 'Mine', scope: 'PH' })
    expect(refused.body.code).toBe('access.missing_permission')
    expect((await asOfficer('GET', '/moa/MOH/calendar/working-days?place=Cotabato')).body.code).toBe(
      'calendar.place.unknown',
    )
  })

  it('goes into other calendars as whole days', async () => {
    const { text, headers } = await asOfficer('GET', '/moa/MOH/calendar/working-days/holidays.ics?year=2026')
    expect(headers['content-type']).toMatch('text/calendar')
    expect(headers['content-disposition']).toContain('holidays-2026.ics')
    const unfolded = text.replaceAll('\r\n ', '')
    const eid = unfolded.split('BEGIN:VEVENT').find((event) => event.includes('SUMMARY:Eid’l Fitr')) ?? ''
    expect(eid).toContain('DTSTART;VALUE=DATE:20260320')
    expect(eid).toContain('DTEND;VALUE=DATE:20260321')
    expect(eid).toContain('DESCRIPTION:1 Shawwal 1447 / 20 March 2026')
    expect(eid).toContain('STATUS:CONFIRMED')
    expect(eid).toMatch(/UID:[0-9a-f-]{36}@bmms/)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(30)
  })

  it('is seeded with all that is known of 2025 to 2027', async () => {
    const { rows } = await onAdmin(
      test.adminUrl,
      `select extract(year from date)::int as year, count(*)::int as days from holiday
        where supersedes is null and created_at = (select min(created_at) from holiday) group by 1 order by 1`,
    )
    expect(rows.reduce((sum, { days }) => sum + days, 0)).toBe(99)
  })
})
