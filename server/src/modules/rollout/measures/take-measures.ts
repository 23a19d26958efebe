// What BMMS measures itself: of a wave, of an organization, of BMMS as a whole.
import { type SQL, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { CRITERION, type CriterionKey } from './criteria.contract.ts'
import { type LatestMeasure, latestMeasures } from './find-measures.ts'
import { recordMeasure } from './record-measure.ts'

/** One wave, or one organization. */
export type MeasuredSubject = { waveId: string } | { organizationId: number }
type Subject = MeasuredSubject | Record<never, never>

/** A person who signed in within so many days is active. */
const ACTIVE_DAYS = 30
/** The error rate is that of so many days. */
const ERROR_DAYS = 7

interface Figure {
  criterion: CriterionKey
  part: number
  whole: number
  source: string
}

/**
 * Measures what BMMS knows about a wave (over its organizations) or an organization, and about itself, and records it; what
 * it recorded on the same day and still holds is not repeated. What cannot be measured (nobody there) is left out: no data,
 * never zero.
 */
export async function takeMeasures(scope: PlatformScope, subject: MeasuredSubject): Promise<void> {
  const whose = 'waveId' in subject ? { waveIds: [subject.waveId] } : { organizationIds: [subject.organizationId] }
  const known = await latestMeasures(scope, { ...whose, platform: true })
  const isOwn = ({ waveId, organizationId }: LatestMeasure) => waveId !== null || organizationId !== null
  for (const figure of await figuresOf(scope, subject))
    await recordFigure(scope, { subject, figure, known: known.filter(isOwn) })
  const errors = await countErrors(scope)
  // Fewer requests than decide anything would only stand in the way of a figure that somebody entered.
  if (errors.whole >= CRITERION.error_rate.minimumSample)
    await recordFigure(scope, { subject: {}, figure: errors, known: known.filter((one) => !isOwn(one)) })
}

interface Taken {
  subject: Subject
  figure: Figure
  known: readonly LatestMeasure[]
}

async function recordFigure(scope: PlatformScope, { subject, figure, known }: Taken): Promise<void> {
  const { criterion, part, whole, source } = figure
  const isShare = CRITERION[criterion].unit === 'percent'
  if (isShare && whole === 0) return
  const value = isShare ? shareOf(part, whole, CRITERION[criterion].rule) : String(part)
  const sampleSize = isShare ? whole : null
  const before = known.find((one) => one.criterion === criterion)
  const isToday = before?.measuredOn === today(scope.clock.now())
  if (before?.isMeasured && isToday && before.value === value && before.sampleSize === sampleSize) return
  await recordMeasure(scope, {
    ...subject,
    criterion,
    value,
    sampleSize: sampleSize ?? undefined,
    source,
    isMeasured: true,
  })
}

/** Requests of all processes, as they counted them themselves. */
async function countErrors({ db, clock }: PlatformScope): Promise<Figure> {
  const since = clock
    .now()
    .subtract({ hours: 24 * ERROR_DAYS })
    .toString()
  const { rows } = await db.execute<{ errors: string; requests: string }>(sql`
    select coalesce(sum(errors), 0)::text as errors, coalesce(sum(requests), 0)::text as requests
      from request_hour where hour > ${since}::timestamptz and hour <= ${clock.now().toString()}::timestamptz`)
  const { errors = '0', requests = '0' } = rows[0] ?? {}
  const source = `BMMS: answers of its processes in the last ${ERROR_DAYS} days`
  return { criterion: 'error_rate', part: Number(errors), whole: Number(requests), source }
}

/** Percent with two decimals, rounded to the side that does not help: rounding never meets a threshold. */
export function shareOf(part: number, whole: number, rule: 'at_least' | 'at_most' | 'below'): string {
  const scaled = BigInt(part) * 10_000n
  const floor = scaled / BigInt(whole)
  const hundredths = rule === 'at_least' || scaled % BigInt(whole) === 0n ? floor : floor + 1n
  return String(Number(hundredths) / 100)
}

async function figuresOf(scope: PlatformScope, subject: MeasuredSubject): Promise<Figure[]> {
  const members = await countMembers(scope, subject)
  const ofMembers = 'waveId' in subject ? 'members of the organizations of the wave' : 'members of the organization'
  return [
    { criterion: 'active_users', part: members.active, whole: members.all, source: `BMMS: sign-ins of ${ofMembers}` },
    { criterion: 'users_imported', part: members.all, whole: 0, source: `BMMS: active ${ofMembers}` },
    {
      criterion: 'critical_blockers',
      part: await countBlockers(scope, subject),
      whole: 0,
      source: 'BMMS: open blockers',
    },
    ...('waveId' in subject ? [await milestonesOf(scope, subject.waveId)] : []),
  ]
}

function placesOf(subject: MeasuredSubject): SQL {
  return 'waveId' in subject
    ? sql`select p.organization_id from rollout_placement p where p.wave_id = ${subject.waveId} and p.left_on is null`
    : sql`select ${subject.organizationId}::integer`
}

async function countMembers({ db, clock }: PlatformScope, subject: MeasuredSubject) {
  const since = clock
    .now()
    .subtract({ hours: 24 * ACTIVE_DAYS })
    .toString()
  const { rows } = await db.execute<{ all: number; active: number }>(sql`
    select count(*)::int as all, count(*) filter (where exists (select from sign_in_event e
             where e.person_id = m.person_id and e.kind = 'signed_in' and e.at > ${since}::timestamptz))::int as active
      from (select distinct m.person_id from membership m join person p on p.id = m.person_id
             where m.is_active and p.is_active and m.organization_id in (${placesOf(subject)})) m`)
  return rows[0] ?? { all: 0, active: 0 }
}

async function countBlockers({ db }: PlatformScope, subject: MeasuredSubject): Promise<number> {
  const of =
    'waveId' in subject ? sql`b.wave_id = ${subject.waveId}` : sql`b.organization_id = ${subject.organizationId}`
  const { rows } = await db.execute<{ open: number }>(sql`
    select count(*)::int as open from rollout_blocker b where b.severity = 'critical' and b.resolved_at is null and ${of}`)
  return rows[0]?.open ?? 0
}

async function milestonesOf({ db }: PlatformScope, waveId: string): Promise<Figure> {
  const { rows } = await db.execute<{ done: number; all: number }>(sql`
    select count(*) filter (where m.status = 'done')::int as done, count(*)::int as all
      from rollout_milestone m where m.wave_id = ${waveId} and m.status <> 'dropped'`)
  const { done = 0, all = 0 } = rows[0] ?? {}
  return { criterion: 'milestones_done', part: done, whole: all, source: 'BMMS: milestones of the wave' }
}
