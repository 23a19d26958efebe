// What the samples say about the pilot: figures of the model, with how long they were taken. No sample, no figure.
import { sql } from 'drizzle-orm'
import type { OversightScope, PlatformScope } from '../../../platform/database/scope.ts'
import { DURATION_BOUNDS } from '../../../platform/telemetry/request-hours.ts'
import type { Metric } from './capacity-metrics.contract.ts'

type Scope = PlatformScope | OversightScope

export interface Sample {
  /** Days of Manila on which requests were counted. */
  days: number
  /** Working days (Monday to Friday) of them. */
  workingDays: number
  from: string | null
  to: string | null
  organizations: number
  coversMonthEnd: boolean
  coversDecember: boolean
  /** Mean requests by hour of the working day, 0 to 23; empty without a sample. */
  hours: { hour: number; requests: number; p95: number | null }[]
}

export interface Measured {
  sample: Sample
  figures: Partial<Record<Metric, number>>
}

interface RequestFacts extends Record<string, unknown> {
  days: number
  workingDays: number
  from: string | null
  to: string | null
  coversMonthEnd: boolean
  coversDecember: boolean
  workingRequests: string
  busiestShare: number | null
  requests: string
  cpuMs: string
  bytesOut: string
  memoryBytes: string | null
  durations: number[] | null
}

interface SizeFacts extends Record<string, unknown> {
  organizations: number
  people: number
  databaseBytes: string | null
  filesBytes: string | null
  /** From the first to the last sample. */
  spanDays: number | null
  databaseGrown: string | null
  filesGrown: string | null
}

const MB = 1_048_576
/** Shorter than this a growth is noise. */
const GROWTH_DAYS = 7
const MONTH_DAYS = 30

/** `baseMb`: what the database holds without organizations. */
export async function measureFigures(scope: Scope, baseMb: number): Promise<Measured> {
  const requests = await readRequests(scope)
  const sizes = await readSizes(scope)
  const hours = await readHours(scope)
  const { days, workingDays, from, to, coversMonthEnd, coversDecember } = requests
  const figures = { ...ofRequests(requests, sizes), ...ofSizes(sizes, baseMb), ...(await ofRamadan(scope)) }
  const { organizations } = sizes
  return {
    sample: { days, workingDays, from, to, organizations, coversMonthEnd, coversDecember, hours },
    figures,
  }
}

async function readRequests({ db }: Scope): Promise<RequestFacts> {
  const { rows } = await db.execute<RequestFacts>(sql`
    with local as (select h.*, (h.hour at time zone 'Asia/Manila')::date as day from request_hour h where h.requests > 0),
    byhour as (select day, hour, sum(requests) as requests from local where extract(isodow from day) < 6 group by day, hour),
    byday as (select day, sum(requests) as requests, max(requests) as busiest from byhour group by day)
    select count(distinct day)::int as days, (select count(*)::int from byday) as "workingDays",
      min(day)::text as from, max(day)::text as to,
      coalesce(bool_or(day >= (date_trunc('month', day) + interval '1 month - 3 days')::date), false) as "coversMonthEnd",
      coalesce(bool_or(extract(month from day) = 12 and extract(day from day) >= 15), false) as "coversDecember",
      (select coalesce(sum(requests), 0)::text from byday) as "workingRequests",
      (select avg(busiest::float / requests * 100) from byday) as "busiestShare",
      coalesce(sum(requests), 0)::text as requests, coalesce(sum(cpu_ms), 0)::text as "cpuMs",
      coalesce(sum(bytes_out), 0)::text as "bytesOut", max(memory_bytes)::text as "memoryBytes",
      (select array_agg(total order by at) from (select at, sum(n)::int as total
        from local l, unnest(l.durations) with ordinality u (n, at) group by at) totals) as durations
    from local`)
  const [found] = rows
  if (!found) throw new Error('an aggregate has one row')
  return found
}

async function readSizes({ db }: Scope): Promise<SizeFacts> {
  const { rows } = await db.execute<SizeFacts>(sql`
    with used as (select m.organization_id, count(*) as people from membership m
      join person p on p.id = m.person_id and p.is_active join organization o on o.id = m.organization_id and o.is_active
     where m.is_active and exists (select from change c where c.organization_id = m.organization_id and c.actor_id is not null)
     group by 1),
    first as (select * from capacity_sample order by hour limit 1),
    last as (select * from capacity_sample order by hour desc limit 1)
    select (select count(*)::int from used) as organizations, (select coalesce(sum(people), 0)::int from used) as people,
      (select database_bytes::text from last) as "databaseBytes", (select files_bytes::text from last) as "filesBytes",
      (select extract(epoch from l.hour - f.hour)::float / 86400 from first f, last l) as "spanDays",
      (select (l.database_bytes - f.database_bytes)::text from first f, last l) as "databaseGrown",
      (select (l.files_bytes - f.files_bytes)::text from first f, last l) as "filesGrown"`)
  const [found] = rows
  if (!found) throw new Error('a row of subqueries is one row')
  return found
}

function ofRequests(facts: RequestFacts, { people }: SizeFacts): Measured['figures'] {
  const requests = Number(facts.requests)
  if (requests === 0) return {}
  const perDay = facts.workingDays > 0 && people > 0 ? Number(facts.workingRequests) / facts.workingDays / people : null
  const cpu = Number(facts.cpuMs) / requests
  const p95 = percentileOf(facts.durations ?? [])
  return {
    ...(perDay === null ? {} : { requests_per_person_day: rounded(perDay) }),
    ...(facts.busiestShare === null ? {} : { busiest_hour_share: rounded(facts.busiestShare) }),
    ...(p95 === null ? {} : { request_ms: p95 }),
    ...{ cpu_ms_per_request: rounded(cpu), bytes_per_request: rounded(Number(facts.bytesOut) / requests) },
    ...(facts.memoryBytes === null ? {} : { process_memory_mb: rounded(Number(facts.memoryBytes) / MB) }),
  }
}

function ofSizes(facts: SizeFacts, baseMb: number): Measured['figures'] {
  const { organizations, people, databaseBytes, filesBytes, spanDays, databaseGrown, filesGrown } = facts
  if (organizations === 0) return {}
  const each = (bytes: string | number) => rounded(Math.max(0, Number(bytes) / MB / organizations))
  const monthly = (grown: string) => each((Number(grown) / (spanDays ?? 1)) * MONTH_DAYS)
  // Smaller than its supposed base: then that is wrong, and nobody knows the share of organizations.
  const beyond = databaseBytes === null ? null : Number(databaseBytes) - baseMb * MB
  const isLong = spanDays !== null && spanDays >= GROWTH_DAYS
  return {
    people_per_organization: rounded(people / organizations),
    ...(beyond === null || beyond < 0 ? {} : { database_mb_per_organization: each(beyond) }),
    ...(filesBytes === null ? {} : { files_mb_per_organization: each(filesBytes) }),
    ...(isLong && databaseGrown !== null ? { database_growth_mb: monthly(databaseGrown) } : {}),
    ...(isLong && filesGrown !== null ? { files_growth_mb: monthly(filesGrown) } : {}),
  }
}

/** The bound of the class that the 95th percentile lies in; beyond the last bound nobody knows how far. */
export function percentileOf(durations: readonly number[], percentile = 0.95): number | null {
  const total = durations.reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (const [at, count] of durations.entries()) {
    seen += count
    if (total > 0 && seen >= total * percentile) return DURATION_BOUNDS[at] ?? null
  }
  return null
}

async function readHours({ db }: Scope): Promise<Sample['hours']> {
  const { rows } = await db.execute<{ hour: number; requests: number; durations: number[] }>(sql`
    with local as (select h.*, (h.hour at time zone 'Asia/Manila')::date as day,
        extract(hour from h.hour at time zone 'Asia/Manila')::int as clock
      from request_hour h where h.requests > 0 and extract(isodow from h.hour at time zone 'Asia/Manila') < 6),
    classes as (select clock, place, sum(n)::int as total
      from local, unnest(durations) with ordinality u (n, place) group by clock, place)
    select l.clock as hour, sum(l.requests)::float / (select count(distinct day) from local) as requests,
      (select array_agg(c.total order by c.place) from classes c where c.clock = l.clock) as durations
    from local l group by l.clock order by 1`)
  return rows.map(({ hour, requests, durations }) => ({
    hour,
    requests: rounded(requests),
    p95: percentileOf(durations),
  }))
}

/** Hours of a regular Monday by those of the next or latest Ramadan, from the calendar. */
async function ofRamadan({ db, clock }: Scope): Promise<Measured['figures']> {
  const minutes = sql`(select sum(extract(epoch from (s ->> 'to')::time - (s ->> 'from')::time) / 60)::float
    from jsonb_array_elements(w.hours -> 0) s)`
  const { rows } = await db.execute<{ regular: number | null; ramadan: number | null }>(sql`
    select (select ${minutes} from working_hours w where w.ends_on is null and w.starts_on <= ${clock.now().toString()}::timestamptz::date
             order by w.starts_on desc limit 1) as regular,
           (select ${minutes} from working_hours w where w.name ilike '%ramadan%'
             order by (w.ends_on < ${clock.now().toString()}::timestamptz::date), abs(w.starts_on - ${clock.now().toString()}::timestamptz::date) limit 1) as ramadan`)
  const { regular = null, ramadan = null } = rows[0] ?? {}
  return regular === null || ramadan === null || ramadan === 0 ? {} : { ramadan_factor: rounded(regular / ramadan) }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
