// Members of an organization and their roles.
import { type Static, Type } from 'typebox'
import { ORGANIZATION_ROLES } from '../../platform/access/roles.contract.ts'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Empty,
  Id,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { SentLink } from './links/invitations.contract.ts'
import {
  accountContent,
  directoryFilters,
  Name,
  OrganizationRoles,
  SendInvitation,
  SessionList,
  standing,
} from './people.contract.ts'

const summaryFields = {
  id: Id,
  personId: Id,
  username: Name,
  name: Name,
  email: Name,
  phone: Name,
  roles: OrganizationRoles,
  position: Name,
  department: Name,
  isActive: Type.Boolean(),
  /** False when the account itself is deactivated: then the person works nowhere. */
  accountActive: Type.Boolean(),
  twoFactorEnabled: Type.Boolean(),
  joinedOn: Day,
  /** A change of roles waits for a second person. */
  hasWaitingChange: Type.Boolean(),
  /** How far the person is on the way in; null for readers who do not keep members. */
  ...standing,
  version: Type.Integer(),
}
export const MemberSummary = Type.Object(summaryFields)
export type MemberSummary = Static<typeof MemberSummary>

export const Member = Type.Object({
  ...summaryFields,
  /** The signed-in person looks at the own membership. */
  isOwn: Type.Boolean(),
  canEdit: Type.Boolean(),
  /** Why the person works here no more; '' while they do, and for readers who do not keep members. */
  inactiveReason: Type.String({ maxLength: 1000 }),
  /**
   * `edit_roles`, `deactivate` or `reactivate`, `remove`, `send_invitation` or `send_reset_link`, `print_slip`; with the
   * reason why not.
   */
  actions: Type.Array(ActionView),
})
export type Member = Static<typeof Member>

const place = {
  roles: OrganizationRoles,
  position: Type.Optional(Text(200)),
  department: Type.Optional(Text(200)),
}
/** Why the person gets these roles; kept where a second person has to agree. */
const reason = Type.Optional(Text(1000))
const base = '/moa/:moa/members'
const view = 'people.member.view'
const manage = 'people.member.manage'

export const listMembers = endpoint('GET', base, {
  access: view,
  summary: 'Members of the organization and their roles',
  query: ListQuery(['name', 'username', 'position', 'joinedOn', 'lastSignedInAt'], {
    role: Type.Optional(Choice(ORGANIZATION_ROLES)),
    active: Type.Optional(Type.Boolean()),
    ...directoryFilters,
  }),
  response: ListOf(MemberSummary),
})
export const addMember = endpoint('POST', base, {
  access: manage,
  summary: 'Add a person who has an account; the roles admin and manager wait for a second person',
  body: Body({ person: Line(254), ...place, reason }),
  response: Member,
})
export const createMemberAccount = endpoint('POST', `${base}/accounts`, {
  access: manage,
  summary: 'Create an account, add the person and send the invitation; nobody sees a password',
  body: Body({ ...accountContent, ...place, reason, sendInvitation: SendInvitation }),
  response: Type.Object({ member: Member, invitation: Nullable(SentLink) }),
})
export const readMember = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One member',
  response: Member,
})
export const editMember = endpoint('PATCH', `${base}/:id`, {
  access: manage,
  summary: 'Change position or department of a member; roles are changed with a reason of their own',
  body: Body({ version: Version, position: place.position, department: place.department }),
  response: Member,
})
export const deactivateMember = endpoint('POST', `${base}/:id/deactivate`, {
  access: manage,
  summary: 'Shut a member out of the organization; all sessions of the person end at once',
  status: 200,
  body: Body({ version: Version, reason: Line(1000) }),
  response: Member,
})
export const reactivateMember = endpoint('POST', `${base}/:id/reactivate`, {
  access: manage,
  summary: 'Let a member in again',
  status: 200,
  body: Body({ version: Version }),
  response: Member,
})
export const removeMember = endpoint('DELETE', `${base}/:id`, {
  access: manage,
  summary: 'Remove a member; the account stays, and what the person did stays in the records',
  status: 204,
  response: Empty,
})
export const readMemberHistory = endpoint('GET', `${base}/:id/history`, {
  access: manage,
  summary: 'Who changed what in a membership',
  query: HistoryQuery,
  response: HistoryPage,
})

export const OpenTaskView = Type.Object({
  /** "Strategic plan 2026–2030, returned for changes". */
  title: Type.String({ maxLength: 500 }),
  /** Address inside BMMS. */
  path: Name,
})
export type OpenTaskView = Static<typeof OpenTaskView>

export const listOpenTasks = endpoint('GET', `${base}/:id/open-tasks`, {
  access: manage,
  summary: 'What waits for this member and somebody else has to take over when they leave',
  query: ListQuery(['title'], {}),
  response: ListOf(OpenTaskView),
})
export const listMemberSessions = endpoint('GET', `${base}/:id/sessions`, {
  access: manage,
  summary: 'Where a member is signed in',
  response: SessionList,
})
export const endMemberSessions = endpoint('POST', `${base}/:id/end-sessions`, {
  access: manage,
  summary: 'Sign a member out everywhere',
  status: 200,
  response: SessionList,
})
