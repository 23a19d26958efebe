// Deadlines that modules put in, so that a late proclamation finds and moves them.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { OrganizationScope, PlatformScope } from '../database/scope.ts'
import type { BusinessCalendar } from './business-calendar.ts'
import { deadlines } from './calendar-tables.ts'
import { type DueDate, dueDateOf } from './due-date.ts'
import { loadBusinessCalendar } from './load-business-calendar.ts'

/** What is due, among all that is due: `budgeting.report`, `2026-Q3 FAR 1`. */
export interface DeadlineKey {
  kind: string
  subjectId: string
  /** In the platform scope: whose it is; without one it is the platform's. In an organization it is its own. */
  organizationId?: number
}

export interface NewDeadline extends DeadlineKey {
  /** One line: "FAR 1 of Q3 2026". */
  title: string
  /** Address inside BMMS of what is due. */
  path: string
  /** What the rule says, before weekends and holidays; `YYYY-MM-DD`. */
  statutoryDate: string
  /** PSGC code, where local holidays count too. */
  place?: string | null
  /** Who hears when it moves: active members of the organization with one of these roles, or people of the platform. */
  roles?: readonly string[]
  people?: readonly string[]
}

/** A deadline that is set, and a change of the calendar, wait for each other: neither overlooks the other. */
export const CALENDAR_LOCK = 4_039_013

/** Puts in a deadline, or changes it; one that was settled is open again. Answers when it is due, and why not earlier. */
export async function setDeadline(scope: OrganizationScope | PlatformScope, deadline: NewDeadline): Promise<DueDate> {
  const [due] = await setDeadlines(scope, [deadline])
  if (!due) throw new Error(`No due date for ${deadline.title}.`)
  return due
}

/** Puts in many deadlines with one statement; each kind and subject once. Due dates come in the same order. */
export async function setDeadlines(
  scope: OrganizationScope | PlatformScope,
  wanted: readonly NewDeadline[],
): Promise<DueDate[]> {
  if (wanted.length === 0) return []
  await scope.db.execute(sql`select pg_advisory_xact_lock_shared(${CALENDAR_LOCK}::bigint)`)
  const calendars = await calendarsOf(scope, wanted)
  const due = wanted.map(({ place, statutoryDate }) => dueDateOf(calendarAt(calendars, place), statutoryDate))
  const rows = wanted.map(({ roles = [], people = [], place = null, ...deadline }, at) => ({
    ...deadline,
    ...{ roles: [...roles], people: [...people], place, dueDate: due[at]?.dueDate ?? deadline.statutoryDate },
    organizationId: ownerOf(scope, deadline),
  }))
  await scope.db
    .insert(deadlines)
    .values(rows)
    .onConflictDoUpdate({
      target: [deadlines.organizationId, deadlines.kind, deadlines.subjectId],
      set: {
        ...replaced,
        settledAt: null,
        version: sql`${deadlines.version} + 1`,
        updatedAt: sql`now()`,
      },
    })
  return due
}

/** What was due is done, or is asked for no more: its deadline moves no more. Does nothing when there is none. */
export async function settleDeadline(scope: OrganizationScope | PlatformScope, key: DeadlineKey): Promise<void> {
  const owner = ownerOf(scope, key)
  await scope.db
    .update(deadlines)
    .set({ settledAt: scope.clock.now().toString(), version: sql`${deadlines.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        owner === null ? isNull(deadlines.organizationId) : eq(deadlines.organizationId, owner),
        eq(deadlines.kind, key.kind),
        eq(deadlines.subjectId, key.subjectId),
        isNull(deadlines.settledAt),
      ),
    )
}

/** A calendar for each place that the deadlines name, over all their days. */
export async function calendarsOf(
  scope: OrganizationScope | PlatformScope,
  wanted: readonly { statutoryDate: string; place?: string | null }[],
): Promise<ReadonlyMap<string, BusinessCalendar>> {
  const days = wanted.map(({ statutoryDate }) => statutoryDate).sort()
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const calendars = new Map<string, BusinessCalendar>()
  for (const place of new Set(wanted.map((deadline) => deadline.place ?? '')))
    calendars.set(place, await loadBusinessCalendar(scope, { from, to, place }))
  return calendars
}

export function calendarAt(
  calendars: ReadonlyMap<string, BusinessCalendar>,
  place: string | null | undefined,
): BusinessCalendar {
  const calendar = calendars.get(place ?? '')
  if (!calendar) throw new Error(`No calendar was loaded for ${place}.`)
  return calendar
}

/** What an upsert takes from the new row. */
const replaced = {
  title: sql`excluded.title`,
  path: sql`excluded.path`,
  statutoryDate: sql`excluded.statutory_date`,
  dueDate: sql`excluded.due_date`,
  place: sql`excluded.place`,
  roles: sql`excluded.roles`,
  people: sql`excluded.people`,
}

function ownerOf(scope: OrganizationScope | PlatformScope, { organizationId }: Partial<DeadlineKey>): number | null {
  if (scope.kind === 'platform') return organizationId ?? null
  if (organizationId !== undefined && organizationId !== scope.organization.id)
    throw new Error(`${scope.organization.code} cannot set deadlines of organization ${organizationId}.`)
  return scope.organization.id
}
