// Balances of public money as people choose them: which program and class, under which act, and how much room is left.
import { type Static, Type } from 'typebox'
import { Choice, Day, Id, ListOf, ListQuery, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import {
  AllotmentClass,
  BLOCKS,
  FiscalYear,
  FundClusterCode,
  FundingSourceCode,
  PpaCode,
  Sum,
} from '../money.contract.ts'

const Name = Type.String({ maxLength: 255 })
export const Block = Choice(BLOCKS)

/** One balance key with what it has, in pesos. */
export const AccountRow = Type.Object({
  id: Id,
  ppaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Name,
  class: AllotmentClass,
  actId: Id,
  actCode: Name,
  fiscalYear: FiscalYear,
  fundCluster: FundClusterCode,
  fundingSource: FundingSourceCode,
  block: Block,
  /** Last day on which it may be obligated. */
  obligateUntil: Day,
  /** Last day on which its obligations may be paid. */
  payUntil: Day,
  appropriated: Sum,
  allotted: Sum,
  obligated: Sum,
  disbursed: Sum,
  /** Appropriated and not allotted yet. */
  unreleased: Sum,
  /** Allotted and not obligated yet: what may still be obligated. */
  left: Sum,
})
export type AccountRow = Static<typeof AccountRow>

export const listAccounts = endpoint('GET', '/moa/:moa/budgeting/accounts', {
  access: 'budget.ledger.view',
  summary: 'Appropriations, allotments and obligations by program, class and act, with what is left',
  query: ListQuery(['ppaCode', 'ppaTitle', 'class', 'appropriated', 'allotted', 'obligated', 'left', 'unreleased'], {
    /** Fiscal year of the act. */
    year: Type.Optional(FiscalYear),
    class: Type.Optional(AllotmentClass),
    ppaId: Type.Optional(Id),
    actId: Type.Optional(Id),
    fundingSource: Type.Optional(FundingSourceCode),
    block: Type.Optional(Block),
    /** Only what may still be obligated on this day. */
    openOn: Type.Optional(Day),
  }),
  response: ListOf(AccountRow),
})

/** Acts and funding sources of documents about money. */
export const readFunding = endpoint('GET', '/moa/:moa/budgeting/funding', {
  access: 'budget.ledger.view',
  summary: 'Appropriation acts with their validity, and funding sources, to choose from',
  response: Type.Object({
    acts: Type.Array(
      Type.Object({
        id: Id,
        code: Name,
        title: Name,
        fiscalYear: FiscalYear,
        kind: Choice(['regular', 'supplemental', 'automatic']),
        effectiveOn: Day,
        isConfirmed: Type.Boolean(),
        validity: Type.Array(Type.Object({ class: AllotmentClass, obligateUntil: Day, payUntil: Day })),
      }),
    ),
    sources: Type.Array(
      Type.Object({ code: FundingSourceCode, name: Name, fundCluster: FundClusterCode, fundName: Name }),
    ),
    /** The newest act that is in effect, and the first source of the regular fund: what most documents name. */
    usual: Type.Object({ actId: Nullable(Id), fundingSource: Nullable(FundingSourceCode) }),
  }),
})
