// The proposal on paper. Everything that it says comes from the content that its hash is made over.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatInstant, today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { PdfDocument } from '../../../platform/documents/pdf-job.ts'
import { PdfError } from '../../../platform/documents/pdf-printer.ts'
import { qrPicture } from '../../../platform/documents/qr-picture.ts'
import { fileReply, type StoredFile } from '../../../platform/files/organization-files.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import type { FileStore } from '../../../platform/http/upload.ts'
import { findLogo } from '../../organizations/module.ts'
import { failProposal } from './errors.ts'
import { proposalPaper } from './paper-data.ts'
import { findContent, type StandingContent } from './proposal-content.ts'
import type { Proposal, printProposal } from './proposals.contract.ts'
import { getProposal } from './proposals.ts'

const template = readFileSync(new URL('./proposal.typ', import.meta.url), 'utf8')
/** Up to this many lines the paper carries structure for screen readers; it costs time and size that more cannot pay. */
const TAGGED_LINES = 500

interface Loaded {
  proposal: Proposal
  standing: StandingContent
  logo: StoredFile | undefined
}

/** Fails with budget.proposal.not_found. */
export async function loadProposalPaper(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof printProposal>, 'params'>,
): Promise<Loaded> {
  const proposal = await getProposal(scope, { params })
  const standing = await findContent(scope, proposal.id)
  return standing ? { proposal, standing, logo: await findLogo(scope) } : failProposal('budget.proposal.not_found')
}

/** PDF, A4 landscape; with the hash on every page, and the QR code of the page that verifies it. */
export async function renderProposalPaper(
  loaded: Loaded,
  scope: OrganizationScope,
  files?: FileStore,
): Promise<FileReply> {
  const logo = loaded.logo && files ? (await fileReply(files, loaded.logo)).bytes : undefined
  const bytes = await renderPdf(documentOf(loaded, scope, logo)).catch((error: unknown) => {
    // A picture may be broken behind its header; the paper matters more than its ornament.
    if (logo && error instanceof PdfError && error.code === 'template') return renderPdf(documentOf(loaded, scope))
    throw error
  })
  const fileName = `${scope.organization.code}-budget-proposal-${loaded.proposal.fiscalYear}.pdf`
  return { bytes, mediaType: 'application/pdf', fileName }
}

function documentOf({ proposal, standing }: Loaded, scope: OrganizationScope, logo?: Uint8Array): PdfDocument {
  const { name, accentColor } = scope.organization
  const now = scope.clock.now()
  const address = `${scope.publicUrl}/verify/budget-proposal/${proposal.id}#${standing.sha256}`
  return {
    template,
    title: `${proposal.title} – ${name}`,
    language: 'en',
    createdAt: now,
    tagged: standing.content.lines.length <= TAGGED_LINES,
    images: { qr: qrPicture(address), ...(logo ? { logo } : {}) },
    data: {
      ...proposalPaper(proposal, standing.content),
      hash: standing.sha256,
      address,
      organization: paperOrganization({ name, accentColor, ...(logo ? { logo } : {}) }),
      date: dualDate(today(now)),
      reference: `SHA-256 ${standing.sha256}`,
      generated: `Generated ${formatInstant(now)} by ${scope.actor.name}`,
    },
  }
}
