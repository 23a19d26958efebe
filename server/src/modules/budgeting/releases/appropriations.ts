// Appropriations: entered by one person, posted to the ledger by another.
import { eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { takeStep } from '../../../platform/workflow/steps.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { type EntryDraft, openAccount, postToLedger } from '../ledger/post.ts'
import type {
  Appropriation,
  AppropriationSummary,
  createAppropriation,
  editAppropriation,
  listAppropriations,
  readAppropriation,
  stepAppropriation,
} from './appropriations.contract.ts'
import { changeDocument, enterDocument } from './document-changes.ts'
import { tellOfDecision, tellOfWaiting } from './document-news.ts'
import { mayComment, numberOf, stepValues } from './document-steps.ts'
import { appropriationWorkflow } from './document-workflows.ts'
import type { DocumentLine } from './documents.contract.ts'
import { findDocuments, findLines, getDocument, type LockedDocument, lockDocument } from './documents.ts'
import { fail } from './errors.ts'
import { explainChecks, holdLines, requireRoom, unreleasedOf } from './room.ts'
import { budgetDocuments } from './tables.ts'

const family = 'appropriation'
const workflow = appropriationWorkflow

export function findAppropriations(scope: OrganizationScope, { query }: Input<typeof listAppropriations>) {
  return findDocuments<AppropriationSummary>(scope, family, query)
}

/** One appropriation with its lines and what the reader may do. Fails with budget.document.not_found. */
export async function getAppropriation(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readAppropriation>, 'params'>,
): Promise<Appropriation> {
  const { preparers, ...document } = await getDocument(scope, family, params.id)
  const lineList = await findLines(scope, document)
  return {
    ...document,
    lineList,
    actions: explainChecks(actionsFor(workflow, { status: document.status, preparers }, scope.actor), {
      post: () => requirePostable(document, lineList),
    }),
    canEdit: scope.actor.permissions.has('budget.appropriation.enter') && document.status === 'draft',
    canComment: mayComment(scope.actor),
  } as Appropriation
}

/** Enters a draft. Fails as `enterDocument`. */
export async function startAppropriation(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof createAppropriation>, 'body'>,
): Promise<Appropriation> {
  const id = await enterDocument(scope, body)
  const appropriation = await getAppropriation(scope, { params: { moa: scope.organization.code, id } })
  const document = { ...appropriation, preparers: [scope.actor.id] }
  await tellOfWaiting(scope, { family, document }, 'budget.appropriation.release')
  return appropriation
}

/** Changes a draft. Fails as `changeDocument`. */
export async function changeAppropriation(
  scope: OrganizationScope,
  { params, body }: Input<typeof editAppropriation>,
): Promise<Appropriation> {
  const { version, ...sent } = body
  await changeDocument(scope, { family, workflow, id: params.id, version, sent })
  return getAppropriation(scope, { params })
}

/**
 * Posts or withdraws. Fails besides the errors of `takeStep` with budget.document.empty, budget.document.basis_missing,
 * budget.appropriation.below_allotment, and what the ledger refuses.
 */
export async function takeAppropriationStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepAppropriation>,
): Promise<Appropriation> {
  const document = await lockDocument(scope, family, params.id)
  const { to } = await takeStep(scope, workflow, { subject: document, body })
  const posted = body.action === 'post' ? await post(scope, document) : {}
  await scope.db
    .update(budgetDocuments)
    .set({ ...stepValues(scope.actor, { action: body.action, to }), ...posted })
    .where(eq(budgetDocuments.id, params.id))
  await tellOfDecision(scope, { family, document }, { action: body.action, said: body.comment ?? '' })
  return getAppropriation(scope, { params })
}

/** What a paper needs before money counts by it. */
function requirePostable({ kind, legalBasis }: { kind: string; legalBasis: string }, lines: readonly DocumentLine[]) {
  if (lines.length === 0) fail('budget.document.empty')
  if (legalBasis.trim() === '') fail('budget.document.basis_missing')
  if (kind === 'decrease') requireRoom(lines, unreleasedOf, 'budget.appropriation.below_allotment')
}

async function post(scope: OrganizationScope, document: LockedDocument) {
  const lines = await holdLines(scope, document)
  requirePostable(document, lines)
  const { actId, fundCluster, fundingSource, block } = document
  const entries: EntryDraft[] = []
  for (const { ppaId, class: of, amount } of lines) {
    const accountId = await openAccount(scope, { actId, fundCluster, fundingSource, block, ppaId, class: of })
    entries.push({ accountId, stage: 'appropriation', movement: document.kind as 'original', amount })
  }
  const number = await numberOf(scope, document)
  const { id } = await postToLedger(scope, {
    kind: 'appropriation',
    number,
    seriesYear: document.seriesYear,
    postedOn: document.datedOn,
    particulars: document.particulars,
    subject: { kind: workflow.subject, id: document.id },
    entries,
  })
  return { number, postingId: id }
}
