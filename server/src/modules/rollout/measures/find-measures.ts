// Finding figures: the list with its filters, and the latest that count.
import { and, eq, ilike, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db, PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { CRITERIA, CRITERION, type CriterionKey, type MeasureLevel, type MeasureUnit } from './criteria.contract.ts'
import type { listMeasures } from './measures.contract.ts'
import { measures } from './tables.ts'

// The newest of a criterion and subject counts: the latest day, and of one day what was said last.
const later = sql`exists (select from rollout_measure l where l.criterion = ${measures.criterion}
  and l.organization_id is not distinct from ${measures.organizationId} and l.wave_id is not distinct from ${measures.waveId}
  and (l.measured_on, l.recorded_at, l.id) > (${measures.measuredOn}, ${measures.recordedAt}, ${measures.id}))`
const codeOf = sql`select o.code from organization o where o.id = ${measures.organizationId}`
const waveOf = sql`select w.number from rollout_wave w where w.id = ${measures.waveId}`
const waveNamed = sql`select 'Wave ' || w.number || ': ' || w.name from rollout_wave w where w.id = ${measures.waveId}`

export const measuresList = defineList({
  columns: {
    id: measures.id,
    criterion: sql<CriterionKey>`${measures.criterion}`,
    level: sql<MeasureLevel>`case when ${measures.organizationId} is not null then 'organization'
      when ${measures.waveId} is not null then 'wave' else 'platform' end`,
    organization: sql<string | null>`(${codeOf})`,
    wave: sql<number | null>`(${waveOf})`,
    subject: sql<string>`coalesce((${codeOf}), (${waveNamed}), 'All of BMMS')`,
    value: sql<string>`trim_scale(${measures.value})::text`,
    unit: sql<MeasureUnit>`${measures.unit}`,
    sampleSize: measures.sampleSize,
    measuredOn: measures.measuredOn,
    source: measures.source,
    isMeasured: measures.isMeasured,
    recordedBy: measures.recordedByName,
    recordedAt: measures.recordedAt,
    isLatest: sql<boolean>`not ${later}`,
  },
  from: measures,
  sortable: { measuredOn: measures.measuredOn, recordedAt: measures.recordedAt, criterion: measures.criterion },
  sort: '-recordedAt',
  tieBreaker: measures.id,
})

export function findMeasures(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listMeasures>, 'query'>,
): Promise<Output<typeof listMeasures>> {
  const where = and(
    query.criterion ? eq(measures.criterion, query.criterion) : undefined,
    query.level ? atLevel(query.level) : undefined,
    query.organization ? sql`(${codeOf}) = ${query.organization}` : undefined,
    query.wave ? sql`(${waveOf}) = ${query.wave}` : undefined,
    query.latest === undefined ? undefined : query.latest ? sql`not ${later}` : later,
    query.measured === undefined ? undefined : eq(measures.isMeasured, query.measured),
    query.q ? ilike(measures.source, contains(query.q)) : undefined,
  )
  return measuresList(scope.db, query, where)
}

function atLevel(level: MeasureLevel): SQL | undefined {
  if (level === 'organization') return isNotNull(measures.organizationId)
  return level === 'wave' ? isNotNull(measures.waveId) : and(isNull(measures.organizationId), isNull(measures.waveId))
}

/** The figure of a criterion and subject that counts. */
export interface LatestMeasure {
  criterion: CriterionKey
  organizationId: number | null
  waveId: string | null
  value: string
  unit: MeasureUnit
  sampleSize: number | null
  measuredOn: string
  source: string
  isMeasured: boolean
  recordedByName: string
}

export interface MeasureSubjects {
  organizationIds?: readonly number[]
  waveIds?: readonly string[]
  /** Those of BMMS as a whole, too. */
  platform?: boolean
}

/** The newest measure of each criterion for each of the subjects; one statement. What nobody measured is not in it. */
export async function latestMeasures(
  scope: { db: Db },
  { organizationIds = [], waveIds = [], platform = false }: MeasureSubjects,
): Promise<LatestMeasure[]> {
  const { rows } = await scope.db.execute<LatestMeasure & Record<string, unknown>>(sql`
    select distinct on (criterion, organization_id, wave_id) criterion, organization_id as "organizationId",
           wave_id as "waveId", trim_scale(value)::text as value, unit, sample_size as "sampleSize",
           measured_on::text as "measuredOn", source, is_measured as "isMeasured", recorded_by_name as "recordedByName"
      from rollout_measure
     where organization_id = any(${sql.param([...organizationIds])}::integer[])
        or wave_id = any(${sql.param([...waveIds])}::uuid[])
        or (${platform}::boolean and organization_id is null and wave_id is null)
     order by criterion, organization_id, wave_id, measured_on desc, recorded_at desc, id desc`)
  return rows.filter(({ criterion }) => CRITERIA.includes(criterion) && CRITERION[criterion] !== undefined)
}
