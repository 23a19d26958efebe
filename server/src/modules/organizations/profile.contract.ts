// What an organization says about itself: to its members, and on its papers.
import { type Static, Type } from 'typebox'
import { Body, Choice, Empty, Id, Nullable, Version } from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { Code, contactFields, ORGANIZATION_KINDS, profileContent, SWITCHES } from './organizations.contract.ts'

const Name = Type.String({ maxLength: 200 })

export const Profile = Type.Object({
  code: Code,
  name: Name,
  kind: Choice(ORGANIZATION_KINDS),
  parent: Nullable(Type.Object({ code: Code, name: Name })),
  ...contactFields,
  modules: Type.Array(Choice(SWITCHES)),
  accentColor: Name,
  logoUrl: Nullable(Type.String({ maxLength: 200 })),
  version: Type.Integer(),
  canEdit: Type.Boolean(),
})
export type Profile = Static<typeof Profile>

const base = '/moa/:moa'

export const readProfile = endpoint('GET', `${base}/profile`, {
  access: 'organizations.profile.view',
  summary: 'Profile of the organization',
  response: Profile,
})
export const editProfile = endpoint('PATCH', `${base}/profile`, {
  access: 'organizations.profile.edit',
  summary: 'Change mandate, head, contact or colour of the organization',
  body: Body({ version: Version, ...profileContent }),
  response: Profile,
})
export const readLogo = endpoint('GET', `${base}/logo`, {
  access: 'signed-in',
  summary: 'Logo of the organization',
  query: Type.Object({ file: Type.Optional(Id) }, { additionalProperties: false }),
  response: Type.Any(),
  transfer: 'bytes',
})
export const putLogo = endpoint('PUT', `${base}/logo`, {
  access: 'organizations.profile.edit',
  summary: 'Set the logo: a PNG, JPEG or WebP picture of at most 1 MB',
  response: Profile,
  transfer: 'file',
})
export const removeLogo = endpoint('DELETE', `${base}/logo`, {
  access: 'organizations.profile.edit',
  summary: 'Remove the logo',
  status: 204,
  response: Empty,
})
