// Steps, comments and history of documents about money, whatever their family.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ChangeView } from '../../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { Actor, OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { listSteps, recordStep } from '../../../platform/workflow/steps.ts'
import type { StepView } from '../../../platform/workflow/workflow.contract.ts'
import type { Workflow } from '../../../platform/workflow/workflow.ts'
import { pesoWords } from '../centavos.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { appropriationActs, ppas } from '../tables.ts'
import { touched } from './document-changes.ts'
import { tellOfComment } from './document-news.ts'
import { appropriationWorkflow, releaseWorkflow } from './document-workflows.ts'
import type { Family } from './documents.contract.ts'
import { getDocument } from './documents.ts'
import { budgetDocuments } from './tables.ts'

/** What a step writes to the document's row. Whoever submits has had a hand in it; whoever decides has not. */
export function stepValues(actor: Actor, { action, to }: { action: string; to: string }) {
  const { preparers: _, ...plain } = touched(actor)
  if (action === 'submit')
    return {
      ...touched(actor),
      status: to,
      submittedAt: sql`now()`,
      submittedBy: actor.name,
      decidedAt: null,
      decidedBy: null,
    }
  const decides = action !== 'withdraw'
  return { ...plain, status: to, ...(decides ? { decidedAt: sql`now()`, decidedBy: actor.name } : {}) }
}

const SERIES: Readonly<Record<string, string>> = {
  original: 'APP',
  increase: 'APP',
  decrease: 'APP',
  comprehensive: 'GAABAO',
  special: 'SARO',
  withdrawal: 'WDR',
}

/** The number of the paper, or the next of its series: `SARO-2026-0007`. Numbers that papers took are passed over. */
export async function numberOf(
  scope: OrganizationScope,
  document: { family: string; kind: string; number: string | null; seriesYear: number },
): Promise<string> {
  if (document.number) return document.number
  const series = SERIES[document.kind] ?? 'MOD'
  for (;;) {
    const count = await takeNumber(scope, series.toLowerCase(), document.seriesYear)
    const number = `${series}-${document.seriesYear}-${String(count).padStart(4, '0')}`
    const [taken] = await scope.db
      .select({ id: budgetDocuments.id })
      .from(budgetDocuments)
      .where(
        and(
          eq(budgetDocuments.organizationId, scope.organization.id),
          eq(budgetDocuments.family, document.family),
          eq(budgetDocuments.seriesYear, document.seriesYear),
          sql`upper(${budgetDocuments.number}) = ${number}`,
        ),
      )
    if (!taken) return number
  }
}

/** Who may speak about a document: everybody with a part in preparing or deciding it. */
const SPEAKERS = [
  'budget.appropriation.enter',
  'budget.appropriation.release',
  'budget.modification.request',
  'budget.modification.approve',
  'budget.modification.decide',
  'budget.obligation.obligate',
]
export function mayComment(actor: Actor): boolean {
  return SPEAKERS.some((permission) => actor.permissions.has(permission))
}

interface About {
  family: Family
  workflow: Workflow
  id: string
}

/** Steps and comments, oldest first. Fails with budget.document.not_found. */
export async function readSteps(
  scope: OrganizationScope,
  { family, workflow, id }: About,
): Promise<{ items: StepView[] }> {
  await getDocument(scope, family, id)
  return { items: await listSteps(scope, workflow, id) }
}

/** Adds a comment in whatever state the document is, and tells its preparers. */
export async function addComment(
  scope: OrganizationScope,
  { family, workflow, id }: About,
  comment: string,
): Promise<{ items: StepView[] }> {
  const document = await getDocument(scope, family, id)
  if (!mayComment(scope.actor)) failPlatform('access.missing_permission', { roles: 'those who prepare or decide it' })
  const at = { fromStatus: document.status, toStatus: document.status }
  await recordStep(scope, { subject: workflow.subject, subjectId: id, action: 'comment', comment, ...at })
  await tellOfComment(scope, { document, family }, comment)
  return { items: await listSteps(scope, workflow, id) }
}

/** The posting of an appropriation or a release was taken back: its document says so, if it has one. */
export async function markReversed(scope: OrganizationScope, postingId: string): Promise<void> {
  const { id, family, organizationId, version } = budgetDocuments
  const moved = await scope.db
    .update(budgetDocuments)
    .set({ status: 'reversed', version: sql`${version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(organizationId, scope.organization.id), eq(budgetDocuments.postingId, postingId)))
    .returning({ id, family })
  for (const document of moved) {
    const workflow = document.family === 'appropriation' ? appropriationWorkflow : releaseWorkflow
    const { from, to } = workflow.transitions.reverse
    const step = { subject: workflow.subject, subjectId: document.id, action: 'reverse', comment: '' }
    await recordStep(scope, { ...step, fromStatus: from[0] ?? '', toStatus: to })
  }
}

/** Links and copies that tell a reader nothing. */
const SILENT = new Set(['document_id', 'posting_id', 'family', 'series_year', 'fund_cluster'])

/** Changes of a document and its lines, with programs and acts by name. Fails with budget.document.not_found. */
export async function findDocumentHistory(
  scope: OrganizationScope,
  { family, id }: { family: Family; id: string },
  query: Parameters<typeof recordHistory>[2],
): Promise<Page<ChangeView>> {
  await getDocument(scope, family, id)
  const parts = [{ table: 'budget_document_line', column: 'document_id' }]
  const page = await recordHistory(scope, { table: 'budget_document', id, parts }, query)
  const names = await findNames(scope, page.items)
  return { ...page, items: page.items.map((change) => named(change, names)) }
}

const LINKS: Readonly<Record<string, string>> = { ppa_id: 'program', act_id: 'act' }

function named(change: ChangeView, names: ReadonlyMap<string, string>): ChangeView {
  const isLine = change.table === 'budget_document_line'
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? id))
  const fields = change.fields
    .filter(({ field }) => !SILENT.has(field) && !(isLine && field === 'kind'))
    .map(({ field, before, after }) => {
      const link = LINKS[field]
      if (link) return { field: link, before: nameOf(before), after: nameOf(after) }
      if (field === 'amount') return { field, before: moneyOf(before), after: moneyOf(after) }
      return { field, before, after }
    })
  return { ...change, fields }
}

/** The change log writes numbers without the zeros at their end. */
function moneyOf(amount: string | null): string | null {
  return amount === null ? null : pesoWords(amount)
}

async function findNames(scope: OrganizationScope, items: readonly ChangeView[]): Promise<Map<string, string>> {
  const idsOf = (link: string) => [
    ...new Set(
      items.flatMap(({ fields }) =>
        fields.filter(({ field }) => field === link).flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
      ),
    ),
  ]
  const [programs, acts] = [idsOf('ppa_id'), idsOf('act_id')]
  const found = [
    ...(programs.length === 0
      ? []
      : await scope.db
          .select({ id: ppas.id, name: ppas.title })
          .from(ppas)
          .where(and(eq(ppas.organizationId, scope.organization.id), inArray(ppas.id, programs)))),
    ...(acts.length === 0
      ? []
      : await scope.db
          .select({ id: appropriationActs.id, name: appropriationActs.code })
          .from(appropriationActs)
          .where(inArray(appropriationActs.id, acts))),
  ]
  return new Map(found.map(({ id, name }) => [id, name]))
}
