// What is known of an organization before it gets a stage: one statement, and the latest measure of training.
import { sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { type LatestMeasure, latestMeasures } from '../measures/find-measures.ts'

interface Found {
  code: string
  modules: string[]
  people: number
  limit: number | null
  admins: number
  adminsSignedIn: number
  planners: number
  managers: number
  budgetOfficers: number
  accountants: number
  disbursingOfficers: number
  head: string
  email: string
  phone: string
  wave: number | null
  waveStatus: string | null
  fiscalYear: number
  objects: number
  sources: number
  /** Code of an appropriation act of the fiscal year. */
  act: string | null
}

export interface ReadinessFacts extends Found {
  training: LatestMeasure | undefined
}

export async function findReadinessFacts(scope: PlatformScope, organizationId: number): Promise<ReadinessFacts> {
  const fiscalYear = Number(today(scope.clock.now()).slice(0, 4))
  const { rows } = await scope.db.execute<Found & Record<string, unknown>>(sql`
    with member as (
      select m.person_id, m.roles,
             exists (select from sign_in_event e where e.person_id = m.person_id and e.kind = 'signed_in')
               or exists (select from onboarding b where b.person_id = m.person_id and b.last_signed_in_at is not null) as signed_in
        from membership m join person p on p.id = m.person_id and p.is_active
       where m.organization_id = ${organizationId} and m.is_active)
    select o.code, o.modules, bmms.people_limit(o) as "limit", o.head_official as head, o.email, o.phone,
           count(m.person_id)::int as people,
           ${holders('admin')} as admins,
           (count(*) filter (where m.roles && '{admin}' and m.signed_in))::int as "adminsSignedIn",
           ${holders('planner')} as planners, ${holders('manager')} as managers,
           ${holders('budget_officer')} as "budgetOfficers", ${holders('accountant')} as accountants,
           ${holders('disbursing_officer')} as "disbursingOfficers",
           w.number as wave, w.status as "waveStatus", ${fiscalYear}::int as "fiscalYear",
           (select count(*)::int from uacs_object) as objects, (select count(*)::int from funding_source) as sources,
           (select a.code from appropriation_act a where a.fiscal_year = ${fiscalYear} order by a.kind, a.code limit 1) as act
      from organization o
      left join member m on true
      left join rollout_placement l on l.organization_id = o.id and l.left_on is null
      left join rollout_wave w on w.id = l.wave_id
     where o.id = ${organizationId}
     group by o.id, w.id`)
  const [found] = rows
  if (!found) throw new Error(`organization ${organizationId} does not exist`)
  const measures = await latestMeasures(scope, { organizationIds: [organizationId] })
  return { ...found, training: measures.find(({ criterion }) => criterion === 'training_completion') }
}

function holders(role: string) {
  return sql.raw(`(count(*) filter (where m.roles && '{${role}}'))::int`)
}
