// Registers: postings, ledger entries, and authorities to disburse.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import {
  AllotmentClass,
  FiscalYear,
  FundClusterCode,
  FundingSourceCode,
  MOVEMENTS,
  ObjectCode,
  PAYMENT_MODES,
  PositivePesos,
  PpaCode,
  STAGES,
  Sum,
} from '../money.contract.ts'
import { DocumentNumber, Name, Words } from './spending.contract.ts'

const POSTING_KINDS = [
  'appropriation',
  'allotment',
  'modification',
  'obligation',
  'obligation_adjustment',
  'payable',
  'disbursement',
  'liquidation',
  'reversal',
] as const
const PostingKind = Choice(POSTING_KINDS)

const postingFields = {
  id: Id,
  kind: PostingKind,
  number: DocumentNumber,
  postedOn: Day,
  payee: Name,
  particulars: Words,
  /** What its document moved at its own stage; negative when it takes back. */
  amount: Sum,
  actorName: Name,
  postedAt: Instant,
  reversesId: Nullable(Id),
  reversedById: Nullable(Id),
}
export const PostingRow = Type.Object(postingFields)
export type PostingRow = Static<typeof PostingRow>

const entryFields = {
  id: Id,
  postingId: Id,
  line: Type.Integer(),
  postedOn: Day,
  stage: Choice(STAGES),
  movement: Choice(MOVEMENTS),
  class: AllotmentClass,
  ppaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Name,
  actCode: Name,
  fundCluster: FundClusterCode,
  fundingSource: FundingSourceCode,
  objectCode: Nullable(ObjectCode),
  location: Nullable(Type.String({ maxLength: 10 })),
  mode: Nullable(Choice(PAYMENT_MODES)),
  /** With its sign. */
  effect: Sum,
}
export const EntryRow = Type.Object({
  ...entryFields,
  quarter: Type.Integer(),
  kind: PostingKind,
  number: DocumentNumber,
  payee: Name,
  particulars: Words,
})
export type EntryRow = Static<typeof EntryRow>

export const PostingView = Type.Object({
  ...postingFields,
  /** Kind and id of the paper behind it: `obligation_request`, `payable`, a release. */
  subject: Type.String({ maxLength: 60 }),
  subjectId: Nullable(Id),
  entries: Type.Array(Type.Object(entryFields)),
  reverses: Nullable(Type.Object({ id: Id, kind: PostingKind, number: DocumentNumber })),
  reversedBy: Nullable(Type.Object({ id: Id, number: DocumentNumber, postedOn: Day, particulars: Words })),
  /** Its reversal that waits for approval. */
  openReversalId: Nullable(Id),
  canReverse: Type.Boolean(),
  /** Why it cannot be reversed; null when it can, or when the reader never may. */
  reverseRefusal: Nullable(Type.String({ maxLength: 500 })),
})
export type PostingView = Static<typeof PostingView>

const base = '/moa/:moa/budgeting'
const view = 'budget.ledger.view'
const dates = { from: Type.Optional(Day), to: Type.Optional(Day) }

export const listPostings = endpoint('GET', `${base}/postings`, {
  access: view,
  summary: 'Postings of the ledger',
  query: ListQuery(['postedOn', 'number', 'payee'], {
    kind: Type.Optional(PostingKind),
    year: Type.Optional(FiscalYear),
    ...dates,
  }),
  response: ListOf(PostingRow),
})
export const readPosting = endpoint('GET', `${base}/postings/:id`, {
  access: view,
  summary: 'One posting with its entries, the paper behind it, and what reverses it',
  response: PostingView,
})
export const listEntries = endpoint('GET', `${base}/ledger-entries`, {
  access: view,
  summary: 'Entries of the ledger',
  query: ListQuery(['postedOn', 'effect'], {
    year: Type.Optional(FiscalYear),
    quarter: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    stage: Type.Optional(Choice(STAGES)),
    class: Type.Optional(AllotmentClass),
    ppaId: Type.Optional(Id),
    accountId: Type.Optional(Id),
    objectCode: Type.Optional(ObjectCode),
    fundCluster: Type.Optional(FundClusterCode),
    payee: Type.Optional(Text(255)),
    ...dates,
  }),
  response: ListOf(EntryRow),
})

const AUTHORITY_KINDS = ['nca', 'nta', 'tra', 'cdc', 'ncaa'] as const
export const AUTHORITY_WORDS = {
  nca: 'Notice of cash allocation',
  nta: 'Notice of transfer of allocation',
  tra: 'Tax remittance advice',
  cdc: 'Cash disbursement ceiling',
  ncaa: 'Non-cash availment authority',
} as const
export const AuthorityView = Type.Object({
  id: Id,
  kind: Choice(AUTHORITY_KINDS),
  number: DocumentNumber,
  fundCluster: FundClusterCode,
  receivedOn: Day,
  validUntil: Nullable(Day),
  amount: Sum,
  remarks: Type.String({ maxLength: 500 }),
  isCancelled: Type.Boolean(),
  /** Its last day has passed. */
  hasLapsed: Type.Boolean(),
  version: Version,
})
export type AuthorityView = Static<typeof AuthorityView>

const authority = {
  kind: Choice(AUTHORITY_KINDS),
  number: Line(60),
  fundCluster: FundClusterCode,
  receivedOn: Day,
  validUntil: Type.Optional(Nullable(Day)),
  amount: PositivePesos,
  remarks: Type.Optional(Text(500)),
}
const authorities = `${base}/disbursement-authorities`
const record = 'budget.payable.record'

export const listAuthorities = endpoint('GET', authorities, {
  access: view,
  summary: 'Authorities to disburse that were received (BAA 84, s. 40)',
  query: ListQuery(['receivedOn', 'validUntil', 'amount', 'number'], {
    kind: Type.Optional(Choice(AUTHORITY_KINDS)),
    year: Type.Optional(FiscalYear),
    /** Neither lapsed nor cancelled. */
    valid: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(AuthorityView),
})
export const addAuthority = endpoint('POST', authorities, {
  access: record,
  summary: 'Enter an authority to disburse',
  body: Body(authority),
  response: AuthorityView,
})
export const readAuthority = endpoint('GET', `${authorities}/:id`, {
  access: view,
  summary: 'One authority to disburse',
  response: AuthorityView,
})
export const editAuthority = endpoint('PATCH', `${authorities}/:id`, {
  access: record,
  summary: 'Correct or cancel an authority to disburse',
  body: Body({
    version: Version,
    ...Type.Partial(Type.Object(authority)).properties,
    isCancelled: Type.Optional(Type.Boolean()),
  }),
  response: AuthorityView,
})
