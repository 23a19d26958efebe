// Releases and modifications on paper: head, lines, and who prepared and decided, in both calendars.
import { readFileSync } from 'node:fs'
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { formatInstant, today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { paperOrganization } from '../../../platform/documents/list-document.ts'
import { renderPdf } from '../../../platform/documents/pdf.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import type { DocumentLine } from './documents.contract.ts'

const template = readFileSync(new URL('./money-document.typ', import.meta.url), 'utf8')

export interface MoneyPaper {
  title: string
  subtitle: string
  number: string | null
  /** Day of the paper, `YYYY-MM-DD`. */
  datedOn: string
  status: string
  facts: readonly (readonly [label: string, value: string])[]
  sections: readonly { title: string; lines: readonly DocumentLine[] }[]
  effects?: readonly { title: string; class: string; before: string; change: string; after: string }[]
  legalBasis: string
  /** Who decides, as the paper names the office. */
  decider: string
  signed: {
    preparedBy: string
    submittedBy: string | null
    submittedAt: string | null
    decidedBy: string | null
    decidedAt: string | null
  }
}

const IN_FORCE = ['posted', 'released', 'approved']
const LABELS: Readonly<Record<string, string>> = {
  rejected: 'REJECTED – not in force',
  withdrawn: 'WITHDRAWN – not in force',
  reversed: 'REVERSED – not in force',
}

/** Renders the paper, A4, dated on its own day; marked as a draft until somebody has decided. */
export async function printMoneyPaper(scope: OrganizationScope, paper: MoneyPaper): Promise<FileReply> {
  const { name, accentColor } = scope.organization
  const generatedAt = scope.clock.now()
  const reference = paper.number ?? 'Number not given yet'
  const bytes = await renderPdf({
    template,
    title: `${paper.title} ${paper.number ?? ''} – ${name}`,
    language: 'en',
    createdAt: generatedAt,
    data: {
      title: paper.title,
      subtitle: paper.subtitle,
      reference,
      organization: paperOrganization({ name, accentColor }),
      date: dualDate(paper.datedOn),
      generated: `Generated ${formatInstant(generatedAt)} by ${scope.actor.name}`,
      label: IN_FORCE.includes(paper.status) ? null : (LABELS[paper.status] ?? 'DRAFT – not in force'),
      facts: [['Number', reference], ...paper.facts],
      sections: paper.sections.map(sectionOf),
      effects: paper.effects ?? [],
      basis: paper.legalBasis,
      signatories: signatories(paper),
    },
  })
  const fileName = `${scope.organization.code}-${(paper.number ?? 'draft').replaceAll(/[^A-Za-z0-9-]+/g, '-')}.pdf`
  return { bytes, mediaType: 'application/pdf', fileName }
}

function sectionOf({ title, lines }: MoneyPaper['sections'][number]) {
  return {
    title,
    lines: lines.map((line) => ({
      code: line.ppaCode,
      title: line.ppaTitle,
      class: line.class,
      object: line.objectCode ? `${line.objectCode} ${line.objectName ?? ''}` : '',
      amount: pesoWords(line.amount),
    })),
    total: pesoWords(pesosOf(lines.reduce((sum, { amount }) => sum + centavos(amount), 0n))),
  }
}

/** The decider's name stays open until there is one. */
function signatories({ signed, status, decider }: MoneyPaper) {
  const decided = IN_FORCE.includes(status) ? signed : undefined
  return [
    { caption: 'Prepared by', name: signed.preparedBy, position: 'Budget Officer', date: null },
    { caption: 'Submitted by', name: signed.submittedBy ?? '', position: '', date: dayOf(signed.submittedAt) },
    {
      caption: 'Approved by',
      name: decided?.decidedBy ?? '',
      position: decider,
      date: dayOf(decided?.decidedAt ?? null),
    },
  ]
}

function dayOf(instant: string | null): string | null {
  return instant === null ? null : dualDate(today(Temporal.Instant.from(instant)))
}
