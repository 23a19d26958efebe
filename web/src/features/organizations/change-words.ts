// How the change log names things, fields and values.
import {
  ORGANIZATION_KINDS,
  type OrganizationKind,
  SWITCHES,
  type Switch,
} from '../../../../server/src/modules/organizations/organizations.contract.ts'
import { ROLE_WORDS } from '../../../../server/src/platform/access/roles.contract.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { humanize } from '../../lib/words.ts'
import type { HistoryEntry, HistoryProps } from '../../ui/history.tsx'
import { KIND_WORDS, moduleName } from './words.ts'

const THINGS: Record<string, string> = {
  organization: 'organization',
  organization_alias: 'other name',
  membership: 'member',
  person: 'account of',
  platform_role: 'a platform role of',
  role_change: 'change of roles of',
  access_review: 'access review',
  mail_message: 'message',
  mail_text: 'words of a letter',
  mail_suppression: 'address without mail',
  file: 'file',
}

const FIELDS: Record<string, string> = {
  is_active: 'access',
  is_pilot: 'pilot',
  pilot_starts_on: 'first day of the pilot',
  pilot_ends_on: 'last day of the pilot',
  onboarded_on: 'day of onboarding',
  live_on: 'day of going live',
  parent_id: 'organization above',
  head_title: 'position of the head',
  accent_color: 'accent colour',
  logo_file: 'logo',
  status_reason: 'reason given',
  inactive_reason: 'reason for leaving',
  roles_before: 'roles before',
  roles_after: 'roles after',
  requested_by_name: 'asked by',
  decided_by_name: 'decided by',
  belongs_to: 'organization',
  primary_organization: 'organization that opens first',
  two_factor_enabled: 'two-factor sign-in',
  must_change_password: 'duty to choose a new password',
  person_id: 'person',
  template: 'letter',
  block: 'part',
  body: 'words',
}

/** What tells most about a thing that was added or removed. */
const TOLD: Record<string, readonly string[]> = {
  membership: ['roles', 'position', 'department'],
  platform_role: ['role'],
  role_change: ['roles_after', 'reason', 'state'],
  access_review: ['note'],
  organization_alias: ['belongs_to'],
  organization: ['code', 'modules'],
  person: ['username', 'email'],
  mail_message: ['subject', 'to_address'],
  mail_text: ['template', 'block', 'body'],
  mail_suppression: ['address', 'reason', 'note'],
}

/** Words for the history and the change log. */
export const changeWords: Omit<HistoryProps, 'entries'> = {
  kindLabel: (table) => THINGS[table],
  fieldLabel: (field) => FIELDS[field],
  format: valueWords,
  details: ({ table, fields }) => {
    const told = TOLD[table] ?? []
    return fields.filter(({ field, before, after }) => told.includes(field) && (before || after))
  },
}

function valueWords(field: string, value: string, { table }: HistoryEntry): string {
  if (field === 'is_active') return value === 'true' ? 'active' : 'inactive'
  if (field === 'two_factor_enabled') return value === 'true' ? 'on' : 'off'
  if (value === 'true') return 'yes'
  if (value === 'false') return 'no'
  if (field === 'logo_file') return 'a picture'
  if (field === 'kind' && table === 'organization') return kindWord(value)
  if (/^\[.*\]$/.test(value)) return listWords(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value)
  if (/_at$/.test(field)) return formatMoment(value)
  if (/(roles?|roles_before|roles_after|modules|status|state|priority)$/.test(field)) return nameOf(value)
  return value
}

/** `["planner"]` -> `Planning officer`; an empty list is nothing. */
function listWords(value: string): string {
  const parts = JSON.parse(value) as unknown[]
  return parts.length === 0 ? 'none' : parts.map((part) => nameOf(String(part))).join(', ')
}

function nameOf(name: string): string {
  if (name in ROLE_WORDS) return ROLE_WORDS[name as keyof typeof ROLE_WORDS]
  return SWITCHES.includes(name as Switch) ? moduleName(name as Switch) : humanize(name).toLowerCase()
}

function kindWord(kind: string): string {
  return ORGANIZATION_KINDS.includes(kind as OrganizationKind) ? KIND_WORDS[kind as OrganizationKind] : kind
}

const OWN = ['organization', 'organization_alias', 'membership'] as const
const LABELS: Record<string, string> = {
  organization: 'Profile and status',
  organization_alias: 'Other names',
  membership: 'Members',
  person: 'Accounts',
  platform_role: 'Platform roles',
  role_change: 'Changes of roles',
  strategic_plan: 'Strategic plans',
  strategic_goal: 'Goals',
  annual_work_plan: 'Annual work plans',
  objective: 'Objectives',
  progress_entry: 'Progress',
  file: 'Files',
  mail_text: 'Letters',
}

/** Kinds of records to filter by: of the organization's own record, of the whole organization, or of everything. */
export const changeTables = {
  record: OWN.map(optionOf),
  organization: Object.keys(LABELS)
    .filter((table) => !['organization_alias', 'person', 'platform_role'].includes(table))
    .map(optionOf),
  everything: Object.keys(LABELS).map(optionOf),
}

function optionOf(value: string) {
  return { value, label: LABELS[value] ?? humanize(value) }
}
