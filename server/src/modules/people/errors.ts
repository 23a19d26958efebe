import { type ErrorTexts, errorsOf } from '../../platform/errors/errors.ts'

export const peopleErrors = {
  'people.member.not_found': {
    status: 404,
    title: 'Member not found',
    detail: 'There is no such member in this organization.',
  },
  'people.member.exists': {
    status: 409,
    title: 'Already a member',
    detail: 'This person is already a member of the organization. Open the member and change the roles there.',
    path: 'person',
  },
  'people.member.person_unknown': {
    status: 400,
    title: 'Unknown person',
    detail: 'Nobody has the username or e-mail address {person}. Check the spelling, or create an account.',
    path: 'person',
  },
  'people.member.person_inactive': {
    status: 409,
    title: 'Account inactive',
    detail: 'The account of this person is inactive. A platform administrator can reactivate it.',
    path: 'person',
  },
  'people.member.own': {
    status: 403,
    title: 'Your own membership',
    detail: 'Nobody changes their own roles or membership. Ask another administrator.',
  },
  'people.member.last_admin': {
    status: 409,
    title: 'Last administrator',
    detail: 'This is the last active administrator of {code}. Make somebody else administrator first.',
  },
  'people.member.inactive': {
    status: 409,
    title: 'Membership inactive',
    detail: 'The membership of this person is inactive. Reactivate it before you give roles.',
  },
  'people.member.limit': {
    status: 409,
    title: 'No place left',
    detail:
      'The organization has as many active people as it may have. Deactivate somebody who left, or ask a platform administrator to raise the limit.',
  },
  'people.member.already': { status: 409, title: 'Nothing to do', detail: 'This membership is already {state}.' },
  'people.person.not_found': { status: 404, title: 'Person not found', detail: 'There is no such person.' },
  'people.person.own': {
    status: 403,
    title: 'Your own account',
    detail: 'Nobody changes their own platform roles or deactivates themselves. Ask another platform administrator.',
  },
  'people.person.last_platform_admin': {
    status: 409,
    title: 'Last platform administrator',
    detail: 'This is the last active platform administrator. Give the role to somebody else first.',
  },
  'people.person.already': { status: 409, title: 'Nothing to do', detail: 'This account is already {state}.' },
  'people.person.active': {
    status: 409,
    title: 'Account active',
    detail: 'This account is active. Deactivate it first; only former people are erased.',
  },
  'people.person.erased': {
    status: 409,
    title: 'Erased',
    detail: 'This person was made anonymous. Nobody can work with the account again.',
  },
  'people.person.username_differs': {
    status: 400,
    title: 'Another username',
    detail: 'Type the username {username} exactly as it is shown, to confirm whom you erase.',
    path: 'username',
  },
  'people.role.held': {
    status: 409,
    title: 'Nothing to do',
    detail: 'The person already has this role.',
    path: 'role',
  },
  'people.me.not_a_workspace': {
    status: 400,
    title: 'Not one of your organizations',
    detail: 'Choose an organization in which you are an active member.',
    path: 'code',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(peopleErrors)

/** Constraints of memberships and platform roles; those of the person stand with sign-in (`authConstraints`). */
export const peopleConstraints: Record<string, string> = {
  membership_pkey: 'concurrency.duplicate_submission',
  membership_organization_fkey: 'record.reference_missing',
  membership_person_fkey: 'people.person.not_found',
  membership_person_key: 'people.member.exists',
  membership_roles_known: 'record.invalid',
  membership_roles_some: 'record.invalid',
  membership_people_limit: 'people.member.limit',
  membership_position_length: 'record.invalid',
  membership_department_length: 'record.invalid',
  platform_role_pkey: 'people.role.held',
  platform_role_person_fkey: 'people.person.not_found',
  platform_role_known: 'record.invalid',
}
