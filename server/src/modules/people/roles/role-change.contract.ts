// A change of roles, in an organization or above organizations, as everybody concerned sees it.
import { type Static, Type } from 'typebox'
import { ActionView, Choice, Id, Instant, Nullable } from '../../../platform/http/atoms.contract.ts'

/** `applied`: needed no second person. `approved`: a second person agreed, and it took effect. */
export const ROLE_CHANGE_STATES = ['waiting', 'approved', 'rejected', 'withdrawn', 'applied'] as const
export type RoleChangeState = (typeof ROLE_CHANGE_STATES)[number]

const Name = Type.String({ maxLength: 255 })
const Words = Type.Array(Type.String({ maxLength: 300 }))
const RoleNames = Type.Array(Type.String({ maxLength: 40 }))

/** What a change of roles means, in words. */
const effect = {
  rolesBefore: RoleNames,
  rolesAfter: RoleNames,
  adds: RoleNames,
  removes: RoleNames,
  /** What the person can do from then on that they could not do before, and the other way round; sentences. */
  gains: Words,
  loses: Words,
}

export const RoleChangePreview = Type.Object({
  ...effect,
  /** Somebody else has to agree before it takes effect. */
  needsSecondPerson: Type.Boolean(),
  /** Who has to agree, or that it takes effect at once. */
  effectWords: Type.String({ maxLength: 500 }),
})
export type RoleChangePreview = Static<typeof RoleChangePreview>

export const RoleChange = Type.Object({
  id: Id,
  /** Null for roles above organizations. */
  organization: Nullable(Type.Object({ code: Name, name: Name })),
  /** The membership that it is about; null above organizations, or when it was removed since. */
  memberId: Nullable(Id),
  personId: Id,
  personName: Name,
  username: Name,
  ...effect,
  reason: Type.String({ maxLength: 1000 }),
  state: Choice(ROLE_CHANGE_STATES),
  requestedBy: Name,
  requestedAt: Instant,
  /** Who approved, rejected or withdrew it; null while it waits, and when it needed nobody. */
  decidedBy: Nullable(Name),
  decidedAt: Nullable(Instant),
  comment: Type.String({ maxLength: 1000 }),
  version: Type.Integer(),
  /** `approve`, `reject` and `withdraw` while it waits; with the reason why not. */
  actions: Type.Array(ActionView),
})
export type RoleChange = Static<typeof RoleChange>
