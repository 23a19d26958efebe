// Ways in without a password: asking for a new one, and setting one with a one-time link or code. Below `/api/auth`.
import { type Static, Type } from 'typebox'
import { Body, Choice, Instant, Line } from '../http/atoms.contract.ts'
import { endpoint } from '../http/endpoint.ts'

export const LINK_KINDS = ['invitation', 'reset', 'slip'] as const

const Name = Type.String({ maxLength: 300 })
const Done = Type.Object({ status: Type.Boolean() })
const publicly = { access: 'public', status: 200 } as const
/** What stands after `#` in the link, or the code of a slip: 20 letters and digits, hyphens and case do not matter. */
const Secret = Line(100)

/** Answers the same, after the same work, whether or not there is such an account. */
export const askForReset = endpoint('POST', '/forgot-password', {
  ...publicly,
  summary: 'Ask for a link to set a new password, by username or e-mail address',
  body: Body({ name: Line(254) }),
  response: Done,
})

/** What a link is for. The first look is kept in the person's sign-in history. */
export const LinkView = Type.Object({
  kind: Choice(LINK_KINDS),
  name: Name,
  username: Name,
  organization: Type.Object({ name: Name, accentColor: Name }),
  validUntil: Instant,
})
export type LinkView = Static<typeof LinkView>

export const lookAtLink = endpoint('POST', '/password-links/look', {
  ...publicly,
  summary: 'Whose password a link or code sets, and until when',
  body: Body({ secret: Secret }),
  response: LinkView,
})

/** Works once. Ends every session of the person, who then signs in with the new password. */
export const setPassword = endpoint('POST', '/set-password', {
  ...publicly,
  summary: 'Set a password with a one-time link or code',
  body: Body({ secret: Secret, newPassword: Line(1000, 'Password') }),
  response: Type.Object({ username: Name }),
})
