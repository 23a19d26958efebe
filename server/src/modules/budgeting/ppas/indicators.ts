// Indicators of programs, and the targets of their quarters.
import { and, eq, sql } from 'drizzle-orm'
import { quarterEnd } from '../../../platform/calendar/fiscal.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { fail } from './errors.ts'
import type {
  addIndicator,
  editIndicator,
  IndicatorView,
  listIndicators,
  readIndicator,
  setTargets,
} from './indicators.contract.ts'
import { type MeasuredIndicator, measureIndicators, plainCount, quarterReached } from './physical-figures.ts'
import { revised } from './ppa-changes.ts'
import { getPpa, lockPpa, presentYear } from './ppas.ts'
import { accomplishments, performanceIndicators, physicalTargets } from './tables.ts'

/** Indicators of a program with the figures of a year (the present one unless given). Fails with budget.ppa.not_found. */
export async function findIndicators(
  scope: OrganizationScope,
  { params, query }: Pick<Input<typeof listIndicators>, 'params' | 'query'>,
): Promise<Output<typeof listIndicators>> {
  const year = query.year ?? presentYear(scope)
  const found = await measureIndicators(
    scope,
    { year, quarter: quarterReached(scope, year) },
    sql`i.ppa_id = ${params.id}`,
  )
  if (found.length === 0) await getPpa(scope, { params })
  return { year, items: found.map((indicator) => viewOf(scope, indicator, year)) }
}

/** One indicator. Fails with budget.indicator.not_found. */
export async function getIndicator(
  scope: OrganizationScope,
  { params, query }: Pick<Input<typeof readIndicator>, 'params' | 'query'>,
): Promise<IndicatorView> {
  const year = query.year ?? presentYear(scope)
  const [found] = await measureIndicators(
    scope,
    { year, quarter: quarterReached(scope, year) },
    sql`i.id = ${params.id}`,
  )
  return found ? viewOf(scope, found, year) : fail('budget.indicator.not_found')
}

function viewOf(scope: OrganizationScope, indicator: MeasuredIndicator, year: number): IndicatorView {
  const { ppaCode: _code, ppaTitle: _title, ppaIsActive, ...shown } = indicator
  const mayRecord = scope.actor.permissions.has('budget.target.record') && ppaIsActive
  return { ...shown, year, canEdit: mayRecord, canRecord: mayRecord && indicator.isActive }
}

/** Adds an indicator at the end. Fails with budget.indicator.title_taken and budget.ppa.inactive. */
export async function addIndicatorToPpa(
  scope: OrganizationScope,
  { params, body }: Input<typeof addIndicator>,
): Promise<IndicatorView> {
  const ppa = await lockPpa(scope, params.id)
  if (!ppa.isActive) fail('budget.ppa.inactive')
  const [added] = await scope.db
    .insert(performanceIndicators)
    .values({ ...body, ppaId: ppa.id, position: nextPosition(scope, ppa.id) })
    .returning({ id: performanceIndicators.id })
  if (!added) return fail('budget.indicator.not_found')
  return getIndicator(scope, { params: { ...params, id: added.id }, query: {} })
}

/** One more than the last indicator of a program has. */
export function nextPosition(scope: OrganizationScope, ppaId: string) {
  return sql<number>`(select coalesce(max(position), 0) + 1 from performance_indicator
    where organization_id = ${scope.organization.id} and ppa_id = ${ppaId})`
}

/**
 * Changes an indicator. What it counts (kind, unit, aggregation) stays once accomplishments are recorded: fails with
 * budget.indicator.recorded.
 */
export async function changeIndicator(
  scope: OrganizationScope,
  { params, body }: Input<typeof editIndicator>,
): Promise<IndicatorView> {
  const { version, ...content } = body
  const indicator = await lockIndicator(scope, params.id)
  if (version !== indicator.version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getIndicator(scope, { params, query: {} }) } })
  }
  const counts = (['kind', 'unit', 'aggregation'] as const).some(
    (name) => content[name] !== undefined && content[name] !== indicator[name],
  )
  if (counts && (await isReported(scope, indicator.id))) fail('budget.indicator.recorded')
  await scope.db
    .update(performanceIndicators)
    .set({ ...content, ...revised(performanceIndicators) })
    .where(ofIndicator(scope, indicator.id))
  return getIndicator(scope, { params, query: {} })
}

function ofIndicator(scope: OrganizationScope, id: string) {
  return and(eq(performanceIndicators.organizationId, scope.organization.id), eq(performanceIndicators.id, id))
}

async function isReported(scope: OrganizationScope, indicatorId: string): Promise<boolean> {
  const found = await scope.db
    .select({ id: accomplishments.id })
    .from(accomplishments)
    .where(and(eq(accomplishments.organizationId, scope.organization.id), eq(accomplishments.indicatorId, indicatorId)))
    .limit(1)
  return found.length > 0
}

/** The indicator's row, locked; its program is locked before it. Fails with budget.indicator.not_found. */
export async function lockIndicator(scope: OrganizationScope, id: string) {
  const [found] = await scope.db
    .select({ ppaId: performanceIndicators.ppaId })
    .from(performanceIndicators)
    .where(ofIndicator(scope, id))
  if (!found) return fail('budget.indicator.not_found')
  const ppa = await lockPpa(scope, found.ppaId)
  if (!ppa.isActive) fail('budget.ppa.inactive')
  const [indicator] = await scope.db.select().from(performanceIndicators).where(ofIndicator(scope, id)).for('update')
  return indicator ?? fail('budget.indicator.not_found')
}

type Targets = Pick<Input<typeof setTargets>['body'], 'q1' | 'q2' | 'q3' | 'q4'>
const QUARTERS = ['q1', 'q2', 'q3', 'q4'] as const
const ORDINALS = ['first', 'second', 'third', 'fourth'] as const

/**
 * Sets the targets of a year. Fails with budget.target.empty, budget.target.reason_missing where a target that was set
 * changes after its quarter, budget.indicator.inactive and concurrency.stale.
 */
export async function setIndicatorTargets(
  scope: OrganizationScope,
  { params, body }: Input<typeof setTargets>,
): Promise<IndicatorView> {
  const { year, version, reason = '', q1, q2, q3, q4 } = body
  const indicator = await lockIndicator(scope, params.id)
  if (!indicator.isActive) fail('budget.indicator.inactive')
  if ([q1, q2, q3, q4].every((target) => target === null)) fail('budget.target.empty')
  const again = { params, query: { year } }
  const [before] = await scope.db
    .select()
    .from(physicalTargets)
    .where(ofYear(scope, indicator.id, year))
  if ((before?.version ?? null) !== version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getIndicator(scope, again) } })
  }
  const targets = { q1, q2, q3, q4 }
  const ended = before && !reason ? endedQuarterOf(scope, { before, targets, year }) : undefined
  if (ended) fail('budget.target.reason_missing', { quarter: ended })
  await writeTargets(scope, { indicatorId: indicator.id, year, targets, reason })
  return getIndicator(scope, again)
}

function ofYear(scope: OrganizationScope, indicatorId: string, year: number) {
  return and(
    eq(physicalTargets.organizationId, scope.organization.id),
    eq(physicalTargets.indicatorId, indicatorId),
    eq(physicalTargets.fiscalYear, year),
  )
}

/** The first quarter that has ended and whose target would not be what was set; targets can be added afterwards. */
export function endedQuarterOf(
  scope: OrganizationScope,
  { before, targets, year }: { before: Targets; targets: Targets; year: number },
): string | undefined {
  const now = today(scope.clock.now())
  const changed = QUARTERS.findIndex((name, at) => {
    const quarter = (at + 1) as 1 | 2 | 3 | 4
    const [was, is] = [before[name], targets[name]]
    return was !== null && (is === null || plainCount(was) !== plainCount(is)) && quarterEnd({ year, quarter }) < now
  })
  return ORDINALS[changed]
}

/** Writes the targets of a year over those before. */
export async function writeTargets(
  scope: OrganizationScope,
  { indicatorId, year, targets, reason }: { indicatorId: string; year: number; targets: Targets; reason: string },
): Promise<void> {
  await scope.db
    .insert(physicalTargets)
    .values({ indicatorId, fiscalYear: year, ...targets, reason })
    .onConflictDoUpdate({
      target: [physicalTargets.organizationId, physicalTargets.indicatorId, physicalTargets.fiscalYear],
      set: { ...targets, reason, ...revised(physicalTargets) },
    })
}
