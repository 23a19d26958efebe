// Gradual control: which of an organization's people a module or a feature reaches.
import { type Static, Type } from 'typebox'
import { ORGANIZATION_ROLES } from '../../../platform/access/roles.contract.ts'
import { Body, Choice, Id, Instant, Line, Nullable } from '../../../platform/http/atoms.contract.ts'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { OrganizationCode } from '../rollout.contract.ts'

export const SHARE_MODES = ['off', 'list', 'percentage', 'on'] as const
export type ShareMode = (typeof SHARE_MODES)[number]

export const SHARE_MODE_WORDS: Readonly<Record<ShareMode, string>> = {
  off: 'Off for everybody',
  list: 'People and roles that are named',
  percentage: 'A share of the people',
  on: 'On for everybody',
}

/** Why something is on or off, in the words of OpenFeature 0.8 (specification, section 2.2.5, "reason"). */
export const SHARE_REASONS = ['STATIC', 'DEFAULT', 'TARGETING_MATCH', 'SPLIT', 'DISABLED'] as const

/** With up to two decimals: a step of the share is a hundredth of a percent. */
const Percent = Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.01 })
const Name = Type.String({ maxLength: 200 })
const Roles = Type.Array(Choice(ORGANIZATION_ROLES), { maxItems: ORGANIZATION_ROLES.length, uniqueItems: true })
const Count = Type.Integer()

export const Member = Type.Object({ id: Id, name: Name, username: Type.String({ maxLength: 60 }) })

export const ShareView = Type.Object({
  feature: Type.String({ maxLength: 60 }),
  label: Name,
  /** The module that a feature is part of; null for modules and for entering itself. */
  partOf: Nullable(Type.String({ maxLength: 60 })),
  /** The module is switched on for the organization. */
  isModuleOn: Type.Boolean(),
  mode: Choice(SHARE_MODES),
  percent: Type.Number(),
  people: Type.Array(Member),
  roles: Type.Array(Type.String({ maxLength: 60 })),
  reason: Type.String({ maxLength: 1000 }),
  changedBy: Name,
  changedAt: Nullable(Instant),
  /** 0 while nobody has set it. */
  version: Type.Integer(),
  /** Active members whom it reaches, of so many. */
  reaches: Count,
  of: Count,
})
export type ShareView = Static<typeof ShareView>

export const Shares = Type.Object({
  code: OrganizationCode,
  name: Name,
  isActive: Type.Boolean(),
  items: Type.Array(ShareView),
})
export type Shares = Static<typeof Shares>

const wanted = {
  mode: Choice(SHARE_MODES),
  percent: Type.Optional(Percent),
  people: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
  roles: Type.Optional(Roles),
}

export const SharePreview = Type.Object({
  reaches: Count,
  of: Count,
  /** Who would be let in, and who would lose it; names of at most ten. */
  joins: Count,
  leaves: Count,
  joining: Type.Array(Name),
  leaving: Type.Array(Name),
})
export type SharePreview = Static<typeof SharePreview>

export const ShareTrace = Type.Object({
  feature: Type.String({ maxLength: 60 }),
  label: Name,
  partOf: Nullable(Type.String({ maxLength: 60 })),
  value: Type.Boolean(),
  reason: Choice(SHARE_REASONS),
  /** The reason in a sentence. */
  because: Type.String({ maxLength: 400 }),
})
export type ShareTrace = Static<typeof ShareTrace>
export const Traces = Type.Object({ person: Member, items: Type.Array(ShareTrace) })
export type Traces = Static<typeof Traces>

const base = '/platform/rollout/activation/:code'
const manage = 'rollout.organization.activate'

export const listShares = endpoint('GET', `${base}/shares`, {
  access: 'rollout.wave.view',
  summary: 'Which of the people of an organization each module and feature reaches',
  response: Shares,
})
export const setShare = endpoint('PUT', `${base}/shares/:featureName`, {
  access: manage,
  summary: 'Say which people a module or feature reaches; effective at once',
  body: Body({ version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), ...wanted, reason: Line(1000) }),
  response: Shares,
})
export const killShare = endpoint('POST', `${base}/shares/:featureName/off`, {
  access: manage,
  summary: 'Switch a module or feature off for everybody of the organization, at once',
  status: 200,
  body: Body({ reason: Type.Optional(Line(1000)) }),
  response: Shares,
})
export const previewShare = endpoint('POST', `${base}/shares/:featureName/preview`, {
  access: manage,
  summary: 'Whom a share would reach, before it is set',
  status: 200,
  body: Body(wanted),
  response: SharePreview,
})
export const traceShares = endpoint('GET', `${base}/trace`, {
  access: 'rollout.wave.view',
  summary: 'Why modules and features are on or off for one person, by username or e-mail address',
  query: Type.Object({ person: Line(254) }, { additionalProperties: false }),
  response: Traces,
})
export const listShareMembers = endpoint('GET', `${base}/members`, {
  access: manage,
  summary: 'Active members of an organization, to choose from',
  response: Type.Object({ items: Type.Array(Type.Object({ ...Member.properties, roles: Type.Array(Name) })) }),
})
export const traceOwnShares = endpoint('GET', '/moa/:moa/rollout/switches', {
  access: 'rollout.progress.view',
  summary: 'Why modules and features are on or off for the person who asks',
  response: Traces,
})
