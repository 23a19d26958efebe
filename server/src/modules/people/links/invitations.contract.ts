// Ways in that an administrator opens for others, without ever holding a password: invitations, links to set a new one,
// printed slips, and what became of them.
import { type Static, Type } from 'typebox'
import { LINK_KINDS } from '../../../platform/auth/password-links.contract.ts'
import { SIGN_IN_KINDS } from '../../../platform/auth/sign-in-events.contract.ts'
import { Body, Choice, Id, Instant, ListOf, ListQuery, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Name } from '../people.contract.ts'

/** To whom a link was sent, and until when it works. The link itself is told to nobody but them. */
export const SentLink = Type.Object({ sentTo: Name, validUntil: Instant })
export type SentLink = Static<typeof SentLink>

/**
 * `queued` and `delivered` are the mail server's words; `kept`: no mail server is set, the message lies in the mailbox;
 * `failed`, `bounced`, `suppressed`: it did not arrive, `reason` says why; `printed`: a slip; `ended`: a newer one took
 * its place.
 */
export const LINK_STATES = [
  'queued',
  'kept',
  'delivered',
  'failed',
  'bounced',
  'suppressed',
  'printed',
  'opened',
  'used',
  'expired',
  'ended',
] as const
export type LinkState = (typeof LINK_STATES)[number]

export const LinkRecord = Type.Object({
  id: Id,
  kind: Choice(LINK_KINDS),
  state: Choice(LINK_STATES),
  /** Why the message did not arrive; '' otherwise. */
  reason: Type.String({ maxLength: 500 }),
  /** Null for slips, and for messages that were removed. */
  sentTo: Nullable(Name),
  createdAt: Instant,
  /** '' when the person asked for it, or BMMS sent it by itself. */
  createdBy: Name,
  validUntil: Instant,
  openedAt: Nullable(Instant),
  usedAt: Nullable(Instant),
})
export type LinkRecord = Static<typeof LinkRecord>

export const SignIn = Type.Object({
  at: Instant,
  kind: Choice(SIGN_IN_KINDS),
  ipAddress: Name,
  userAgent: Name,
})
export type SignIn = Static<typeof SignIn>

const here = '/moa/:moa/members'
const everywhere = '/platform/people'
const manage = 'people.invitation.manage'
const invite = 'people.account.invite'
const links = Type.Object({ items: Type.Array(LinkRecord) })
const signIns = {
  query: ListQuery(['at'], { kind: Type.Optional(Choice(SIGN_IN_KINDS)) }),
  response: ListOf(SignIn),
}
const people = Body({ personIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) })

export const inviteMember = endpoint('POST', `${here}/:id/invitation`, {
  access: manage,
  summary: 'Send the invitation (again) to a member who has not set a password; the earlier link ends',
  response: SentLink,
})
export const readMemberInvitations = endpoint('GET', `${here}/:id/invitations`, {
  access: manage,
  summary: 'Links and slips of a member, and what became of them; the newest 50',
  response: links,
})
export const sendMemberReset = endpoint('POST', `${here}/:id/reset-link`, {
  access: manage,
  summary: 'Send a member a link to set a new password',
  response: SentLink,
})
export const printMemberSlips = endpoint('POST', `${here}/slips`, {
  access: manage,
  summary: 'Print sealed slips with one-time codes for members without a password; earlier codes end',
  status: 200,
  transfer: 'bytes',
  body: people,
  response: Type.Any(),
})
export const readMemberSignIns = endpoint('GET', `${here}/:id/sign-ins`, {
  access: 'people.sign_in.view',
  summary: 'When and from where a member signed in, newest first',
  ...signIns,
})

/** Who came with an import, or belongs to a wave; without either, everybody. */
const which = {
  batchId: Type.Optional(Id),
  wave: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
}
/** People who are active, have no password, and have no invitation or slip that still works. */
const Waiting = Type.Object({ waiting: Type.Integer() })
export const countWaitingPeople = endpoint('GET', `${everywhere}/invitations`, {
  access: invite,
  summary: 'How many people wait for an invitation: no password, and no link that still works',
  query: Body(which),
  response: Waiting,
})
export const inviteWaitingPeople = endpoint('POST', `${everywhere}/invitations`, {
  access: invite,
  summary: 'Send an invitation to everybody who waits for one, one after the other',
  status: 200,
  body: Body(which),
  response: Waiting,
})
export const inviteAccount = endpoint('POST', `${everywhere}/:id/invitation`, {
  access: invite,
  summary: 'Send the invitation (again) to a person who has not set a password; the earlier link ends',
  response: SentLink,
})
export const readAccountInvitations = endpoint('GET', `${everywhere}/:id/invitations`, {
  access: invite,
  summary: 'Links and slips of a person, and what became of them; the newest 50',
  response: links,
})
export const sendAccountReset = endpoint('POST', `${everywhere}/:id/reset-link`, {
  access: invite,
  summary: 'Send a person a link to set a new password',
  response: SentLink,
})
export const printAccountSlips = endpoint('POST', `${everywhere}/slips`, {
  access: invite,
  summary: 'Print sealed slips with one-time codes; earlier codes end',
  status: 200,
  transfer: 'bytes',
  body: people,
  response: Type.Any(),
})
export const readAccountSignIns = endpoint('GET', `${everywhere}/:id/sign-ins`, {
  access: 'people.account.sign_ins',
  summary: 'When and from where a person signed in, newest first',
  ...signIns,
})
export const readOwnSignIns = endpoint('GET', '/me/sign-ins', {
  access: 'signed-in',
  summary: 'When and from where you signed in, newest first',
  ...signIns,
})
