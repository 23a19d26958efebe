// What was accomplished: entries that are added and never changed; the last one of a quarter counts.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, orderFor, pageOf, totalRows } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import type { IndicatorView, listAccomplishments, recordAccomplishment } from './indicators.contract.ts'
import { getIndicator, lockIndicator } from './indicators.ts'
import { plainCount } from './physical-figures.ts'
import { accomplishments } from './tables.ts'

/** Records what was accomplished. Fails with budget.accomplishment.future, unknown_evidence and budget.indicator.inactive. */
export async function addAccomplishment(
  scope: OrganizationScope,
  { params, body }: Input<typeof recordAccomplishment>,
): Promise<IndicatorView> {
  const indicator = await lockIndicator(scope, params.id)
  if (!indicator.isActive) fail('budget.indicator.inactive')
  const { year, quarter, value, remark = '', evidenceFileId = null } = body
  await scope.db.insert(accomplishments).values({
    ...{ indicatorId: indicator.id, fiscalYear: year, quarter, value, remark, evidenceFileId },
    authorId: scope.actor.id,
    authorName: scope.actor.name,
    recordedAt: scope.clock.now().toString(),
  })
  return getIndicator(scope, { params, query: { year } })
}

const { id, fiscalYear, quarter, value, remark, evidenceFileId, authorName, recordedAt } = accomplishments
// Names of tables are written out: in a select from one table Drizzle leaves them out.
const latest = sql`(select l.id from accomplishment l where l.organization_id = accomplishment.organization_id
  and l.indicator_id = accomplishment.indicator_id and l.fiscal_year = accomplishment.fiscal_year
  and l.quarter = accomplishment.quarter order by l.recorded_at desc, l.created_at desc limit 1)`
const evidenceFile = sql<string | null>`(select f.name from file f
  where f.organization_id = accomplishment.organization_id and f.id = accomplishment.evidence_file_id)`
const sortable = { quarter: sql`(${fiscalYear}, ${quarter}, ${recordedAt})`, recordedAt }

/** Entries of an indicator, the latest quarter first. Fails with budget.indicator.not_found. */
export async function findAccomplishments(
  scope: OrganizationScope,
  { params, query }: Input<typeof listAccomplishments>,
): Promise<Output<typeof listAccomplishments>> {
  await getIndicator(scope, { params, query: {} })
  const where = and(
    eq(accomplishments.organizationId, scope.organization.id),
    eq(accomplishments.indicatorId, params.id),
    query.year ? eq(fiscalYear, query.year) : undefined,
    query.quarter ? eq(quarter, query.quarter) : undefined,
    query.q ? or(ilike(remark, contains(query.q)), ilike(authorName, contains(query.q))) : undefined,
  )
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({
        ...{ id, year: fiscalYear, quarter, value, remark, evidenceFileId, authorName, recordedAt },
        evidenceFileName: evidenceFile,
        isCurrent: sql<boolean>`${id} = ${latest}`,
        total: totalRows,
      })
      .from(accomplishments)
      .where(where)
      .orderBy(...orderFor(query.sort ?? '-quarter', sortable, id))
      .limit(limit)
      .offset(offset),
  )
  return { ...page, items: page.items.map((entry) => ({ ...entry, value: plainCount(entry.value) })) }
}
