// The schedule as iCalendar (RFC 5545): whole days, with UIDs that stay and a SEQUENCE that rises with every change.
import { asc } from 'drizzle-orm'
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { parseDate } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import {
  MILESTONE_STATUS_WORDS,
  type MilestoneStatus,
  WAVE_STATUS_WORDS,
  type WaveStatus,
} from '../rollout.contract.ts'
import { milestones, waves } from '../tables.ts'
import { findPlaced, type MilestoneRow, type WaveRow } from '../waves.ts'

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8'

export interface ScheduleCalendar {
  waves: (WaveRow & { organizations: string[] })[]
  milestones: MilestoneRow[]
  publicUrl: string
  stamp: Temporal.Instant
}

/** What the file needs. Cancelled waves are in it as cancelled, so that calendars take them out. */
export async function loadScheduleCalendar(scope: PlatformScope): Promise<ScheduleCalendar> {
  const rows = await scope.db.select().from(waves).orderBy(asc(waves.number))
  const placed = Map.groupBy(await findPlaced(scope), ({ waveId }) => waveId)
  return {
    waves: rows.map((wave) => ({ ...wave, organizations: (placed.get(wave.id) ?? []).map(({ name }) => name) })),
    milestones: await scope.db
      .select()
      .from(milestones)
      .orderBy(asc(milestones.dueOn), asc(milestones.createdAt), asc(milestones.id)),
    publicUrl: scope.publicUrl,
    stamp: scope.clock.now(),
  }
}

/** The text of the file: one event a wave and one a milestone, lines of at most 75 octets that end with CRLF. */
export function scheduleCalendarText({ waves: rows, milestones: days, publicUrl, stamp }: ScheduleCalendar): string {
  const calendar = ical({
    name: 'BMMS rollout',
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//BMMS//Rollout//EN',
    ttl: 3 * 60 * 60,
  })
  const url = `${publicUrl}/platform/rollout/timeline`
  for (const wave of rows) {
    const label = `Wave ${wave.number}: ${wave.name}`
    const isOff = wave.status === 'cancelled'
    calendar.createEvent({
      ...wholeDays(wave.startsOn, wave.endsOn),
      ...{ id: `${wave.id}@bmms`, sequence: wave.version - 1, stamp, url, summary: label },
      description: [
        `${dualDate(wave.startsOn)}\nto ${dualDate(wave.endsOn)}`,
        WAVE_STATUS_WORDS[wave.status as WaveStatus],
        wave.organizations.join(', '),
        wave.description,
      ]
        .filter(Boolean)
        .join('\n'),
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    for (const day of days.filter(({ waveId }) => waveId === wave.id)) {
      const isDropped = isOff || day.status === 'dropped'
      calendar.createEvent({
        ...wholeDays(day.dueOn, day.dueOn),
        ...{ id: `${day.id}@bmms`, sequence: day.sequence, stamp, url },
        summary: `${day.title} (wave ${wave.number}, ${wave.name})`,
        description: [dualDate(day.dueOn), MILESTONE_STATUS_WORDS[day.status as MilestoneStatus], day.note]
          .filter(Boolean)
          .join('\n'),
        status: isDropped ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        transparency: ICalEventTransparency.TRANSPARENT,
      })
    }
  }
  return calendar.toString()
}

/** The file, after the transaction. */
export async function renderScheduleCalendar(data: ScheduleCalendar): Promise<FileReply> {
  const bytes = new TextEncoder().encode(scheduleCalendarText(data))
  return { bytes, mediaType: CALENDAR_TYPE, fileName: 'rollout-schedule.ics' }
}

/** Whole days end with the day after the last, which is not included. */
function wholeDays(first: string, last: string) {
  return { start: parseDate(first), end: parseDate(last).add({ days: 1 }), allDay: true }
}
