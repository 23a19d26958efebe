// Finding gates and sign-offs: the list, and the sign-offs of pilot organizations.
import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import type { WaveStatus } from '../rollout.contract.ts'
import { countConditions } from './find-conditions.ts'
import { findOwners } from './gate-news.ts'
import type { GateStatus, GateSummary, listGates, listSignOffs, readGateChoices } from './gates.contract.ts'
import { gates } from './tables.ts'
import type { Decision } from './verdicts.contract.ts'

// Parts of their own: Drizzle leaves the table out before columns of the outermost part.
const codeOf = sql`select o.code from organization o where o.id = ${gates.organizationId}`
const nameOf = sql`select o.code || ': ' || o.name from organization o where o.id = ${gates.organizationId}`
const waveOf = sql`select w.number from rollout_wave w where w.id = ${gates.waveId}`
const waveNamed = sql`select 'Wave ' || w.number || ': ' || w.name from rollout_wave w where w.id = ${gates.waveId}`
const subject = sql<string>`coalesce((${nameOf}), (${waveNamed}), '')`
const replaced = sql`select from rollout_gate l where l.supersedes_id = ${gates.id} and l.status = 'decided'`

export const gateColumns = {
  id: gates.id,
  number: gates.number,
  kind: sql<'wave' | 'organization'>`case when ${gates.waveId} is null then 'organization' else 'wave' end`.as('kind'),
  subject: subject.as('subject'),
  wave: sql<number | null>`(${waveOf})`.as('wave'),
  organization: sql<string | null>`(${codeOf})`.as('organization'),
  status: sql<GateStatus>`${gates.status}`.as('gate_status'),
  decision: sql<Decision | null>`${gates.decision}`.as('gate_decision'),
  openedBy: gates.openedByName,
  openedAt: gates.createdAt,
  decidedAt: gates.decidedAt,
  isSuperseded: sql<boolean>`exists (${replaced})`.as('is_superseded'),
}

const list = defineList({
  columns: gateColumns,
  from: gates,
  sortable: {
    number: gates.number,
    openedAt: gates.createdAt,
    decidedAt: gates.decidedAt,
    status: gates.status,
  },
  sort: '-number',
  tieBreaker: gates.id,
})

export async function findGates(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listGates>, 'query'>,
): Promise<Output<typeof listGates>> {
  const where = and(
    query.kind ? (query.kind === 'wave' ? isNotNull(gates.waveId) : isNull(gates.waveId)) : undefined,
    query.status ? eq(gates.status, query.status) : undefined,
    query.decision ? eq(gates.decision, query.decision) : undefined,
    query.wave ? sql`(${waveOf}) = ${query.wave}` : undefined,
    query.organization ? sql`(${codeOf}) = ${query.organization}` : undefined,
    query.q ? sql`${subject} ilike ${contains(query.q)}` : undefined,
  )
  const page = await list(scope.db, query, where)
  return { ...page, items: await withCounts(scope, page.items) }
}

type Bare = Omit<GateSummary, 'openConditions' | 'overdueConditions'>

export async function withCounts<Row extends Bare>(
  scope: PlatformScope,
  rows: Row[],
): Promise<(Row & Pick<GateSummary, 'openConditions' | 'overdueConditions'>)[]> {
  const counts = await countConditions(
    scope,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, ...(counts.get(row.id) ?? { openConditions: 0, overdueConditions: 0 }) }))
}

/** Pilot organizations and those with a sign-off, each with its latest one that was not withdrawn. */
export async function findSignOffs(scope: PlatformScope): Promise<Output<typeof listSignOffs>> {
  const { rows } = await scope.db.execute<{ code: string; name: string; isPilot: boolean; gateId: string | null }>(sql`
    select o.code, o.name, o.is_pilot as "isPilot", g.id as "gateId"
      from organization o left join lateral (select id from rollout_gate where organization_id = o.id
        and status <> 'withdrawn' order by number desc limit 1) g on true
     where o.is_pilot or g.id is not null order by o.is_pilot desc, o.code`)
  const ids = rows.flatMap(({ gateId }) => (gateId === null ? [] : [gateId]))
  const found = ids.length === 0 ? [] : await scope.db.select(gateColumns).from(gates).where(inArray(gates.id, ids))
  const counted = new Map((await withCounts(scope, found)).map((gate) => [gate.id, gate]))
  return { items: rows.map(({ gateId, ...row }) => ({ ...row, gate: counted.get(gateId ?? '') ?? null })) }
}

export async function findChoices(scope: PlatformScope): Promise<Output<typeof readGateChoices>> {
  const waves = await scope.db.execute<{ number: number; name: string; status: WaveStatus }>(
    sql`select number, name, status from rollout_wave order by number`,
  )
  const organizations = await scope.db.execute<{ code: string; name: string; isPilot: boolean }>(
    sql`select code, name, is_pilot as "isPilot" from organization order by code`,
  )
  return { waves: waves.rows, organizations: organizations.rows, owners: await findOwners(scope) }
}

/** The latest decided gate of a subject. */
export async function findDecided(scope: PlatformScope, ofSubject: SQL) {
  const [decided] = await scope.db
    .select({ id: gates.id, number: gates.number })
    .from(gates)
    .where(and(ofSubject, eq(gates.status, 'decided')))
    .orderBy(desc(gates.number))
    .limit(1)
  return decided
}
