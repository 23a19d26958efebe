// Who is signed in, where they may work and what they may do there: all that the shell needs to draw itself.
import { type Static, Type } from 'typebox'
import { Body } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

const Name = Type.String({ maxLength: 255 })
const Names = Type.Array(Type.String({ maxLength: 80 }))

export const Workspace = Type.Object({
  code: Name,
  name: Name,
  accentColor: Name,
  logoUrl: Type.Union([Name, Type.Null()]),
  /** Modules that are switched on here. */
  modules: Names,
  /** Of these and of their features, those that do not reach the person yet. */
  withheld: Names,
  /** Permissions that the person would have if they did. */
  notYet: Names,
  /** Roles held here. */
  roles: Names,
  /** Permissions in effect here: role and module both on. */
  permissions: Names,
  isPrimary: Type.Boolean(),
})
export type Workspace = Static<typeof Workspace>

export const Me = Type.Object({
  person: Type.Object({
    id: Name,
    username: Name,
    email: Name,
    name: Name,
    mustChangePassword: Type.Boolean(),
    twoFactorEnabled: Type.Boolean(),
    /** Two-factor sign-in is required for this person's roles and not yet set up. */
    mustSetUpTwoFactor: Type.Boolean(),
  }),
  mode: Type.Union([Type.Literal('bmms'), Type.Literal('obcms')]),
  workspaces: Type.Array(Workspace),
  /** Organizations of the person that prepare for BMMS and let others in first. */
  waiting: Type.Array(Type.Object({ code: Name, name: Name })),
  platform: Type.Object({ roles: Names, permissions: Names }),
})
export type Me = Static<typeof Me>

export const readMe = endpoint('GET', '/me', {
  access: 'signed-in',
  summary: 'The signed-in person, their organizations, active modules and permissions',
  response: Me,
})

export const choosePrimaryOrganization = endpoint('PATCH', '/me/primary-organization', {
  access: 'signed-in',
  summary: 'Choose the organization that opens after sign-in',
  body: Body({ code: Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 }) }),
  response: Me,
})
