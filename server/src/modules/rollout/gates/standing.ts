// Where waves stand with their gates: for dashboards, and for whether later waves may start.
import { sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OversightScope, PlatformScope } from '../../../platform/database/scope.ts'
import type { Decision } from './verdicts.contract.ts'

export interface GateStanding {
  waveId: string
  /** The latest decided gate; null while nothing was decided. */
  gate: { id: string; number: number; decision: Decision; decidedAt: string } | null
  /** A gate that is open or waits for its second signature. */
  open: { id: string; number: number; isSigned: boolean } | null
  /** Conditions that are not closed, and those of them that are overdue. */
  openConditions: number
  overdueConditions: number
  /** The latest decision is a go or a conditional go: as far as this wave goes, later ones may start. */
  letsLaterStart: boolean
}

interface Row extends Record<string, unknown> {
  waveId: string
  id: string | null
  number: number | null
  decision: Decision | null
  decidedAt: string | null
  openId: string | null
  openNumber: number | null
  isSigned: boolean | null
  openConditions: number
  overdueConditions: number
}

/** The standing of each wave, by its id; one statement. */
export async function gateStanding(
  scope: PlatformScope | OversightScope,
  waveIds: readonly string[],
): Promise<ReadonlyMap<string, GateStanding>> {
  if (waveIds.length === 0) return new Map()
  const day = today(scope.clock.now())
  const { rows } = await scope.db.execute<Row>(sql`
    select w.id as "waveId", d.id, d.number, d.decision, to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decidedAt",
           g.id as "openId", g.number as "openNumber", g.status = 'signed' as "isSigned",
           c.open as "openConditions", c.overdue as "overdueConditions"
      from rollout_wave w
      left join lateral (select * from rollout_gate x where x.wave_id = w.id and x.status = 'decided' order by x.number desc limit 1) d on true
      left join lateral (select * from rollout_gate x where x.wave_id = w.id and x.status in ('open', 'signed') limit 1) g on true
      cross join lateral (select count(*)::int as open, count(*) filter (where coalesce((select t.due_date from deadline t
          where t.kind = 'rollout.condition' and t.organization_id is null and t.subject_id = c.id::text), c.due_on) < ${day}::date)::int as overdue
        from rollout_gate_condition c join rollout_gate x on x.id = c.gate_id where x.wave_id = w.id and c.closed_at is null) c
     where w.id = any(${sql.param([...waveIds])}::uuid[])`)
  return new Map(rows.map((row) => [row.waveId, standingOf(row)]))
}

function standingOf(row: Row): GateStanding {
  const { waveId, openConditions, overdueConditions, decision } = row
  return {
    ...{ waveId, openConditions, overdueConditions },
    gate:
      row.id !== null && row.number !== null && decision !== null
        ? { id: row.id, number: row.number, decision, decidedAt: row.decidedAt ?? '' }
        : null,
    open:
      row.openId === null || row.openNumber === null
        ? null
        : { id: row.openId, number: row.openNumber, isSigned: row.isSigned === true },
    letsLaterStart: decision === 'go' || decision === 'conditional_go',
  }
}
