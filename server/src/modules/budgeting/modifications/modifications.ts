// Requests to modify the budget: requested by one person, decided by whom the law names.
import { and, eq } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { takeStep } from '../../../platform/workflow/steps.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { openAccount, postToLedger } from '../ledger/post.ts'
import { changeDocument, type DocumentDraft, enterDocument } from '../releases/document-changes.ts'
import { tellOfDecision, tellOfWaiting } from '../releases/document-news.ts'
import { mayComment, numberOf, stepValues } from '../releases/document-steps.ts'
import type { DocumentLine } from '../releases/documents.contract.ts'
import { findDocuments, findLines, getDocument, type LockedDocument, lockDocument } from '../releases/documents.ts'
import { fail } from '../releases/errors.ts'
import { explainChecks, holdLines } from '../releases/room.ts'
import { budgetDocuments } from '../releases/tables.ts'
import { requireSeason } from './late-changes.ts'
import { lawfulApprover } from './lawful-approver.ts'
import { effectOf } from './modification-effect.ts'
import { entriesOf } from './modification-entries.ts'
import { findItemised, requireMovable } from './modification-rules.ts'
import { workflowFor } from './modification-workflow.ts'
import type {
  createModification,
  editModification,
  LawfulApprover,
  listModifications,
  Modification,
  ModificationSummary,
  readModification,
  stepModification,
} from './modifications.contract.ts'

const family = 'modification'
type Approver = LawfulApprover['approver']

export function findModifications(scope: OrganizationScope, { query }: Input<typeof listModifications>) {
  return findDocuments<ModificationSummary>(scope, family, query)
}

/** One request with its effect on the balances as they are now. Fails with budget.document.not_found. */
export async function getModification(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readModification>, 'params'>,
): Promise<Modification> {
  const { preparers, ...document } = await getDocument(scope, family, params.id)
  const lineList = await findLines(scope, document)
  const itemised = await findItemised(scope, lineList)
  const workflow = workflowFor(document.approver as Approver | null)
  const check = () => requireMovable(document, lineList, itemised)
  const about = { ...document, declaredBy: document.declaredBy as Approver | null }
  return {
    ...document,
    lineList,
    effect: effectOf(about, lineList, itemised),
    actions: explainChecks(actionsFor(workflow, { status: document.status, preparers }, scope.actor), {
      submit: check,
      approve: check,
    }),
    canEdit:
      scope.actor.permissions.has('budget.modification.request') &&
      (workflow.editable as readonly string[]).includes(document.status),
    canComment: mayComment(scope.actor),
  } as Modification
}

/** Requests a modification as a draft. Fails as `enterDocument`, and with budget.modification.ground_missing. */
export async function startModification(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof createModification>, 'body'>,
): Promise<Modification> {
  const id = await enterDocument(scope, settled(body))
  await writeApprover(scope, id)
  return getModification(scope, { params: { moa: scope.organization.code, id } })
}

/** Changes a draft or returned request. Fails as `changeDocument`. */
export async function changeModification(
  scope: OrganizationScope,
  { params, body }: Input<typeof editModification>,
): Promise<Modification> {
  const { version, ...sent } = body
  const workflow = workflowFor(null)
  await changeDocument(scope, { family, workflow, id: params.id, version, sent: sent.kind ? settled(sent) : sent })
  await writeApprover(scope, params.id)
  return getModification(scope, { params })
}

/** Only augmentations stand on savings; what a form still holds of them is left out of the others. */
function settled<D extends Partial<DocumentDraft>>(draft: D): D {
  if (draft.kind === 'augmentation') {
    const { ground, declaredBy, declaredOn, declaration } = draft
    if (!ground || !declaredBy || !declaredOn || !declaration?.trim()) fail('budget.modification.ground_missing')
    return draft
  }
  return { ...draft, ground: null, declaredBy: null, declaredOn: null, declaration: '' }
}

async function writeApprover(scope: OrganizationScope, id: string): Promise<void> {
  const document = await getDocument(scope, family, id)
  const { approver } = approverOf(document, await findLines(scope, document))
  if (approver === document.approver) return
  await scope.db
    .update(budgetDocuments)
    .set({ approver })
    .where(and(eq(budgetDocuments.organizationId, scope.organization.id), eq(budgetDocuments.id, id)))
}

function approverOf(
  { kind, block, declaredBy }: { kind: string; block: string; declaredBy: string | null },
  lines: readonly DocumentLine[],
): LawfulApprover {
  return lawfulApprover(lines, { kind: kind as 'transfer', block, declaredBy: declaredBy as Approver | null })
}

/**
 * Submits, approves, returns, rejects or withdraws. Fails besides the errors of `takeStep` as `requireMovable` does, and
 * with what the ledger refuses; nothing partial remains.
 */
export async function takeModificationStep(
  scope: OrganizationScope,
  { params, body }: Input<typeof stepModification>,
): Promise<Modification> {
  const document = await lockDocument(scope, family, params.id)
  const workflow = workflowFor(document.approver as Approver | null)
  const { to } = await takeStep(scope, workflow, { subject: document, body })
  const own =
    body.action === 'submit'
      ? await submit(scope, document)
      : body.action === 'approve'
        ? await approve(scope, document)
        : {}
  await scope.db
    .update(budgetDocuments)
    .set({ ...stepValues(scope.actor, { action: body.action, to }), ...own })
    .where(eq(budgetDocuments.id, params.id))
  if (body.action === 'submit') await tellDeciders(scope, { ...document, ...own })
  else await tellOfDecision(scope, { family, document }, { action: body.action, said: body.comment ?? '' })
  return getModification(scope, { params })
}

async function submit(scope: OrganizationScope, document: LockedDocument) {
  const lines = await findLines(scope, document)
  requireMovable(document, lines, await findItemised(scope, lines))
  await requireSeason(scope, document, lines)
  return { number: await numberOf(scope, document), approver: approverOf(document, lines).approver }
}

function tellDeciders(scope: OrganizationScope, document: LockedDocument): Promise<void> {
  const preparers = [...document.preparers, scope.actor.id]
  const permission = document.approver === 'minister' ? 'budget.modification.approve' : 'budget.modification.decide'
  return tellOfWaiting(scope, { family, document: { ...document, preparers } }, permission)
}

async function approve(scope: OrganizationScope, document: LockedDocument) {
  const lines = await holdLines(scope, document)
  requireMovable(document, lines, await findItemised(scope, lines))
  await requireSeason(scope, document, lines)
  const { actId, fundCluster, fundingSource, block } = document
  const opened: (DocumentLine & { accountId: string })[] = []
  for (const line of lines) {
    const key = { actId, fundCluster, fundingSource, block, ppaId: line.ppaId, class: line.class }
    opened.push({ ...line, accountId: line.accountId ?? (await openAccount(scope, key)) })
  }
  const { id } = await postToLedger(scope, {
    kind: 'modification',
    number: document.number ?? (await numberOf(scope, document)),
    seriesYear: document.seriesYear,
    postedOn: today(scope.clock.now()),
    particulars: document.particulars,
    subject: { kind: 'budget_modification', id: document.id },
    entries: entriesOf(document, opened),
  })
  return { postingId: id }
}
