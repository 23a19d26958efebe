import { type ErrorTexts, errorsOf } from '../../platform/errors/errors.ts'

export const organizationsErrors = {
  'organizations.organization.not_found': {
    status: 404,
    title: 'Organization not found',
    detail: 'No organization has the code or name {code}.',
  },
  'organizations.organization.code_taken': {
    status: 409,
    title: 'Code taken',
    detail: 'Another organization has this code. Choose a different one.',
    path: 'code',
  },
  'organizations.organization.code_is_alias': {
    status: 409,
    title: 'Code is another name',
    detail: '{code} is another name of {owner}. Remove it there first, or choose a different code.',
    path: 'code',
  },
  'organizations.organization.code_form': {
    status: 400,
    title: 'Code not possible',
    detail: 'Use 2 to 20 capital letters, digits and hyphens, beginning with a letter.',
    path: 'code',
  },
  'organizations.organization.parent_unknown': {
    status: 400,
    title: 'Unknown parent',
    detail: 'There is no organization {code} to attach this one to.',
    path: 'parentCode',
  },
  'organizations.organization.parent_circle': {
    status: 400,
    title: 'Parent not possible',
    detail: 'An organization cannot be attached to itself or to one that is attached to it.',
    path: 'parentCode',
  },
  'organizations.organization.modules_unknown': {
    status: 400,
    title: 'Unknown module',
    detail: 'One of these modules does not exist.',
    path: 'modules',
  },
  'organizations.organization.already': {
    status: 409,
    title: 'Nothing to do',
    detail: '{code} is already {state}.',
  },
  'organizations.organization.pilot_order': {
    status: 400,
    title: 'Dates reversed',
    detail: 'The pilot must end on or after the day it starts.',
    path: 'endsOn',
  },
  'organizations.organization.live_order': {
    status: 400,
    title: 'Dates reversed',
    detail: 'The day of going live must be on or after the day of onboarding.',
    path: 'liveOn',
  },
  'organizations.alias.taken': {
    status: 409,
    title: 'Name taken',
    detail: 'A name can stand for one organization only{which}. Remove it there first.',
    path: 'aliases',
  },
  'organizations.alias.form': {
    status: 400,
    title: 'Name not possible',
    detail: 'Other names have 2 to 200 characters.',
    path: 'aliases',
  },
  'organizations.profile.accent_contrast': {
    status: 400,
    title: 'Colour too light',
    detail: 'This colour is hard to read on white (contrast {contrast}; at least 4.5 is needed). Choose a darker one.',
    path: 'accentColor',
  },
  'organizations.logo.none': { status: 404, title: 'No logo', detail: '{code} has no logo yet.' },
} as const satisfies ErrorTexts

export const fail = errorsOf(organizationsErrors)

/** Every named constraint of the tables of organizations, and what a person is told when it refuses. */
export const organizationsConstraints: Record<string, string> = {
  organization_pkey: 'concurrency.duplicate_submission',
  organization_code_key: 'organizations.organization.code_taken',
  organization_code_form: 'organizations.organization.code_form',
  organization_name_length: 'record.invalid',
  organization_kind_known: 'record.invalid',
  organization_parent_fkey: 'record.reference_missing',
  organization_not_own_parent: 'organizations.organization.parent_circle',
  organization_mandate_length: 'record.invalid',
  organization_modules_known: 'organizations.organization.modules_unknown',
  organization_head_length: 'record.invalid',
  organization_head_title_length: 'record.invalid',
  organization_email_length: 'record.invalid',
  organization_phone_length: 'record.invalid',
  organization_website_length: 'record.invalid',
  organization_address_length: 'record.invalid',
  organization_accent_form: 'record.invalid',
  organization_pilot_order: 'organizations.organization.pilot_order',
  organization_live_order: 'organizations.organization.live_order',
  organization_status_reason_length: 'record.invalid',
  organization_people_limit_range: 'record.invalid',
  organization_alias_pkey: 'organizations.alias.taken',
  organization_alias_form: 'organizations.alias.form',
  organization_alias_organization_fkey: 'record.reference_missing',
}
