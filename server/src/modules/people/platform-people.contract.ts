// Everybody with an account, and the roles above organizations.
import { type Static, Type } from 'typebox'
import { PLATFORM_ROLES } from '../../platform/access/roles.contract.ts'
import { ActionView, Body, Choice, Id, Instant, ListOf, ListQuery } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { accountContent, Name, StartPassword } from './people.contract.ts'

const PlatformRoles = Type.Array(Choice(PLATFORM_ROLES), { maxItems: PLATFORM_ROLES.length, uniqueItems: true })

const summaryFields = {
  id: Id,
  username: Name,
  name: Name,
  email: Name,
  phone: Name,
  isActive: Type.Boolean(),
  twoFactorEnabled: Type.Boolean(),
  /** The start password has not been replaced yet. */
  mustChangePassword: Type.Boolean(),
  platformRoles: PlatformRoles,
  /** Memberships, active or not. */
  organizations: Type.Array(Type.Object({ code: Name, roles: Type.Array(Name), isActive: Type.Boolean() })),
  createdAt: Instant,
}
export const PersonSummary = Type.Object(summaryFields)
export type PersonSummary = Static<typeof PersonSummary>

export const PersonRecord = Type.Object({
  ...summaryFields,
  isOwn: Type.Boolean(),
  canEdit: Type.Boolean(),
  /** `deactivate` or `reactivate`, `new_start_password`, `reset_two_factor`; with the reason why not. */
  actions: Type.Array(ActionView),
})
export type PersonRecord = Static<typeof PersonRecord>

const base = '/platform/people'
const view = 'people.person.view'
const manage = 'people.person.manage'

export const listPeople = endpoint('GET', base, {
  access: view,
  summary: 'Everybody with an account',
  query: ListQuery(['name', 'username', 'createdAt'], {
    role: Type.Optional(Choice(PLATFORM_ROLES)),
    /** Only those with a platform role, or only those without. */
    staff: Type.Optional(Type.Boolean()),
    active: Type.Optional(Type.Boolean()),
    organization: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })),
  }),
  response: ListOf(PersonSummary),
})
export const createPlatformAccount = endpoint('POST', base, {
  access: manage,
  summary: 'Create an account with platform roles; answers the start password once',
  body: Body({ ...accountContent, roles: PlatformRoles }),
  response: Type.Object({ person: PersonRecord, startPassword: StartPassword }),
})
export const readPerson = endpoint('GET', `${base}/:id`, {
  access: view,
  summary: 'One person with memberships and platform roles',
  response: PersonRecord,
})
export const grantPlatformRole = endpoint('POST', `${base}/:id/roles`, {
  access: manage,
  summary: 'Give a platform role',
  body: Body({ role: Choice(PLATFORM_ROLES) }),
  response: PersonRecord,
})
export const revokePlatformRole = endpoint('DELETE', `${base}/:id/roles/:roleName`, {
  access: manage,
  summary: 'Take a platform role away; effective on the next request',
  status: 200,
  response: PersonRecord,
})
export const deactivateAccount = endpoint('POST', `${base}/:id/deactivate`, {
  access: manage,
  summary: 'Shut a person out of BMMS; all sessions end at once',
  status: 200,
  response: PersonRecord,
})
export const reactivateAccount = endpoint('POST', `${base}/:id/reactivate`, {
  access: manage,
  summary: 'Let a person sign in again',
  status: 200,
  response: PersonRecord,
})
export const giveStartPassword = endpoint('POST', `${base}/:id/start-password`, {
  access: manage,
  summary: 'Replace a lost password by a new start password, answered once; all sessions end',
  status: 200,
  response: Type.Object({ person: PersonRecord, startPassword: StartPassword }),
})
export const resetSecondStep = endpoint('POST', `${base}/:id/reset-two-factor`, {
  access: manage,
  summary: 'Switch two-factor sign-in off for a person who lost the phone; all sessions end',
  status: 200,
  response: PersonRecord,
})
