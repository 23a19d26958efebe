// Line items of a proposal: what is bought, of which object of expenditure, how much of it and at what cost.
import { type Static, Type } from 'typebox'
import {
  Body,
  Choice,
  Empty,
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
import { AllotmentClass, LocationCode, ObjectCode, Pesos, PositivePesos, PpaCode, Sum } from '../money.contract.ts'
import { Name } from './proposal.contract.ts'

/** More than 0, at most 8 digits before and 4 after the point. */
const Quantity = Type.String({ pattern: '^(?=.*[1-9])[0-9]{1,8}([.][0-9]{1,4})?$', maxLength: 13 })

/** Pesos of the four allotment periods that begin in January, April, July and October (BAA 84, s. 37(b)). */
const quarters = { q1: Pesos, q2: Pesos, q3: Pesos, q4: Pesos }
export const Phasing = Type.Object({ q1: Sum, q2: Sum, q3: Sum, q4: Sum })

export const ProposalLine = Type.Object({
  id: Id,
  proposalId: Id,
  proposalPpaId: Id,
  ppaCode: PpaCode,
  ppaTitle: Name,
  objectCode: ObjectCode,
  objectName: Name,
  /** Follows from the object. */
  class: AllotmentClass,
  description: Type.String(),
  quantity: Type.String(),
  unit: Name,
  unitCost: Sum,
  /** Quantity times unit cost, rounded to centavos by the database. */
  amount: Sum,
  phasing: Phasing,
  /** Whether somebody phased it; else the four quarters share it evenly, centavos that are left over in the fourth. */
  isPhased: Type.Boolean(),
  location: Nullable(LocationCode),
  /** Null while the finance ministry has not said. */
  approvedAmount: Nullable(Sum),
  reviewNote: Type.String(),
  comments: Type.Integer(),
  version: Type.Integer(),
})
export type ProposalLine = Static<typeof ProposalLine>

const content = {
  objectCode: ObjectCode,
  description: Line(500),
  quantity: Quantity,
  unit: Line(60),
  unitCost: PositivePesos,
  /** Null or absent: evenly over the quarters. Else the four add up to the amount. */
  phasing: Type.Optional(Nullable(Body(quarters))),
  location: Type.Optional(Nullable(LocationCode)),
}

const proposals = '/moa/:moa/budgeting/proposals'
const base = '/moa/:moa/budgeting/proposal-lines'
const view = 'budget.proposal.view'
const edit = 'budget.proposal.edit'

export const listProposalLines = endpoint('GET', `${proposals}/:id/lines`, {
  access: view,
  summary: 'Lines of a proposal, by priority of their program, class and object',
  query: ListQuery(['ppa', 'object', 'description', 'amount', 'approvedAmount'], {
    /** `proposalPpaId` */
    ppa: Type.Optional(Id),
    class: Type.Optional(AllotmentClass),
    /** Lines that the finance ministry has set an amount for, or has not. */
    isReviewed: Type.Optional(Type.Boolean()),
    hasComments: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(ProposalLine),
})
export const addProposalLine = endpoint('POST', '/moa/:moa/budgeting/proposal-ppas/:id/lines', {
  access: edit,
  summary: 'Add a line to a program, activity or project of a draft or returned proposal',
  body: Body(content),
  response: ProposalLine,
})
export const editProposalLine = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change a line of a draft or returned proposal',
  body: Body({
    version: Version,
    objectCode: Type.Optional(content.objectCode),
    description: Type.Optional(content.description),
    quantity: Type.Optional(content.quantity),
    unit: Type.Optional(content.unit),
    unitCost: Type.Optional(content.unitCost),
    phasing: content.phasing,
    location: content.location,
  }),
  response: ProposalLine,
})
export const removeProposalLine = endpoint('DELETE', `${base}/:id`, {
  access: edit,
  summary: 'Remove a line of a draft or returned proposal',
  response: Empty,
  status: 204,
})

export const LineComment = Type.Object({ id: Id, comment: Type.String(), authorName: Name, at: Instant })
const LineComments = Type.Object({ items: Type.Array(LineComment) })
export const listLineComments = endpoint('GET', `${base}/:id/comments`, {
  access: view,
  summary: 'What was said about a line, oldest first',
  response: LineComments,
})
/** For those who prepare, endorse or review. */
export const commentLine = endpoint('POST', `${base}/:id/comments`, {
  access: view,
  summary: 'Say something about a line',
  body: Body({ comment: Type.String({ minLength: 1, maxLength: 2000, format: 'text' }) }),
  response: LineComments,
})

/** For the finance ministry. Lines that are not named stay. More than requested only as far as the ceiling of the class allows. */
export const reviewLines = endpoint('PUT', `${proposals}/:id/review`, {
  access: view,
  summary: 'Set approved amounts and notes of lines while the proposal is under review',
  body: Body({
    lines: Type.Array(
      Body({
        id: Id,
        version: Version,
        /** Null takes it back. */
        approvedAmount: Nullable(Pesos),
        note: Type.Optional(Text(1000)),
      }),
      { minItems: 1, maxItems: 200 },
    ),
  }),
  response: Type.Object({ items: Type.Array(ProposalLine) }),
})
/** For the finance ministry. */
export const approveRemainingLines = endpoint('POST', `${proposals}/:id/review/remaining`, {
  access: view,
  summary: 'Approve every line that has no amount yet as it is requested',
  status: 200,
  body: Body({ version: Version }),
  response: Type.Object({ lines: Type.Integer() }),
})

// ── Lines from a spreadsheet

export const LineVerdict = Type.Object({
  /** Counted in the file; the header is not always 1. */
  row: Type.Integer(),
  verdict: Choice(['create', 'error']),
  ppaCode: Name,
  objectCode: Name,
  description: Type.String(),
  /** Null where it cannot be computed. */
  amount: Nullable(Sum),
  errors: Type.Array(Type.Object({ column: Name, code: Name, message: Type.String() })),
})
export type LineVerdict = Static<typeof LineVerdict>

/**
 * One file, CSV or XLSX, with the columns ppa_code, object_code, description, quantity, unit, unit_cost and, if wanted, q1,
 * q2, q3, q4, location. All rows or none; a dry run is the same work, taken back. `mode=replace` removes the lines of the
 * PPAs that the file names first.
 */
export const importProposalLines = endpoint('POST', `${proposals}/:id/lines/import`, {
  access: edit,
  summary: 'Take lines from a spreadsheet into a draft or returned proposal: all rows or none',
  status: 200,
  transfer: 'file',
  query: Type.Object(
    { dryRun: Type.Optional(Type.Boolean()), mode: Type.Optional(Choice(['add', 'replace'])) },
    { additionalProperties: false },
  ),
  response: Type.Object({
    /** False when a row has an error, and after a dry run. */
    applied: Type.Boolean(),
    created: Type.Integer(),
    failed: Type.Integer(),
    /** Lines that were (or would be) removed. */
    removed: Type.Integer(),
    total: Sum,
    rows: Type.Array(LineVerdict),
    /** Sentences about the file as a whole; what keeps it from being read stands here too. */
    notes: Type.Array(Type.String()),
  }),
})
export const lineTemplate = endpoint('GET', `${proposals}/:id/lines/template`, {
  access: view,
  summary: 'A spreadsheet to fill in, with the programs of the proposal and the objects of expenditure',
  response: Type.Any(),
  transfer: 'bytes',
})
