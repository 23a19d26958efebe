// The gate on paper: everything that it says of the decision comes from the content that its hash is made over.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatDate, formatInstant, today } from '../../../platform/calendar/manila.ts'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { PdfDocument } from '../../../platform/documents/pdf-job.ts'
import { qrPicture } from '../../../platform/documents/qr-picture.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { CRITERION } from '../measures/criteria.contract.ts'
import type { Finding } from './finding.contract.ts'
import type { Gate, printGate } from './gates.contract.ts'
import { getGate } from './gates.ts'
import { OVERALL_WORDS, VERDICT_WORDS, WEIGHT_WORDS } from './verdicts.contract.ts'

const template = readFileSync(new URL('./gate.typ', import.meta.url), 'utf8')
const TONES = { go: 'good', conditional_go: 'amber', no_go: 'bad', met: 'good', not_met: 'bad', inconclusive: 'amber' }

/** Fails with rollout.gate.not_found. */
export function loadGatePaper(scope: PlatformScope, { params }: Input<typeof printGate>): Promise<Gate> {
  return getGate(scope, { params })
}

/** PDF, A4; with the hash on every page, and the QR code of the page that verifies it. */
export async function renderGatePaper(gate: Gate, scope: PlatformScope): Promise<FileReply> {
  const bytes = await renderPdf(documentOf(gate, scope))
  const of = gate.wave === null ? gate.organization : `wave-${gate.wave}`
  return { bytes, mediaType: 'application/pdf', fileName: `BARMM-gate-${gate.number}-${of}.pdf` }
}

function documentOf(gate: Gate, scope: PlatformScope): PdfDocument {
  const now = scope.clock.now()
  const address = `${scope.publicUrl}/verify/rollout-gates/${gate.id}#${gate.sha256}`
  return {
    template,
    title: `${gate.title} – gate ${gate.number}`,
    language: 'en',
    createdAt: now,
    ...(gate.sha256 === null ? {} : { images: { qr: qrPicture(address) } }),
    data: {
      organization: paperOrganization({ name: 'Bangsamoro Government', accentColor: '#1864ab' }),
      title: gate.title,
      subtitle: gate.subject,
      date: dualDate(today(gate.decidedAt === null ? now : Temporal.Instant.from(gate.decidedAt))),
      label: labelOf(gate),
      facts: factsOf(gate),
      ...decisionOf(gate),
      criteria: gate.findings.map(criterionRow),
      conditions: gate.conditions.length > 0 ? gate.conditions.map(conditionRow) : proposedRows(gate),
      signatures: gate.steps
        .filter(({ counts }) => counts)
        .map(({ label, by, at, comment }) => [label, by, whenOf(at), comment]),
      hash: gate.sha256,
      reference: gate.sha256 === null ? `Gate ${gate.number}, not signed` : `SHA-256 ${gate.sha256}`,
      generated: `Generated ${formatInstant(now)} by ${scope.actor.name}`,
    },
  }
}

function labelOf({ status, supersededBy }: Gate): string | null {
  if (supersededBy) return `REPLACED by gate ${supersededBy.number}`
  if (status === 'decided') return null
  return status === 'withdrawn' ? 'WITHDRAWN – decides nothing' : 'DRAFT – not decided'
}

function factsOf({ number, openedBy, openedAt, openedReason, supersedes }: Gate): [string, string][] {
  return [
    ['Gate', String(number)],
    ['Opened', `${formatDate(today(Temporal.Instant.from(openedAt)))} by ${openedBy}`],
    ['Why', openedReason],
    ...(supersedes ? [['Replaces', `Gate ${supersedes.number}`] as [string, string]] : []),
  ]
}

function decisionOf({ decision, overall, proposal, evaluatedAt, criteriaReason }: Gate) {
  return {
    decision:
      decision === null
        ? `Not decided. By the criteria as they stand: ${OVERALL_WORDS[overall]}`
        : OVERALL_WORDS[decision],
    tone: decision === null ? 'plain' : TONES[decision],
    reason: decision === null ? '' : (proposal?.reason ?? ''),
    overall: OVERALL_WORDS[overall],
    measured: evaluatedAt === null ? 'when this was printed' : whenOf(evaluatedAt),
    criteriaReason,
  }
}

function criterionRow(finding: Finding) {
  const { label, weight, thresholdWords, valueWords, sampleSize, asOf, verdict, source, reason, criterion } = finding
  const sample = CRITERION[criterion].sample?.toLowerCase()
  return {
    ...{ label, value: valueWords, source, reason },
    weight: WEIGHT_WORDS[weight].toLowerCase(),
    threshold: thresholdWords,
    sample: sampleSize === null || sample === undefined ? '' : `${sampleSize.toLocaleString('en-PH')} ${sample}`,
    asOf: asOf === null ? '–' : formatDate(asOf),
    verdict: VERDICT_WORDS[verdict],
    tone: TONES[verdict],
  }
}

function conditionRow({ number, title, ownerName, dueOn }: Gate['conditions'][number]): string[] {
  return [String(number), title, ownerName, dualDate(dueOn)]
}

function proposedRows({ sha256, proposal }: Gate): string[][] {
  if (sha256 === null) return []
  return (proposal?.conditions ?? []).map(({ title, ownerName, dueOn }, at) => [
    String(at + 1),
    title,
    ownerName,
    dualDate(dueOn),
  ])
}

function whenOf(at: string): string {
  return `${dualDate(today(Temporal.Instant.from(at)))}, ${formatInstant(at).split(', ')[1]}`
}
