// How the money of one organization, and of all, stands. No data is null, never zero.
import { type Static, Type } from 'typebox'
import { Choice, Day, Id, Instant, ListOf, ListQuery, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, FiscalYear, Sum } from '../money.contract.ts'

const Name = Type.String({ maxLength: 255 })
/** Percent with one decimal; null where there is nothing to compare with. */
const Rate = Nullable(Type.Number())

/** Sums in pesos, of the whole life of the money. */
const amounts = {
  appropriated: Sum,
  allotted: Sum,
  obligated: Sum,
  disbursed: Sum,
}
/** Obligated of allotted, disbursed of obligated. */
const rates = { obligationRate: Rate, disbursementRate: Rate }
export const MoneyFigures = Type.Object({ ...amounts, ...rates })
export type MoneyFigures = Static<typeof MoneyFigures>

/** A balance that is nearly used up: 85 % of the allotment obligated is a warning, 95 % critical. */
export const UtilisationAlert = Type.Object({
  accountId: Id,
  ppaId: Id,
  ppaCode: Name,
  ppaTitle: Name,
  act: Name,
  class: AllotmentClass,
  level: Choice(['warning', 'critical']),
  allotted: Sum,
  obligated: Sum,
  left: Sum,
  rate: Type.Number(),
})
/** Money that may not be obligated any more after a day that is near. */
export const LapsingBalance = Type.Object({
  accountId: Id,
  ppaId: Id,
  ppaCode: Name,
  ppaTitle: Name,
  act: Name,
  class: AllotmentClass,
  obligateUntil: Day,
  days: Type.Integer(),
  /** Appropriated and not obligated: unreleased and unobligated together. */
  amount: Sum,
})

export const BudgetDashboard = Type.Object({
  asOf: Instant,
  /** When money was last posted; null before the first time. */
  lastPostedAt: Nullable(Instant),
  /** Of the acts whose money it is. */
  fiscalYear: FiscalYear,
  /** Years that acts are known for, the latest first. */
  fiscalYears: Type.Array(FiscalYear),
  total: Nullable(MoneyFigures),
  byClass: Type.Array(Type.Object({ class: AllotmentClass, ...amounts, ...rates })),
  /** Programs with everything below them, the largest first. */
  byProgram: Type.Array(Type.Object({ ppaId: Id, code: Name, title: Name, ...amounts, ...rates })),
  /** What was obligated and paid by object of expenditure, the largest first. */
  byObject: Type.Array(Type.Object({ code: Name, name: Name, obligated: Sum, disbursed: Sum, disbursementRate: Rate })),
  /** What was posted in each quarter, in order. */
  byQuarter: Type.Array(
    Type.Object({
      year: FiscalYear,
      quarter: Type.Integer({ minimum: 1, maximum: 4 }),
      allotted: Sum,
      obligated: Sum,
      disbursed: Sum,
    }),
  ),
  /** Of every act that may still be obligated, the fullest first. */
  alerts: Type.Array(UtilisationAlert),
  /** Of every act that lapses within 90 days, the soonest first. */
  lapsing: Type.Array(LapsingBalance),
  /** Sum of what lapses within 90 days. */
  lapsingTotal: Sum,
})
export type BudgetDashboard = Static<typeof BudgetDashboard>

const Year = Type.Object({ year: Type.Optional(FiscalYear) }, { additionalProperties: false })

export const readBudgetDashboard = endpoint('GET', '/moa/:moa/budgeting/dashboard', {
  access: 'budget.ledger.view',
  summary: 'Allotted, obligated and disbursed by class, program, object and quarter, with what needs attention',
  query: Year,
  response: BudgetDashboard,
})

const base = '/oversight/budgeting'
const access = 'budget.status.oversee'

export const OrganizationBudget = Type.Object({
  code: Name,
  name: Name,
  kind: Choice(['ministry', 'office', 'agency', 'commission', 'special']),
  accentColor: Name,
  /** Null: nothing was posted for this year. */
  figures: Nullable(MoneyFigures),
  alerts: Type.Integer(),
  lastPostedAt: Nullable(Instant),
})
export type OrganizationBudget = Static<typeof OrganizationBudget>

export const listOrganizationBudgets = endpoint('GET', `${base}/organizations`, {
  access,
  summary: 'Budget of every active organization that uses Budgeting, with the freshness of its figures',
  query: ListQuery(
    [
      'code',
      'name',
      'appropriated',
      'allotted',
      'obligated',
      'disbursed',
      'obligationRate',
      'disbursementRate',
      'lastPostedAt',
    ],
    {
      year: Type.Optional(FiscalYear),
      kind: Type.Optional(Choice(['ministry', 'office', 'agency', 'commission', 'special'])),
    },
  ),
  response: ListOf(OrganizationBudget),
})

export const readBudgetTotals = endpoint('GET', `${base}/totals`, {
  access,
  summary: 'Sums over all organizations, by class and quarter',
  query: Year,
  response: Type.Object({
    asOf: Instant,
    fiscalYear: FiscalYear,
    fiscalYears: Type.Array(FiscalYear),
    organizations: Type.Integer(),
    /** Organizations with money posted for this year. */
    withFigures: Type.Integer(),
    total: Nullable(MoneyFigures),
    byClass: Type.Array(Type.Object({ class: AllotmentClass, ...amounts, ...rates })),
    byQuarter: BudgetDashboard.properties.byQuarter,
    /** The figures are at least as old as this: when the organization that posted longest ago did so. */
    oldestPostedAt: Nullable(Instant),
  }),
})

export const readOrganizationBudget = endpoint('GET', `${base}/organizations/:code`, {
  access,
  summary: 'The budget dashboard of one organization, read-only',
  query: Year,
  response: Type.Object({ code: Name, name: Name, accentColor: Name, ...BudgetDashboard.properties }),
})
