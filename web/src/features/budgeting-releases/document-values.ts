// Values of the forms of all three kinds of documents, and what they send.

import type { readFunding } from '../../../../server/src/modules/budgeting/releases/accounts.contract.ts'
import type { DocumentLine } from '../../../../server/src/modules/budgeting/releases/documents.contract.ts'
import type { Output } from '../../../../server/src/platform/http/endpoint.ts'
import { today } from '../../lib/calendar.ts'
import { isAmount } from './sums.ts'

export type Funding = Output<typeof readFunding>
export type LineValues = {
  side: 'from' | 'to'
  ppaId: string
  class: string
  objectCode: string
  amount: string
  specialRelease: boolean
}
export type DocumentValues = {
  kind: string
  actId: string
  fundingSource: string
  block: string
  number: string
  datedOn: string
  quarter: string
  legalBasis: string
  particulars: string
  moves: string
  ground: string
  declaredBy: string
  declaredOn: string
  declaration: string
  lines: LineValues[]
}

export function emptyLine(side: 'from' | 'to' = 'to'): LineValues {
  return { side, ppaId: '', class: '', objectCode: '', amount: '', specialRelease: false }
}

/** A new document of the usual act and source, dated today. */
export function emptyDocument(kind: string, { acts, usual }: Funding, lines: LineValues[]): DocumentValues {
  const act = acts.find(({ id }) => id === usual.actId)
  return {
    kind,
    actId: usual.actId ?? '',
    fundingSource: usual.fundingSource ?? '',
    block: 'agency_specific',
    number: '',
    datedOn: today(),
    quarter: '',
    legalBasis: act ? act.code : '',
    particulars: '',
    moves: 'allotment',
    ground: '',
    declaredBy: '',
    declaredOn: '',
    declaration: '',
    lines,
  }
}

type Saved = Record<Exclude<keyof DocumentValues, 'lines'>, unknown> & { lineList: readonly DocumentLine[] }

/** A saved document as values; what it does not have is empty. */
export function valuesOf(document: Partial<Saved> & Pick<Saved, 'lineList'>): DocumentValues {
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const { lineList } = document
  return {
    kind: text(document.kind),
    actId: text(document.actId),
    fundingSource: text(document.fundingSource),
    block: text(document.block),
    number: text(document.number),
    datedOn: text(document.datedOn),
    quarter: text(document.quarter),
    legalBasis: text(document.legalBasis),
    particulars: text(document.particulars),
    moves: text(document.moves) || 'allotment',
    ground: text(document.ground),
    declaredBy: text(document.declaredBy),
    declaredOn: text(document.declaredOn),
    declaration: text(document.declaration),
    lines: lineList.map((line) => ({
      side: line.side,
      ppaId: line.ppaId,
      class: line.class,
      objectCode: line.objectCode ?? '',
      amount: line.amount,
      specialRelease: line.specialRelease,
    })),
  }
}

export const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** The head as the contracts take it. */
export function headBody(values: DocumentValues) {
  return {
    actId: values.actId,
    fundingSource: values.fundingSource,
    block: values.block as 'agency_specific',
    datedOn: values.datedOn,
    legalBasis: values.legalBasis.trim(),
    particulars: values.particulars.trim(),
  }
}

/** A line as the contracts take it. */
export function lineBody({ ppaId, class: of, amount }: LineValues) {
  return { ppaId, class: of as 'MOOE', amount: amount.trim() }
}

const needed = (words: string) => (value: string) => (value.trim() ? null : words)

/** Checks before sending; the server checks again, with what it knows. */
export const documentChecks = {
  actId: needed('Choose the act.'),
  fundingSource: needed('Choose the funding source.'),
  datedOn: (day: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(day)
      ? day > today()
        ? 'Documents are dated today at the latest.'
        : null
      : 'Give the day of the paper.',
  particulars: needed('Say what it is for.'),
  lines: {
    ppaId: needed('Choose the program.'),
    class: needed('Choose the class.'),
    amount: (amount: string) =>
      isAmount(amount.trim()) ? null : 'Give an amount above zero, with at most two decimals.',
  },
}
