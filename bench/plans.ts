// Plans to be listed: organizations, 200 plans each with goals, and a person who may read them all.
import type pg from 'pg'

export const PLANS_EACH = 200
const GOALS_EACH = 3
/** Goals for the newest plans only, those that a first page shows: enough for the work, and a third of the rows. */
const PLANS_WITH_GOALS = 40

const ORGANIZATIONS = `insert into public.organization (id, code, name, kind, modules)
  select n, 'BENCH-' || n, 'Bench organization ' || n, 'office', array['planning']
    from generate_series($1::int, $2::int) n on conflict do nothing`

const MEMBERSHIPS = `insert into public.membership (organization_id, id, person_id, roles)
  select o.id, uuidv7(), p.id, array['viewer'] from public.organization o, public.person p
   where p.username = $1 and not exists (
     select from public.membership m where m.organization_id = o.id and m.person_id = p.id)`

const PLANS = `insert into public.strategic_plan
    (organization_id, id, title, vision, mission, start_year, end_year, status, preparers, prepared_by,
     submitted_at, submitted_by, decided_at, decided_by, created_at, updated_at)
  select o.id, uuidv7(), 'Strategic plan ' || 2020 + n % 60 || ' to ' || 2024 + n % 60, repeat('A vision. ', 20),
         repeat('A mission. ', 20), 2020 + n % 60, 2024 + n % 60, (array['draft', 'submitted', 'completed', 'archived'])[1 + n % 4],
         array[p.id], 'Amina Sultan', timestamptz '2026-01-05 01:02:03.456789+00' + n * interval '1 hour', 'Amina Sultan',
         case when n % 4 > 1 then timestamptz '2026-02-05 01:02:03.456789+00' + n * interval '1 hour' end,
         case when n % 4 > 1 then 'Omar Pendatun' end,
         timestamptz '2026-01-01 01:02:03.456789+00' + n * interval '1 hour', timestamptz '2026-03-01 01:02:03.456789+00'
    from public.organization o, generate_series(1, $2::int) n, public.person p
   where p.username = $1 and not exists (select from public.strategic_plan s where s.organization_id = o.id)`

const GOALS = `insert into public.strategic_goal
    (organization_id, id, plan_id, title, metric, unit, target_value, current_value, status, position)
  select s.organization_id, uuidv7(), s.id, 'Goal ' || n || ' of the plan', 'Share of barangays reached', '%', 100, n * 17,
         'in_progress', n
    from public.strategic_plan s, generate_series(1, $1::int) n
   where s.created_at > timestamptz '2026-01-01 01:02:03.456789+00' + $2::int * interval '1 hour'
     and not exists (select from public.strategic_goal g where g.organization_id = s.organization_id and g.plan_id = s.id)`

/** One report on each goal, so that plans have progress. */
const REPORTS = `insert into public.progress_entry (organization_id, id, goal_id, as_of, value, author_id, author_name)
  select g.organization_id, uuidv7(), g.id, date '2026-03-01', g.current_value, p.id, 'Amina Sultan'
    from public.strategic_goal g, public.person p
   where p.username = $1 and not exists (
     select from public.progress_entry e where e.organization_id = g.organization_id and e.goal_id = g.id)`

/**
 * Fills up to this many organizations. Triggers rest meanwhile: what is measured is reading, and a million rows would
 * spend minutes in checks and in the change log. Answers the codes and ids.
 */
export async function fillPlans(
  client: pg.Client,
  reader: string,
  organizations: number,
): Promise<{ code: string; id: number }[]> {
  const { rows } = await client.query('select max(id)::int as last, count(*)::int as known from public.organization')
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  await client.query(ORGANIZATIONS, [rows[0].last + 1, rows[0].last + organizations - rows[0].known])
  await client.query(MEMBERSHIPS, [reader])
  await client.query(PLANS, [reader, PLANS_EACH])
  await client.query(GOALS, [GOALS_EACH, PLANS_EACH - PLANS_WITH_GOALS])
  await client.query(REPORTS, [reader])
  await client.query(`reset session_replication_role; reset synchronous_commit`)
  for (const table of ['organization', 'membership', 'strategic_plan', 'strategic_goal', 'progress_entry']) {
    await client.query(`vacuum (analyze) public.${table}`)
  }
  await client.query('checkpoint')
  const found = await client.query<{ code: string; id: number }>('select code, id from public.organization order by id')
  return found.rows
}
