// Reading the register of risks.
import { and, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import type { listRisks, RiskRecord, RiskSummary, readRiskHistory, readRiskMatrix } from './risks.contract.ts'
import { riskReviews, risks } from './tables.ts'

const score = sql<number>`${risks.probability} * ${risks.impact}`
const ownerName = sql<string | null>`(select p.name from person p where p.id = ${risks.ownerId})`
const wave = sql<number | null>`(select w.number from rollout_wave w where w.id = ${risks.waveId})`

const columns = {
  id: risks.id,
  number: risks.number,
  title: risks.title,
  category: risks.category,
  probability: risks.probability,
  impact: risks.impact,
  score,
  status: risks.status,
  ownerId: risks.ownerId,
  ownerName,
  wave,
  reviewOn: risks.reviewOn,
}

const findPage = defineList({
  columns,
  from: risks,
  sortable: { number: risks.number, title: risks.title, score, reviewOn: risks.reviewOn, category: risks.category },
  sort: '-score',
  tieBreaker: risks.id,
})

type Row = { [name in keyof typeof columns]: unknown }

function summaryOf(row: Row, day: string): RiskSummary {
  const { ownerId, ownerName: name, ...risk } = row
  const { status, reviewOn } = row
  return {
    ...risk,
    owner: ownerId ? { id: ownerId, name: name ?? '' } : null,
    isReviewOverdue: status === 'open' && typeof reviewOn === 'string' && reviewOn < day,
  } as RiskSummary
}

/** The register, the highest score first. One statement. */
export async function findRisks(
  scope: PlatformScope,
  { query }: Input<typeof listRisks>,
): Promise<Output<typeof listRisks>> {
  const day = today(scope.clock.now())
  const where = and(
    query.status ? eq(risks.status, query.status) : undefined,
    query.category ? eq(risks.category, query.category) : undefined,
    query.wave ? sql`${wave} = ${query.wave}` : undefined,
    query.review ? sql`${risks.status} = 'open' and ${risks.reviewOn} < ${day}` : undefined,
    query.probability ? eq(risks.probability, query.probability) : undefined,
    query.impact ? eq(risks.impact, query.impact) : undefined,
    query.q ? or(ilike(risks.title, contains(query.q)), ilike(risks.description, contains(query.q))) : undefined,
  )
  const page = await findPage(scope.db, query, where)
  return { ...page, items: page.items.map((row) => summaryOf(row, day)) }
}

/** One risk with its reviews. Fails with rollout.risk.not_found. */
export async function getRisk(scope: PlatformScope, id: string): Promise<RiskRecord> {
  const more = { description: risks.description, mitigation: risks.mitigation, contingency: risks.contingency }
  const [row] = await scope.db
    .select({ ...columns, ...more, statusReason: risks.statusReason, version: risks.version })
    .from(risks)
    .where(eq(risks.id, id))
  if (!row) return fail('rollout.risk.not_found')
  const reviews = await scope.db
    .select()
    .from(riskReviews)
    .where(eq(riskReviews.riskId, id))
    .orderBy(desc(riskReviews.createdAt), desc(riskReviews.id))
    .limit(200)
  const { description, mitigation, contingency, statusReason, version, ...summary } = row
  return {
    ...summaryOf(summary, today(scope.clock.now())),
    ...{ description, mitigation, contingency, statusReason, version },
    reviews: reviews.map(({ reviewedByName, riskId: _, reviewedBy: __, createdAt: ___, ...review }) => ({
      ...review,
      reviewedBy: reviewedByName,
    })),
  }
}

/** Changes of a risk. Fails with rollout.risk.not_found. */
export async function findRiskHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readRiskHistory>,
): Promise<Output<typeof readRiskHistory>> {
  await getRisk(scope, params.id)
  return recordHistory(scope, { table: 'rollout_risk', id: params.id }, query)
}

/** Open risks by probability and impact; all nine cells. */
export async function countRisks(scope: PlatformScope): Promise<Output<typeof readRiskMatrix>> {
  const day = today(scope.clock.now())
  const { rows } = await scope.db.execute<{ probability: number; impact: number; count: number; overdue: number }>(sql`
    select p.level as probability, i.level as impact, count(r.id)::int as count,
           count(r.id) filter (where r.review_on < ${day})::int as overdue
      from generate_series(1, 3) p (level) cross join generate_series(1, 3) i (level)
      left join rollout_risk r on r.probability = p.level and r.impact = i.level and r.status = 'open'
     group by 1, 2 order by 1, 2`)
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    cells: rows.map(({ probability, impact, count }) => ({ probability, impact, count })),
    open: sum(({ count }) => count),
    overdue: sum(({ overdue }) => overdue),
  }
}
