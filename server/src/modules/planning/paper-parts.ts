// What the papers of Planning have in common: whose they are, who decided, and how far they have come.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../platform/calendar/hijri.ts'
import { formatInstant, today } from '../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { formatNumber, formatPercent } from '../../platform/documents/cell-text.ts'
import { paperOrganization } from '../../platform/documents/list-document.ts'
import { renderPdf } from '../../platform/documents/pdf.ts'
import type { PdfDocument } from '../../platform/documents/pdf-job.ts'
import { PdfError } from '../../platform/documents/pdf-printer.ts'
import { fileReply, type StoredFile } from '../../platform/files/organization-files.ts'
import type { FileReply } from '../../platform/http/route.ts'
import type { FileStore } from '../../platform/http/upload.ts'
import { IN_FORCE } from './pace.ts'

interface Decided {
  status: string
  preparedBy: string
  submittedAt: string | null
  submittedBy: string | null
  decidedAt: string | null
  decidedBy: string | null
}

const labels: Record<string, string> = {
  draft: 'DRAFT – not approved',
  submitted: 'DRAFT – not approved',
  returned: 'DRAFT – not approved',
  cancelled: 'CANCELLED – not in force',
  archived: 'ARCHIVED – no longer in force',
}

/** Said under the title of a paper that binds nobody; null for one in force or completed. */
export function standingLabel(status: string): string | null {
  return labels[status] ?? null
}

/** Who signs, with the dates in both calendars; the approver's name stays open until there is one. */
export function signatories(plan: Decided) {
  const wasApproved = IN_FORCE.includes(plan.status) || plan.status === 'completed' || plan.status === 'archived'
  const approver = wasApproved && plan.decidedBy ? plan : undefined
  return [
    { caption: 'Prepared by', name: plan.preparedBy, position: '', date: null },
    { caption: 'Submitted by', name: plan.submittedBy ?? '', position: '', date: dayOf(plan.submittedAt) },
    { caption: 'Approved by', name: approver?.decidedBy ?? '', position: '', date: dayOf(approver?.decidedAt ?? null) },
  ]
}

function dayOf(instant: string | null): string | null {
  return instant === null ? null : dualDate(today(Temporal.Instant.from(instant)))
}

export function percentWords(value: number | null): string {
  return value === null ? 'No data' : formatPercent(value)
}

/** `61.5 %`, `120 clinics`, `3` */
export function valueWords(value: string, unit: string): string {
  return unit ? `${formatNumber(value)} ${unit}` : formatNumber(value)
}

interface Paper {
  template: string
  title: string
  fileName: string
  reference: string
  /** The logo's file, as found in the transaction; its bytes are read from the store afterwards. */
  logo: StoredFile | undefined
  data: Record<string, unknown>
}

/** Renders a paper of this organization, dated today in both calendars. A logo that cannot be drawn is left out. */
export async function printPaper(scope: OrganizationScope, paper: Paper, files?: FileStore): Promise<FileReply> {
  const logo = paper.logo && files ? (await fileReply(files, paper.logo)).bytes : undefined
  const bytes = await renderPdf(documentOf(scope, paper, logo)).catch((error: unknown) => {
    // A picture may be broken behind its header; the paper matters more than its ornament.
    if (logo && error instanceof PdfError && error.code === 'template') return renderPdf(documentOf(scope, paper))
    throw error
  })
  return { bytes, mediaType: 'application/pdf', fileName: `${scope.organization.code}-${paper.fileName}.pdf` }
}

function documentOf(scope: OrganizationScope, paper: Paper, logo?: Uint8Array): PdfDocument {
  const { template, title, reference, data } = paper
  const { name, accentColor } = scope.organization
  const generatedAt = scope.clock.now()
  return {
    template,
    title: `${title} – ${name}`,
    language: 'en',
    createdAt: generatedAt,
    ...(logo ? { images: { logo } } : {}),
    data: {
      ...data,
      title,
      reference,
      organization: paperOrganization({ name, accentColor, ...(logo ? { logo } : {}) }),
      date: dualDate(today(generatedAt)),
      generated: `Generated ${formatInstant(generatedAt)} by ${scope.actor.name}`,
    },
  }
}

/** The text of a template that lies beside this file. */
export function readTemplate(name: string): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
}
