// What appropriations, allotment releases and modifications have in common: a head that names one pot of money, and lines.
import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import {
  ActionView,
  Choice,
  Day,
  Id,
  Instant,
  Line,
  ListQuery,
  Nullable,
  Text,
} from '../../../platform/http/atoms.contract.ts'
import {
  AllotmentClass,
  FiscalYear,
  FundClusterCode,
  FundingSourceCode,
  ObjectCode,
  PositivePesos,
  PpaCode,
  Sum,
} from '../money.contract.ts'
import { Block } from './accounts.contract.ts'

export const APPROPRIATION_KINDS = ['original', 'increase', 'decrease'] as const
export const RELEASE_KINDS = ['comprehensive', 'special', 'withdrawal'] as const
export const MODIFICATION_KINDS = ['transfer', 'realignment', 'augmentation'] as const
export type DocumentKind =
  | (typeof APPROPRIATION_KINDS)[number]
  | (typeof RELEASE_KINDS)[number]
  | (typeof MODIFICATION_KINDS)[number]
export type Family = 'appropriation' | 'release' | 'modification'

export const DOCUMENT_STATUSES = [
  'draft',
  'submitted',
  'returned',
  'posted',
  'released',
  'approved',
  'rejected',
  'withdrawn',
  'reversed',
] as const

const Name = Type.String({ maxLength: 255 })
const Paper = Type.String({ maxLength: 40 })

/** One pot of money, and the paper about it. */
export const headFields = {
  actId: Id,
  fundingSource: FundingSourceCode,
  block: Block,
  /** As on the paper; null: BMMS gives the next of its series. */
  number: Nullable(Line(40)),
  datedOn: Day,
  legalBasis: Text(500),
  particulars: Type.String({ minLength: 1, maxLength: 1000, format: 'text' }),
}

/** A program and class with an amount; the object only where money is itemised. */
export const lineFields = {
  ppaId: Id,
  class: AllotmentClass,
  amount: PositivePesos,
}
export const OptionalObject = Type.Optional(Nullable(ObjectCode))
export const linesOf = <S extends TSchema>(line: S) => Type.Array(line, { maxItems: 500 })

/** A line with what its balance has now. */
export const DocumentLine = Type.Object({
  line: Type.Integer(),
  /** Of a modification: `from` is what money leaves. All lines of other documents are `to`. */
  side: Choice(['from', 'to']),
  ppaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Name,
  class: AllotmentClass,
  objectCode: Nullable(ObjectCode),
  objectName: Nullable(Name),
  amount: Sum,
  /** On the negative list or a lump sum (BAA 84, s. 39). */
  specialRelease: Type.Boolean(),
  /** Null where nothing was ever appropriated for it. */
  accountId: Nullable(Id),
  appropriated: Sum,
  allotted: Sum,
  obligated: Sum,
})
export type DocumentLine = Static<typeof DocumentLine>

const common = {
  id: Id,
  number: Nullable(Paper),
  datedOn: Day,
  actId: Id,
  actCode: Paper,
  fiscalYear: FiscalYear,
  fundCluster: FundClusterCode,
  fundingSource: FundingSourceCode,
  block: Block,
  particulars: Type.String({ maxLength: 1000 }),
  /** What arrives: the sum of its lines, of a modification of its `to` lines. */
  total: Sum,
  lines: Type.Integer(),
  status: Choice(DOCUMENT_STATUSES),
  preparedBy: Name,
  submittedAt: Nullable(Instant),
  submittedBy: Nullable(Name),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Name),
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
}
/** A document in a list. */
export const summaryFields = <const K extends readonly string[]>(kinds: K) => ({ ...common, kind: Choice(kinds) })

/** What one document shows beside its summary. */
export const recordFields = {
  legalBasis: Type.String({ maxLength: 500 }),
  fundName: Name,
  sourceName: Name,
  lineList: Type.Array(DocumentLine),
  /** Posting in the ledger, once it counts. */
  postingId: Nullable(Id),
  actions: Type.Array(ActionView),
  canEdit: Type.Boolean(),
  canComment: Type.Boolean(),
}

export const documentsQuery = <const K extends readonly string[], P extends TProperties>(kinds: K, more: P) =>
  ListQuery(['datedOn', 'number', 'kind', 'total', 'status', 'createdAt'], {
    kind: Type.Optional(Choice(kinds)),
    status: Type.Optional(Choice(DOCUMENT_STATUSES)),
    /** Fiscal year of the act. */
    year: Type.Optional(FiscalYear),
    ppaId: Type.Optional(Id),
    ...more,
  })
