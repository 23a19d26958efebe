// Shapes that the contracts of people share.
import { type Static, Type } from 'typebox'
import { ORGANIZATION_ROLES } from '../../platform/access/roles.contract.ts'
import { Choice, Id, Instant, Line, Nullable, Text } from '../../platform/http/atoms.contract.ts'

export const Name = Type.String({ maxLength: 255 })
export const OrganizationRoles = Type.Array(Choice(ORGANIZATION_ROLES), {
  minItems: 1,
  maxItems: ORGANIZATION_ROLES.length,
  uniqueItems: true,
})

/** What a new account needs. Usernames and e-mail addresses are kept in small letters. */
export const accountContent = {
  username: Line(60),
  email: Type.String({ format: 'email', maxLength: 254 }),
  firstName: Line(100),
  /** Empty for people with one name. */
  lastName: Text(100),
  phone: Type.Optional(Text(50)),
}

/** Whether the welcome letter leaves at once; without it, a slip is printed or the invitation sent later. */
export const SendInvitation = Type.Optional(Type.Boolean())

/** How somebody who was invited is doing; `none` for accounts that were never invited and never used. */
export const INVITATION_STATES = ['none', 'sent', 'opened', 'expired', 'signed_in'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export const INVITATION_WORDS: Readonly<Record<InvitationState, string>> = {
  none: 'Not invited',
  sent: 'Invited',
  opened: 'Link opened',
  expired: 'Invitation expired',
  signed_in: 'Signed in',
}

export const standing = {
  lastSignedInAt: Nullable(Instant),
  invitation: Nullable(Choice(INVITATION_STATES)),
  wave: Nullable(Type.Integer()),
}

/** Accounts that were not used for longer than this count as unused. */
export const UNUSED_DAYS = 60

/** Filters of both directories beside roles and activity. */
export const directoryFilters = {
  /** `never`; `invited`: invited and not in; `unused`: not signed in for 60 days, or never. */
  signIn: Type.Optional(Choice(['never', 'invited', 'unused'])),
  twoFactor: Type.Optional(Type.Boolean()),
  wave: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
}

/** Where somebody is signed in, newest use first. */
export const SessionList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      createdAt: Instant,
      lastSeenAt: Instant,
      ipAddress: Type.String({ maxLength: 100 }),
      userAgent: Type.String({ maxLength: 500 }),
    }),
  ),
})
export type SessionList = Static<typeof SessionList>
