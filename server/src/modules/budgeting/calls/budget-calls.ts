// What the finance ministry can do with a budget call.
import { and, eq, ilike, sql } from 'drizzle-orm'
import type { ChangeView } from '../../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../../platform/changes/history.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { fail } from '../../../platform/errors/platform-errors.ts'
import type { Page } from '../../../platform/http/atoms.contract.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { actionsFor } from '../../../platform/workflow/workflow.ts'
import { setSubmissionDeadlines } from './call-news.ts'
import { callSummary, findCallParts } from './call-view.ts'
import { callWorkflow } from './call-workflow.ts'
import type {
  BudgetCall,
  createBudgetCall,
  editBudgetCall,
  listBudgetCalls,
  readBudgetCall,
  readCallHistory,
} from './calls.contract.ts'
import { failCall } from './errors.ts'
import { budgetCallDates, budgetCallForms, budgetCalls, type CallStep } from './tables.ts'

const ofCall = sql`from budget_ceiling g where g.call_id = ${budgetCalls.id}`
const columns = {
  ...callSummary,
  organizations: sql<number>`(select count(distinct g.organization_id) ${ofCall})`.mapWith(Number).as('organizations'),
  ceilingTotal: sql<string>`(select coalesce(sum(g.amount), 0)::numeric(30, 2)::text ${ofCall})`.as('ceiling_total'),
}
const callsList = defineList({
  columns,
  from: budgetCalls,
  sortable: { fiscalYear: budgetCalls.fiscalYear, title: budgetCalls.title, status: budgetCalls.status },
  sort: '-fiscalYear',
  tieBreaker: budgetCalls.id,
})

export async function findBudgetCalls(
  scope: PlatformScope,
  { query }: Pick<Input<typeof listBudgetCalls>, 'query'>,
): Promise<Output<typeof listBudgetCalls>> {
  const where = and(
    query.status ? eq(budgetCalls.status, query.status) : undefined,
    query.q ? ilike(budgetCalls.title, contains(query.q)) : undefined,
  )
  return (await callsList(scope.db, query, where)) as Output<typeof listBudgetCalls>
}

/** Fails with budget.call.not_found. */
export async function getBudgetCall(
  scope: PlatformScope,
  { params }: Pick<Input<typeof readBudgetCall>, 'params'>,
): Promise<BudgetCall> {
  const [call] = await scope.db
    .select({ ...columns, text: budgetCalls.text, steps: budgetCalls.steps })
    .from(budgetCalls)
    .where(eq(budgetCalls.id, params.id))
  if (!call) return failCall('budget.call.not_found')
  const actions = actionsFor(callWorkflow, { status: call.status, preparers: [] }, scope.actor)
  return {
    ...call,
    status: call.status as BudgetCall['status'],
    ...(await findCallParts(scope, call.id)),
    steps: call.steps.map(({ action, by, at, comment }) => ({ action, by, at, comment, label: stepWords(action) })),
    actions,
    canEdit: call.status !== 'closed' && scope.actor.permissions.has('budget.call.publish'),
  }
}

function stepWords(action: CallStep['action']): string {
  return { publish: 'Published', close: 'Closed', reopen: 'Reopened', change: 'Changed' }[action]
}

/** Starts the call of a fiscal year. Fails with budget.call.year_taken, budget.call.date_twice, budget.call.form_twice. */
export async function startBudgetCall(
  scope: PlatformScope,
  { body }: Input<typeof createBudgetCall>,
): Promise<BudgetCall> {
  const { dates = lawfulDates(body.fiscalYear), forms = [], ...content } = body
  const [call] = await scope.db.insert(budgetCalls).values(content).returning({ id: budgetCalls.id })
  if (!call) return failCall('budget.call.not_found')
  await writeParts(scope, call.id, { dates, forms })
  return getBudgetCall(scope, { params: call })
}

type Parts = Pick<Input<typeof editBudgetCall>['body'], 'dates' | 'forms'>

/** The one day that the law names; the others are the finance ministry's to set. */
function lawfulDates(fiscalYear: number): NonNullable<Parts['dates']> {
  const name = 'Submission of the proposed budget to Parliament'
  return [{ kind: 'parliament', name, date: `${fiscalYear - 1}-09-30`, section: 'BAA 84, s. 23' }]
}

async function writeParts({ db }: PlatformScope, callId: string, { dates, forms }: Parts): Promise<void> {
  if (dates) {
    await db.delete(budgetCallDates).where(eq(budgetCallDates.callId, callId))
    const rows = dates.map((each, at) => ({ ...each, callId, position: at + 1 }))
    if (rows.length > 0) await db.insert(budgetCallDates).values(rows)
  }
  if (forms) {
    await db.delete(budgetCallForms).where(eq(budgetCallForms.callId, callId))
    const rows = forms.map((each, at) => ({ ...each, callId, position: at + 1 }))
    if (rows.length > 0) await db.insert(budgetCallForms).values(rows)
  }
}

/**
 * Changes a call; once it is published, with a reason, and the deadlines of organizations move along. Fails with
 * budget.call.closed, budget.call.reason_required, concurrency.stale.
 */
export async function changeBudgetCall(
  scope: PlatformScope,
  { params, body }: Input<typeof editBudgetCall>,
): Promise<BudgetCall> {
  const { version, dates, forms, reason = '', ...content } = body
  const call = await lockCall(scope, params.id)
  if (call.version !== version)
    fail('concurrency.stale', {}, { extra: { current: await getBudgetCall(scope, { params }) } })
  requireReason(call, reason)
  await writeParts(scope, call.id, { ...(dates ? { dates } : {}), ...(forms ? { forms } : {}) })
  await touchCall(scope, call, { ...content, reason })
  const changed = await getBudgetCall(scope, { params })
  if (dates && call.status === 'published') await setSubmissionDeadlines(scope, changed)
  return changed
}

/** Who changed what; ceilings of all organizations among it. Fails with budget.call.not_found. */
export async function findCallHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readCallHistory>,
): Promise<Page<ChangeView>> {
  const [call] = await scope.db.select({ id: budgetCalls.id }).from(budgetCalls).where(eq(budgetCalls.id, params.id))
  if (!call) return failCall('budget.call.not_found')
  const parts = ['budget_call_date', 'budget_call_form', 'budget_ceiling'].map((table) => ({
    table,
    column: 'call_id',
  }))
  return recordHistory(scope, { table: 'budget_call', id: call.id, parts }, query)
}

export type Call = typeof budgetCalls.$inferSelect

/** The call's row, locked until the transaction ends. */
export async function lockCall(scope: PlatformScope, id: string): Promise<Call> {
  const [call] = await scope.db.select().from(budgetCalls).where(eq(budgetCalls.id, id)).for('update')
  return call ?? failCall('budget.call.not_found')
}

/** Refuses to change a closed call, and a published one without a reason. */
export function requireReason(call: Call, reason: string): void {
  if (call.status === 'closed') failCall('budget.call.closed')
  if (call.status === 'published' && reason.trim() === '') failCall('budget.call.reason_required')
}

/** Writes a change of a call or of its ceilings; after it was published, with who and why among its steps. */
export async function touchCall(
  scope: PlatformScope,
  call: Call,
  { reason, ...content }: { reason: string; title?: string; text?: string },
): Promise<void> {
  const step = callStep(scope, 'change', reason)
  await scope.db
    .update(budgetCalls)
    .set({
      ...content,
      ...(call.status === 'draft' ? {} : { steps: [...call.steps, step] }),
      version: call.version + 1,
      updatedAt: sql`now()`,
    })
    .where(eq(budgetCalls.id, call.id))
}

export function callStep({ actor, clock }: PlatformScope, action: CallStep['action'], comment = ''): CallStep {
  return { action, byId: actor.id || null, by: actor.name, at: clock.now().toString(), comment }
}
