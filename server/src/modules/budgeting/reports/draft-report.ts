// A report as it is now, for the command line: with the signatures of the stored one when that says the same.

import { desc } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { FormSheet } from '../../../platform/documents/form-sheet.ts'
import { buildReport, hashOfSheet, sheetOf } from './build-report.ts'
import { findingsOf, findSignatures, sameReport } from './find-reports.ts'
import type { Finding, ReportChoice } from './report.contract.ts'
import { fileNameOf, keyOf, type ReportKey, reportTitle } from './report-key.ts'
import { budgetReports } from './tables.ts'

export interface DraftReport {
  title: string
  sheet: FormSheet
  hash: string
  /** Without ending. */
  fileName: string
  findings: Finding[]
}

/** Fills in a report from what is recorded now. Fails with those of `keyOf`. */
export async function draftReport(scope: OrganizationScope, choice: ReportChoice): Promise<DraftReport> {
  const key = keyOf(choice)
  const stored = await buildReport(scope, key)
  const hash = hashOfSheet(stored)
  const signatures = await signaturesOn(scope, key, hash)
  const isApproved = 'approved' in signatures || stored.definition.certifications.length === 0
  return {
    title: reportTitle(key),
    sheet: sheetOf(stored, {
      generatedAt: scope.clock.now(),
      generatedBy: scope.actor.name,
      signatures,
      accentColor: scope.organization.accentColor,
      ...(isApproved ? {} : { label: 'DRAFT – not certified' }),
    }),
    hash,
    fileName: fileNameOf(key, scope.organization.code),
    findings: await findingsOf(scope, key),
  }
}

async function signaturesOn(scope: OrganizationScope, key: ReportKey, hash: string): Promise<FormSheet['signatures']> {
  const [newest] = await scope.db
    .select({ id: budgetReports.id, hash: budgetReports.hash })
    .from(budgetReports)
    .where(sameReport(scope, key))
    .orderBy(desc(budgetReports.revision))
    .limit(1)
  if (newest?.hash !== hash) return {}
  const signed = await findSignatures(scope, newest.id)
  return Object.fromEntries(
    signed.map(({ part, name, position, signedAt }) => {
      const date = today(Temporal.Instant.from(signedAt))
      return [part, position ? { name, position, date } : { name, date }]
    }),
  )
}
