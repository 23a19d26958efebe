// The budget call: the law of a year's preparation (BAA 84, s. 17 to 19). The finance ministry writes and publishes it;
// organizations read it with their own ceilings, and with nobody else's.
import { type Static, Type } from 'typebox'
import { HistoryPage, PlatformHistoryQuery } from '../../../platform/changes/changes.contract.ts'
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
import { StepBody } from '../../../platform/workflow/workflow.contract.ts'
import { AllotmentClass, FiscalYear, Pesos, Sum } from '../money.contract.ts'

const Name = Type.String({ maxLength: 255 })

export const CALL_STATUSES = ['draft', 'published', 'closed'] as const
export const CallStatus = Choice(CALL_STATUSES)
export type CallStatus = Static<typeof CallStatus>

/** What happens on a day of the budget calendar; every kind but `other` stands there once at most. */
export const CALL_DATE_KINDS = ['opening', 'submission', 'technical_review', 'parliament', 'other'] as const
export const CallDateKind = Choice(CALL_DATE_KINDS)

const callDate = {
  kind: CallDateKind,
  /** "Submission of proposals by organizations". */
  name: Line(255),
  date: Day,
  /** Where the law says so, "BAA 84, s. 23"; '' where it does not. */
  section: Text(120),
}
const CallDateInput = Body(callDate)
export const CallDate = Type.Object({
  ...callDate,
  /** Both calendars, the Hijri date first: `10 Jumada al-Akhirah 1448 / 20 November 2026`. */
  dualDate: Type.String(),
  /** The business day on which it falls (BAA 39, s. 13), and why it moved; null where it stays. */
  movedTo: Nullable(Type.Object({ date: Day, dualDate: Type.String(), reason: Type.String() })),
})
export type CallDate = Static<typeof CallDate>

/** A form that proposals are made on: "BBP 201", "Summary of the proposal". */
const callForm = { code: Line(40), title: Line(255) }
const CallForm = Type.Object(callForm)

/** Pesos for each class; null where no ceiling is set: then nothing may be proposed in it. */
export const Ceilings = Type.Object({
  PS: Nullable(Sum),
  MOOE: Nullable(Sum),
  FE: Nullable(Sum),
  CO: Nullable(Sum),
  /** Of those that are set. */
  total: Sum,
})
export type Ceilings = Static<typeof Ceilings>

const summary = {
  id: Id,
  fiscalYear: FiscalYear,
  title: Name,
  status: CallStatus,
  /** Last day on which organizations submit; null while the calendar does not say. */
  submissionDue: Nullable(Day),
  publishedAt: Nullable(Instant),
  publishedBy: Nullable(Name),
  closedAt: Nullable(Instant),
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
}
const wholeText = {
  text: Type.String(),
  dates: Type.Array(CallDate),
  forms: Type.Array(CallForm),
}

// ── The finance ministry: above organizations

export const BudgetCallSummary = Type.Object({
  ...summary,
  /** Organizations with a ceiling, and the sum of all ceilings. */
  organizations: Type.Integer(),
  ceilingTotal: Sum,
})
export type BudgetCallSummary = Static<typeof BudgetCallSummary>

export const BudgetCall = Type.Object({
  ...summary,
  ...wholeText,
  organizations: Type.Integer(),
  ceilingTotal: Sum,
  /** Who published, closed and reopened it, and who changed it after it was published, with the reason; oldest first. */
  steps: Type.Array(
    Type.Object({
      action: Choice(['publish', 'close', 'reopen', 'change']),
      label: Name,
      by: Name,
      at: Instant,
      comment: Type.String(),
    }),
  ),
  actions: Type.Array(ActionView),
  /** Title, text, calendar and forms can be changed; once published, with a reason. */
  canEdit: Type.Boolean(),
})
export type BudgetCall = Static<typeof BudgetCall>

const base = '/platform/budgeting/calls'
const access = 'budget.call.publish'

export const listBudgetCalls = endpoint('GET', base, {
  access,
  summary: 'Budget calls, the latest fiscal year first',
  query: ListQuery(['fiscalYear', 'title', 'status'], { status: Type.Optional(CallStatus) }),
  response: ListOf(BudgetCallSummary),
})

const content = {
  title: Line(255),
  text: Text(20_000),
  dates: Type.Array(CallDateInput, { maxItems: 40 }),
  forms: Type.Array(Body(callForm), { maxItems: 60 }),
}
export const createBudgetCall = endpoint('POST', base, {
  access,
  summary: 'Start the budget call of a fiscal year as a draft; without dates, with the calendar that the law gives',
  body: Body({
    fiscalYear: FiscalYear,
    title: content.title,
    text: Type.Optional(content.text),
    dates: Type.Optional(content.dates),
    forms: Type.Optional(content.forms),
  }),
  response: BudgetCall,
})
export const readBudgetCall = endpoint('GET', `${base}/:id`, {
  access,
  summary: 'One budget call with calendar and forms',
  response: BudgetCall,
})
export const editBudgetCall = endpoint('PATCH', `${base}/:id`, {
  access,
  summary: 'Change a budget call; once it is published, with a reason. `dates` and `forms` replace the whole list',
  body: Body({
    version: Version,
    title: Type.Optional(content.title),
    text: Type.Optional(content.text),
    dates: Type.Optional(content.dates),
    forms: Type.Optional(content.forms),
    /** Wanted once the call is published. */
    reason: Type.Optional(Text(1000)),
  }),
  response: BudgetCall,
})
/** Actions: `publish`, `close`, `reopen` (comment required). */
export const stepBudgetCall = endpoint('POST', `${base}/:id/steps`, {
  access,
  summary: 'Publish, close or reopen a budget call',
  status: 200,
  body: StepBody,
  response: BudgetCall,
})

/** Ceilings of one organization; those without any are there too, with nulls. */
export const OrganizationCeilings = Type.Object({
  /** Code of the organization. */
  code: Name,
  name: Name,
  ceilings: Ceilings,
  /** Why they were changed last; '' for the first ones. */
  reason: Type.String(),
  updatedAt: Nullable(Instant),
})
export type OrganizationCeilings = Static<typeof OrganizationCeilings>

export const listCeilings = endpoint('GET', `${base}/:id/ceilings`, {
  access,
  summary: 'Ceilings of all active organizations in a budget call',
  query: ListQuery(['code', 'name', 'total'], { hasCeiling: Type.Optional(Type.Boolean()) }),
  response: ListOf(OrganizationCeilings),
})
const Ceiling = Body({
  /** Code of the organization. */
  organization: Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 }),
  class: AllotmentClass,
  /** Null takes the ceiling away. */
  amount: Nullable(Pesos),
})
export const setCeilings = endpoint('PUT', `${base}/:id/ceilings`, {
  access,
  summary: 'Set ceilings; once the call is published, with a reason. What is not named stays',
  body: Body({
    /** Of the call. */
    version: Version,
    ceilings: Type.Array(Ceiling, { minItems: 1, maxItems: 400 }),
    reason: Type.Optional(Text(1000)),
  }),
  response: BudgetCall,
})

/** What became of one row of a table that was pasted. */
export const CeilingVerdict = Type.Object({
  /** Counted in what was pasted; the header is 1. */
  row: Type.Integer(),
  organization: Name,
  verdict: Choice(['set', 'changed', 'unchanged', 'error']),
  errors: Type.Array(Type.Object({ column: Name, message: Type.String() })),
})
export const pasteCeilings = endpoint('POST', `${base}/:id/ceilings/paste`, {
  access,
  summary: 'Take ceilings from a table with the columns organization, ps, mooe, fe, co: all rows or none',
  status: 200,
  body: Body({
    version: Version,
    /** Cells as a spreadsheet copies them (tabs), or CSV; the first row names the columns. */
    table: Type.String({ minLength: 1, maxLength: 100_000, format: 'text' }),
    reason: Type.Optional(Text(1000)),
    /** Only says what would happen. */
    dryRun: Type.Boolean(),
  }),
  response: Type.Object({
    /** False when a row has an error, and after a dry run. */
    applied: Type.Boolean(),
    rows: Type.Array(CeilingVerdict),
    /** Sentences about the table as a whole. */
    notes: Type.Array(Type.String()),
    /** Of the call, after it. */
    version: Type.Integer(),
  }),
})
export const readCallHistory = endpoint('GET', `${base}/:id/history`, {
  access,
  summary: 'Who changed what in a budget call and its ceilings',
  query: PlatformHistoryQuery,
  response: HistoryPage,
})

// ── Organizations

/** A published or closed call, as an organization sees it. */
export const OwnCall = Type.Object({
  ...summary,
  ...wholeText,
  /** Of this organization. */
  ceilings: Ceilings,
  /** This organization's proposal for it; null until it is started. */
  proposal: Nullable(Type.Object({ id: Id, title: Name, status: Name })),
  /** This person may start the proposal now. */
  canPropose: Type.Boolean(),
})
export type OwnCall = Static<typeof OwnCall>

export const listOwnCalls = endpoint('GET', '/moa/:moa/budgeting/calls', {
  access: 'budget.proposal.view',
  summary: 'Published budget calls with the ceilings of this organization, the latest fiscal year first',
  response: Type.Object({ items: Type.Array(OwnCall) }),
})
export const readOwnCall = endpoint('GET', '/moa/:moa/budgeting/calls/:id', {
  access: 'budget.proposal.view',
  summary: 'One published budget call with the ceilings of this organization',
  response: OwnCall,
})
