// The values of the form of one program of a proposal, and what they send.
import { CLASSES } from '../../../../server/src/modules/budgeting/money.contract.ts'
import type { ProposalPpa } from '../../../../server/src/modules/budgeting/proposals/proposal-ppas.contract.ts'

export type IndicatorValues = {
  level: string
  name: string
  unit: string
  baseline: string
  target: string
  targetNext: string
  targetAfter: string
}
type ComparativeValues = { previousActual: string; currentAppropriation: string }
export type ProgramValues = {
  category: string
  goalId: string
  objectiveIds: string[]
  outcome: string
  justification: string
  expectedOutcome: string
  bdpLink: string
  bdipLink: string
  genderAmount: string
  indicators: IndicatorValues[]
  comparatives: Record<string, ComparativeValues>
}

export const emptyIndicator: IndicatorValues = {
  ...{ level: 'output', name: '', unit: '', baseline: '' },
  ...{ target: '', targetNext: '', targetAfter: '' },
}

export function valuesOf(ppa: ProposalPpa): ProgramValues {
  const { category, goal, objectives, outcome, justification, expectedOutcome, bdpLink, bdipLink } = ppa
  return {
    ...{ category, outcome, justification, expectedOutcome, bdpLink, bdipLink },
    goalId: goal?.id ?? '',
    objectiveIds: objectives.map(({ id }) => id),
    genderAmount: ppa.genderAmountGiven ?? '',
    indicators: ppa.indicatorList.map(({ level, name, unit, baseline, target, targetNext, targetAfter }) => ({
      ...{ level, name, unit, target },
      baseline: baseline ?? '',
      targetNext: targetNext ?? '',
      targetAfter: targetAfter ?? '',
    })),
    comparatives: Object.fromEntries(
      ppa.comparatives.map((one) => [
        one.class,
        { previousActual: one.previousActual ?? '', currentAppropriation: one.currentAppropriation ?? '' },
      ]),
    ),
  }
}

/** Everything but indicators and comparatives. */
export function contentOf({
  category,
  goalId,
  genderAmount,
  indicators: _i,
  comparatives: _c,
  ...texts
}: ProgramValues) {
  return {
    ...texts,
    category: category as ProposalPpa['category'],
    goalId: goalId || null,
    genderAmount: genderAmount || null,
  }
}

export function indicatorsOf({ indicators }: ProgramValues) {
  return indicators.map(({ level, baseline, targetNext, targetAfter, ...one }) => ({
    ...one,
    level: level as 'outcome' | 'output',
    baseline: baseline || null,
    targetNext: targetNext || null,
    targetAfter: targetAfter || null,
  }))
}

/** Only classes of which something is said; the other year of such a class is nothing spent. */
export function comparativesOf({ comparatives }: ProgramValues) {
  return CLASSES.flatMap((name) => {
    const { previousActual = '', currentAppropriation = '' } = comparatives[name] ?? {}
    if (!previousActual && !currentAppropriation) return []
    return [{ class: name, previousActual: previousActual || '0', currentAppropriation: currentAppropriation || '0' }]
  })
}
