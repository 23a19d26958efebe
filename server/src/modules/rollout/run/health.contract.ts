// The health of a wave: one figure, and what it is made of.
import { type Static, Type } from 'typebox'
import { Nullable } from '../../../platform/http/atoms.contract.ts'

/** One part of a score with its number: `2 overdue milestones`, -20 points. */
export const HealthPart = Type.Object({
  name: Type.String({ maxLength: 40 }),
  words: Type.String({ maxLength: 200 }),
  /** What was counted, or percentage points behind; null where nobody knows. */
  count: Nullable(Type.Number()),
  points: Type.Integer(),
})
export type HealthPart = Static<typeof HealthPart>

export const Health = Type.Object({
  /** 0 to 100; the sum of the parts. */
  score: Type.Integer(),
  /** Percent of the inputs that are known. Missing data lowers this, not the score. */
  confidence: Type.Integer(),
  parts: Type.Array(HealthPart),
  /** What is missing, in words. */
  missing: Type.Array(Type.String({ maxLength: 200 })),
})
export type Health = Static<typeof Health>
