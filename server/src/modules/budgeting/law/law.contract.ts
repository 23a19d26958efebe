import { type Static, Type } from 'typebox'
import { Choice, Day, ListOf, ListQuery, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Pesos } from '../money.contract.ts'

const Short = Type.String({ maxLength: 255 })
export const SEVERITIES = ['refuse', 'warn'] as const

/** What a check of the law has to say about a document: a refusal stops it, a warning does not. */
export const Finding = Type.Object({
  /** Id of the rule: `gender_share`. */
  rule: Type.String({ maxLength: 60 }),
  /** As papers cite it: `BAA 84, s. 17`. */
  section: Short,
  severity: Choice(SEVERITIES),
  message: Type.String({ maxLength: 500 }),
  /** Field or part of the document that it belongs to; '' for the whole. */
  path: Type.String({ maxLength: 120 }),
})
export type Finding = Static<typeof Finding>

export const RuleView = Type.Object({
  id: Type.String({ maxLength: 60 }),
  section: Short,
  title: Short,
  text: Type.String({ maxLength: 500 }),
  effectiveFrom: Day,
  effectiveTo: Nullable(Day),
  severity: Choice(SEVERITIES),
  /** False: from a secondary source, to be confirmed; such a rule can only warn. */
  verified: Type.Boolean(),
  /** Constraints, checks and documents that hold it: `constraint ledger_obligation_within_allotment`. */
  held: Type.Array(Short),
})
export type RuleView = Static<typeof RuleView>

const parts = {
  query: ListQuery(['section', 'title'], {
    severity: Type.Optional(Choice(SEVERITIES)),
    verified: Type.Optional(Choice(['yes', 'no'])),
  }),
  response: ListOf(RuleView),
}

export const listRules = endpoint('GET', '/moa/:moa/budgeting/rules', {
  access: 'budget.ledger.view',
  summary: 'Rules of law on the budget, with section and where they are held',
  ...parts,
})

export const listRulesAbove = endpoint('GET', '/platform/budgeting/rules', {
  access: 'budget.reference.view',
  summary: 'Rules of law on the budget, for those who keep codes and acts',
  ...parts,
})

/** Figures of the whole Bangsamoro; what is not given is not judged. */
export const checkLimits = endpoint('GET', '/platform/budgeting/limits', {
  access: 'budget.reference.view',
  summary: 'Whether a budget of the whole Bangsamoro keeps the limits of the law; nothing is saved',
  query: Type.Object(
    {
      total: Type.Optional(Pesos),
      contingentFund: Type.Optional(Pesos),
      personnel: Type.Optional(Pesos),
      revenueSources: Type.Optional(Pesos),
      debtService: Type.Optional(Pesos),
      regularRevenue: Type.Optional(Pesos),
      proposedTotal: Type.Optional(Pesos),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    /** Limits that were judged: both of their figures were given. */
    judged: Type.Array(
      Type.Object({ rule: Type.String({ maxLength: 60 }), title: Short, section: Short, finding: Nullable(Finding) }),
    ),
  }),
})
