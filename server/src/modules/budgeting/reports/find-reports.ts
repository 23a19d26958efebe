// Reports in lists, and one report with everything about it.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { type FormJsonTable, formJson } from '../../../platform/documents/form-json.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import type { AllotmentClass } from '../money.contract.ts'
import { buildReport, hashOfSheet, type StoredSheet, sheetOf } from './build-report.ts'
import { dueDateOfReport } from './due-dates.ts'
import { fail } from './errors.ts'
import { type Box, type Channel, type Finding, FORM_WORDS, type FormName } from './report.contract.ts'
import { type QuarterNumber, type ReportKey, reportTitle } from './report-key.ts'
import { type SignedPart, signatureViews } from './report-signatures.ts'
import { filedOn, newestRevision, reportState } from './report-standing.ts'
import type { listReports, ReportItem, ReportTable, ReportView, readTieOuts } from './reports.contract.ts'
import { budgetReports, reportFilings, reportSignatures } from './tables.ts'
import { loadTieOutFacts } from './tie-out-facts.ts'
import { tieOuts } from './tie-outs.ts'

const own = budgetReports
const columns = {
  id: own.id,
  form: own.form,
  year: own.year,
  quarter: own.quarter,
  month: own.month,
  box: own.box,
  fundCluster: own.fundCluster,
  class: own.class,
  revision: own.revision,
  state: reportState.as('state'),
  hash: own.hash,
  generatedBy: own.generatedByName,
  generatedAt: own.generatedAt,
  filedOn: filedOn.as('filed_on'),
}
const reportsList = defineList({
  columns,
  from: own,
  sortable: { generatedAt: own.generatedAt, form: own.form, year: own.year },
  sort: '-generatedAt',
  tieBreaker: own.id,
})

export async function findReports(
  scope: OrganizationScope,
  { query }: Input<typeof listReports>,
): Promise<Output<typeof listReports>> {
  const where: (SQL | undefined)[] = [
    eq(own.organizationId, scope.organization.id),
    query.form ? eq(own.form, query.form) : undefined,
    query.year ? eq(own.year, query.year) : undefined,
    query.box ? eq(own.box, query.box) : undefined,
    query.revisions === 'all' ? undefined : sql`${own.revision} = ${newestRevision}`,
    query.q
      ? sql`(${own.form} || ' ' || ${own.hash}) ilike ${`%${query.q.replaceAll(/[\\%_]/g, '\\$&')}%`}`
      : undefined,
  ]
  const page = await reportsList(scope.db, query, and(...where))
  return { ...page, items: page.items.map((item) => ({ ...(item as ReportItem), title: reportTitle(keyOfRow(item)) })) }
}

interface KeyColumns {
  form: string
  year: number
  quarter: number
  month: number
  box: string
  fundCluster: string
  class: string
}

export function keyOfRow({ form, year, quarter, month, box, fundCluster, class: of }: KeyColumns): ReportKey {
  return {
    form: form as FormName,
    ...{ year, quarter: quarter as QuarterNumber | 0, month, box: box as Box | '', fundCluster },
    class: of as AllotmentClass | '',
  }
}

export interface StoredReport {
  id: string
  key: ReportKey
  revision: number
  state: ReportItem['state']
  hash: string
  sheet: StoredSheet
  generatedById: string | null
  generatedBy: string
  generatedAt: string
  filedOn: string | null
}

/** A report as it is kept. Fails with budget.report.not_found. */
export async function getStoredReport(scope: OrganizationScope, id: string): Promise<StoredReport> {
  const [row] = await scope.db
    .select({ ...columns, sheet: own.sheet, generatedById: own.generatedBy })
    .from(own)
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, id)))
  if (!row) return fail('budget.report.not_found')
  return { ...row, key: keyOfRow(row), sheet: row.sheet as StoredSheet, state: row.state as ReportItem['state'] }
}

export async function findSignatures(scope: OrganizationScope, reportId: string): Promise<SignedPart[]> {
  const { part, personId, name, position, signedAt } = reportSignatures
  const rows = await scope.db
    .select({ part, personId, name, position, signedAt })
    .from(reportSignatures)
    .where(and(eq(reportSignatures.organizationId, scope.organization.id), eq(reportSignatures.reportId, reportId)))
    .orderBy(asc(signedAt), asc(reportSignatures.id))
  return rows as SignedPart[]
}

/** What the tie-outs say of a report's quarter now; plans and registries have none. */
export async function findingsOf(scope: OrganizationScope, key: ReportKey): Promise<Finding[]> {
  if (!key.form.startsWith('far')) return []
  const quarter = key.quarter || 4
  return tieOuts(await loadTieOutFacts(scope, { year: key.year, quarter }))
}

export async function getTieOuts(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof readTieOuts>, 'query'>,
): Promise<Output<typeof readTieOuts>> {
  const now = Temporal.PlainDate.from(today(scope.clock.now()))
  const year = query.year ?? now.year
  const quarter = (query.quarter ?? Math.ceil(now.month / 3)) as QuarterNumber
  return { year, quarter, findings: tieOuts(await loadTieOutFacts(scope, { year, quarter })) }
}

/** The report with figures, tie-outs, signatures and proofs. Fails with budget.report.not_found. */
export async function getReport(scope: OrganizationScope, { params }: { params: { id: string } }): Promise<ReportView> {
  return viewReport(scope, params.id)
}

/** `known`: what the tie-outs were just found to say, of a report that was just made or compared. */
export async function viewReport(scope: OrganizationScope, id: string, known?: Finding[]): Promise<ReportView> {
  const report = await getStoredReport(scope, id)
  const { key, sheet, generatedById: _by, ...kept } = report
  const signed = await findSignatures(scope, report.id)
  const newest = await findNewest(scope, key)
  const findings = known ?? (await findingsOf(scope, key))
  const isNewest = newest.id === report.id
  const { table, summary, form } = formJson(
    sheetOf(sheet, { generatedAt: Temporal.Instant.from(report.generatedAt), generatedBy: report.generatedBy }),
  ).content
  const due = await dueDateOfReport(scope, key)
  const allowed = scope.actor.permissions
  return {
    ...kept,
    ...key,
    title: reportTitle(key),
    formTitle: FORM_WORDS[key.form].title,
    ...{ edition: form.edition, unit: form.unit, period: sheet.period },
    table: tableView(table),
    summary: summary ? { title: summary.title, ...tableView(summary) } : null,
    findings,
    differs: isNewest && hashOfSheet(await buildReport(scope, key)) !== report.hash,
    newest,
    signatures: signatureViews(report, { signed, findings, actor: scope.actor }),
    filings: await findFilings(scope, report.id),
    dueDate: due?.dueDate ?? null,
    isLate: due !== null && (report.filedOn ?? today(scope.clock.now())) > due.dueDate,
    canGenerate: allowed.has('budget.report.prepare'),
    canFile:
      isNewest &&
      due !== null &&
      signed.some(({ part }) => part === 'approved') &&
      allowed.has('budget.report.approve'),
  }
}

/** The newest revision of a report; of one that was generated. */
export async function findNewest(scope: OrganizationScope, key: ReportKey): Promise<{ id: string; revision: number }> {
  const [row] = await scope.db
    .select({ id: own.id, revision: own.revision })
    .from(own)
    .where(sameReport(scope, key))
    .orderBy(sql`${own.revision} desc`)
    .limit(1)
  return row ?? fail('budget.report.not_found')
}

export function sameReport(scope: OrganizationScope, key: ReportKey): SQL | undefined {
  return and(
    eq(own.organizationId, scope.organization.id),
    eq(own.form, key.form),
    eq(own.year, key.year),
    eq(own.quarter, key.quarter),
    eq(own.month, key.month),
    eq(own.box, key.box),
    eq(own.fundCluster, key.fundCluster),
    eq(own.class, key.class),
  )
}

async function findFilings(scope: OrganizationScope, reportId: string): Promise<ReportView['filings']> {
  const { id, channel, fileId, reference, recordedByName: recordedBy, recordedAt } = reportFilings
  const rows = await scope.db
    .select({ id, channel, filedOn: reportFilings.filedOn, reference, fileId, recordedBy, recordedAt })
    .from(reportFilings)
    .where(and(eq(reportFilings.organizationId, scope.organization.id), eq(reportFilings.reportId, reportId)))
    .orderBy(asc(recordedAt), asc(id))
  return rows.map((row, at) => ({
    ...row,
    channel: row.channel as Channel,
    isReplaced: rows.slice(at + 1).some((later) => later.channel === row.channel),
  }))
}

function tableView({ columns: all, rows }: FormJsonTable): ReportTable {
  return {
    columns: all.map(({ groups, ...column }) => ({ ...column, groups: [...groups] })),
    rows: rows.map(({ particulars, code, level, kind, values }) => ({
      ...{ particulars, code, level, kind },
      cells: all.map(({ key }) => values[key] ?? null),
    })),
  }
}
