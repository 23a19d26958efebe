// Words and shapes that all planning contracts share.
import { type Static, Type } from 'typebox'
import { ActionView, Choice, Decimal, Instant, Nullable } from '../../platform/http/atoms.contract.ts'

export const PLAN_STATUSES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'active',
  'completed',
  'archived',
  'cancelled',
] as const
export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const
export const GOAL_STATUSES = ['not_started', 'in_progress', 'completed', 'deferred'] as const
export const OBJECTIVE_STATUSES = ['not_started', 'in_progress', 'completed', 'deferred', 'cancelled'] as const

export const PlanStatus = Choice(PLAN_STATUSES)
export const GoalStatus = Choice(GOAL_STATUSES)
export const ObjectiveStatus = Choice(OBJECTIVE_STATUSES)
export const Year = Type.Integer({ minimum: 2020, maximum: 2110 })
export const Name = Type.String({ maxLength: 255 })
/** Percent done, 0.0 to 100.0, computed by the database. */
export const Completion = Type.Number()
/** Pesos as exact decimal text, not negative. */
export const Amount = Type.String({ pattern: '^[0-9]{1,16}([.][0-9]{1,2})?$', maxLength: 19 })

/** Who wrote, submitted and decided, and when. */
export const approvalFields = {
  status: PlanStatus,
  preparedBy: Name,
  submittedAt: Nullable(Instant),
  submittedBy: Nullable(Name),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Name),
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
}

/** A measured target: from `baselineValue` to `targetValue` (which may be lower), now at `currentValue`. */
export const measureFields = {
  unit: Name,
  baselineValue: Decimal,
  targetValue: Decimal,
  currentValue: Decimal,
  completion: Completion,
  /** The target is reached and the status does not say so: ask whether it is completed. A person decides. */
  suggestsCompleted: Type.Boolean(),
}

export const actionFields = {
  /** What this person may do with the record now. */
  actions: Type.Array(ActionView),
  canEdit: Type.Boolean(),
  canComment: Type.Boolean(),
}
export type PlanStatus = Static<typeof PlanStatus>
