// Allotment releases: prepared and submitted by one person, released by another.
import { eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { takeStep } from '../../../platform/workflow/steps.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { postToLedger } from '../ledger/post.ts'
import type {
  AllotmentRelease,
  AllotmentReleaseSummary,
  createAllotmentRelease,
  editAllotmentRelease,
  listAllotmentReleases,
  readAllotmentRelease,
  stepAllotmentRelease,
  suggestReleaseLines,
} from './allotment-releases.contract.ts'
import { changeDocument, enterDocument } from './document-changes.ts'
import { tellOfDecision, tellOfWaiting } from './document-news.ts'
import { getFundCluster } from './document-rules.ts'
import { mayComment, numberOf, stepValues } from './document-steps.ts'
import { releaseWorkflow } from './document-workflows.ts'
import { findDocuments, findLines, getDocument, type LockedDocument, lockDocument } from './documents.ts'
import { COMPREHENSIVE, findNegativeList, requireClasses, requireReleasable } from './release-rules.ts'
import { explainChecks, holdLines } from './room.ts'
import { budgetDocuments } from './tables.ts'

const family = 'release'
const workflow = releaseWorkflow

export function findAllotmentReleases(scope: OrganizationScope, { query }: Input<typeof listAllotmentReleases>) {
  return findDocuments<AllotmentReleaseSummary>(scope, family, query)
}

/** One release with its lines and what the reader may do. Fails with budget.document.not_found. */
export async function getAllotmentRelease(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readAllotmentRelease>, 'params'>,
): Promise<AllotmentRelease> {
  const { preparers, ...document } = await getDocument(scope, family, params.id)
  const lineList = await findLines(scope, document)
  const negativeList = await findNegativeList(scope, document)
  const check = () => requireReleasable(document, lineList, negativeList)
  return {
    ...document,
    lineList,
    actions: explainChecks(actionsFor(workflow, { status: document.status, preparers }, scope.actor), {
      submit: check,
      release: check,
    }),
    canEdit:
      scope.actor.permissions.has('budget.appropriation.enter') &&
      (workflow.editable as readonly string[]).includes(document.status),
    canComment: mayComment(scope.actor),
  } as AllotmentRelease
}

/** Prepares a draft. Fails as `enterDocument`, and with budget.release.class_needs_special. */
export async function startAllotmentRelease(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof createAllotmentRelease>, 'body'>,
): Promise<AllotmentRelease> {
  const { quarter, ...draft } = body
  requireClasses(body.kind, body.lines)
  const id = await enterDocument(scope, { ...draft, quarter: body.kind === 'withdrawal' ? null : quarter })
  return getAllotmentRelease(scope, { params: { moa: scope.organization.code, id } })
}

/** Changes a draft or returned release. Fails as `changeDocument`. */
export async function changeAllotmentRelease(
  scope: OrganizationScope,
  { params, body }: Input<typeof editAllotmentRelease>,
): Promise<AllotmentRelease> {
  const { version, ...sent } = body
  if (sent.kind && sent.lines) requireClasses(sent.kind, sent.lines)
  const whole = sent.kind === 'withdrawal' ? { ...sent, quarter: null } : sent
  await changeDocument(scope, { family, workflow, id: params.id, version, sent: whole })
  return getAllotmentRelease(scope, { params })
}

/**
 * Submits, returns, releases or withdraws. Fails besides the errors of `takeStep` as `requireReleasable` does, and with
 * what the ledger refuses.
 */
export async function takeAllotmentReleaseStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepAllotmentRelease>,
): Promise<AllotmentRelease> {
  const document = await lockDocument(scope, family, params.id)
  const { to } = await takeStep(scope, workflow, { subject: document, body })
  const posted = body.action === 'release' ? await release(scope, document) : {}
  if (body.action === 'submit')
    requireReleasable(document, await findLines(scope, document), await findNegativeList(scope, document))
  await scope.db
    .update(budgetDocuments)
    .set({ ...stepValues(scope.actor, { action: body.action, to }), ...posted })
    .where(eq(budgetDocuments.id, params.id))
  if (body.action === 'submit') {
    const submitted = { ...document, preparers: [...document.preparers, scope.actor.id] }
    await tellOfWaiting(scope, { family, document: submitted }, 'budget.appropriation.release')
  } else await tellOfDecision(scope, { family, document }, { action: body.action, said: body.comment ?? '' })
  return getAllotmentRelease(scope, { params })
}

async function release(scope: OrganizationScope, document: LockedDocument) {
  const lines = await holdLines(scope, document)
  requireReleasable(document, lines, await findNegativeList(scope, document))
  const movement = document.kind === 'withdrawal' ? 'decrease' : 'original'
  const number = await numberOf(scope, document)
  const { id } = await postToLedger(scope, {
    kind: 'allotment',
    number,
    seriesYear: document.seriesYear,
    postedOn: document.datedOn,
    particulars: document.particulars,
    subject: { kind: workflow.subject, id: document.id },
    entries: lines.map(({ accountId, amount, objectCode }) => ({
      accountId: accountId ?? '',
      stage: 'allotment',
      movement,
      amount,
      objectCode,
    })),
  })
  return { number, postingId: id }
}

/**
 * What a release would take: everything that is not released yet, or up to an allotment period, a quarter of the adjusted
 * appropriation each (BAA 84, s. 37(b)). Comprehensive releases get what s. 36 gives them, special ones the rest.
 */
export async function suggestLines(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof suggestReleaseLines>, 'query'>,
): Promise<Output<typeof suggestReleaseLines>> {
  const pot = { ...query, fundCluster: await getFundCluster(scope, query.fundingSource) }
  const negative = [...(await findNegativeList(scope, pot))]
  const comprehensive = sql`(a.class = any (${sql.param(COMPREHENSIVE)}::text[]) and ${query.block} <> 'special_purpose'
    and not (a."ppaId" || ' ' || a.class = any (${sql.param(negative)}::text[])))`
  const share = sql`trunc(a.appropriated * ${query.quarter ?? 4}::integer / 4, 2) - a.allotted`
  const amount = query.kind === 'withdrawal' ? sql`a.allotted - a.obligated` : share
  const { rows } = await scope.db.execute<Output<typeof suggestReleaseLines>['items'][number]>(sql`
    with account as (
      select k.ppa_id as "ppaId", p.code as "ppaCode", p.title as "ppaTitle", k.class,
             coalesce(sum(b.total) filter (where b.stage = 'appropriation'), 0)::numeric(20, 2) as appropriated,
             coalesce(sum(b.total) filter (where b.stage = 'allotment'), 0)::numeric(20, 2) as allotted,
             coalesce(sum(b.total) filter (where b.stage = 'obligation'), 0)::numeric(20, 2) as obligated
        from ledger_account k
        join ppa p on p.organization_id = k.organization_id and p.id = k.ppa_id and p.is_active
        join ledger_balance b on b.organization_id = k.organization_id and b.account_id = k.id
       where k.organization_id = ${scope.organization.id} and k.act_id = ${pot.actId} and k.block = ${pot.block}
         and k.fund_cluster = ${pot.fundCluster} and k.funding_source = ${pot.fundingSource}
       group by k.ppa_id, p.code, p.title, k.class)
    select a."ppaId", a."ppaCode", a."ppaTitle", a.class, (${amount})::numeric(20, 2)::text as amount,
           a.appropriated::text, a.allotted::text, a.obligated::text
      from account a
     where (${amount}) > 0 and case ${query.kind}::text
             when 'comprehensive' then ${comprehensive} when 'special' then not ${comprehensive} else true end
     order by a."ppaCode", array_position(array['PS', 'MOOE', 'FE', 'CO'], a.class)
     limit 500`)
  return { items: rows }
}
