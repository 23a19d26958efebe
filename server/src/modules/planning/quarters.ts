// The current year by quarter: what was due against what was reached.
import { sql } from 'drizzle-orm'
import { type Quarter, quarterEnd, quarterLabel, quarterStart } from '../../platform/calendar/fiscal.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { QuarterProgress } from './dashboard.contract.ts'

type Measured = {
  quarter: Quarter['quarter']
  planned: number | null
  completed: number | null
  progress: number | null
}

/**
 * Four quarters of a year over its objectives that are neither cancelled nor deferred, in annual plans that are or were
 * in force. An objective stands where its latest entry up to that day says, and without an entry at its baseline.
 * Quarters after `today` have a plan and no result; without objectives everything is null.
 */
export async function findQuarters(scope: OrganizationScope, year: number, today: string): Promise<QuarterProgress[]> {
  const { rows } = await scope.db.execute<Measured>(sql`
    with quarters as (
      select n as quarter, (make_date(${year}, 1, 1) + make_interval(months => n * 3))::date - 1 as ends_on,
             make_date(${year}, n * 3 - 2, 1) > ${today}::date as ahead
        from generate_series(1, 4) n),
    due as (
      select o.* from objective o
        join annual_work_plan a on a.organization_id = o.organization_id and a.id = o.annual_work_plan_id
       where o.organization_id = ${scope.organization.id} and a.year = ${year}
         and a.status in ('approved', 'active', 'completed') and o.status not in ('cancelled', 'deferred')),
    standing as (
      select q.*, due.target_date, round(least(greatest((coalesce(latest.value, due.baseline_value) - due.baseline_value)
               / (due.target_value - due.baseline_value) * 100, 0), 100), 1) as reached
        from quarters q
        left join due on true
        left join lateral (
          select e.value from progress_entry e
           where e.organization_id = due.organization_id and e.objective_id = due.id
             and e.as_of <= least(q.ends_on, ${today}::date) and not q.ahead
           order by e.as_of desc, e.created_at desc, e.id desc limit 1) latest on true)
    select quarter,
           round(count(*) filter (where target_date <= ends_on) * 100.0 / nullif(count(target_date), 0), 1)::float8 as planned,
           case when ahead then null else
             round(count(*) filter (where reached >= 100) * 100.0 / nullif(count(target_date), 0), 1)::float8 end as completed,
           case when ahead then null else round(avg(reached) filter (where target_date is not null), 1)::float8 end as progress
      from standing group by quarter, ends_on, ahead order by quarter`)
  return rows.map(({ quarter, planned, completed, progress }) => {
    const of = { year, quarter }
    const words = { label: quarterLabel(of), startsOn: quarterStart(of), endsOn: quarterEnd(of) }
    return { quarter, ...words, planned, completed, progress }
  })
}
