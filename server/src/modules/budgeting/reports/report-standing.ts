// How a report stands: superseded, generated, certified or filed. SQL over its row of budget_report, so that lists and
// pages agree. Its columns are named in full: in a selection Drizzle would leave the table out.
import { sql } from 'drizzle-orm'
import { reportFilings, reportSignatures } from './tables.ts'

/** The newest revision of the same report. */
export const newestRevision = sql<number>`(select max(n.revision) from budget_report n
  where n.organization_id = budget_report.organization_id and n.form = budget_report.form and n.year = budget_report.year
    and n.quarter = budget_report.quarter and n.month = budget_report.month and n.box = budget_report.box
    and n.fund_cluster = budget_report.fund_cluster and n.class = budget_report.class)`.mapWith(Number)

const isApproved = sql`exists (select from ${reportSignatures} s where s.organization_id = budget_report.organization_id
  and s.report_id = budget_report.id and s.part = 'approved')`

/**
 * The day that counts as the day of filing: that of the notice of posting where there is one (BAA 65, s. 72), else the
 * first of the other proofs. The last proof of each channel counts.
 */
export const filedOn = sql<
  string | null
>`(select coalesce(min(l.filed_on) filter (where l.channel = 'website'), min(l.filed_on))::text
  from (select distinct on (f.channel) f.channel, f.filed_on from ${reportFilings} f
         where f.organization_id = budget_report.organization_id and f.report_id = budget_report.id
         order by f.channel, f.recorded_at desc, f.id desc) l)`

export const reportState = sql<string>`case when budget_report.revision < ${newestRevision} then 'superseded'
  when ${filedOn} is not null then 'filed' when ${isApproved} then 'certified' else 'generated' end`
