// The modification on paper: what leaves, what arrives, balances before and after, and the lawful approver.
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { FileReply } from '../../../platform/http/route.ts'
import { pesoWords } from '../centavos.ts'
import { printMoneyPaper } from '../releases/money-paper.ts'
import type { LawfulApprover, Modification } from './modifications.contract.ts'

const TITLES: Readonly<Record<Modification['kind'], string>> = {
  transfer: 'Transfer of appropriation and allotment',
  realignment: 'Realignment of allotment',
  augmentation: 'Augmentation from savings',
}
const APPROVER_WORDS: Readonly<Record<LawfulApprover['approver'], string>> = {
  minister: 'Minister or head of the organization',
  finance_ministry: 'Finance ministry',
  chief_minister: 'Chief Minister',
  speaker: 'Speaker of the Parliament',
  presiding_justice: 'Presiding Justice',
}

export function renderModification(modification: Modification, scope: OrganizationScope): Promise<FileReply> {
  const { effect, status, lineList } = modification
  const { lawful } = effect
  return printMoneyPaper(scope, {
    ...modification,
    title: TITLES[modification.kind],
    subtitle: `Under ${modification.actCode}, fiscal year ${modification.fiscalYear}`,
    facts: factsOf(modification),
    sections: [
      { title: 'From', lines: lineList.filter(({ side }) => side === 'from') },
      { title: 'To', lines: lineList.filter(({ side }) => side === 'to') },
    ],
    // Once it counts, the balances of today say nothing of what it did.
    effects: status === 'approved' ? [] : effect.balances.map(effectRow),
    decider: lawful ? APPROVER_WORDS[lawful.approver] : '',
    signed: modification,
  })
}

function factsOf(modification: Modification): (readonly [string, string])[] {
  const { lawful } = modification.effect
  const { ground, declaredBy, declaration } = modification
  return [
    ['Fund', `${modification.fundCluster} ${modification.fundName}`],
    ['Funding source', `${modification.fundingSource} ${modification.sourceName}`],
    ['What moves', modification.moves === 'allotment' ? 'Released money' : 'Appropriation that is not released yet'],
    ...(ground && declaredBy
      ? [
          [
            'Savings',
            `BAA 84, s. 46(${ground}); declared by the ${APPROVER_WORDS[declaredBy]}, ${declaration}`,
          ] as const,
        ]
      : []),
    ...(lawful ? [['Lawful approver', `${APPROVER_WORDS[lawful.approver]} (${lawful.section})`] as const] : []),
    ['Reason', modification.particulars],
  ]
}

function effectRow(row: Modification['effect']['balances'][number]) {
  return {
    title: row.objectCode ? `${row.ppaTitle}, object ${row.objectCode}` : row.ppaTitle,
    class: row.class,
    before: pesoWords(row.allottedBefore),
    change: pesoWords(row.change),
    after: pesoWords(row.allottedAfter),
  }
}
