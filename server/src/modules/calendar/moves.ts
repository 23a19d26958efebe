// The log of deadlines that changes of the calendar moved.
import { and, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { deadlineMoves } from '../../platform/calendar/calendar-tables.ts'
import type { OrganizationScope, PlatformScope } from '../../platform/database/scope.ts'
import { defineList } from '../../platform/http/define-list.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { contains } from '../../platform/http/list.ts'
import type { MoveView } from './calendar.contract.ts'
import type { listMoves } from './moves.contract.ts'
import { organizationCodes } from './tables.ts'

const { id, title, path, statutoryDate, dueBefore, dueAfter, cause, reason, movedByName, movedAt } = deadlineMoves
const columns = {
  ...{ id, title, path, statutoryDate, dueBefore, dueAfter, cause, reason, movedAt },
  movedBy: movedByName,
  organization: sql<string | null>`${organizationCodes.code}`,
}
const withCodes = sql`${deadlineMoves} left join ${organizationCodes}
  on ${organizationCodes.id} = ${deadlineMoves.organizationId}`

const findPage = defineList({
  columns,
  from: withCodes,
  sortable: { movedAt, dueAfter },
  sort: '-movedAt',
  tieBreaker: id,
})

/** All of them, newest first. One statement. */
export function findMoves(
  { db }: PlatformScope,
  { query }: Input<typeof listMoves>,
): Promise<Output<typeof listMoves>> {
  const { q, organization } = query
  const found = q ? or(ilike(title, contains(q)), ilike(cause, contains(q))) : undefined
  return findPage(db, query, and(found, organization ? eq(organizationCodes.code, organization) : undefined))
}

/** The newest of one organization. */
export async function findOwnMoves({ db, organization }: OrganizationScope, most: number): Promise<MoveView[]> {
  const { organizationId } = deadlineMoves
  return db
    .select({ ...columns, organization: organizationCodes.code })
    .from(deadlineMoves)
    .innerJoin(organizationCodes, eq(organizationCodes.id, organizationId))
    .where(eq(organizationId, organization.id))
    .orderBy(desc(movedAt), id)
    .limit(most)
}
