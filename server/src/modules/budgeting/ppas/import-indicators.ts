// Indicators and targets of one program of a file. What the file does not name stays.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail } from './errors.ts'
import { endedQuarterOf, nextPosition, writeTargets } from './indicators.ts'
import { plainCount } from './physical-figures.ts'
import { revised } from './ppa-changes.ts'
import type { IndicatorRecord, PpaRecord } from './ppa-record.ts'
import { performanceIndicators, physicalTargets } from './tables.ts'

type Indicator = typeof performanceIndicators.$inferSelect
type Targets = typeof physicalTargets.$inferSelect

interface Work {
  ppaId: string
  record: PpaRecord
  year: number
}

/** Answers what was done, in words. Fails with budget.import.targets_differ where the target of a quarter that has ended would change. */
export async function takeIndicators(scope: OrganizationScope, { ppaId, record, year }: Work): Promise<string[]> {
  if (record.indicators.length === 0) return []
  const { indicators, targets } = await findKnown(scope, ppaId, year)
  const counts = { added: 0, changed: 0, targets: 0 }
  for (const given of record.indicators) {
    const known = indicators.find(({ kind, title }) => kind === given.kind && sameText(title, given.title))
    const { indicator, isNew, isChanged } = await takeOne(scope, { given, known, ppaId })
    if (isNew) indicators.push(indicator)
    counts.added += isNew ? 1 : 0
    counts.changed += isChanged ? 1 : 0
    const before = targets.find(({ indicatorId }) => indicatorId === indicator.id)
    counts.targets += (await takeTargets(scope, { given, indicator, before, year })) ? 1 : 0
  }
  return [
    ...(counts.added > 0 ? [`${numbered(counts.added, 'indicator')} added`] : []),
    ...(counts.changed > 0 ? [`${numbered(counts.changed, 'indicator')} changed`] : []),
    ...(counts.targets > 0 ? [`targets of ${numbered(counts.targets, 'indicator')}`] : []),
  ]
}

function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

async function findKnown(scope: OrganizationScope, ppaId: string, year: number) {
  const of = scope.organization.id
  const indicators = await scope.db
    .select()
    .from(performanceIndicators)
    .where(
      and(
        eq(performanceIndicators.organizationId, of),
        eq(performanceIndicators.ppaId, ppaId),
        eq(performanceIndicators.isActive, true),
      ),
    )
    .orderBy(asc(performanceIndicators.position))
  const ids = indicators.map(({ id }) => id)
  const targets: Targets[] =
    ids.length === 0
      ? []
      : await scope.db
          .select()
          .from(physicalTargets)
          .where(
            and(
              eq(physicalTargets.organizationId, of),
              inArray(physicalTargets.indicatorId, ids),
              eq(physicalTargets.fiscalYear, year),
            ),
          )
  return { indicators, targets }
}

async function takeOne(
  scope: OrganizationScope,
  { given, known, ppaId }: { given: IndicatorRecord; known: Indicator | undefined; ppaId: string },
): Promise<{ indicator: Indicator; isNew: boolean; isChanged: boolean }> {
  const { kind, title, unit, aggregation, note } = given
  if (!known) {
    const [indicator] = await scope.db
      .insert(performanceIndicators)
      .values({
        ppaId,
        kind,
        title,
        unit,
        note,
        aggregation: aggregation || 'sum',
        position: nextPosition(scope, ppaId),
      })
      .returning()
    return indicator ? { indicator, isNew: true, isChanged: false } : fail('budget.indicator.not_found')
  }
  const changes = {
    ...(known.unit === '' && unit !== '' && { unit }),
    ...(note !== '' && note !== known.note && { note }),
  }
  if (Object.keys(changes).length === 0) return { indicator: known, isNew: false, isChanged: false }
  await scope.db
    .update(performanceIndicators)
    .set({ ...changes, ...revised(performanceIndicators) })
    .where(and(eq(performanceIndicators.organizationId, scope.organization.id), eq(performanceIndicators.id, known.id)))
  return { indicator: known, isNew: false, isChanged: true }
}

/** Targets of quarters that have ended are changed on the page, where a reason can be given. */
async function takeTargets(
  scope: OrganizationScope,
  {
    given,
    indicator,
    before,
    year,
  }: { given: IndicatorRecord; indicator: Indicator; before: Targets | undefined; year: number },
): Promise<boolean> {
  if (!given.targets) return false
  const [q1 = null, q2 = null, q3 = null, q4 = null] = given.targets.map((target) => target || null)
  if (before) {
    const was = [before.q1, before.q2, before.q3, before.q4]
    const isSame = [q1, q2, q3, q4].every((target, at) => plainOrNull(target) === plainOrNull(was[at] ?? null))
    if (isSame) return false
    const ended = endedQuarterOf(scope, { before, targets: { q1, q2, q3, q4 }, year })
    const values = { title: indicator.title.slice(0, 100), year, quarter: ended ?? '' }
    if (ended) fail('budget.import.targets_differ', values, { path: `${given.kind}_targets` })
  }
  await writeTargets(scope, { indicatorId: indicator.id, year, targets: { q1, q2, q3, q4 }, reason: '' })
  return true
}

function plainOrNull(target: string | null): string | null {
  return target === null ? null : plainCount(target)
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
