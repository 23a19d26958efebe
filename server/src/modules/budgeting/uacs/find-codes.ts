// Finding account codes and funding sources: for pickers in organizations, and for those who keep them.
import { and, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { OrganizationScope, PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { CLASSES } from '../money.contract.ts'
import { fundClusters, fundingSources, uacsObjects } from '../tables.ts'
import { fail } from './errors.ts'
import type { FundingSourceView, listFundingSources, listObjects, ObjectView } from './reference.contract.ts'

type AnyScope = OrganizationScope | PlatformScope

const { code, name, level, isActive, deactivatedOn, source, version } = uacsObjects
const objectList = defineList({
  columns: { code, name, class: uacsObjects.class, level, isActive, deactivatedOn, source, version },
  from: uacsObjects,
  sortable: { code, name },
  sort: 'code',
  tieBreaker: code,
})

/** Objects; every word of the text must stand in the name, or the text begins a code. */
export async function findObjects(
  { db }: AnyScope,
  { query }: Pick<Input<typeof listObjects>, 'query'>,
): Promise<Output<typeof listObjects>> {
  const where = and(
    query.class ? eq(uacsObjects.class, query.class) : undefined,
    query.use === 'allotment' ? inArray(uacsObjects.class, [...CLASSES]) : undefined,
    query.active ? eq(isActive, query.active === 'yes') : undefined,
    mentions(query.q, { code, name }),
  )
  const page = await objectList(db, query, where)
  return page as Output<typeof listObjects>
}

/** Fails with budget.object.not_found. */
export async function getObject(scope: AnyScope, wanted: string): Promise<ObjectView> {
  const { items } = await objectList(scope.db, { pageSize: 1 }, eq(code, wanted))
  return (items[0] as ObjectView | undefined) ?? fail('budget.object.not_found')
}

const sourceList = defineList({
  columns: {
    code: fundingSources.code,
    name: fundingSources.name,
    fundCluster: fundingSources.fundCluster,
    fundClusterName: sql<string>`${fundClusters.name}`.as('fund_cluster_name'),
    isActive: fundingSources.isActive,
    version: fundingSources.version,
  },
  from: sql`${fundingSources} join ${fundClusters} on ${fundClusters.code} = ${fundingSources.fundCluster}`,
  sortable: { code: fundingSources.code, name: fundingSources.name },
  sort: 'code',
  tieBreaker: fundingSources.code,
})

/** Funding sources with the names of their clusters. */
export function findFundingSources(
  { db }: AnyScope,
  { query }: Pick<Input<typeof listFundingSources>, 'query'>,
): Promise<Output<typeof listFundingSources>> {
  const where = and(
    query.cluster ? eq(fundingSources.fundCluster, query.cluster) : undefined,
    query.active ? eq(fundingSources.isActive, query.active === 'yes') : undefined,
    mentions(query.q, fundingSources),
  )
  return sourceList(db, query, where)
}

/** Fails with budget.funding_source.not_found. */
export async function getFundingSource(scope: AnyScope, wanted: string): Promise<FundingSourceView> {
  const { items } = await sourceList(scope.db, { pageSize: 1 }, eq(fundingSources.code, wanted))
  return items[0] ?? fail('budget.funding_source.not_found')
}

function mentions(q: string | undefined, of: { code: PgColumn; name: PgColumn }): SQL | undefined {
  const text = q?.trim()
  if (!text) return undefined
  const words = text.split(/\s+/).slice(0, 10)
  // Codes are written with spaces and hyphens on paper.
  const digits = text.replaceAll(/[\s-]/g, '')
  return or(
    /^[0-9]+$/.test(digits) ? ilike(of.code, `${digits}%`) : undefined,
    and(...words.map((word) => ilike(of.name, contains(word)))),
  )
}
