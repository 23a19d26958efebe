import { eq, type SQL, sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import { makeReport } from './keep-report.ts'
import {
  type KeptReport,
  type listRolloutReports,
  type previewRolloutReport,
  REPORT_KIND_WORDS,
  type ReportContent,
  type readRolloutReport,
} from './report.contract.ts'
import { reports } from './tables.ts'

const summary = sql<string>`${reports.content} ->> 'summary'`

const reportsList = defineList({
  columns: { id: reports.id, kind: reports.kind, day: reports.forDay, madeAt: reports.madeAt, summary },
  from: reports,
  sortable: { day: reports.forDay, madeAt: reports.madeAt },
  sort: '-madeAt',
  tieBreaker: reports.id,
})

export const reportColumns: readonly Column<KeptReport>[] = [
  { key: 'kind', title: 'Report', type: 'text', value: ({ kind }) => REPORT_KIND_WORDS[kind] },
  { key: 'day', title: 'Day', type: 'date', value: ({ day }) => day },
  { key: 'made_at', title: 'Made', type: 'instant', value: ({ madeAt }) => madeAt },
  { key: 'summary', title: 'Summary', type: 'text', value: (row) => row.summary },
]

export function findReports(
  { db }: PlatformScope,
  { query }: Pick<Input<typeof listRolloutReports>, 'query'>,
): Promise<Output<typeof listRolloutReports>> {
  const parts: SQL[] = [
    ...(query.kind ? [eq(reports.kind, query.kind)] : []),
    ...(query.q ? [sql`${reports.content}::text ilike ${contains(query.q)}`] : []),
  ]
  return reportsList(db, query, parts.length > 0 ? sql.join(parts, sql` and `) : undefined)
}

/** The report as it was. Fails with rollout.report.not_found. */
export async function getReport(
  { db }: PlatformScope,
  { params }: Pick<Input<typeof readRolloutReport>, 'params'>,
): Promise<{ id: string; content: ReportContent }> {
  const [found] = await db
    .select({ id: reports.id, content: reports.content })
    .from(reports)
    .where(eq(reports.id, params.id))
  return found ?? fail('rollout.report.not_found')
}

export async function previewReport(
  scope: PlatformScope,
  { query }: Pick<Input<typeof previewRolloutReport>, 'query'>,
): Promise<ReportContent> {
  return (await makeReport(scope, query.kind ?? 'daily')).content
}
