// Which figure stands for a criterion of a gate: of the subject, put together from its organizations, or of BMMS as a whole.
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { CRITERION, type CriterionKey, thresholdWords } from '../measures/criteria.contract.ts'
import { type LatestMeasure, latestMeasures } from '../measures/find-measures.ts'
import { findPlaced } from '../waves.ts'
import type { Finding } from './finding.contract.ts'
import { causeWords, figureWords, type GateCriterion, judge } from './verdicts.contract.ts'

interface Figure {
  value: string
  sampleSize: number | null
  asOf: string
  source: string
  origin: 'own' | 'organizations' | 'platform'
}

/** Whom a gate is about, with the measures that count for it. */
export interface Measured {
  isWave: boolean
  /** Organizations of the wave. */
  organizations: readonly { id: number; code: string }[]
  measures: readonly LatestMeasure[]
}

/** Loads what counts for a gate: two statements. */
export async function findMeasured(
  scope: PlatformScope,
  { waveId, organizationId }: { waveId: string | null; organizationId: number | null },
): Promise<Measured> {
  const placed = waveId === null ? [] : await findPlaced(scope, [waveId])
  const organizations = placed.map((one) => ({ id: one.organizationId, code: one.code }))
  const measures = await latestMeasures(scope, {
    waveIds: waveId === null ? [] : [waveId],
    organizationIds: organizationId === null ? organizations.map(({ id }) => id) : [organizationId],
    platform: true,
  })
  return { isWave: waveId !== null, organizations, measures }
}

/** Findings of all criteria as of today. */
export function evaluate(scope: PlatformScope, criteria: readonly GateCriterion[], measured: Measured): Finding[] {
  const day = today(scope.clock.now())
  return criteria.map((asked) => findingOf(asked, measured, day))
}

export function findingOf(asked: GateCriterion, measured: Measured, day: string): Finding {
  const { figure, missing } = figureOf(asked.criterion, measured)
  const known = figure ? { ...figure, ageDays: daysBetween(figure.asOf, day) } : null
  const { verdict, cause } = judge(asked, known)
  const { label, unit } = CRITERION[asked.criterion]
  return {
    ...asked,
    ...{ label, unit, thresholdWords: thresholdWords(asked.criterion, asked.threshold) },
    ...{ value: known?.value ?? null, valueWords: figureWords(asked.criterion, known?.value ?? null) },
    ...{ sampleSize: known?.sampleSize ?? null, asOf: known?.asOf ?? null, ageDays: known?.ageDays ?? null },
    ...{ source: known?.source ?? '', origin: known?.origin ?? null },
    ...{ verdict, cause, reason: causeWords(asked, known, { cause, missing }) },
  }
}

function daysBetween(from: string, to: string): number {
  return parseDate(from).until(parseDate(to), { largestUnit: 'days' }).days
}

/**
 * The subject's own figure, or that of its organizations together where it is newer; that of BMMS as a whole only where
 * nobody measured anything closer. `missing` names organizations without a figure.
 */
function figureOf(criterion: CriterionKey, measured: Measured): { figure: Figure | null; missing: string[] } {
  const of = measured.measures.filter((one) => one.criterion === criterion)
  const isOwn = ({ waveId, organizationId }: LatestMeasure) => (measured.isWave ? waveId : organizationId) !== null
  const own = figureFrom(of.find(isOwn), 'own')
  const { figure: together, missing, isPartial } = togetherOf(criterion, measured, of)
  const close = own && together ? (together.asOf > own.asOf ? together : own) : (own ?? together)
  if (close) return { figure: close, missing: [] }
  if (isPartial) return { figure: null, missing }
  const platform = of.find(({ waveId, organizationId }) => waveId === null && organizationId === null)
  return { figure: figureFrom(platform, 'platform'), missing: [] }
}

function figureFrom(measure: LatestMeasure | undefined, origin: Figure['origin']): Figure | null {
  if (!measure) return null
  const { value, sampleSize, measuredOn, source } = measure
  return { value, sampleSize, asOf: measuredOn, source, origin }
}

/** All organizations of a wave in one figure, as old as the oldest; none while one of them, or its sample, is unknown. */
function togetherOf(criterion: CriterionKey, { isWave, organizations }: Measured, of: readonly LatestMeasure[]) {
  const { combine, levels } = CRITERION[criterion]
  if (!isWave || organizations.length === 0 || !levels.includes('organization'))
    return { figure: null, missing: [], isPartial: false }
  const byOrganization = new Map(of.flatMap((one) => (one.organizationId === null ? [] : [[one.organizationId, one]])))
  const rows = organizations.flatMap(({ id }) => byOrganization.get(id) ?? [])
  const isKnown = (id: number) =>
    combine === 'sum' ? byOrganization.has(id) : Boolean(byOrganization.get(id)?.sampleSize)
  const missing = organizations.filter(({ id }) => !isKnown(id)).map(({ code }) => code)
  const isPartial = rows.length > 0
  if (missing.length > 0) return { figure: null, missing, isPartial }
  const samples = rows.map(({ sampleSize }) => sampleSize ?? 0)
  const people = samples.reduce((sum, size) => sum + size, 0)
  const weighted = rows.reduce((sum, { value }, at) => sum + BigInt(hundredths(value)) * BigInt(samples[at] ?? 0), 0n)
  const figure: Figure = {
    value: combine === 'sum' ? sumOf(rows) : meanOf(criterion, weighted, people),
    sampleSize: combine === 'sum' ? null : people,
    asOf: rows.map(({ measuredOn }) => measuredOn).sort()[0] ?? '',
    source:
      `Of ${rows.length} organizations together: ${[...new Set(rows.map(({ source }) => source))].join('; ')}`.slice(
        0,
        500,
      ),
    origin: 'organizations',
  }
  return { figure, missing, isPartial }
}

function hundredths(value: string): number {
  return Math.round(Number(value) * 100)
}

function sumOf(rows: readonly LatestMeasure[]): string {
  return String(rows.reduce((sum, { value }) => sum + hundredths(value), 0) / 100)
}

/** Rounded to the side that does not help. */
function meanOf(criterion: CriterionKey, weighted: bigint, people: number): string {
  const floor = weighted / BigInt(people)
  const isExact = weighted % BigInt(people) === 0n
  return String(Number(CRITERION[criterion].rule === 'at_least' || isExact ? floor : floor + 1n) / 100)
}
