// Changing the registry of holidays. Every change moves the open deadlines that it concerns, in the same transaction.
import { randomUUIDv7 } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { holidays } from '../../platform/calendar/calendar-tables.ts'
import { formatDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { fail as failPlatform } from '../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import { getHoliday } from './find-holidays.ts'
import { requireCover, requireSound } from './holiday-rules.ts'
import type {
  addHoliday,
  correctHoliday,
  HolidayRecord,
  proclaimHoliday,
  withdrawHoliday,
} from './holidays.contract.ts'
import { lockCalendar, moveDeadlines } from './move-deadlines.ts'

type Changed = Output<typeof addHoliday>

/** Enters a holiday or a suspension. Errors: those of `requireSound`, calendar.holiday.same_day. */
export async function enterHoliday(scope: PlatformScope, { body }: Input<typeof addHoliday>): Promise<Changed> {
  requireSound(body)
  await lockCalendar(scope)
  const id = randomUUIDv7()
  await scope.db.insert(holidays).values({ ...body, id })
  return settled(scope, id, `Entered: ${words(body)}`)
}

/** Puts a wrong entry right. Errors: those of `requireSound`, same_day, replaced, withdrawn, narrower, concurrency.stale. */
export async function correctEntry(
  scope: PlatformScope,
  { params, body }: Input<typeof correctHoliday>,
): Promise<Changed> {
  const { version, ...facts } = body
  requireSound(facts)
  const known = await lockCurrent(scope, params.id, version)
  if (known.supersedes) {
    const replaced = await getHoliday(scope, known.supersedes.id)
    requireCover({ before: replaced.scope, after: facts.scope })
  }
  await scope.db
    .update(holidays)
    .set({ ...facts, ...revised })
    .where(eq(holidays.id, params.id))
  return settled(scope, params.id, `Corrected: ${words(facts)}`)
}

/**
 * Enters the proclamation that replaces an entry; the entry stays in the registry and counts no more. Errors: those of
 * `requireSound`, same_day, replaced, withdrawn, narrower, concurrency.stale.
 */
export async function enterProclamation(
  scope: PlatformScope,
  { params, body }: Input<typeof proclaimHoliday>,
): Promise<Changed> {
  const { version, ...facts } = body
  requireSound(facts)
  const known = await lockCurrent(scope, params.id, version)
  requireCover({ before: known.scope, after: facts.scope })
  const id = randomUUIDv7()
  await scope.db.insert(holidays).values({ ...facts, id, status: 'proclaimed', supersedes: known.id })
  const instead = known.date === facts.date ? '' : ` instead of ${formatDate(known.date)}`
  return settled(scope, id, `Proclaimed: ${words(facts, instead)}`)
}

/** Withdraws an entry; what it had replaced counts again. Errors: replaced, withdrawn, concurrency.stale. */
export async function withdrawEntry(
  scope: PlatformScope,
  { params, body }: Input<typeof withdrawHoliday>,
): Promise<Changed> {
  const known = await lockCurrent(scope, params.id, body.version)
  await scope.db
    .update(holidays)
    .set({ withdrawnAt: scope.clock.now().toString(), withdrawnReason: body.reason, ...revised })
    .where(eq(holidays.id, params.id))
  return settled(scope, params.id, `Withdrawn: ${words({ ...known, source: body.reason })}`)
}

const revised = { version: sql`${holidays.version} + 1`, updatedAt: sql`now()` }

/** An entry that counts, as the caller saw it. */
async function lockCurrent(scope: PlatformScope, id: string, version: number): Promise<HolidayRecord> {
  await lockCalendar(scope)
  const known = await getHoliday(scope, id)
  if (known.state === 'replaced') fail('calendar.holiday.replaced')
  if (known.state === 'withdrawn') fail('calendar.holiday.withdrawn')
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  return known
}

async function settled(scope: PlatformScope, id: string, cause: string): Promise<Changed> {
  const moved = await moveDeadlines(scope, cause)
  return { holiday: await getHoliday(scope, id), ...moved }
}

/** `Eid’l Fitr on 10 March 2027 instead of 9 March 2027 (Proc. 1300 s. 2027)`. */
function words(facts: { name: string; date: string; source: string }, instead = ''): string {
  return `${facts.name} on ${formatDate(facts.date)}${instead} (${facts.source})`
}
