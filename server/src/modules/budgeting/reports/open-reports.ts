// Reports that wait for a signature which only this person could give.
import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { parseDate, today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { OpenTask } from '../../../platform/module.ts'
import { findActiveMembers } from '../../people/module.ts'
import { budgetingPolicy } from '../access.ts'
import type { StoredSheet } from './build-report.ts'
import { keyOfRow } from './find-reports.ts'
import type { Part } from './report.contract.ts'
import { reportTitle } from './report-key.ts'
import { PERMISSIONS, stepOf } from './report-signatures.ts'
import { newestRevision } from './report-standing.ts'
import { budgetReports } from './tables.ts'

/** Reports of this year and the one before that lack a signature of a role that nobody else has. */
export async function findOpenReports(scope: OrganizationScope, personId: string): Promise<OpenTask[]> {
  const only = await stepsOnlyOf(scope, personId)
  if (only.size === 0) return []
  const own = budgetReports
  const { year } = parseDate(today(scope.clock.now()))
  const rows = await scope.db
    .select({
      ...{ id: own.id, form: own.form, year: own.year, quarter: own.quarter, month: own.month, box: own.box },
      ...{ fundCluster: own.fundCluster, class: own.class },
      certifications: sql<
        StoredSheet['definition']['certifications']
      >`budget_report.sheet -> 'definition' -> 'certifications'`,
      signed: sql<string[]>`array(select s.part from budget_report_signature s
        where s.organization_id = budget_report.organization_id and s.report_id = budget_report.id)`,
    })
    .from(own)
    .where(
      and(
        eq(own.organizationId, scope.organization.id),
        gte(own.year, year - 1),
        sql`${own.revision} = ${newestRevision}`,
      ),
    )
    .orderBy(desc(own.generatedAt))
  return rows.flatMap((row) => {
    const key = keyOfRow(row)
    const waits = row.certifications
      .map(({ key: part }) => part as Part)
      .some((part) => part !== 'recommended' && !row.signed.includes(part) && only.has(stepOf(key.form, part)))
    const path = `/moa/${scope.organization.code}/budgeting/reports/${row.id}`
    return waits ? [{ title: `${reportTitle(key)}: waits for a signature that nobody else can give`, path }] : []
  })
}

async function stepsOnlyOf(scope: OrganizationScope, personId: string): Promise<Set<string>> {
  const only = new Set<string>()
  for (const [step, permission] of Object.entries(PERMISSIONS)) {
    const holders = await findActiveMembers(scope, { roles: budgetingPolicy.policy[permission]?.organization ?? [] })
    if (holders.length === 1 && holders[0] === personId) only.add(step)
  }
  return only
}
