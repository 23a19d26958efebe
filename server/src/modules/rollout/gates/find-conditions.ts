// Conditions of decided gates: which are open, overdue and closed. A late proclamation moves the day on which they are due.
import { and, eq, ilike, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { type CriterionKey, isCriterion } from '../measures/criteria.contract.ts'
import type { Condition, listConditions } from './gates.contract.ts'
import { gateConditions } from './tables.ts'

/** Kind of their deadlines. */
export const CONDITION_DEADLINE = 'rollout.condition'

const deadline = sql`select d.due_date::text from deadline d where d.kind = 'rollout.condition'
  and d.organization_id is null and d.subject_id = ${gateConditions.id}::text`
/** The working day on which it is due as the calendar stands. */
export const dueNow = sql<string>`coalesce((${deadline}), ${gateConditions.dueOn}::text)`

const ofGate = sql`from rollout_gate g where g.id = ${gateConditions.gateId}`
const subject = sql`select coalesce((select o.code || ': ' || o.name from organization o where o.id = g.organization_id),
  (select 'Wave ' || w.number || ': ' || w.name from rollout_wave w where w.id = g.wave_id), '') ${ofGate}`
const waveOf = sql`select w.number from rollout_wave w where w.id = (select g.wave_id ${ofGate})`
const codeOf = sql`select o.code from organization o where o.id = ${gateConditions.organizationId}`

const columns = {
  id: gateConditions.id,
  number: gateConditions.number,
  criterion: gateConditions.criterion,
  title: gateConditions.title,
  ownerId: gateConditions.ownerId,
  ownerName: gateConditions.ownerName,
  dueOn: gateConditions.dueOn,
  dueNow: dueNow.as('due_now'),
  closedAt: gateConditions.closedAt,
  closedBy: gateConditions.closedByName,
  evidence: gateConditions.evidence,
  blockerId: gateConditions.blockerId,
  gateId: gateConditions.gateId,
  gateNumber: sql<number>`(select g.number ${ofGate})`.as('gate_number'),
  subject: sql<string>`(${subject})`.as('subject'),
  version: gateConditions.version,
}

const list = defineList({
  columns,
  from: gateConditions,
  sortable: { dueOn: gateConditions.dueOn, number: gateConditions.number },
  sort: 'dueOn',
  tieBreaker: gateConditions.id,
})

export async function findConditions(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listConditions>, 'query'>,
): Promise<Output<typeof listConditions>> {
  const where = and(
    query.state === undefined ? undefined : inState(query.state, today(scope.clock.now())),
    query.wave ? sql`(${waveOf}) = ${query.wave}` : undefined,
    query.organization ? sql`(${codeOf}) = ${query.organization}` : undefined,
    query.q ? ilike(gateConditions.title, contains(query.q)) : undefined,
    query.mine ? eq(gateConditions.ownerId, scope.actor.id) : undefined,
  )
  const page = await list(scope.db, query, where)
  return { ...page, items: page.items.map((row) => viewOf(scope, row)) }
}

function inState(state: Condition['state'], day: string): SQL | undefined {
  if (state === 'closed') return isNotNull(gateConditions.closedAt)
  const late = sql`${dueNow} < ${day}`
  return and(isNull(gateConditions.closedAt), state === 'overdue' ? late : sql`not ${late}`)
}

/** Conditions of one gate in their order. */
export async function conditionsOf(scope: PlatformScope, gateId: string): Promise<Condition[]> {
  const rows = await scope.db
    .select(columns)
    .from(gateConditions)
    .where(eq(gateConditions.gateId, gateId))
    .orderBy(gateConditions.number)
  return rows.map((row) => viewOf(scope, row))
}

type Row = Omit<Condition, 'state' | 'criterion'> & { criterion: string | null }

function viewOf({ clock }: PlatformScope, row: Row): Condition {
  const isOverdue = row.dueNow < today(clock.now())
  return {
    ...row,
    criterion: row.criterion !== null && isCriterion(row.criterion) ? (row.criterion satisfies CriterionKey) : null,
    state: row.closedAt ? 'closed' : isOverdue ? 'overdue' : 'open',
  }
}

interface Counts {
  /** Not closed, overdue ones among them. */
  openConditions: number
  overdueConditions: number
}

export async function countConditions(
  scope: PlatformScope,
  gateIds: readonly string[],
): Promise<ReadonlyMap<string, Counts>> {
  if (gateIds.length === 0) return new Map()
  const rows = await scope.db
    .select({
      gateId: gateConditions.gateId,
      openConditions: sql<number>`count(*)::int`,
      overdueConditions: sql<number>`count(*) filter (where ${dueNow} < ${today(scope.clock.now())})::int`,
    })
    .from(gateConditions)
    .where(and(inArray(gateConditions.gateId, [...gateIds]), isNull(gateConditions.closedAt)))
    .groupBy(gateConditions.gateId)
  return new Map(rows.map(({ gateId, ...counts }) => [gateId, counts]))
}
