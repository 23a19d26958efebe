// Budget proposals: what an organization asks for in a fiscal year (BAA 84, s. 19), one for each published budget call.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../../platform/changes/changes.contract.ts'
import {
  ActionView,
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
import { CommentBody, StepBody, StepList } from '../../../platform/workflow/workflow.contract.ts'
import { Finding } from '../law/law.contract.ts'
import { FiscalYear, Sum } from '../money.contract.ts'
import { AttachmentKind, ClassTotal, Name, ProposalStatus } from './proposal.contract.ts'
import { ProposalPpaSummary } from './proposal-ppas.contract.ts'

const summary = {
  id: Id,
  callId: Id,
  fiscalYear: FiscalYear,
  title: Name,
  status: ProposalStatus,
  ppas: Type.Integer(),
  lines: Type.Integer(),
  requested: Sum,
  /** Null until it is approved. */
  approved: Nullable(Sum),
  preparedBy: Name,
  submittedAt: Nullable(Instant),
  submittedBy: Nullable(Name),
  endorsedAt: Nullable(Instant),
  endorsedBy: Nullable(Name),
  /** Who returned or approved it last. */
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Name),
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
}
export const ProposalSummary = Type.Object(summary)
export type ProposalSummary = Static<typeof ProposalSummary>

export const Attachment = Type.Object({
  id: Id,
  kind: AttachmentKind,
  note: Type.String(),
  file: Type.Object({ id: Id, name: Name, size: Type.Integer() }),
  addedBy: Name,
  addedAt: Instant,
})

export const Proposal = Type.Object({
  ...summary,
  summary: Type.String(),
  call: Type.Object({ id: Id, title: Name, status: Name, submissionDue: Nullable(Day) }),
  /** Why it was returned; null unless it is. */
  returnReason: Nullable(Type.String()),
  /** The four classes in the order of the forms, and all of them together. */
  classes: Type.Array(ClassTotal),
  total: Type.Object({
    ceiling: Sum,
    requested: Sum,
    room: Sum,
    approved: Nullable(Sum),
    previousActual: Sum,
    currentAppropriation: Sum,
  }),
  /** Gender-responsive amount, and its share of what is requested in percent with one decimal; null when nothing is. */
  gender: Type.Object({ amount: Sum, percent: Nullable(Type.Number()), leastPercent: Type.Number() }),
  /** In the order of priority. */
  ppaList: Type.Array(ProposalPpaSummary),
  attachments: Type.Array(Attachment),
  /**
   * What stands in the way (refusing ones first), and what should be looked at. Paths: `ceilings.PS`, `ppas`,
   * `ppas.<id of ppaList>`, `consultations`, `staffing`; '' for the proposal as a whole.
   */
  findings: Type.Array(Finding),
  /** Lines without an approved amount, while it is under review; null before. */
  unreviewed: Nullable(Type.Integer()),
  actions: Type.Array(ActionView),
  canEdit: Type.Boolean(),
  /** Prepare, endorse and review may comment. */
  canComment: Type.Boolean(),
  /** Approved amounts and notes can be set now. */
  canReview: Type.Boolean(),
})
export type Proposal = Static<typeof Proposal>

const base = '/moa/:moa/budgeting/proposals'
const view = 'budget.proposal.view'
const edit = 'budget.proposal.edit'

export const listProposals = endpoint('GET', base, {
  access: view,
  summary: 'Budget proposals of the organization, the latest fiscal year first',
  query: ListQuery(['fiscalYear', 'title', 'status', 'requested'], {
    status: Type.Optional(ProposalStatus),
    fiscalYear: Type.Optional(FiscalYear),
  }),
  response: ListOf(ProposalSummary),
})
export const createProposal = endpoint('POST', base, {
  access: edit,
  summary: "Start the organization's proposal for a published budget call, as a draft",
  body: Body({ callId: Id, title: Line(255), summary: Type.Optional(Text(10_000)) }),
  response: Proposal,
})
export const readProposal = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'A budget proposal with live totals against ceilings, and what is still missing by law',
  response: Proposal,
})
export const editProposal = endpoint('PATCH', `${base}/:id`, {
  access: edit,
  summary: 'Change title and summary of a draft or returned proposal',
  body: Body({ version: Version, title: Type.Optional(Line(255)), summary: Type.Optional(Text(10_000)) }),
  response: Proposal,
})
/**
 * Actions: `submit` (budget officer), `endorse` and `return` (manager who did not prepare it), `take_up`, `send_back` and
 * `approve` (finance ministry). `return` and `send_back` want a comment.
 */
export const stepProposal = endpoint('POST', `${base}/:id/steps`, {
  access: view,
  summary: 'Submit, endorse, return, take up, send back or approve a proposal',
  status: 200,
  body: StepBody,
  response: Proposal,
})
export const listProposalSteps = endpoint('GET', `${base}/:id/steps`, {
  access: view,
  summary: 'Steps and comments of a proposal',
  response: StepList,
})
/** For those who prepare, endorse or review. */
export const commentProposal = endpoint('POST', `${base}/:id/comments`, {
  access: view,
  summary: 'Comment on a proposal',
  body: CommentBody,
  response: StepList,
})
export const readProposalHistory = endpoint('GET', `${base}/:id/history`, {
  access: view,
  summary: 'Who changed what in a proposal, its programs and its lines',
  query: HistoryQuery,
  response: HistoryPage,
})
/** The file comes from `POST /moa/:moa/files`. */
export const attachFile = endpoint('POST', `${base}/:id/attachments`, {
  access: edit,
  summary: 'Add a paper to a draft or returned proposal',
  body: Body({ kind: AttachmentKind, fileId: Id, note: Type.Optional(Text(500)) }),
  response: Proposal,
})
export const detachFile = endpoint('DELETE', '/moa/:moa/budgeting/proposal-attachments/:id', {
  access: edit,
  summary: 'Take a paper from a draft or returned proposal',
  response: Proposal,
})
export const printProposal = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The proposal as a PDF with its hash, and a QR code that leads to the page that verifies it',
  response: Type.Any(),
  transfer: 'bytes',
})

const waiting = {
  id: Id,
  title: Name,
  fiscalYear: FiscalYear,
  status: ProposalStatus,
  requested: Sum,
  preparedBy: Name,
  submittedBy: Nullable(Name),
  submittedAt: Nullable(Instant),
  returnedBy: Nullable(Name),
  returnedAt: Nullable(Instant),
  comment: Nullable(Type.String()),
  version: Type.Integer(),
  mayDecide: Type.Boolean(),
  refusal: ActionView.properties.refusal,
  actions: Type.Array(ActionView),
}
export const ProposalApproval = Type.Object(waiting)
export type ProposalApproval = Static<typeof ProposalApproval>

/** For the inbox, as the approvals of Planning. */
export const readProposalApprovals = endpoint('GET', '/moa/:moa/budgeting/proposal-approvals', {
  access: view,
  summary: 'Proposals that wait for a decision, and proposals that were returned to the reader',
  response: Type.Object({
    /** Submitted, endorsed or under review. */
    toDecide: Type.Array(ProposalApproval),
    /** Returned to the reader, who prepared or submitted them. */
    returned: Type.Array(ProposalApproval),
  }),
})

// ── Across organizations

/** How far an organization is with its proposal for a call; no proposal is null, never zero. */
export const OrganizationProposal = Type.Object({
  code: Name,
  name: Name,
  kind: Name,
  accentColor: Name,
  ceiling: Nullable(Sum),
  /** `id`: open it at `/moa/<code>/budgeting/proposals/<id>`. */
  proposal: Nullable(
    Type.Object({
      id: Id,
      status: ProposalStatus,
      requested: Sum,
      approved: Nullable(Sum),
      isOverCeiling: Type.Boolean(),
      submittedAt: Nullable(Instant),
      endorsedAt: Nullable(Instant),
      decidedAt: Nullable(Instant),
      updatedAt: Instant,
    }),
  ),
})
export type OrganizationProposal = Static<typeof OrganizationProposal>

const CallOption = Type.Object({
  id: Id,
  fiscalYear: FiscalYear,
  title: Name,
  status: Choice(['draft', 'published', 'closed']),
})

export const listOverseenCalls = endpoint('GET', '/oversight/budgeting/calls', {
  access: 'budget.status.oversee',
  summary: 'Published and closed budget calls, the latest first, with how far proposals are',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        ...CallOption.properties,
        organizations: Type.Integer(),
        /** Organizations by the state of their proposal. */
        states: Type.Array(Type.Object({ status: ProposalStatus, proposals: Type.Integer() })),
        ceiling: Sum,
        requested: Sum,
        approved: Sum,
        asOf: Instant,
      }),
    ),
  }),
})
export const listOrganizationProposals = endpoint('GET', '/oversight/budgeting/calls/:id/proposals', {
  access: 'budget.status.oversee',
  summary: 'Every active organization that uses Budgeting, with its proposal for a budget call',
  query: ListQuery(['code', 'name', 'status', 'requested', 'submittedAt'], {
    status: Type.Optional(ProposalStatus),
    hasProposal: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(OrganizationProposal),
})

// ── Everybody

/**
 * What the paper's QR code leads to. The page compares `sha256` with what stands behind `#` in its address: when they are
 * not equal, the paper and the system differ. Says nothing of the content.
 */
export const verifyProposal = endpoint('GET', '/verify/budget-proposals/:id', {
  access: 'public',
  summary: 'The hash of a budget proposal as it stands now, to compare with a paper',
  response: Type.Object({
    sha256: Type.String({ maxLength: 64 }),
    status: ProposalStatus,
    /** As people read it: "Approved". */
    statusWords: Name,
    organization: Name,
    fiscalYear: FiscalYear,
    /** When it changed last. */
    changedAt: Instant,
    dualDate: Type.String(),
  }),
})
