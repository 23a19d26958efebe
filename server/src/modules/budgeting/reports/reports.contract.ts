// Generated reports: snapshots of official forms, their signatures, and the proof that they were filed.
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
} from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { FiscalYear } from '../money.contract.ts'
import { BOXES, CHANNELS, Finding, Form, PARTS, REPORT_STATES, ReportChoice } from './report.contract.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })

export const ReportItem = Type.Object({
  id: Id,
  form: Form,
  /** `FAR No. 1, Q3 2026`. */
  title: Type.String(),
  year: Type.Integer(),
  /** 0 where the form is of a year. */
  quarter: Type.Integer(),
  month: Type.Integer(),
  box: Type.String(),
  fundCluster: Type.String(),
  class: Type.String(),
  revision: Type.Integer(),
  /** Revisions before the newest one are superseded. */
  state: Choice([...REPORT_STATES, 'superseded'] as const),
  hash: Type.String(),
  generatedBy: Type.String(),
  generatedAt: Instant,
  /** Day that counts as the day of filing (BAA 65, s. 72). */
  filedOn: Nullable(Day),
})
export type ReportItem = Static<typeof ReportItem>

const Column = Type.Object({
  key: Type.String(),
  number: Type.String(),
  heading: Type.String(),
  groups: Type.Array(Type.String()),
  type: Type.String(),
})
const Row = Type.Object({
  particulars: Type.String(),
  code: Type.String(),
  level: Type.Integer(),
  kind: Type.String(),
  /** In the order of the columns; null for blank cells. */
  cells: Type.Array(Nullable(Type.String())),
})
const Table = Type.Object({ columns: Type.Array(Column), rows: Type.Array(Row) })
export type ReportTable = Static<typeof Table>

/** A signature that the form wants, whether it is there, and whether this person may give it now. */
export const SignatureView = Type.Object({
  part: Choice(PARTS),
  caption: Type.String(),
  /** The columns it stands for. */
  covers: Type.String(),
  /** As the form prints it, or as it was signed. */
  position: Type.String(),
  name: Nullable(Type.String()),
  signedAt: Nullable(Instant),
  /** The one that may be left out. */
  isOptional: Type.Boolean(),
  /** Who may sign it at all: `certify_budget`, `certify_accounts`, `certify_plan` or `approve`. */
  step: Choice(['certify_budget', 'certify_accounts', 'certify_plan', 'approve'] as const),
  mayEver: Type.Boolean(),
  /** Why not now; null when it can be signed. */
  refusal: Nullable(Type.String()),
})
export type SignatureView = Static<typeof SignatureView>

const FilingView = Type.Object({
  id: Id,
  channel: Choice(CHANNELS),
  filedOn: Day,
  reference: Type.String(),
  fileId: Nullable(Id),
  recordedBy: Type.String(),
  recordedAt: Instant,
  /** A later proof of the same channel took its place. */
  isReplaced: Type.Boolean(),
})

export const ReportView = Type.Object({
  ...ReportItem.properties,
  formTitle: Type.String(),
  edition: Type.String(),
  unit: Type.String(),
  period: Type.String(),
  table: Table,
  summary: Nullable(Type.Object({ title: Type.String(), ...Table.properties })),
  /** What the tie-outs of the period say now; empty for forms without any. */
  findings: Type.Array(Finding),
  /** The ledger has moved since: generated now it would say something else. */
  differs: Type.Boolean(),
  newest: Type.Object({ id: Id, revision: Type.Integer() }),
  signatures: Type.Array(SignatureView),
  filings: Type.Array(FilingView),
  /** Until when it was or is to be filed, and how it stands with that; null for forms that are not filed. */
  dueDate: Nullable(Day),
  isLate: Type.Boolean(),
  canGenerate: Type.Boolean(),
  canFile: Type.Boolean(),
})
export type ReportView = Static<typeof ReportView>

const base = '/moa/:moa/budgeting/reports'
const view = 'budget.ledger.view'

export const listReports = endpoint('GET', base, {
  access: view,
  summary: 'Generated reports, newest first; only the newest revisions unless asked for all',
  query: ListQuery(['generatedAt', 'form', 'year'], {
    form: Type.Optional(Form),
    year: Type.Optional(FiscalYear),
    box: Type.Optional(Choice(BOXES)),
    revisions: Type.Optional(Choice(['newest', 'all'] as const)),
  }),
  response: ListOf(ReportItem),
})
export const generateReport = endpoint('POST', base, {
  access: 'budget.report.prepare',
  summary: 'Generate a report from what is recorded now; takes the place of the one before, and voids its signatures',
  body: Body(ReportChoice),
  response: ReportView,
})
export const readReport = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'A report with its figures, tie-outs, signatures and proofs of filing',
  response: ReportView,
})
export const downloadReport = endpoint('GET', `${base}/:id/document`, {
  access: view,
  summary: 'The report as spreadsheet with live formulas, PDF or JSON',
  query: Type.Object({ as: Type.Optional(Choice(['xlsx', 'pdf', 'json'] as const)) }, { additionalProperties: false }),
  response: Type.Any(),
  transfer: 'bytes',
})

const sign = {
  /** What is signed: the hash of the report that the person saw. */
  hash: Hash,
  /** As it shall be printed; the person's own position in the organization unless given, or else the form's words. */
  position: Type.Optional(Line(200)),
}
export const certifyBudget = endpoint('POST', `${base}/:id/certify-budget`, {
  access: 'budget.report.certify_budget',
  summary: 'Certify the columns of the budget officer',
  body: Body(sign),
  response: ReportView,
})
export const certifyAccounts = endpoint('POST', `${base}/:id/certify-accounts`, {
  access: 'budget.report.certify_accounts',
  summary: 'Certify the columns of the accountant',
  body: Body(sign),
  response: ReportView,
})
export const certifyPlan = endpoint('POST', `${base}/:id/certify-plan`, {
  access: 'budget.target.record',
  summary: 'Certify a physical report or plan as planning officer',
  body: Body(sign),
  response: ReportView,
})
export const approveReport = endpoint('POST', `${base}/:id/approve`, {
  access: 'budget.report.approve',
  summary: 'Recommend or approve a certified report',
  body: Body({ ...sign, part: Choice(['recommended', 'approved'] as const) }),
  response: ReportView,
})
export const fileReport = endpoint('POST', `${base}/:id/filings`, {
  access: 'budget.report.approve',
  summary: 'Record the proof that an approved report was filed: hard copy, electronically, or by notice of posting',
  body: Body({ channel: Choice(CHANNELS), filedOn: Day, reference: Line(255), fileId: Type.Optional(Nullable(Id)) }),
  response: ReportView,
})
export const readTieOuts = endpoint('GET', '/moa/:moa/budgeting/tie-outs', {
  access: view,
  summary: 'The cross-checks between the reports of a quarter, as the ledger stands',
  query: Type.Object(
    { year: Type.Optional(FiscalYear), quarter: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })) },
    { additionalProperties: false },
  ),
  response: Type.Object({ year: Type.Integer(), quarter: Type.Integer(), findings: Type.Array(Finding) }),
})
