// Generating, signing and filing reports.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { findOwnPosition } from '../../people/module.ts'
import { buildReport, hashOfSheet } from './build-report.ts'
import { dueDateOfReport } from './due-dates.ts'
import { settleIfFiled } from './duties.ts'
import { fail } from './errors.ts'
import {
  findingsOf,
  findNewest,
  findSignatures,
  getReport,
  getStoredReport,
  type StoredReport,
  sameReport,
  viewReport,
} from './find-reports.ts'
import type { Part } from './report.contract.ts'
import { keyOf, periodWords, type ReportKey, startOf } from './report-key.ts'
import { tellOfGenerated, tellOfSigned } from './report-news.ts'
import { formCode, missingBefore, partsOf, partWords, stepOf } from './report-signatures.ts'
import type {
  approveReport,
  certifyAccounts,
  certifyBudget,
  certifyPlan,
  fileReport,
  generateReport,
  ReportView,
} from './reports.contract.ts'
import { budgetReports, reportFilings, reportSignatures } from './tables.ts'

/** Whoever generates, signs or files a report waits for others who do, so that nobody signs what is just replaced. */
async function holdReport(scope: OrganizationScope, key: ReportKey): Promise<void> {
  const name = `budget_report/${JSON.stringify(key)}`
  await scope.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, ${scope.organization.id}))`)
}

/** Stores what the ledger says now as the next revision. Fails with budget.report.period_future and those of `keyOf`. */
export async function makeReport(
  scope: OrganizationScope,
  { body }: Pick<Input<typeof generateReport>, 'body'>,
): Promise<ReportView> {
  const key = keyOf(body)
  if (startOf(key) > today(scope.clock.now()) && key.quarter > 0)
    fail('budget.report.period_future', { period: periodWords(key) })
  await holdReport(scope, key)
  const sheet = await buildReport(scope, key)
  const [last] = await scope.db
    .select({ revision: sql<number>`coalesce(max(${budgetReports.revision}), 0)`.mapWith(Number) })
    .from(budgetReports)
    .where(sameReport(scope, key))
  const id = randomUUIDv7()
  const findings = await findingsOf(scope, key)
  await scope.db.insert(budgetReports).values({
    id,
    ...key,
    revision: (last?.revision ?? 0) + 1,
    sheet,
    hash: hashOfSheet(sheet),
    findings,
    generatedBy: scope.actor.id || null,
    generatedByName: scope.actor.name,
    generatedAt: scope.clock.now().toString(),
  })
  const report = await viewReport(scope, id, findings)
  await tellOfGenerated(scope, report)
  return report
}

type Signing = { params: { id: string }; body: { hash: string; position?: string } }

export function signBudget(scope: OrganizationScope, input: Input<typeof certifyBudget>): Promise<ReportView> {
  return signAs(scope, input, 'certify_budget')
}
export function signAccounts(scope: OrganizationScope, input: Input<typeof certifyAccounts>): Promise<ReportView> {
  return signAs(scope, input, 'certify_accounts')
}
export function signPlan(scope: OrganizationScope, input: Input<typeof certifyPlan>): Promise<ReportView> {
  return signAs(scope, input, 'certify_plan')
}

async function signAs(scope: OrganizationScope, input: Signing, step: ReturnType<typeof stepOf>): Promise<ReportView> {
  const report = await getStoredReport(scope, input.params.id)
  const [part] = partsOf(report.sheet, report.key.form, step)
  if (!part) return fail('budget.report.not_for_signature', { form: formCode(report.key.form) })
  return signPart(scope, input, { report, part })
}

/** Recommends or approves a report that everybody certified; whoever generated or signed it does not. */
export async function approve(scope: OrganizationScope, input: Input<typeof approveReport>): Promise<ReportView> {
  const report = await getStoredReport(scope, input.params.id)
  const { part } = input.body
  if (!partsOf(report.sheet, report.key.form, 'approve').includes(part))
    return fail('budget.report.not_for_signature', { form: formCode(report.key.form) })
  return signPart(scope, input, { report, part })
}

async function signPart(
  scope: OrganizationScope,
  { body }: Signing,
  { report, part }: { report: StoredReport; part: Part },
): Promise<ReportView> {
  await holdReport(scope, report.key)
  await requireNewest(scope, report)
  if (body.hash !== report.hash) fail('budget.report.other_content')
  const signed = await findSignatures(scope, report.id)
  if (signed.some((one) => one.part === part || (part === 'recommended' && one.part === 'approved')))
    fail('budget.report.signed_already')
  const isOwn = stepOf(report.key.form, part) === 'approve' && report.generatedById === scope.actor.id
  if (isOwn || signed.some(({ personId }) => personId === scope.actor.id)) fail('budget.report.four_eyes')
  const missing = missingBefore(report, part, signed)
  if (missing.length > 0) fail('budget.report.not_certified', { parts: partWords(report, missing) })
  const findings = await findingsOf(scope, report.key)
  const wrong = findings.find(({ holds }) => !holds)
  if (wrong) fail('budget.report.tie_outs_fail', { first: wrong.detail })
  await scope.db.insert(reportSignatures).values({
    reportId: report.id,
    part,
    hash: report.hash,
    personId: scope.actor.id,
    name: scope.actor.name,
    position: body.position ?? (await findOwnPosition(scope)),
    signedAt: scope.clock.now().toString(),
  })
  const view = await viewReport(scope, report.id, findings)
  await tellOfSigned(scope, view)
  return view
}

async function requireNewest(scope: OrganizationScope, report: StoredReport): Promise<void> {
  const newest = await findNewest(scope, report.key)
  if (newest.id !== report.id) fail('budget.report.superseded', { newest: newest.revision })
}

/** Records a proof of filing. The date of the notice of posting is the date of compliance (BAA 65, s. 72). */
export async function keepFiling(
  scope: OrganizationScope,
  { params, body }: Input<typeof fileReport>,
): Promise<ReportView> {
  const report = await getStoredReport(scope, params.id)
  await holdReport(scope, report.key)
  await requireNewest(scope, report)
  if (!(await dueDateOfReport(scope, report.key)))
    fail('budget.report.not_filed_form', { form: formCode(report.key.form) })
  const approval = (await findSignatures(scope, report.id)).find(({ part }) => part === 'approved')
  if (!approval) return fail('budget.report.not_certified', { parts: partWords(report, ['approved']) })
  const approvedOn = today(Temporal.Instant.from(approval.signedAt))
  if (body.filedOn < approvedOn || body.filedOn > today(scope.clock.now())) fail('budget.report.filing_before')
  await scope.db.insert(reportFilings).values({
    reportId: report.id,
    ...{ channel: body.channel, filedOn: body.filedOn, reference: body.reference, fileId: body.fileId ?? null },
    recordedBy: scope.actor.id,
    recordedByName: scope.actor.name,
    recordedAt: scope.clock.now().toString(),
  })
  await settleIfFiled(scope, report.key)
  return getReport(scope, { params })
}
