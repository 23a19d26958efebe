// Which reports are due, until when, and how they stand.
import { type Static, Type } from 'typebox'
import { Choice, Day, Id, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { FiscalYear } from '../money.contract.ts'
import { Form, REPORT_STATES } from './report.contract.ts'

export const ReportDuty = Type.Object({
  form: Form,
  /** `FAR No. 1, Q3 2026`. */
  title: Type.String(),
  /** What the form is, in words. */
  about: Type.String(),
  year: Type.Integer(),
  quarter: Type.Integer(),
  month: Type.Integer(),
  /** Last day of its period. */
  endsOn: Day,
  /** What the rule says, and the business day on which it is due (BAA 39, s. 13). */
  statutoryDate: Day,
  dueDate: Day,
  /** The days that stand in the way; '' when the day of the rule stands. */
  reason: Type.String(),
  /** Until the due date; negative when it has passed. */
  daysLeft: Type.Integer(),
  state: Choice(REPORT_STATES),
  /** Filed after the due date, or not filed although it has passed. */
  isLate: Type.Boolean(),
  filedOn: Nullable(Day),
  source: Type.String(),
  sanction: Type.String(),
  isConfirmed: Type.Boolean(),
  /** One for each box and fund cluster with money; `id` is null while it is not generated. */
  reports: Type.Array(
    Type.Object({
      id: Nullable(Id),
      box: Type.String(),
      fundCluster: Type.String(),
      revision: Type.Integer(),
      state: Choice(REPORT_STATES),
    }),
  ),
})
export type ReportDuty = Static<typeof ReportDuty>

export const listDuties = endpoint('GET', '/moa/:moa/budgeting/reports-due', {
  access: 'budget.ledger.view',
  summary: 'Reports of a year with their due dates, days left and state; what is due first comes first',
  query: Type.Object({ year: Type.Optional(FiscalYear) }, { additionalProperties: false }),
  response: Type.Object({ year: Type.Integer(), today: Day, items: Type.Array(ReportDuty) }),
})

const Standing = Type.Object({
  form: Form,
  state: Choice([...REPORT_STATES, 'nothing'] as const),
  filedOn: Nullable(Day),
  isLate: Type.Boolean(),
})
export const OrganizationFiling = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** In the order of the forms; `nothing` where there is no money to report on. */
  standings: Type.Array(Standing),
  filed: Type.Integer(),
  due: Type.Integer(),
  onTime: Type.Integer(),
})
export type OrganizationFiling = Static<typeof OrganizationFiling>

export const readFilings = endpoint('GET', '/oversight/budgeting/report-filings', {
  access: 'budget.status.oversee',
  summary: 'Who filed what for a quarter, and how much of it in time',
  query: Type.Object(
    { year: Type.Optional(FiscalYear), quarter: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })) },
    { additionalProperties: false },
  ),
  response: Type.Object({
    year: Type.Integer(),
    quarter: Type.Integer(),
    asOf: Type.String(),
    dueDates: Type.Array(Type.Object({ form: Form, month: Type.Integer(), dueDate: Day })),
    /** Of all reports of which the due date has passed; null while none has. */
    filedPercent: Nullable(Type.Number()),
    onTimePercent: Nullable(Type.Number()),
    organizations: Type.Array(OrganizationFiling),
  }),
})
