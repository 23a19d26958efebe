// A stored report as a file: spreadsheet with live formulas, PDF, JSON.

import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { formJson } from '../../../platform/documents/form-json.ts'
import { renderFormPdf } from '../../../platform/documents/form-pdf.ts'
import type { FormSheet, FormSignature } from '../../../platform/documents/form-sheet.ts'
import { renderFormXlsx } from '../../../platform/documents/form-xlsx.ts'
import { fileReply, type StoredFile } from '../../../platform/files/organization-files.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import type { FileStore } from '../../../platform/http/upload.ts'
import { findLogo } from '../../organizations/module.ts'
import { sheetOf } from './build-report.ts'
import { fail } from './errors.ts'
import { findSignatures, getStoredReport, type StoredReport } from './find-reports.ts'
import { fileNameOf } from './report-key.ts'
import type { SignedPart } from './report-signatures.ts'
import type { downloadReport } from './reports.contract.ts'

export type ReportFormat = 'xlsx' | 'pdf' | 'json'

interface Loaded {
  report: StoredReport
  signed: SignedPart[]
  logo: StoredFile | undefined
  format: ReportFormat
}

export async function loadReportPaper(
  scope: OrganizationScope,
  { params, query }: Input<typeof downloadReport>,
): Promise<Loaded> {
  const report = await getStoredReport(scope, params.id)
  const signed = await findSignatures(scope, report.id)
  return { report, signed, logo: await findLogo(scope), format: query.as ?? 'xlsx' }
}

export async function renderReportPaper(
  { report, signed, logo, format }: Loaded,
  scope: OrganizationScope,
  files?: FileStore,
): Promise<FileReply> {
  const picture = logo && files ? (await fileReply(files, logo)).bytes : undefined
  const sheet = sheetOf(report.sheet, {
    generatedAt: Temporal.Instant.from(report.generatedAt),
    generatedBy: report.generatedBy,
    signatures: Object.fromEntries(signed.map((one) => [one.part, signatureOf(one)])),
    accentColor: scope.organization.accentColor,
    ...labelOf(report, signed),
    ...(picture ? { logo: picture } : {}),
  })
  return renderReport(sheet, { format, fileName: fileNameOf(report.key, scope.organization.code) })
}

/** A form as a file. Fails with budget.report.figure_too_large. */
export async function renderReport(
  sheet: FormSheet,
  { format, fileName }: { format: ReportFormat; fileName: string },
): Promise<FileReply> {
  if (format === 'json')
    return {
      bytes: new TextEncoder().encode(`${JSON.stringify(formJson(sheet), null, 2)}\n`),
      mediaType: 'application/json',
      fileName: `${fileName}.json`,
    }
  if (format === 'pdf')
    return { bytes: await renderFormPdf(sheet), mediaType: 'application/pdf', fileName: `${fileName}.pdf` }
  const bytes = await renderFormXlsx(sheet).catch((error: unknown) => {
    if (error instanceof RangeError) return fail('budget.report.figure_too_large')
    throw error
  })
  return {
    bytes,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${fileName}.xlsx`,
  }
}

function signatureOf({ name, position, signedAt }: SignedPart): FormSignature {
  return { name, ...(position ? { position } : {}), date: today(Temporal.Instant.from(signedAt)) }
}

/** What a paper says that binds nobody. */
function labelOf({ state, sheet }: StoredReport, signed: readonly SignedPart[]): { label?: string } {
  if (state === 'superseded') return { label: 'Superseded by a newer revision' }
  if (sheet.definition.certifications.length === 0 || signed.some(({ part }) => part === 'approved')) return {}
  return { label: 'DRAFT – not certified' }
}
