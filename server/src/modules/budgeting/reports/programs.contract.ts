// The monthly disbursement program, from which BED No. 3 is made.
import { type Static, Type } from 'typebox'
import { Body, Empty, Id, ListOf, ListQuery, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { AllotmentClass, FiscalYear, Pesos, PpaCode, Sum } from '../money.contract.ts'

const Months = Type.Array(Pesos, { minItems: 12, maxItems: 12 })

export const ProgramView = Type.Object({
  id: Id,
  year: Type.Integer(),
  ppaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Type.String(),
  class: AllotmentClass,
  /** January to December, in pesos. */
  months: Type.Array(Sum),
  total: Sum,
  taxRemittance: Sum,
  version: Version,
})
export type ProgramView = Static<typeof ProgramView>

const base = '/moa/:moa/budgeting/disbursement-programs'
const edit = 'budget.report.prepare'

export const listPrograms = endpoint('GET', base, {
  access: 'budget.ledger.view',
  summary: 'The monthly disbursement program by activity and class',
  query: ListQuery(['ppaCode', 'class', 'total'], {
    year: Type.Optional(FiscalYear),
    class: Type.Optional(AllotmentClass),
  }),
  response: ListOf(ProgramView),
})
export const readProgram = endpoint('GET', `${base}/:id`, {
  access: 'budget.ledger.view',
  summary: 'One line of the monthly disbursement program',
  response: ProgramView,
})
export const addProgram = endpoint('POST', base, {
  access: edit,
  summary: 'Plan the months of an activity and class',
  body: Body({
    year: FiscalYear,
    ppaId: Id,
    class: AllotmentClass,
    months: Months,
    taxRemittance: Type.Optional(Pesos),
  }),
  response: ProgramView,
})
export const editProgram = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change the months of an activity and class',
  body: Body({ version: Version, months: Type.Optional(Months), taxRemittance: Type.Optional(Pesos) }),
  response: ProgramView,
})
export const removeProgram = endpoint('DELETE', `${base}/:id`, {
  access: edit,
  summary: 'Take a line out of the monthly disbursement program',
  status: 204,
  response: Empty,
})
