// Everybody with an account, and the roles above organizations.
import { type Static, Type } from 'typebox'
import { PLATFORM_ROLES } from '../../platform/access/roles.contract.ts'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
  Id,
  Instant,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { SentLink } from './links/invitations.contract.ts'
import { OpenTaskView } from './members.contract.ts'
import { accountContent, directoryFilters, Name, SendInvitation, SessionList, standing } from './people.contract.ts'

const PlatformRoles = Type.Array(Choice(PLATFORM_ROLES), { maxItems: PLATFORM_ROLES.length, uniqueItems: true })

const summaryFields = {
  id: Id,
  username: Name,
  name: Name,
  email: Name,
  phone: Name,
  isActive: Type.Boolean(),
  twoFactorEnabled: Type.Boolean(),
  /** A password that somebody else made has not been replaced yet. */
  mustChangePassword: Type.Boolean(),
  platformRoles: PlatformRoles,
  /** Memberships, active or not. */
  organizations: Type.Array(Type.Object({ code: Name, roles: Type.Array(Name), isActive: Type.Boolean() })),
  /** A change of roles, here or in an organization, waits for a second person. */
  hasWaitingChange: Type.Boolean(),
  ...standing,
  createdAt: Instant,
  updatedAt: Instant,
}
export const PersonSummary = Type.Object(summaryFields)
export type PersonSummary = Static<typeof PersonSummary>

export const PersonRecord = Type.Object({
  ...summaryFields,
  firstName: Name,
  lastName: Name,
  isOwn: Type.Boolean(),
  canEdit: Type.Boolean(),
  /** Why the account is shut; '' while it is not. */
  inactiveReason: Type.String({ maxLength: 1000 }),
  /** When the person was made anonymous; null for everybody else. */
  erasedAt: Nullable(Instant),
  /** Imports that brought the person in or changed the account, newest first. */
  batches: Type.Array(Type.Object({ id: Id, fileName: Name, finishedAt: Nullable(Instant) })),
  /**
   * `deactivate` or `reactivate`, `reset_two_factor`, `send_invitation` or `send_reset_link`, `print_slip`; with the
   * reason why not.
   */
  actions: Type.Array(ActionView),
})
export type PersonRecord = Static<typeof PersonRecord>

const base = '/platform/people'
const view = 'people.person.view'
const manage = 'people.person.manage'

export const listPeople = endpoint('GET', base, {
  access: view,
  summary: 'Everybody with an account',
  query: ListQuery(['name', 'username', 'createdAt', 'lastSignedInAt'], {
    role: Type.Optional(Choice(PLATFORM_ROLES)),
    /** Only those with a platform role, or only those without. */
    staff: Type.Optional(Type.Boolean()),
    active: Type.Optional(Type.Boolean()),
    organization: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })),
    ...directoryFilters,
  }),
  response: ListOf(PersonSummary),
})
export const createPlatformAccount = endpoint('POST', base, {
  access: manage,
  summary: 'Create an account and send the invitation; platform roles wait for a second platform administrator',
  body: Body({
    ...accountContent,
    roles: PlatformRoles,
    reason: Type.Optional(Text(1000)),
    sendInvitation: SendInvitation,
  }),
  response: Type.Object({ person: PersonRecord, invitation: Nullable(SentLink) }),
})
export const readPerson = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One person with memberships and platform roles',
  response: PersonRecord,
})
export const editPerson = endpoint('PATCH', `${base}/:id`, {
  access: manage,
  summary:
    'Correct name, username, e-mail address or phone; a new address ends the links that were sent to the old one',
  body: Body({
    ...accountContent,
    reason: Line(1000),
    /** As the caller has seen it; a later change is refused as stale. */
    updatedAt: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,16}Z$', maxLength: 30 }),
  }),
  response: PersonRecord,
})
export const readPersonHistory = endpoint('GET', `${base}/:id/history`, {
  access: manage,
  summary: 'What changed in the account, the platform roles and the memberships of a person',
  query: HistoryQuery,
  response: HistoryPage,
})
export const listPersonSessions = endpoint('GET', `${base}/:id/sessions`, {
  access: manage,
  summary: 'Where a person is signed in',
  response: SessionList,
})
export const endPersonSessions = endpoint('POST', `${base}/:id/end-sessions`, {
  access: manage,
  summary: 'Sign a person out everywhere',
  status: 200,
  response: SessionList,
})
export const listPersonOpenTasks = endpoint('GET', `${base}/:id/open-tasks`, {
  access: manage,
  summary: 'What waits for this person in all organizations',
  response: Type.Object({ items: Type.Array(OpenTaskView) }),
})
export const deactivateAccount = endpoint('POST', `${base}/:id/deactivate`, {
  access: manage,
  summary: 'Shut a person out of BMMS; all sessions end at once',
  status: 200,
  body: Body({ reason: Line(1000) }),
  response: PersonRecord,
})
export const reactivateAccount = endpoint('POST', `${base}/:id/reactivate`, {
  access: manage,
  summary: 'Let a person sign in again',
  status: 200,
  response: PersonRecord,
})
export const resetSecondStep = endpoint('POST', `${base}/:id/reset-two-factor`, {
  access: manage,
  summary: 'Switch two-factor sign-in off for a person who lost the phone; all sessions end',
  status: 200,
  response: PersonRecord,
})
