// Keeping account codes and funding sources: added, renamed, taken out of use. What is coded once stays what it was.
import { eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { fundClusters, fundingSources, uacsObjects } from '../tables.ts'
import { loadLayout, splitCode } from './code-parts.ts'
import { fail } from './errors.ts'
import { getFundingSource, getObject } from './find-codes.ts'
import type { FundingSourceView, ObjectView } from './reference.contract.ts'
import type {
  addFundingSource,
  addObject,
  changeFundingSource,
  changeObject,
  readFundingSourceHistory,
  readObjectHistory,
} from './reference-changes.contract.ts'

/** Adds a code. Fails with budget.reference.code_taken, also where the code is out of use. */
export async function enterObject(scope: PlatformScope, { body }: Input<typeof addObject>): Promise<ObjectView> {
  const level = await levelReader(scope)
  await scope.db.insert(uacsObjects).values({ ...body, level: level(body.code) })
  return getObject(scope, body.code)
}

/** `object` where the last part is zero; `subobject` else. */
export async function levelReader(scope: PlatformScope): Promise<(code: string) => ObjectView['level']> {
  const layout = await loadLayout(scope, 'object', today(scope.clock.now()))
  return (code) => (/^0+$/.test(splitCode(layout, code)?.at(-1)?.value ?? '') ? 'object' : 'subobject')
}

/** Renames a code, or takes it out of use and back. Fails with budget.object.not_found, concurrency.stale. */
export async function keepObject(
  scope: PlatformScope,
  { params, body }: Input<typeof changeObject>,
): Promise<ObjectView> {
  const [held] = await scope.db
    .select()
    .from(uacsObjects)
    .where(eq(uacsObjects.code, params.objectDigits))
    .for('update')
  if (!held) return fail('budget.object.not_found')
  const { version, ...facts } = body
  if (held.version !== version) await failStale(getObject(scope, held.code))
  const since = held.deactivatedOn ?? today(scope.clock.now())
  await scope.db
    .update(uacsObjects)
    .set({
      ...facts,
      deactivatedOn: body.isActive ? null : since,
      version: sql`${uacsObjects.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(eq(uacsObjects.code, held.code))
  return getObject(scope, held.code)
}

async function failStale(current: Promise<ObjectView | FundingSourceView>): Promise<never> {
  return failPlatform('concurrency.stale', {}, { extra: { current: await current } })
}

/** Changes of a code. Fails with budget.object.not_found. */
export async function findObjectHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readObjectHistory>,
): Promise<Output<typeof readObjectHistory>> {
  const { code } = await getObject(scope, params.objectDigits)
  return recordHistory(scope, { table: 'uacs_object', id: code }, query)
}

/** Adds a funding source. Fails with budget.reference.code_taken, budget.funding_source.cluster. */
export async function enterFundingSource(
  scope: PlatformScope,
  { body }: Input<typeof addFundingSource>,
): Promise<FundingSourceView> {
  const [cluster] = await scope.db.select().from(fundClusters).where(eq(fundClusters.code, body.fundCluster))
  if (!cluster) fail('budget.funding_source.cluster')
  await scope.db.insert(fundingSources).values(body)
  return getFundingSource(scope, body.code)
}

/** Renames a funding source, or takes it out of use and back. Fails with budget.funding_source.not_found, concurrency.stale. */
export async function keepFundingSource(
  scope: PlatformScope,
  { params, body }: Input<typeof changeFundingSource>,
): Promise<FundingSourceView> {
  const { code, version: kept } = fundingSources
  const [held] = await scope.db.select().from(fundingSources).where(eq(code, params.sourceDigits)).for('update')
  if (!held) return fail('budget.funding_source.not_found')
  const { version, ...facts } = body
  if (held.version !== version) await failStale(getFundingSource(scope, held.code))
  await scope.db
    .update(fundingSources)
    .set({ ...facts, version: sql`${kept} + 1`, updatedAt: sql`now()` })
    .where(eq(code, held.code))
  return getFundingSource(scope, held.code)
}

/** Changes of a funding source. Fails with budget.funding_source.not_found. */
export async function findFundingSourceHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readFundingSourceHistory>,
): Promise<Output<typeof readFundingSourceHistory>> {
  const { code } = await getFundingSource(scope, params.sourceDigits)
  return recordHistory(scope, { table: 'funding_source', id: code }, query)
}
