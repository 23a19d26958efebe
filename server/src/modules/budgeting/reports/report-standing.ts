// How a report stands: superseded, generated, certified or filed. SQL over its row, so that lists and pages agree.
import { sql } from 'drizzle-orm'
import { budgetReports, reportFilings, reportSignatures } from './tables.ts'

const own = budgetReports

/** The newest revision of the same report. */
export const newestRevision = sql<number>`(select max(n.revision) from budget_report n
  where n.organization_id = ${own.organizationId} and n.form = ${own.form} and n.year = ${own.year}
    and n.quarter = ${own.quarter} and n.month = ${own.month} and n.box = ${own.box}
    and n.fund_cluster = ${own.fundCluster} and n.class = ${own.class})`.mapWith(Number)

const isApproved = sql`exists (select from ${reportSignatures} where ${reportSignatures.organizationId} = ${own.organizationId}
  and ${reportSignatures.reportId} = ${own.id} and ${reportSignatures.part} = 'approved')`

/**
 * The day that counts as the day of filing: that of the notice of posting where there is one (BAA 65, s. 72), else the
 * first of the other proofs. The last proof of each channel counts.
 */
export const filedOn = sql<
  string | null
>`(select coalesce(min(l.filed_on) filter (where l.channel = 'website'), min(l.filed_on))::text
  from (select distinct on (f.channel) f.channel, f.filed_on from ${reportFilings} f
         where f.organization_id = ${own.organizationId} and f.report_id = ${own.id}
         order by f.channel, f.recorded_at desc, f.id desc) l)`

export const reportState = sql<string>`case when ${own.revision} < ${newestRevision} then 'superseded'
  when ${filedOn} is not null then 'filed' when ${isApproved} then 'certified' else 'generated' end`
