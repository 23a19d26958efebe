// The organizations as platform staff see and keep them.
import { type Static, Type } from 'typebox'
import { HistoryPage, HistoryQuery } from '../../platform/changes/changes.contract.ts'
import {
  ActionView,
  Body,
  Choice,
  Day,
  Line,
  ListOf,
  ListQuery,
  Nullable,
  Text,
  Version,
} from '../../platform/http/atoms.contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'

export const ORGANIZATION_KINDS = ['ministry', 'office', 'agency', 'commission', 'special'] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

/** Modules that can be switched on or off for an organization. */
export const SWITCHES = ['planning', 'budgeting', 'monitoring', 'coordination', 'policies', 'mana'] as const
export type Switch = (typeof SWITCHES)[number]

export const Code = Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })
const Name = Type.String({ maxLength: 200 })
const Switches = Type.Array(Choice(SWITCHES), { maxItems: SWITCHES.length, uniqueItems: true })

const summaryFields = {
  code: Code,
  name: Name,
  kind: Choice(ORGANIZATION_KINDS),
  /** The organization that this one is attached to. */
  parentCode: Nullable(Code),
  modules: Switches,
  isActive: Type.Boolean(),
  isPilot: Type.Boolean(),
  pilotStartsOn: Nullable(Day),
  pilotEndsOn: Nullable(Day),
  onboardedOn: Nullable(Day),
  liveOn: Nullable(Day),
  accentColor: Name,
  logoUrl: Nullable(Type.String({ maxLength: 200 })),
  version: Type.Integer(),
}
export const OrganizationSummary = Type.Object(summaryFields)
export type OrganizationSummary = Static<typeof OrganizationSummary>

/** What an organization says about itself. */
export const contactFields = {
  mandate: Type.String(),
  headOfficial: Name,
  headTitle: Name,
  email: Type.String({ maxLength: 254 }),
  phone: Type.String({ maxLength: 50 }),
  website: Type.String({ maxLength: 300 }),
  address: Type.String({ maxLength: 500 }),
}
export const OrganizationRecord = Type.Object({
  ...summaryFields,
  ...contactFields,
  /** Why it was last made active, inactive or a pilot. */
  statusReason: Type.String(),
  aliases: Type.Array(Name),
  /** Active members at most; null: 50 while it is a pilot, else no limit. */
  peopleLimit: Nullable(Type.Integer()),
  actions: Type.Array(ActionView),
  canEdit: Type.Boolean(),
})
export type OrganizationRecord = Static<typeof OrganizationRecord>

/** Empty, or an e-mail address. */
const EmailOrNone = Type.String({
  maxLength: 254,
  pattern: '^$|^[^\\s@<>"]{1,64}@[A-Za-z0-9.-]{1,180}[.][A-Za-z]{2,}$',
})
/** Empty, or a web address; never a script. */
const WebsiteOrNone = Type.String({ maxLength: 300, pattern: '^$|^https?://[^\\s"<>]+$' })

/** The part of the profile that the organization's own administrator keeps too. */
export const profileContent = {
  mandate: Type.Optional(Text(5000)),
  headOfficial: Type.Optional(Text(200)),
  headTitle: Type.Optional(Text(200)),
  email: Type.Optional(EmailOrNone),
  phone: Type.Optional(Text(50)),
  website: Type.Optional(WebsiteOrNone),
  address: Type.Optional(Text(500)),
  accentColor: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$', maxLength: 7 })),
}
const platformContent = {
  parentCode: Type.Optional(Nullable(Code)),
  onboardedOn: Type.Optional(Nullable(Day)),
  liveOn: Type.Optional(Nullable(Day)),
  peopleLimit: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 10_000 }))),
}
const Reason = Type.String({ minLength: 1, maxLength: 1000, format: 'text' })

const base = '/platform/organizations'
const view = 'organizations.organization.view'
const manage = 'organizations.organization.manage'

export const listOrganizations = endpoint('GET', base, {
  access: view,
  summary: 'All organizations, with their modules and standing',
  query: ListQuery(['code', 'name', 'kind', 'liveOn'], {
    kind: Type.Optional(Choice(ORGANIZATION_KINDS)),
    pilot: Type.Optional(Type.Boolean()),
    active: Type.Optional(Type.Boolean()),
    module: Type.Optional(Choice(SWITCHES)),
  }),
  response: ListOf(OrganizationSummary),
})
export const createOrganization = endpoint('POST', base, {
  access: manage,
  summary: 'Add an organization',
  body: Body({
    code: Code,
    name: Line(200),
    kind: Choice(ORGANIZATION_KINDS),
    modules: Type.Optional(Switches),
    ...platformContent,
    ...profileContent,
  }),
  response: OrganizationRecord,
})
export const readOrganization = endpoint('GET', `${base}/:code`, {
  access: view,
  summary: 'One organization, by its code or another code of it',
  response: OrganizationRecord,
})
export const editOrganization = endpoint('PATCH', `${base}/:code`, {
  access: manage,
  summary: 'Change name, kind, parent, dates, limit of people or profile of an organization',
  body: Body({
    version: Version,
    name: Type.Optional(Line(200)),
    kind: Type.Optional(Choice(ORGANIZATION_KINDS)),
    ...platformContent,
    ...profileContent,
  }),
  response: OrganizationRecord,
})
export const switchModules = endpoint('PUT', `${base}/:code/modules`, {
  access: manage,
  summary: 'Say which modules are on for an organization; effective at once',
  body: Body({ version: Version, modules: Switches }),
  response: OrganizationRecord,
})
export const setAliases = endpoint('PUT', `${base}/:code/aliases`, {
  access: manage,
  summary: 'Say under which other codes and names documents know an organization',
  body: Body({ version: Version, aliases: Type.Array(Line(200), { maxItems: 50 }) }),
  response: OrganizationRecord,
})
export const activateOrganization = endpoint('POST', `${base}/:code/activate`, {
  access: manage,
  summary: 'Open an inactive organization again',
  status: 200,
  body: Body({ version: Version, reason: Reason }),
  response: OrganizationRecord,
})
export const deactivateOrganization = endpoint('POST', `${base}/:code/deactivate`, {
  access: manage,
  summary: 'Close an organization to its members; effective at once',
  status: 200,
  body: Body({ version: Version, reason: Reason }),
  response: OrganizationRecord,
})
export const setPilot = endpoint('POST', `${base}/:code/pilot`, {
  access: manage,
  summary: 'Make an organization a pilot, or end that',
  status: 200,
  body: Body({
    version: Version,
    isPilot: Type.Boolean(),
    startsOn: Type.Optional(Nullable(Day)),
    endsOn: Type.Optional(Nullable(Day)),
    reason: Reason,
  }),
  response: OrganizationRecord,
})
export const readOrganizationHistory = endpoint('GET', `${base}/:code/history`, {
  access: 'organizations.change.oversee',
  summary: 'Who changed what in the record of an organization, its other names and its members',
  query: HistoryQuery,
  response: HistoryPage,
})
