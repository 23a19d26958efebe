// Members of the organizations of each wave: how many there are, were invited, and work in BMMS.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'

/** As the measure `active_users` of gates counts. */
export const ACTIVE_DAYS = 30

export interface UserFigures {
  /** Null: of all waves together, each person once. */
  waveId: string | null
  members: number
  invited: number
  active: number
  /** Who would have counted as active a week ago. */
  weekAgo: number
}

/** One statement; waves without members are left out. */
export async function readUserFigures(scope: PlatformScope): Promise<UserFigures[]> {
  const at = (days: number) =>
    scope.clock
      .now()
      .subtract({ hours: 24 * days })
      .toString()
  const { rows } = await scope.db.execute<UserFigures & Record<string, unknown>>(sql`
    with signed as materialized (
      select e.person_id, bool_or(e.at > ${at(ACTIVE_DAYS)}::timestamptz) as active,
             bool_or(e.at <= ${at(7)}::timestamptz) as before
        from sign_in_event e where e.kind = 'signed_in' and e.at > ${at(ACTIVE_DAYS + 7)}::timestamptz group by e.person_id),
    member as (
      select distinct p.wave_id, m.person_id from rollout_placement p join rollout_wave w on w.id = p.wave_id
        join membership m on m.organization_id = p.organization_id join person n on n.id = m.person_id
       where p.left_on is null and w.status <> 'cancelled' and m.is_active and n.is_active)
    select m.wave_id as "waveId", count(distinct m.person_id)::int as members,
           count(distinct m.person_id) filter (where o.invited_at is not null)::int as invited,
           count(distinct m.person_id) filter (where s.active)::int as active,
           count(distinct m.person_id) filter (where s.before)::int as "weekAgo"
      from member m left join onboarding o on o.person_id = m.person_id left join signed s on s.person_id = m.person_id
     group by grouping sets ((), (m.wave_id))`)
  return rows
}
