// Writing down a figure: of one organization, one wave, or BMMS as a whole.
import { eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { getWave } from '../waves.ts'
import { CRITERION, type CriterionKey, MEASURE_LEVEL_WORDS, type MeasureLevel } from './criteria.contract.ts'
import { failMeasure } from './errors.ts'
import { measuresList } from './find-measures.ts'
import type { createMeasure, Measure } from './measures.contract.ts'
import { measures } from './tables.ts'

export interface NewMeasure {
  criterion: CriterionKey
  /** With neither of the two, of BMMS as a whole. */
  organizationId?: number
  waveId?: string
  /** Up to two decimals. */
  value: string
  sampleSize?: number | undefined
  /** Today, unless given. */
  measuredOn?: string
  source: string
  /** BMMS measured it itself. */
  isMeasured?: boolean
}

/**
 * Adds a measure; what was said before stays. Answers its id. Errors: rollout.measure.out_of_bounds, .not_whole, .in_future,
 * .day_out_of_range, .two_subjects, .wrong_level, .sample_missing.
 */
export async function recordMeasure(scope: PlatformScope, measure: NewMeasure): Promise<string> {
  const { organizationId = null, waveId = null, sampleSize = null, isMeasured = false, ...given } = measure
  const now = scope.clock.now()
  const day = today(now)
  const row = { measuredOn: day, ...given, organizationId, waveId, sampleSize, isMeasured }
  if (organizationId !== null && waveId !== null) failMeasure('rollout.measure.two_subjects')
  requireSense(row, day)
  const [written] = await scope.db
    .insert(measures)
    .values({
      ...row,
      unit: CRITERION[row.criterion].unit,
      recordedBy: scope.actor.id || null,
      recordedByName: scope.actor.name,
      recordedAt: now.toString(),
    })
    .returning({ id: measures.id })
  return written?.id ?? ''
}

interface Row {
  criterion: CriterionKey
  organizationId: number | null
  waveId: string | null
  value: string
  sampleSize: number | null
  measuredOn: string
}

function requireSense({ criterion, value, sampleSize, measuredOn, ...subject }: Row, day: string): void {
  const { label, min, max, unit, levels, sample } = CRITERION[criterion]
  if (!levels.includes(levelOf(subject)))
    failMeasure('rollout.measure.wrong_level', {
      label,
      levels: levels.map((one) => MEASURE_LEVEL_WORDS[one]).join(', '),
    })
  if (Number(value) < min || Number(value) > max) failMeasure('rollout.measure.out_of_bounds', { label, min, max })
  if (unit === 'count' && !Number.isInteger(Number(value))) failMeasure('rollout.measure.not_whole', { label })
  if (measuredOn > day) failMeasure('rollout.measure.in_future')
  if (sample !== null && sampleSize === null)
    failMeasure('rollout.measure.sample_missing', { label, sample: sample.toLowerCase() })
}

export function levelOf({ organizationId, waveId }: Pick<Row, 'organizationId' | 'waveId'>): MeasureLevel {
  return organizationId !== null ? 'organization' : waveId !== null ? 'wave' : 'platform'
}

/** A measure that a person enters. Errors: as recordMeasure; rollout.measure.unknown_organization, rollout.wave.not_found. */
export async function enterMeasure(scope: PlatformScope, { body }: Input<typeof createMeasure>): Promise<Measure> {
  const { organization, wave, ...figure } = body
  const id = await recordMeasure(scope, {
    ...figure,
    ...(organization === undefined ? {} : { organizationId: await organizationIdOf(scope, organization) }),
    ...(wave === undefined ? {} : { waveId: (await getWave(scope, wave)).id }),
  })
  const { items } = await measuresList(scope.db, { pageSize: 1 }, eq(measures.id, id))
  return items[0] as Measure
}

async function organizationIdOf({ db }: PlatformScope, code: string): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`select id from organization where code = ${code}`)
  return rows[0]?.id ?? failMeasure('rollout.measure.unknown_organization', { code })
}
