// Keeping the register of risks: entering, changing, reviewing, closing.
import { randomUUIDv7 } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { setDeadline, settleDeadline } from '../../../platform/calendar/deadlines.ts'
import { today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { getWave } from '../waves.ts'
import { fail } from './errors.ts'
import { getRisk } from './find-risks.ts'
import { riskOwned } from './risk-news.ts'
import type { addRisk, editRisk, RiskRecord, reviewRisk, setRiskStatus } from './risks.contract.ts'
import { riskReviews, risks } from './tables.ts'

type Facts = Input<typeof addRisk>['body']

/** Enters a risk. Errors: owner_unknown, review_past, rollout.wave.not_found. */
export async function enterRisk(scope: PlatformScope, { body }: Input<typeof addRisk>): Promise<RiskRecord> {
  const id = randomUUIDv7()
  await scope.db.insert(risks).values({ id, ...(await rowOf(scope, body)) })
  const risk = await getRisk(scope, id)
  if (risk.owner) await tellOwner(scope, risk)
  return awaitReview(scope, risk)
}

/** Changes a risk. Errors: not_found, owner_unknown, review_past, rollout.wave.not_found, concurrency.stale. */
export async function changeRisk(scope: PlatformScope, { params, body }: Input<typeof editRisk>): Promise<RiskRecord> {
  const { version, ...facts } = body
  const known = await lockRisk(scope, params.id, version)
  const isOpen = known.status === 'open'
  const row = await rowOf(scope, facts, !isOpen || facts.reviewOn === known.reviewOn)
  const risk = await write(scope, params.id, { ...row, reviewOn: isOpen ? row.reviewOn : null })
  if (risk.owner && risk.owner.id !== known.owner?.id) await tellOwner(scope, risk)
  return awaitReview(scope, risk)
}

/** Judges a risk anew, for the record. Errors: not_found, not_open, review_past, concurrency.stale. */
export async function enterReview(
  scope: PlatformScope,
  { params, body }: Input<typeof reviewRisk>,
): Promise<RiskRecord> {
  const { version, nextReviewOn, ...judged } = body
  const known = await lockRisk(scope, params.id, version)
  if (known.status !== 'open') fail('rollout.risk.not_open')
  const day = today(scope.clock.now())
  if (nextReviewOn < day) fail('rollout.risk.review_past', {}, { path: 'nextReviewOn' })
  const { id: reviewedBy, name: reviewedByName } = scope.actor
  await scope.db
    .insert(riskReviews)
    .values({ ...judged, riskId: params.id, reviewedOn: day, reviewedBy, reviewedByName })
  const { probability, impact } = judged
  return awaitReview(scope, await write(scope, params.id, { probability, impact, reviewOn: nextReviewOn }))
}

/** Opens or ends a risk. Errors: not_found, review_missing, review_past, concurrency.stale. */
export async function changeRiskStatus(
  scope: PlatformScope,
  { params, body }: Input<typeof setRiskStatus>,
): Promise<RiskRecord> {
  const { status, reason, reviewOn = null, version } = body
  await lockRisk(scope, params.id, version)
  if (status === 'open' && reviewOn === null) fail('rollout.risk.review_missing')
  if (reviewOn) requireFuture(scope, reviewOn)
  const risk = await write(scope, params.id, {
    status,
    statusReason: reason,
    reviewOn: status === 'open' ? reviewOn : null,
  })
  return awaitReview(scope, risk)
}

async function rowOf(scope: PlatformScope, { wave, ...facts }: Facts, keepsReview = false) {
  if (!keepsReview) requireFuture(scope, facts.reviewOn)
  if (facts.ownerId) await requireStaff(scope, facts.ownerId)
  return { ...facts, waveId: wave === null ? null : (await getWave(scope, wave)).id }
}

function requireFuture(scope: PlatformScope, day: string): void {
  if (day < today(scope.clock.now())) fail('rollout.risk.review_past')
}

async function requireStaff(scope: PlatformScope, id: string): Promise<void> {
  const { rows } = await scope.db.execute(sql`
    select from person p join platform_role r on r.person_id = p.id where p.id = ${id}::uuid and p.is_active limit 1`)
  if (rows.length === 0) fail('rollout.risk.owner_unknown')
}

async function lockRisk(scope: PlatformScope, id: string, version: number): Promise<RiskRecord> {
  await scope.db.select({ id: risks.id }).from(risks).where(eq(risks.id, id)).for('update')
  const known = await getRisk(scope, id)
  if (known.version !== version) failPlatform('concurrency.stale', {}, { extra: { current: known } })
  return known
}

async function write(scope: PlatformScope, id: string, change: Partial<typeof risks.$inferInsert>) {
  await scope.db
    .update(risks)
    .set({ ...change, version: sql`${risks.version} + 1`, updatedAt: sql`now()` })
    .where(eq(risks.id, id))
  return getRisk(scope, id)
}

/** The review is a deadline: a late proclamation moves it, and its owner hears. */
async function awaitReview(scope: PlatformScope, risk: RiskRecord): Promise<RiskRecord> {
  const key = { kind: 'rollout.risk_review', subjectId: risk.id }
  if (risk.status !== 'open' || !risk.reviewOn) await settleDeadline(scope, key)
  else
    await setDeadline(scope, {
      ...key,
      title: `Review of risk ${risk.number}: ${risk.title}`.slice(0, 200),
      path: pathOf(risk),
      statutoryDate: risk.reviewOn,
      people: risk.owner ? [risk.owner.id] : [],
    })
  return risk
}

async function tellOwner(scope: PlatformScope, risk: RiskRecord): Promise<void> {
  if (!risk.owner) return
  await notify(scope, {
    topic: riskOwned,
    to: [risk.owner.id],
    title: `You answer for risk ${risk.number}: ${risk.title}`,
    text: risk.mitigation,
    path: pathOf(risk),
  })
}

function pathOf({ id }: RiskRecord): string {
  return `/platform/rollout/risks/${id}`
}
