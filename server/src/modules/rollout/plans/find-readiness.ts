// The facts behind the readiness of all organizations, in two statements.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { latestMeasures } from '../measures/find-measures.ts'
import type { ReadinessView } from './planning-facts.contract.ts'
import { type ReadinessFacts, readinessOf } from './readiness.ts'

interface Asked {
  id: number
  expectedPeople: number
}

type FactsRow = Omit<ReadinessFacts, 'expectedPeople' | 'trainingCompletion'> & { id: number }

/** Readiness by id of the organization. */
export async function findReadiness(
  scope: PlatformScope,
  organizations: readonly Asked[],
): Promise<Map<number, ReadinessView>> {
  const ids = organizations.map(({ id }) => id)
  const [counts, measured] = await Promise.all([
    countFacts(scope, ids),
    latestMeasures(scope, { organizationIds: ids }),
  ])
  const training = new Map(
    measured.flatMap(({ criterion, organizationId, value }) =>
      criterion === 'training_completion' && organizationId !== null ? [[organizationId, Number(value)] as const] : [],
    ),
  )
  return new Map(
    organizations.map(({ id, expectedPeople }) => {
      const facts = counts.get(id) ?? NOTHING
      return [id, readinessOf({ ...facts, expectedPeople, trainingCompletion: training.get(id) ?? null })]
    }),
  )
}

const NOTHING = {
  ...{ administrators: 0, activeAdministrators: 0, people: 0, activePeople: 0 },
  ...{ plans: 0, programs: 0, postings: 0 },
}

async function countFacts(scope: PlatformScope, ids: readonly number[]): Promise<Map<number, FactsRow>> {
  const since = scope.clock
    .now()
    .subtract({ hours: 30 * 24 })
    .toString()
  const recent = sql`coalesce(b.last_signed_in_at >= ${since}::timestamptz, false)`
  const { rows } = await scope.db.execute<FactsRow & Record<string, unknown>>(sql`
    with member as (
      select m.organization_id, 'admin' = any(m.roles) as is_admin, ${recent} as is_recent
        from membership m join person p on p.id = m.person_id left join onboarding b on b.person_id = p.id
       where m.is_active and p.is_active and m.organization_id = any(${sql.param([...ids])}::integer[])),
    crowd as (
      select organization_id, count(*)::int as people, count(*) filter (where is_recent)::int as active_people,
             count(*) filter (where is_admin)::int as administrators,
             count(*) filter (where is_admin and is_recent)::int as active_administrators
        from member group by organization_id)
    select r.organization_id as id, coalesce(c.people, 0) as people, coalesce(c.active_people, 0) as "activePeople",
           coalesce(c.administrators, 0) as administrators, coalesce(c.active_administrators, 0) as "activeAdministrators",
           r.plans, r.programs, r.postings
      from bmms.count_records() r left join crowd c on c.organization_id = r.organization_id
     where r.organization_id = any(${sql.param([...ids])}::integer[])`)
  return new Map(rows.map((row) => [row.id, row]))
}
