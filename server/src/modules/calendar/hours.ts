// Working hours: those in force from a day on, and those of a period, which go before them.
import { randomUUIDv7 } from 'node:crypto'
import { asc, eq, isNull, sql } from 'drizzle-orm'
import { workingHours } from '../../platform/calendar/calendar-tables.ts'
import { formatDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import type { HoursView } from './calendar.contract.ts'
import { fail } from './errors.ts'
import { hoursView } from './holiday-view.ts'
import type { addHours, correctHours, removeHours } from './hours.contract.ts'
import { requireSoundHours } from './hours-rules.ts'
import { lockCalendar, moveDeadlines } from './move-deadlines.ts'

type Changed = Output<typeof addHours>

/** Working hours by id. Fails with calendar.hours.not_found. */
export async function getHours({ db }: PlatformScope, id: string): Promise<HoursView> {
  const [row] = await db.select().from(workingHours).where(eq(workingHours.id, id))
  return row ? hoursView(row) : fail('calendar.hours.not_found')
}

/** Enters working hours. Errors: those of `requireSoundHours`, calendar.hours.overlap, calendar.hours.start_taken. */
export async function enterHours(scope: PlatformScope, { body }: Input<typeof addHours>): Promise<Changed> {
  requireSoundHours(body)
  await lockCalendar(scope)
  const id = randomUUIDv7()
  await scope.db.insert(workingHours).values({ ...body, id })
  const moved = await moveDeadlines(scope, `Working hours entered: ${words(body)}`)
  return { hours: await getHours(scope, id), ...moved }
}

/** Changes working hours. Errors: those of entering, calendar.hours.first, concurrency.stale. */
export async function changeHours(
  scope: PlatformScope,
  { params, body }: Input<typeof correctHours>,
): Promise<Changed> {
  const { version, ...facts } = body
  requireSoundHours(facts)
  await lockCalendar(scope)
  const known = await getHours(scope, params.id)
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  if (facts.endsOn !== null || facts.startsOn > known.startsOn) await requireNotFirst(scope, known)
  await scope.db
    .update(workingHours)
    .set({ ...facts, version: sql`${workingHours.version} + 1`, updatedAt: sql`now()` })
    .where(eq(workingHours.id, params.id))
  const moved = await moveDeadlines(scope, `Working hours corrected: ${words(facts)}`)
  return { hours: await getHours(scope, params.id), ...moved }
}

/** Removes working hours; what they were stays in the change log. Errors: not_found, first. */
export async function dropHours(
  scope: PlatformScope,
  { params }: Input<typeof removeHours>,
): Promise<Output<typeof removeHours>> {
  await lockCalendar(scope)
  const known = await getHours(scope, params.id)
  await requireNotFirst(scope, known)
  await scope.db.delete(workingHours).where(eq(workingHours.id, params.id))
  return moveDeadlines(scope, `Working hours removed: ${words(known)}`)
}

/** The first hours without an end carry every day that no others cover. */
async function requireNotFirst({ db }: PlatformScope, known: HoursView): Promise<void> {
  const [first] = await db
    .select({ id: workingHours.id })
    .from(workingHours)
    .where(isNull(workingHours.endsOn))
    .orderBy(asc(workingHours.startsOn))
    .limit(1)
  if (first?.id === known.id) fail('calendar.hours.first')
}

function words({ name, startsOn, endsOn }: Pick<HoursView, 'name' | 'startsOn' | 'endsOn'>): string {
  return `${name}, ${formatDate(startsOn)}${endsOn ? ` to ${formatDate(endsOn)}` : ' onwards'}`
}
