import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const roleChangeErrors = {
  'people.role_change.not_found': {
    status: 404,
    title: 'Request not found',
    detail: 'There is no such change of roles here.',
  },
  'people.role_change.unknown_role': {
    status: 400,
    title: 'Unknown role',
    detail: 'There is no role called {role} here.',
    path: 'roles',
  },
  'people.role_change.unchanged': {
    status: 409,
    title: 'Nothing to do',
    detail: 'These are the roles that {name} has already.',
    path: 'roles',
  },
  'people.role_change.waiting': {
    status: 409,
    title: 'Another request waits',
    detail: 'A change of roles of this person waits for a second person. It has to be decided or withdrawn first.',
    path: 'roles',
  },
  'people.role_change.decided': {
    status: 409,
    title: 'No longer waiting',
    detail: 'This change of roles is already {state}.',
  },
  'people.role_change.own_request': {
    status: 403,
    title: 'Your own request',
    detail: 'You asked for this change. A second person has to decide it.',
  },
  'people.role_change.about_you': {
    status: 403,
    title: 'Your own roles',
    detail: 'This change is about your own roles. Somebody else has to decide it.',
  },
  'people.role_change.not_yours': {
    status: 403,
    title: 'Not your request',
    detail: 'Only {name}, who asked for this change, can withdraw it. You can reject it.',
  },
  'people.role_change.outdated': {
    status: 409,
    title: 'Roles changed meanwhile',
    detail:
      'The roles or the membership of {name} changed after this was asked for. Reject or withdraw the request, and ask again.',
  },
  'people.role_change.account_inactive': {
    status: 409,
    title: 'Account inactive',
    detail: 'The account of {name} is inactive. Reactivate it before you give roles.',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(roleChangeErrors)

export const roleChangeConstraints: Record<string, string> = {
  role_change_pkey: 'concurrency.duplicate_submission',
  role_change_organization_fkey: 'record.reference_missing',
  role_change_person_fkey: 'people.person.not_found',
  role_change_requested_by_fkey: 'record.reference_missing',
  role_change_requested_by_name_length: 'record.invalid',
  role_change_decided_by_fkey: 'record.reference_missing',
  role_change_decided_by_name_length: 'record.invalid',
  role_change_reason_length: 'record.invalid',
  role_change_comment_length: 'record.invalid',
  role_change_state_known: 'record.invalid',
  role_change_four_eyes: 'people.role_change.own_request',
  role_change_not_own: 'people.role_change.about_you',
  role_change_waiting_key: 'people.role_change.waiting',
  membership_inactive_reason_length: 'record.invalid',
  person_inactive_reason_length: 'record.invalid',
  access_review_pkey: 'concurrency.duplicate_submission',
  access_review_organization_fkey: 'record.reference_missing',
  access_review_reviewed_by_fkey: 'record.reference_missing',
  access_review_reviewed_by_name_length: 'record.invalid',
  access_review_note_length: 'record.invalid',
}
