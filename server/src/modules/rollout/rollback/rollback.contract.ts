import { type Static, Type } from 'typebox'
import { ChangeView } from '../../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
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
import { OrganizationCode, WaveNumber } from '../rollout.contract.ts'

export const ROLLBACK_STATES = [
  'checking',
  'ready',
  'blocked',
  'approved',
  'running',
  'done',
  'failed',
  'cancelled',
] as const
export type RollbackState = (typeof ROLLBACK_STATES)[number]

export const ROLLBACK_STATE_WORDS: Readonly<Record<RollbackState, string>> = {
  checking: 'Being checked',
  ready: 'Ready for approval',
  blocked: 'Conflicts',
  approved: 'Approved',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

export const ROLLBACK_KINDS = ['restore', 'undo'] as const
export const ROLLBACK_KIND_WORDS = { restore: 'Rollback', undo: 'Undo of a rollback' } as const

/** An instant in UTC, `2026-11-09T00:00:00Z`. */
const Moment = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$',
  maxLength: 30,
})

const Short = Type.String({ maxLength: 200 })
const Count = Type.Integer({ minimum: 0 })

/** Rows of one table: `removed` were not there, `changed` get their values back, `added` come back. */
export const RowCounts = Type.Object({ table: Short, removed: Count, changed: Count, added: Count })
export type RowCounts = Static<typeof RowCounts>

/** What stands in the way, or is worth knowing; `table` is null where it concerns no single one. */
export const RowFinding = Type.Object({
  code: Short,
  table: Nullable(Short),
  count: Count,
  message: Type.String({ maxLength: 600 }),
})
export type RowFinding = Static<typeof RowFinding>

const summary = {
  id: Id,
  kind: Choice(ROLLBACK_KINDS),
  organization: Short,
  organizationName: Short,
  wave: Nullable(WaveNumber),
  moment: Instant,
  state: Choice(ROLLBACK_STATES),
  reason: Type.String({ maxLength: 1000 }),
  preparedBy: Short,
  preparedAt: Instant,
  decidedBy: Nullable(Short),
  decidedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
  rows: Nullable(Count),
}
export const RollbackSummary = Type.Object(summary)
export type RollbackSummary = Static<typeof RollbackSummary>

export const RollbackView = Type.Object({
  ...summary,
  needsSecondPerson: Type.Boolean(),
  isOrganizationActive: Type.Boolean(),
  counts: Nullable(Type.Array(RowCounts)),
  conflicts: Type.Array(RowFinding),
  notes: Type.Array(RowFinding),
  /** How long it will take, in seconds, by the rehearsal; null before it. */
  expectedSeconds: Nullable(Count),
  archive: Nullable(Type.Object({ name: Short, size: Count, rows: Count, sha256: Short, at: Instant })),
  progress: Nullable(Type.Object({ step: Short, done: Count, total: Count })),
  message: Type.String({ maxLength: 1000 }),
  /** The rollback that this one takes back, and the one that took this one back. */
  undoes: Nullable(Id),
  undoneBy: Nullable(Type.Object({ id: Id, state: Choice(ROLLBACK_STATES) })),
  steps: Type.Array(Type.Object({ action: Short, by: Short, at: Instant, comment: Type.String({ maxLength: 1000 }) })),
  actions: Type.Array(ActionView),
  version: Version,
})
export type RollbackView = Static<typeof RollbackView>

export const listRollbacks = endpoint('GET', '/platform/rollout/rollbacks', {
  access: 'rollout.rollback.view',
  summary: 'Rollbacks of data, newest first',
  query: ListQuery(['preparedAt', 'organization', 'state'], {
    state: Type.Optional(Choice(ROLLBACK_STATES)),
    wave: Type.Optional(WaveNumber),
    organization: Type.Optional(OrganizationCode),
  }),
  response: ListOf(RollbackSummary),
})

export const readRollback = endpoint('GET', '/platform/rollout/rollbacks/:id', {
  access: 'rollout.rollback.view',
  summary: 'One rollback with what it would change, its conflicts, archive and progress',
  response: RollbackView,
})

export const prepareRollback = endpoint('POST', '/platform/rollout/rollbacks', {
  access: 'rollout.rollback.prepare',
  summary: 'Prepares the return of an organization to a moment: counts, conflicts and a rehearsal follow',
  body: Body({
    organization: OrganizationCode,
    /** Without it: midnight before the first day of the organization's wave. */
    moment: Type.Optional(Moment),
    reason: Line(1000, 'Reason'),
  }),
  response: RollbackView,
})

export const undoRollback = endpoint('POST', '/platform/rollout/rollbacks/:id/undo', {
  access: 'rollout.rollback.prepare',
  summary: 'Prepares taking a rollback back',
  body: Body({ reason: Line(1000, 'Reason') }),
  response: RollbackView,
})

export const recheckRollback = endpoint('POST', '/platform/rollout/rollbacks/:id/check', {
  access: 'rollout.rollback.prepare',
  summary: 'Counts and rehearses it again',
  status: 202,
  body: Body({ version: Version }),
  response: RollbackView,
})

export const approveRollback = endpoint('POST', '/platform/rollout/rollbacks/:id/approve', {
  access: 'rollout.rollback.approve',
  summary: 'Approves and starts it: a second person where the organization is live, and always its code',
  status: 202,
  body: Body({
    version: Version,
    confirmation: Line(20, 'Code of the organization'),
    comment: Type.Optional(Text(1000)),
  }),
  response: RollbackView,
})

export const cancelRollback = endpoint('POST', '/platform/rollout/rollbacks/:id/cancel', {
  access: 'rollout.rollback.prepare',
  summary: 'Gives a rollback up that has not run',
  status: 202,
  body: Body({ version: Version, comment: Line(1000, 'Reason') }),
  response: RollbackView,
})

/** What was undone: the rows as they were before the rollback, from the change log. */
export const listRollbackChanges = endpoint('GET', '/platform/rollout/rollbacks/:id/changes', {
  access: 'rollout.rollback.view',
  summary: 'What a rollback changed, row by row, from the change log',
  query: ListQuery(['at'], { table: Type.Optional(Type.String({ pattern: '^[a-z_]{1,60}$', maxLength: 60 })) }),
  response: ListOf(ChangeView),
})

export const readRollbackArchive = endpoint('GET', '/platform/rollout/rollbacks/:id/archive', {
  access: 'rollout.rollback.view',
  summary: 'The rows of the organization as they were before the rollback: JSON Lines, compressed',
  transfer: 'bytes',
  response: Type.Unknown(),
})
