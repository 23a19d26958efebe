// What the record says about the rollout, in one statement: pages, reports and forecasts are made from it.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { MilestoneKind, MilestoneStatus, PlacementState, Severity, WaveStatus } from '../rollout.contract.ts'

export interface WaveFact {
  id: string
  number: number
  name: string
  status: WaveStatus
  startsOn: string
  endsOn: string
  baselineStartsOn: string
  baselineEndsOn: string
  startedOn: string | null
  endedOn: string | null
  pausedOn: string | null
  pausedDays: number
  coordinators: string[]
}

export interface PlacementFact {
  waveId: string
  code: string
  state: PlacementState
  /** Instant. */
  since: string
}

export interface MilestoneFact {
  id: string
  waveId: string
  kind: MilestoneKind
  title: string
  dueOn: string
  baselineOn: string
  status: MilestoneStatus
  doneOn: string | null
  owner: string | null
}

export interface BlockerFact {
  id: string
  waveId: string
  code: string | null
  severity: Severity
  title: string
  owner: string | null
  openedAt: string
  escalatedAt: string | null
  resolvedAt: string | null
  resolution: string
}

export interface GateFact {
  id: string
  number: number
  wave: number | null
  code: string | null
  status: 'open' | 'signed' | 'decided'
  decision: 'go' | 'conditional_go' | 'no_go' | null
  createdAt: string
  decidedAt: string | null
}

export interface WatchFacts {
  organizations: number
  waves: WaveFact[]
  placements: PlacementFact[]
  milestones: MilestoneFact[]
  /** Those that are open, and those that were resolved since. */
  blockers: BlockerFact[]
  /** Those that wait for signatures, and those that were decided since. */
  gates: GateFact[]
  /** The newest weekly report's likely end, with its day. */
  saidBefore: { on: string; likely: string } | null
}

/** Facts of waves that are not cancelled; of what is over, what happened after `since`. */
export async function readFacts(scope: PlatformScope, since: Temporal.Instant): Promise<WatchFacts> {
  const from = sql`${since.toString()}::timestamptz`
  const { rows } = await scope.db.execute<WatchFacts & Record<string, unknown>>(sql`
    select (select count(*)::int from organization) as organizations,
      ${list(sql`select w.id, w.number, w.name, w.status, w.starts_on as "startsOn", w.ends_on as "endsOn",
          w.baseline_starts_on as "baselineStartsOn", w.baseline_ends_on as "baselineEndsOn", w.started_on as "startedOn",
          w.ended_on as "endedOn", w.paused_on as "pausedOn", w.paused_days as "pausedDays",
          array(select c.part from rollout_coordinator c where c.wave_id = w.id order by c.part) as coordinators
        from rollout_wave w where w.status <> 'cancelled' order by w.number`)} as waves,
      ${list(sql`select p.wave_id as "waveId", o.code, p.state, p.state_since as since
        from rollout_placement p join organization o on o.id = p.organization_id
        where p.left_on is null order by o.code`)} as placements,
      ${list(sql`select m.id, m.wave_id as "waveId", m.kind, m.title, m.due_on as "dueOn", m.baseline_on as "baselineOn",
          m.status, m.done_on as "doneOn", o.name as owner
        from rollout_milestone m left join person o on o.id = m.owner_id
        where m.status <> 'dropped' order by m.due_on, m.created_at, m.id`)} as milestones,
      ${list(sql`select b.id, b.wave_id as "waveId", o.code, b.severity, b.title, p.name as owner, b.opened_at as "openedAt",
          b.escalated_at as "escalatedAt", b.resolved_at as "resolvedAt", b.resolution
        from rollout_blocker b left join organization o on o.id = b.organization_id left join person p on p.id = b.owner_id
        where b.resolved_at is null or b.resolved_at > ${from} order by b.opened_at, b.id`)} as blockers,
      ${list(sql`select g.id, g.number, w.number as wave, o.code, g.status, g.decision, g.created_at as "createdAt",
          g.decided_at as "decidedAt"
        from rollout_gate g left join rollout_wave w on w.id = g.wave_id left join organization o on o.id = g.organization_id
        where g.status in ('open', 'signed') or (g.status = 'decided' and g.decided_at > ${from})
        order by g.created_at, g.id`)} as gates,
      (select json_build_object('on', r.for_day, 'likely', r.content -> 'forecast' -> 'end' -> 'likely')
        from rollout_report r where r.kind = 'weekly' and r.content -> 'forecast' -> 'end' ->> 'likely' is not null
        order by r.for_day desc limit 1) as "saidBefore"`)
  const facts = rows[0]
  if (!facts) throw new Error('The statement of facts answers one row.')
  const known = new Set(facts.waves.map(({ id }) => id))
  const own = <F extends { waveId: string }>(list: F[]) => list.filter(({ waveId }) => known.has(waveId))
  return {
    ...facts,
    placements: own(facts.placements),
    milestones: own(facts.milestones),
    blockers: own(facts.blockers),
  }
}

function list(statement: ReturnType<typeof sql>) {
  return sql`(select coalesce(json_agg(f), '[]') from (${statement}) f)`
}
