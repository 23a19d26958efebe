// What the call and the law still want of a proposal.
import { formatDate } from '../../../platform/calendar/manila.ts'
import { centavos, pesosOf, pesoWords } from '../centavos.ts'
import { checkProposal } from '../law/check-proposal.ts'
import { breach } from '../law/findings.ts'
import type { Finding } from '../law/law.contract.ts'
import { CLASS_WORDS } from '../money.contract.ts'
import type { AttachmentKind, ClassTotal } from './proposal.contract.ts'
import type { ProposedRow } from './proposal-figures.ts'

interface Facts {
  fiscalYear: number
  classes: readonly ClassTotal[]
  ppas: readonly ProposedRow[]
  attachments: readonly AttachmentKind[]
  /** The day until which organizations submit, and today; `YYYY-MM-DD`. */
  submissionDue: string | null
  today: string
}

/** Refusals first. Ceilings come from the call, which is the law of the preparation (BAA 84, s. 17 and 19). */
export function findingsOf(facts: Facts): Finding[] {
  const { ppas, attachments, fiscalYear } = facts
  const has = (kind: AttachmentKind) => attachments.includes(kind)
  const lawful = checkProposal({
    fiscalYear,
    ppas: ppas.map((ppa) => ({
      ...ppa,
      path: `ppas.${ppa.id}`,
      linesWithoutCost: 0,
      hasComparatives: hasComparatives(ppa),
      isEndorsed: has('endorsement') ? true : null,
    })),
    consultations: attachments.filter((kind) => kind === 'consultation').length,
    hasStaffing: has('staffing'),
  })
  const found = [...facts.classes.flatMap(checkCeiling), ...checkPrograms(ppas), ...lawful, ...checkDay(facts)]
  return found.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'))
}

/** What is new had nothing before; anything else says so for each class that it asks for. */
function hasComparatives({ category, classes, comparatives }: ProposedRow): boolean {
  return category === 'new' || Object.keys(classes).every((name) => name in comparatives)
}

function checkCeiling({ class: name, ceiling, requested, isOver }: ClassTotal): Finding[] {
  if (!isOver) return []
  const what = `${CLASS_WORDS[name]} ask for ${pesoWords(requested)}`
  const message =
    ceiling === null
      ? `${what}, and the budget call sets no ceiling for them. Take these lines out, or have a ceiling set.`
      : `${what}, ${pesoWords(pesosOf(centavos(requested) - centavos(ceiling)))} over the ceiling of ${pesoWords(ceiling)}. Lower quantities or unit costs.`
  return [{ rule: 'ceiling', section: 'BAA 84, s. 17 and 19', severity: 'refuse', message, path: `ceilings.${name}` }]
}

function checkPrograms(ppas: readonly ProposedRow[]): Finding[] {
  if (ppas.length === 0)
    return [
      breach('proposal_outcomes', 'The proposal has no program, activity or project yet. Add at least one.', 'ppas'),
    ]
  return ppas
    .filter(({ genderAmount, requested }) => centavos(genderAmount) > centavos(requested))
    .map(({ id, title, genderAmount, requested }) =>
      breach(
        'gender_share',
        `${title.slice(0, 200)} counts ${pesoWords(genderAmount)} as gender-responsive and asks for ${pesoWords(requested)} in all.`,
        `ppas.${id}`,
      ),
    )
}

function checkDay({ submissionDue, today }: Facts): Finding[] {
  if (submissionDue === null || today <= submissionDue) return []
  return [breach('budget_call', `Proposals were due on ${formatDate(submissionDue)}. Submit as soon as you can.`)]
}
