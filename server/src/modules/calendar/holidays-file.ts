// The holidays of a year as an iCalendar file: whole days, both calendars in the words, provisional ones as tentative.
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { dualDate } from '../../platform/calendar/hijri.ts'
import { parseDate } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { FileReply } from '../../platform/http/route.ts'
import type { HolidayView, YearView } from './calendar.contract.ts'
import type { readHolidaysFile } from './working-days.contract.ts'
import { describeYear } from './year.ts'

/** Reads the year before the file is made. */
export function loadHolidaysFile(scope: OrganizationScope, { query }: Input<typeof readHolidaysFile>) {
  return describeYear(scope, query)
}

/** One event a holiday; its UID stays and its SEQUENCE rises with every correction, so that calendars update it. */
export async function renderHolidaysFile(
  { year, holidays }: YearView,
  scope: Pick<OrganizationScope, 'clock'>,
): Promise<FileReply> {
  const calendar = ical({
    name: `Holidays ${year}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//BMMS//Holidays//EN',
  })
  for (const day of holidays) {
    const start = parseDate(day.date)
    calendar.createEvent({
      id: `${day.id}@bmms`,
      sequence: day.version - 1,
      stamp: scope.clock.now(),
      start,
      end: start.add({ days: 1 }),
      allDay: true,
      summary: day.fromHour ? `${day.name} (no work from ${day.fromHour})` : day.name,
      description: `${dualDate(day.date)}\n${WORDS[day.class]}, ${day.scopeName}\n${day.status}: ${day.source}`,
      status: day.status === 'provisional' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: day.class === 'special_working' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  const bytes = new TextEncoder().encode(calendar.toString())
  return { bytes, mediaType: 'text/calendar; charset=utf-8', fileName: `holidays-${year}.ics` }
}

const WORDS: Readonly<Record<HolidayView['class'], string>> = {
  regular: 'Regular holiday',
  special_non_working: 'Special non-working day',
  special_working: 'Special working day',
  suspension: 'Suspension of work',
}
