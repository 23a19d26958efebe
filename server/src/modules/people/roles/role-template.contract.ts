// Who should work with BMMS in an organization, and who does.
import { type Static, Type } from 'typebox'
import { Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { Name, OrganizationRoles } from '../people.contract.ts'

export const RoleTemplate = Type.Object({
  positions: Type.Array(
    Type.Object({
      /** "Budget officer". */
      position: Name,
      /** Whoever holds all of them fills it. */
      roles: OrganizationRoles,
      /** 0: may be empty. */
      least: Type.Integer(),
      usual: Type.Integer(),
      /** Active members who hold the roles. */
      filled: Type.Integer(),
      /** "No budget officer yet."; '' when there are enough. */
      missing: Type.String({ maxLength: 200 }),
    }),
  ),
  people: Type.Object({
    active: Type.Integer(),
    /** Active members that the organization may have; null: no limit. */
    limit: Nullable(Type.Integer()),
  }),
})
export type RoleTemplate = Static<typeof RoleTemplate>

export const readRoleTemplate = endpoint('GET', '/moa/:moa/role-template', {
  access: 'people.member.view',
  summary: 'Positions that an organization of this kind should fill, who fills them, and how many people it may have',
  response: RoleTemplate,
})
