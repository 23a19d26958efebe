import type { MoveView } from './calendar.contract.ts'

/** A deadline that stands elsewhere than before, and whom it concerns. */
export interface Move extends MoveView {
  /** Null: of the platform. */
  organizationId: number | null
  deadlineId: string
  roles: readonly string[]
  people: readonly string[]
}
