// Whoever has to do something by a day hears when that day moved: one notification a person, however many moved.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { people } from '../../platform/auth/tables.ts'
import { formatDate } from '../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import { defineTopic } from '../../platform/notifications/define-topic.ts'
import { notify } from '../../platform/notifications/notify.ts'
import type { Move } from './move.ts'
import { members, staff } from './tables.ts'

export const deadlineMovedTopic = defineTopic({
  name: 'calendar.deadline_moved',
  label: 'Due dates that moved',
  summary: 'A holiday was proclaimed or changed, and something that you have to do is due on another day.',
  mail: 'at_once',
})

/** How many moved deadlines a notification lists by name. */
const LISTED = 8

interface Person {
  id: string
  /** Where the roles are held; null: above organizations. */
  organizationId: number | null
  roles: readonly string[]
}

/** Tells the people of each deadline; those for whom the same deadlines moved with one statement. */
export async function tellOfMoves(scope: PlatformScope, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const groups = new Map<string, { to: string[]; moves: Move[] }>()
  for (const person of await findPeople(scope, moves)) {
    const own = moves.filter((move) => concerns(move, person))
    if (own.length === 0) continue
    const key = own.map(({ id }) => id).join()
    const group = groups.get(key) ?? { to: [], moves: own }
    group.to.push(person.id)
    groups.set(key, group)
  }
  for (const { to, moves: own } of groups.values()) await notify(scope, { topic: deadlineMovedTopic, to, ...news(own) })
}

function concerns(move: Move, person: Person): boolean {
  if ((move.organizationId ?? null) !== person.organizationId) return false
  return move.people.includes(person.id) || move.roles.some((role) => person.roles.includes(role))
}

function news(moves: readonly Move[]): { title: string; text: string; path: string } {
  const [first] = moves
  if (!first) throw new Error('Nothing moved.')
  const lines = moves
    .slice(0, LISTED)
    .map(({ title, dueBefore, dueAfter }) => `${title}: ${formatDate(dueBefore)} → ${formatDate(dueAfter)}`)
  const more = moves.length > LISTED ? [`and ${moves.length - LISTED} more`] : []
  const several = moves.length > 1 && first.organization
  return {
    title: moves.length === 1 ? `Due date moved: ${first.title}` : `${moves.length} due dates moved`,
    text: [...lines, ...more, first.cause].join('\n'),
    path: several ? `/moa/${first.organization}/calendar` : first.path,
  }
}

/** Active members of the organizations concerned, and staff of the platform, who hold one of the roles or are named. */
async function findPeople({ db }: PlatformScope, moves: readonly Move[]): Promise<Person[]> {
  const organizations = [...new Set(moves.flatMap(({ organizationId }) => organizationId ?? []))]
  const roles = [...new Set(moves.flatMap((move) => move.roles))]
  const named = [...new Set(moves.flatMap((move) => move.people))]
  const { personId, organizationId } = members
  const wanted = sql`(${members.roles} && ${sql.param(roles)}::text[] or ${personId} = any(${sql.param(named)}::uuid[]))`
  const inOrganizations = await db
    .select({ id: personId, organizationId, roles: members.roles })
    .from(members)
    .innerJoin(people, and(eq(people.id, personId), eq(people.isActive, true)))
    .where(and(eq(members.isActive, true), inArray(organizationId, organizations), wanted))
  if (moves.every((move) => move.organizationId !== null)) return inOrganizations
  const above = await db
    .select({ id: staff.personId, role: staff.role })
    .from(staff)
    .innerJoin(people, and(eq(people.id, staff.personId), eq(people.isActive, true)))
  const byPerson = Map.groupBy(above, ({ id }) => id)
  const ofPlatform = [...byPerson].map(([id, held]) => ({
    id,
    organizationId: null,
    roles: held.map((one) => one.role),
  }))
  return [...inOrganizations, ...ofPlatform]
}
