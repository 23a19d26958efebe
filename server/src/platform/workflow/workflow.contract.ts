import { type Static, Type } from 'typebox'
import { Body, Id, Instant, Text, Version } from '../http/atoms.contract.ts'

/** Body of a step: which one, on which version of the record, and why. */
export const StepBody = Body({
  action: Type.String({ pattern: '^[a-z_]{2,40}$', maxLength: 40 }),
  version: Version,
  comment: Type.Optional(Text(4000)),
})
export type StepBody = Static<typeof StepBody>

export const CommentBody = Body({ comment: Type.String({ minLength: 1, maxLength: 4000, format: 'text' }) })

/** One step or comment, newest last. */
export const StepView = Type.Object({
  id: Id,
  /** Name of the transition, or `comment`. */
  action: Type.String({ maxLength: 40 }),
  label: Type.String({ maxLength: 80 }),
  fromStatus: Type.String({ maxLength: 40 }),
  toStatus: Type.String({ maxLength: 40 }),
  comment: Type.String({ maxLength: 4000 }),
  actorName: Type.String({ maxLength: 200 }),
  at: Instant,
})
export type StepView = Static<typeof StepView>
export const StepList = Type.Object({ items: Type.Array(StepView) })
