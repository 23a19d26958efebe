// A program of a proposal as readers get it.
import { CLASSES } from '../money.contract.ts'
import { isReviewed, type ProposedRow, requestedByClass } from './proposal-figures.ts'
import type { Comparative, ProposalPpaSummary } from './proposal-ppas.contract.ts'

export function summaryOf(row: ProposedRow, status: string): ProposalPpaSummary {
  const { id, ppaId, code, title, kind, costStructure, priority, lines, indicators, requested, version } = row
  return {
    ...{ id, ppaId, code, title, kind, costStructure, priority, lines, indicators, requested, version },
    category: row.category as ProposalPpaSummary['category'],
    approved: isReviewed(status) ? row.approved : null,
    genderAmount: row.genderAmount,
    byClass: requestedByClass(row),
  }
}

/** Three years of each class; what nobody has said is null. */
export function comparativesOf({ classes, comparatives }: ProposedRow, status: string): Comparative[] {
  return CLASSES.map((name) => ({
    class: name,
    previousActual: comparatives[name]?.previousActual ?? null,
    currentAppropriation: comparatives[name]?.currentAppropriation ?? null,
    proposed: classes[name]?.requested ?? '0.00',
    approved: isReviewed(status) ? (classes[name]?.approved ?? '0.00') : null,
  }))
}
