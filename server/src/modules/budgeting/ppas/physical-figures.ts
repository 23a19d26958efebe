// Indicators with the figures of one year, up to a quarter.
import { type SQL, sql } from 'drizzle-orm'
import { quarterOf } from '../../../platform/calendar/fiscal.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { ppas } from '../tables.ts'
import type { PhysicalFact } from './indicators.contract.ts'
import { countOf, joinQuarters, tenThousandths, varianceOf } from './quarters.ts'
import { accomplishments, performanceIndicators, physicalTargets } from './tables.ts'

export interface AskedPeriod {
  year: number
  /** Accomplishments of later quarters are left out, and the variance is as of its end. */
  quarter: number
}

/** An indicator's figures, and what a reader does not see of it. */
export type MeasuredIndicator = PhysicalFact & { targetVersion: number | null; ppaIsActive: boolean }

type Row = Omit<MeasuredIndicator, 'targets' | 'accomplishments' | 'remarks'> & {
  targets: (string | null)[]
  reached: { quarter: number; value: string; remark: string }[] | null
} & Record<string, unknown>

/** The present quarter in the present year, the last one of years before, the first one of years to come. */
export function quarterReached(scope: OrganizationScope, year: number): number {
  const now = quarterOf(today(scope.clock.now()))
  if (year === now.year) return now.quarter
  return year < now.year ? 4 : 1
}

/** Indicators that `where` lets through (`i` the indicator, `p` its program), in the order of codes; one statement. */
export async function measureIndicators(
  scope: OrganizationScope,
  { year, quarter }: AskedPeriod,
  where: SQL,
): Promise<MeasuredIndicator[]> {
  const of = scope.organization.id
  const { rows } = await scope.db.execute<Row>(sql`
    select i.id, i.ppa_id as "ppaId", i.kind, i.title, i.unit, i.aggregation, i.note, i.is_active as "isActive", i.version,
           p.code as "ppaCode", p.title as "ppaTitle", p.is_active as "ppaIsActive", t.version as "targetVersion",
           array[t.q1, t.q2, t.q3, t.q4]::text[] as targets, r.reached
      from ${performanceIndicators} i
      join ${ppas} p on p.organization_id = i.organization_id and p.id = i.ppa_id
      left join ${physicalTargets} t on t.organization_id = i.organization_id and t.indicator_id = i.id and t.fiscal_year = ${year}
      left join lateral (
        select jsonb_agg(jsonb_build_object('quarter', latest.quarter, 'value', latest.value::text, 'remark', latest.remark)
                 order by latest.quarter) as reached
          from (select distinct on (a.quarter) a.quarter, a.value, a.remark from ${accomplishments} a
                 where a.organization_id = i.organization_id and a.indicator_id = i.id and a.fiscal_year = ${year}
                   and a.quarter <= ${quarter}
                 order by a.quarter, a.recorded_at desc, a.created_at desc) latest) r on true
     where i.organization_id = ${of} and ${where}
     order by p.code, i.kind, i.position, i.created_at, i.id`)
  return rows.map((row) => withFigures(row, quarter))
}

function withFigures({ reached, ...row }: Row, quarter: number): MeasuredIndicator {
  const targets = row.targets.map((count) => (count === null ? null : plainCount(count)))
  const entries = reached ?? []
  const made = [1, 2, 3, 4].map((of) => {
    const entry = entries.find((each) => each.quarter === of)
    return entry ? plainCount(entry.value) : null
  })
  const { aggregation } = row
  return {
    ...row,
    targets,
    accomplishments: made,
    targetTotal: joinQuarters(aggregation, targets),
    accomplishedTotal: joinQuarters(aggregation, made),
    variance: varianceOf(aggregation, { targets, accomplishments: made, quarter }),
    remarks: entries.at(-1)?.remark ?? '',
  }
}

/** `80.0000` is 80. */
export function plainCount(decimal: string): string {
  return countOf(tenThousandths(decimal))
}
