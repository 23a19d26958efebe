// A change of the calendar recomputes every open deadline, and says what moved.
import { randomUUIDv7 } from 'node:crypto'
import { eq, isNull, sql } from 'drizzle-orm'
import { deadlineMoves, deadlines } from '../../platform/calendar/calendar-tables.ts'
import { CALENDAR_LOCK, calendarAt, calendarsOf } from '../../platform/calendar/deadlines.ts'
import { dueDateOf } from '../../platform/calendar/due-date.ts'
import { formatDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Moved } from './calendar.contract.ts'
import type { Move } from './move.ts'
import { organizationCodes } from './tables.ts'
import { tellOfMoves } from './tell-of-moves.ts'

/** How many moves a change shows at once; all of them stand in the log. */
const SHOWN = 100
/** Rows of one statement. */
const CHUNK = 1_000

/** One change of the calendar at a time, and none while a module sets a deadline by the calendar as it was. */
export async function lockCalendar({ db }: PlatformScope): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${CALENDAR_LOCK}::bigint)`)
}

/**
 * Moves the open deadlines of all organizations to where the calendar now puts them, logs each with its cause, and tells
 * the people concerned. Call it after the change, in its transaction, while `lockCalendar` is held.
 */
export async function moveDeadlines(scope: PlatformScope, cause: string): Promise<Moved> {
  const moves = await findMoves(scope, shortened(cause, 500))
  for (let at = 0; at < moves.length; at += CHUNK) await write(scope, moves.slice(at, at + CHUNK))
  await tellOfMoves(scope, moves)
  const moved = moves
    .slice(0, SHOWN)
    .map(({ roles: _, people: __, organizationId: ___, deadlineId: ____, ...move }) => move)
  return { movedCount: moves.length, moved }
}

async function findMoves(scope: PlatformScope, cause: string): Promise<Move[]> {
  const open = await scope.db
    .select({ deadline: deadlines, organization: organizationCodes.code })
    .from(deadlines)
    .leftJoin(organizationCodes, eq(organizationCodes.id, deadlines.organizationId))
    .where(isNull(deadlines.settledAt))
    .orderBy(deadlines.dueDate, organizationCodes.code, deadlines.title)
  if (open.length === 0) return []
  const calendars = await calendarsOf(
    scope,
    open.map(({ deadline }) => deadline),
  )
  const now = scope.clock.now().toString()
  return open.flatMap(({ deadline, organization }) => {
    const { organizationId, title, path, statutoryDate, dueDate: dueBefore, roles, people } = deadline
    const due = dueDateOf(calendarAt(calendars, deadline.place), statutoryDate)
    if (due.dueDate === dueBefore) return []
    const reason = due.reason || `${formatDate(statutoryDate)} is a working day.`
    return {
      ...{ organizationId, organization, title, path, statutoryDate, dueBefore, roles, people, cause },
      id: randomUUIDv7(),
      deadlineId: deadline.id,
      dueAfter: due.dueDate,
      reason: shortened(reason, 1000),
      movedBy: scope.actor.name,
      movedAt: now,
    }
  })
}

async function write({ db, actor }: PlatformScope, moves: readonly Move[]): Promise<void> {
  const ids = sql.param(moves.map(({ deadlineId }) => deadlineId))
  const dates = sql.param(moves.map(({ dueAfter }) => dueAfter))
  await db.execute(sql`
    update public.deadline as d set due_date = m.due_date, version = d.version + 1, updated_at = now()
      from unnest(${ids}::uuid[], ${dates}::date[]) as m (id, due_date) where d.id = m.id`)
  const movedBy = actor.id || null
  await db.insert(deadlineMoves).values(moves.map((move) => ({ ...move, movedBy, movedByName: actor.name })))
}

function shortened(text: string, most: number): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
