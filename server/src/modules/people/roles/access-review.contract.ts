// The access review, for audit: who can approve what, who is unused, who lacks the second step, who got power and how.
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

const Name = Type.String({ maxLength: 255 })
const RoleNames = Type.Array(Type.String({ maxLength: 40 }))
/** Code of the organization; null for roles above organizations. */
const place = { organization: Nullable(Name) }
const person = { personId: Id, name: Name, username: Name, ...place, roles: RoleNames }

export const ApproverRow = Type.Object({
  ...person,
  /** What the person can approve or decide, in words. */
  approves: Type.Array(Type.String({ maxLength: 300 })),
  /** What of that the person can prepare as well; the rule of two persons then holds per record. */
  alsoPrepares: Type.Array(Type.String({ maxLength: 300 })),
})
export type ApproverRow = Static<typeof ApproverRow>

export const UnusedRow = Type.Object({
  ...person,
  isActive: Type.Boolean(),
  lastSignedInAt: Nullable(Instant),
  /** Whole days since the last sign-in, or since the account was made. */
  days: Type.Integer(),
  addedAt: Instant,
})
export type UnusedRow = Static<typeof UnusedRow>

export const WithoutTwoFactorRow = Type.Object({ ...person, lastSignedInAt: Nullable(Instant) })
export type WithoutTwoFactorRow = Static<typeof WithoutTwoFactorRow>

export const GrantRow = Type.Object({
  id: Id,
  personId: Id,
  name: Name,
  username: Name,
  ...place,
  /** Roles that a second person is needed for: admin, manager, platform roles. */
  granted: RoleNames,
  grantedAt: Instant,
  requestedBy: Name,
  /** Null when it needed none: the command line, or before roles needed a second person. */
  secondPerson: Nullable(Name),
  how: Choice(['approved', 'import', 'command_line', 'direct']),
  reason: Type.String({ maxLength: 1000 }),
})
export type GrantRow = Static<typeof GrantRow>

const Review = Type.Object({ id: Id, reviewedAt: Instant, reviewedBy: Name, note: Type.String({ maxLength: 2000 }) })
export type Review = Static<typeof Review>

export const AccessReview = Type.Object({
  asOf: Instant,
  counts: Type.Object({
    approvers: Type.Integer(),
    alsoPrepare: Type.Integer(),
    unused: Type.Integer(),
    withoutTwoFactor: Type.Integer(),
    /** In the last 90 days. */
    grants: Type.Integer(),
  }),
  /** Newest first, at most 20. */
  reviews: Type.Array(Review),
})
export type AccessReview = Static<typeof AccessReview>

/** The same parts for one organization and for all of them. */
function partsOf<const P extends string>(base: P, access: string) {
  return {
    read: endpoint('GET', base, {
      access,
      summary: 'Figures of the access review, and who reviewed it when',
      response: AccessReview,
    }),
    approvers: endpoint('GET', `${base}/approvers` as const, {
      access,
      summary: 'Who can approve what, and who can prepare it as well',
      query: ListQuery(['name'], {}),
      response: ListOf(ApproverRow),
    }),
    unused: endpoint('GET', `${base}/unused` as const, {
      access,
      summary: 'Active accounts that were not used for 60 days, or never',
      query: ListQuery(['name', 'days'], {}),
      response: ListOf(UnusedRow),
    }),
    withoutTwoFactor: endpoint('GET', `${base}/without-two-factor` as const, {
      access,
      summary: 'Administrators and platform staff without two-factor sign-in',
      query: ListQuery(['name'], {}),
      response: ListOf(WithoutTwoFactorRow),
    }),
    grants: endpoint('GET', `${base}/grants` as const, {
      access,
      summary: 'Who became administrator, manager or platform staff in the period, who asked and who agreed',
      query: ListQuery(['grantedAt', 'name'], { from: Type.Optional(Day), to: Type.Optional(Day) }),
      response: ListOf(GrantRow),
    }),
    record: endpoint('POST', `${base}/reviews` as const, {
      access,
      summary: 'Record that the access was reviewed, with what was found',
      body: Body({ note: Line(2000) }),
      response: AccessReview,
    }),
  }
}

export const {
  read: readAccessReview,
  approvers: listApprovers,
  unused: listUnusedAccounts,
  withoutTwoFactor: listWithoutTwoFactor,
  grants: listRoleGrants,
  record: recordAccessReview,
} = partsOf('/moa/:moa/access-review', 'people.review.view')

export const {
  read: readPlatformAccessReview,
  approvers: listPlatformApprovers,
  unused: listPlatformUnusedAccounts,
  withoutTwoFactor: listPlatformWithoutTwoFactor,
  grants: listPlatformRoleGrants,
  record: recordPlatformAccessReview,
} = partsOf('/platform/access-review', 'people.platform_review.view')
