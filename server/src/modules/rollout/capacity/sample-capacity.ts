// The hourly look at how large BMMS is and how much is done, and the daily one at what each organization stores.
import { sql } from 'drizzle-orm'
import {
  type Caller,
  type Database,
  inOversight,
  inPlatform,
  type PlatformScope,
} from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'

export const sampleCapacityJob = defineJob({
  name: 'capacity.sample',
  summary: 'Notes how large BMMS is and how much was done in the last hour',
  cron: '2 * * * *',
  handle: ({ database, caller }) => sampleCapacity(database, caller),
})

interface Stored extends Record<string, unknown> {
  organizationId: number
  filesBytes: string
}

/** May run twice for an hour: the later look counts. */
export async function sampleCapacity(database: Database, caller: Caller): Promise<void> {
  // Files are seen across organizations by oversight only.
  const stored = await inOversight(database, caller, async ({ db }) => {
    const { rows } = await db.execute<Stored>(sql`
      select f.organization_id as "organizationId", sum(f.size)::text as "filesBytes" from file f group by 1`)
    return rows
  })
  await inPlatform(database, caller, async (scope) => {
    await noteHour(scope, stored)
    await noteOrganizations(scope, stored)
    // Two years show every season twice.
    await scope.db.execute(
      sql`delete from request_hour where hour < ${scope.clock.now().toString()}::timestamptz - interval '2 years'`,
    )
    await scope.db.execute(
      sql`delete from capacity_sample where hour < ${scope.clock.now().toString()}::timestamptz - interval '2 years'`,
    )
  })
}

async function noteHour({ db, clock }: PlatformScope, stored: readonly Stored[]): Promise<void> {
  const files = stored.reduce((sum, { filesBytes }) => sum + BigInt(filesBytes), 0n)
  const hour = clock.now().round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
  const before = sql`between ${hour}::timestamptz - interval '1 hour' and ${hour}::timestamptz`
  await db.execute(sql`
    insert into capacity_sample
    select ${hour}::timestamptz, pg_database_size(current_database()), ${String(files)}::bigint,
      (select count(distinct m.organization_id) from membership m join organization o on o.id = m.organization_id
        where m.is_active and o.is_active),
      (select count(distinct m.person_id) from membership m join person p on p.id = m.person_id where m.is_active and p.is_active),
      (select count(*) from (select e.person_id from sign_in_event e where e.kind = 'signed_in' and e.at ${before}
        union select c.actor_id from change c where c.actor_id is not null and c.at ${before}) active),
      (select count(*) from sign_in_event e where e.kind = 'signed_in' and e.at ${before}),
      (select count(*) from change c where c.at ${before}),
      (select count(*) from pgboss.job j where j.completed_on ${before}),
      (select count(*) from pg_stat_activity a where a.datname = current_database())
    on conflict (hour) do update set database_bytes = excluded.database_bytes, files_bytes = excluded.files_bytes,
      organizations = excluded.organizations, people = excluded.people, active_people = excluded.active_people,
      sign_ins = excluded.sign_ins, changes = excluded.changes, jobs = excluded.jobs, connections = excluded.connections`)
}

async function noteOrganizations({ db, clock }: PlatformScope, stored: readonly Stored[]): Promise<void> {
  const now = clock.now().toString()
  await db.execute(sql`
    with day as (select (${now}::timestamptz at time zone 'Asia/Manila')::date as day)
    insert into capacity_storage (organization_id, id, day, people, files_bytes, changes)
    select o.id, gen_random_uuid(), d.day,
      (select count(*) from membership m join person p on p.id = m.person_id and p.is_active
        where m.organization_id = o.id and m.is_active),
      coalesce((select (s ->> 'filesBytes')::bigint from jsonb_array_elements(${JSON.stringify(stored)}::jsonb) s
        where (s ->> 'organizationId')::integer = o.id), 0),
      (select count(*) from change c where c.organization_id = o.id
        and c.at >= d.day::timestamp at time zone 'Asia/Manila' and c.at <= ${now}::timestamptz)
    from organization o cross join day d where o.is_active
    on conflict (organization_id, day) do update set people = excluded.people, files_bytes = excluded.files_bytes,
      changes = excluded.changes`)
}
