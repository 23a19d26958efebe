// Shapes that the contracts of people share.
import { Type } from 'typebox'
import { ORGANIZATION_ROLES } from '../../platform/access/roles.contract.ts'
import { Choice, Line, Text } from '../../platform/http/atoms.contract.ts'

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

/** Shown once, to whoever created the account, to be handed over; it has to be changed at the first sign-in. */
export const StartPassword = Type.String({ maxLength: 60 })
