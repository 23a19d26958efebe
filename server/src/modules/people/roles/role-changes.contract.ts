// Asking for other roles, and the second person who agrees: in an organization, and above organizations.
import { Type } from 'typebox'
import { PLATFORM_ROLES } from '../../../platform/access/roles.contract.ts'
import { Body, Choice, Line, ListOf, ListQuery, Text, Version } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Member } from '../members.contract.ts'
import { OrganizationRoles } from '../people.contract.ts'
import { PersonRecord } from '../platform-people.contract.ts'
import { ROLE_CHANGE_STATES, RoleChange, RoleChangePreview } from './role-change.contract.ts'

const manage = 'people.member.manage'
const decide = 'people.role.decide'
const manageAbove = 'people.person.manage'
const decideAbove = 'people.platform_role.decide'

/** Roles with commas between them: `planner,me_officer`; empty for none. */
const RoleList = Type.String({ pattern: '^[a-z_,]{0,200}$', maxLength: 200 })
const reason = Line(1000)
const decision = Body({ version: Version, comment: Type.Optional(Text(1000)) })
const filters = { state: Type.Optional(Choice(ROLE_CHANGE_STATES)) }
const query = ListQuery(['requestedAt'], filters)

const member = '/moa/:moa/members/:id/role-changes'
const base = '/moa/:moa/role-changes'

export const previewRoleChange = endpoint('GET', `${member}/preview`, {
  access: manage,
  summary: 'What a change of roles would let a member do and no longer do, and who has to agree',
  query: Body({ roles: RoleList }),
  response: RoleChangePreview,
})
export const requestRoleChange = endpoint('POST', member, {
  access: manage,
  summary: 'Change the roles of a member; granting admin or manager waits for a second person',
  body: Body({ version: Version, roles: OrganizationRoles, reason }),
  response: Type.Object({ change: RoleChange, member: Member }),
})
export const listMemberRoleChanges = endpoint('GET', member, {
  access: manage,
  summary: 'Changes of roles of one member, waiting ones included, newest first',
  query,
  response: ListOf(RoleChange),
})
export const listRoleChanges = endpoint('GET', base, {
  access: decide,
  summary: 'Changes of roles in the organization; `state=waiting` for those that wait for a second person',
  query,
  response: ListOf(RoleChange),
})
export const readRoleChange = endpoint('GET', `${base}/:id`, {
  access: decide,
  summary: 'One change of roles, and what the reader may do with it',
  response: RoleChange,
})
export const approveRoleChange = endpoint('POST', `${base}/:id/approve`, {
  access: decide,
  summary: 'Agree as the second person; the roles take effect at once',
  status: 200,
  body: decision,
  response: RoleChange,
})
export const rejectRoleChange = endpoint('POST', `${base}/:id/reject`, {
  access: decide,
  summary: 'Refuse as the second person, with a comment',
  status: 200,
  body: Body({ version: Version, comment: Line(1000) }),
  response: RoleChange,
})
export const withdrawRoleChange = endpoint('POST', `${base}/:id/withdraw`, {
  access: decide,
  summary: 'Take back your own request',
  status: 200,
  body: decision,
  response: RoleChange,
})

const person = '/platform/people/:id/role-changes'
const above = '/platform/role-changes'
const PlatformRoles = Type.Array(Choice(PLATFORM_ROLES), { maxItems: PLATFORM_ROLES.length, uniqueItems: true })

export const previewPlatformRoleChange = endpoint('GET', `${person}/preview`, {
  access: manageAbove,
  summary: 'What a change of platform roles would let a person do and no longer do, and who has to agree',
  query: Body({ roles: RoleList }),
  response: RoleChangePreview,
})
export const requestPlatformRoleChange = endpoint('POST', person, {
  access: manageAbove,
  summary: 'Change the platform roles of a person; every grant waits for a second platform administrator',
  body: Body({
    roles: PlatformRoles,
    /** The roles that the caller has seen; others since then are refused as stale. */
    rolesBefore: PlatformRoles,
    reason,
  }),
  response: Type.Object({ change: RoleChange, person: PersonRecord }),
})
export const listPersonRoleChanges = endpoint('GET', person, {
  access: 'people.person.view',
  summary: 'Changes of roles of one person, in all organizations and above them, newest first',
  query,
  response: ListOf(RoleChange),
})
export const listPlatformRoleChanges = endpoint('GET', above, {
  access: decideAbove,
  summary: 'Changes of roles in all organizations and above them; `state=waiting` for those that wait',
  query: ListQuery(['requestedAt'], {
    ...filters,
    /** Only roles above organizations, or only those in organizations. */
    above: Type.Optional(Type.Boolean()),
  }),
  response: ListOf(RoleChange),
})
export const readPlatformRoleChange = endpoint('GET', `${above}/:id`, {
  access: decideAbove,
  summary: 'One change of platform roles, and what the reader may do with it',
  response: RoleChange,
})
export const approvePlatformRoleChange = endpoint('POST', `${above}/:id/approve`, {
  access: decideAbove,
  summary: 'Agree to platform roles as the second person; they take effect at once',
  status: 200,
  body: decision,
  response: RoleChange,
})
export const rejectPlatformRoleChange = endpoint('POST', `${above}/:id/reject`, {
  access: decideAbove,
  summary: 'Refuse platform roles as the second person, with a comment',
  status: 200,
  body: Body({ version: Version, comment: Line(1000) }),
  response: RoleChange,
})
export const withdrawPlatformRoleChange = endpoint('POST', `${above}/:id/withdraw`, {
  access: decideAbove,
  summary: 'Take back your own request',
  status: 200,
  body: decision,
  response: RoleChange,
})
