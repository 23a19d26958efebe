// What the paper of a proposal shows, as texts; sums are exact.
import { dualDate } from '../../../platform/calendar/hijri.ts'
import { today } from '../../../platform/calendar/manila.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { type AllotmentClass, CLASS_WORDS, CLASSES } from '../money.contract.ts'
import type { AttachmentKind } from './proposal.contract.ts'
import type { ContentLine, ContentProgram, ProposalContent } from './proposal-content.ts'
import { proposalWorkflow } from './proposal-workflow.ts'
import type { Proposal } from './proposals.contract.ts'

const PAPERS: Readonly<Record<AttachmentKind, string>> = {
  staffing: 'Organization and staffing (BAA 84, s. 19)',
  consultation: 'Record of consultations (BAA 84, s. 70)',
  procurement_plan: 'Procurement plan',
  budgetary_information: 'Financial and budgetary information sheet',
  endorsement: 'Endorsement of an authority (BAA 84, s. 20)',
  other: 'Other paper',
}

/** `1,234.50`, `(1,234.50)`; empty where there is nothing. */
function figure(amount: bigint | string | null): string {
  if (amount === null) return ''
  return pesoWords(typeof amount === 'bigint' ? pesosOf(amount) : amount).replace('₱', '')
}

const sum = (lines: readonly ContentLine[], pick: (line: ContentLine) => string | null = (line) => line.amount) =>
  lines.reduce((total, line) => total + centavos(pick(line) ?? '0'), 0n)

/** Data of the template; `content` is what the hash is made over. */
export function proposalPaper(proposal: Proposal, content: ProposalContent) {
  const isApproved = proposal.status === 'approved'
  return {
    title: content.title,
    subtitle: `Budget proposal for fiscal year ${content.fiscalYear}`,
    label: isApproved ? null : `${proposalWorkflow.states[proposal.status].toUpperCase()} – not approved`,
    isApproved,
    facts: factsOf(proposal),
    summary: content.summary,
    classes: [...CLASSES.map((name) => classRow(name, { proposal, content })), wholeRow(proposal, content)],
    programs: content.programs.map((program) => programOf(program, content.lines)),
    programTotal: programFigures(content.lines),
    findings: proposal.findings.map(({ message, section, severity }) => [
      severity === 'refuse' ? 'Missing' : 'To look at',
      message,
      section,
    ]),
    papers: content.papers.map(({ kind, note, name, sha256 }) => [
      PAPERS[kind as AttachmentKind] ?? kind,
      name,
      note,
      sha256.slice(0, 16),
    ]),
    signatories: signatoriesOf(proposal),
  }
}

function factsOf({ fiscalYear, call, status, gender, total }: Proposal) {
  const due = call.submissionDue ? dualDate(call.submissionDue) : 'Not stated'
  const share = gender.percent === null ? 'No data' : `${pesoWords(gender.amount)} (${gender.percent.toFixed(1)} %)`
  return [
    ['Fiscal year', String(fiscalYear)],
    ['Budget call', call.title],
    ['Submission until', due],
    ['Status', proposalWorkflow.states[status]],
    ['Requested', pesoWords(total.requested)],
    ['Gender-responsive', share],
  ]
}

/** Ceiling, three years, and what is approved. */
function classRow(
  name: AllotmentClass,
  { proposal, content }: { proposal: Proposal; content: ProposalContent },
): string[] {
  const lines = content.lines.filter((line) => line.class === name)
  const found = proposal.classes.find((row) => row.class === name)
  const years = content.programs.flatMap(({ comparatives }) => comparatives.filter((row) => row.class === name))
  const of = (pick: (row: (typeof years)[number]) => string) =>
    figure(years.reduce((total, row) => total + centavos(pick(row)), 0n))
  return [
    CLASS_WORDS[name],
    figure(found?.ceiling ?? null),
    of((row) => row.previousActual),
    of((row) => row.currentAppropriation),
    figure(sum(lines)),
    proposal.status === 'approved' ? figure(sum(lines, ({ approved }) => approved)) : '',
  ]
}

function wholeRow({ total, status }: Proposal, { lines }: ProposalContent): string[] {
  const { ceiling, previousActual, currentAppropriation } = total
  const approved = status === 'approved' ? figure(sum(lines, (line) => line.approved)) : ''
  return ['Total', figure(ceiling), figure(previousActual), figure(currentAppropriation), figure(sum(lines)), approved]
}

/** Each class, and all of them. */
function programFigures(lines: readonly ContentLine[]): string[] {
  return [...CLASSES.map((name) => figure(sum(lines.filter((line) => line.class === name)))), figure(sum(lines))]
}

function programOf(program: ContentProgram, all: readonly ContentLine[]) {
  const lines = all.filter((line) => line.program === program.priority)
  const { code, title, priority, category, goal, outcome, justification, expectedOutcome, bdpLink, bdipLink } = program
  const words = [
    ['Category', category.charAt(0).toUpperCase() + category.slice(1)],
    ['Strategic goal', goal ?? ''],
    ['Objectives', program.objectives.join('; ')],
    ['Organizational outcome', outcome],
    ['Justification', justification],
    ['Expected outcome', expectedOutcome],
    ['Development plan (BDP)', bdpLink],
    ['Investment program (BDIP)', bdipLink],
  ]
  return {
    ...{ code, title, priority: String(priority) },
    figures: programFigures(lines),
    words: words.filter(([, text]) => text !== ''),
    indicators: program.indicators.map(({ level, name, unit, baseline, target, targetNext, targetAfter }) =>
      [`${name} (${level})`, unit, baseline, target, targetNext, targetAfter].map((text) => trimmed(text)),
    ),
    years: program.comparatives.map((row) => [
      CLASS_WORDS[row.class],
      figure(row.previousActual),
      figure(row.currentAppropriation),
      figure(sum(lines.filter((line) => line.class === row.class))),
    ]),
    lines: lines.map(lineRow),
    approved: figure(sum(lines, (line) => line.approved)),
  }
}

/** `10.0000` as `10`. */
function trimmed(text: string | null): string {
  return text === null ? '' : /^-?[0-9]+[.][0-9]+$/.test(text) ? text.replace(/[.]?0+$/, '') : text
}

function lineRow(line: ContentLine): string[] {
  const { object, objectName, description, quantity, unit, unitCost, amount, phasing, approved } = line
  const even = centavos(amount) / 4n
  const quarters = [even, even, even, centavos(amount) - 3n * even]
  return [
    `${object} ${objectName}`,
    description,
    `${quantity} ${unit}`,
    figure(unitCost),
    figure(amount),
    ...quarters.map((evenly, at) => figure(phasing[at] ?? evenly)),
    figure(approved),
  ]
}

function signatoriesOf(proposal: Proposal) {
  const { preparedBy, submittedBy, submittedAt, endorsedBy, endorsedAt, decidedBy, decidedAt, status } = proposal
  const day = (instant: string | null) => (instant === null ? null : dualDate(today(Temporal.Instant.from(instant))))
  const isApproved = status === 'approved'
  return [
    { caption: 'Prepared by', name: preparedBy, position: '', date: null },
    { caption: 'Submitted by', name: submittedBy ?? '', position: 'Budget officer', date: day(submittedAt) },
    { caption: 'Endorsed by', name: endorsedBy ?? '', position: 'Head of the organization', date: day(endorsedAt) },
    {
      caption: 'Approved by',
      name: isApproved ? (decidedBy ?? '') : '',
      position: 'Finance ministry',
      date: isApproved ? day(decidedAt) : null,
    },
  ]
}
