import { type ErrorTexts, errorsOf } from './errors.ts'

/** Codes that every part of BMMS shares. */
export const platformErrors = {
  'request.invalid': { status: 400, title: 'Some fields need attention', detail: '{message}' },
  'request.malformed': { status: 400, title: 'The request could not be read', detail: '{message}' },
  'request.too_large': {
    status: 413,
    title: 'Too large',
    detail: 'The request is larger than {limit}. Send less at once.',
  },
  'request.media_type': {
    status: 415,
    title: 'Wrong kind of content',
    detail: 'Send application/json, or multipart/form-data for a file.',
  },
  'request.not_found': { status: 404, title: 'Not found', detail: 'There is nothing at this address.' },
  'request.cross_site': {
    status: 403,
    title: 'Refused',
    detail: 'This request came from another web site. Open BMMS and try again there.',
  },
  'request.too_many': {
    status: 429,
    title: 'Too many requests',
    detail: 'Please wait {seconds} seconds and try again.',
  },
  'live.stream_only': {
    status: 406,
    title: 'Only as a stream',
    detail: 'This address tells of changes as they happen. Ask with the header Accept: text/event-stream.',
  },
  'live.too_many': {
    status: 429,
    title: 'Too many pages that update by themselves',
    detail: 'At most {most} pages of one person update by themselves. This one asks every minute; or close another.',
  },
  'live.full': {
    status: 503,
    title: 'No more live updates',
    detail: 'Too many pages update by themselves at the moment. This one asks every minute.',
  },
  'live.not_hearing': {
    status: 503,
    title: 'No live updates at the moment',
    detail: 'BMMS does not hear of changes at the moment. The page asks every minute until it does.',
  },
  'access.not_signed_in': {
    status: 401,
    title: 'Not signed in',
    detail: 'Sign in to continue. What you typed on the page is kept.',
  },
  'access.password_change_required': {
    status: 403,
    title: 'Change your password first',
    detail: 'This password was given to you. Choose your own before you continue.',
  },
  'access.two_factor_required': {
    status: 403,
    title: 'Set up two-factor sign-in first',
    detail: 'Your role needs a second step at sign-in. Set it up on the security page.',
  },
  'access.unknown_organization': {
    status: 404,
    title: 'Unknown organization',
    detail: 'No organization has the code {code}.',
  },
  'access.not_a_member': { status: 403, title: 'Not your organization', detail: 'You are not a member of {code}.' },
  'access.membership_inactive': {
    status: 403,
    title: 'Membership inactive',
    detail: 'Your membership of {code} is inactive. Ask its administrator.',
  },
  'access.organization_inactive': {
    status: 403,
    title: 'Organization inactive',
    detail: '{code} is not active in BMMS at the moment.',
  },
  'access.module_off': {
    status: 403,
    title: 'Module switched off',
    detail: 'The module {module} is switched off for {code}.',
  },
  'access.outside_share': {
    status: 403,
    title: 'Not open for you yet',
    detail: '{feature} comes to the people of {code} step by step, and not to you yet. Your administrator knows when.',
  },
  'access.not_open_yet': {
    status: 403,
    title: 'Not open for you yet',
    detail: '{code} is being prepared in BMMS. Some of its people enter first; you will hear when you can.',
  },
  'access.missing_permission': {
    status: 403,
    title: 'Not permitted',
    detail: 'This needs one of these roles: {roles}.',
  },
  'concurrency.stale': {
    status: 409,
    title: 'Changed by somebody else',
    detail: 'This record was changed after you opened it. Look at what changed, then save again.',
  },
  'concurrency.duplicate_submission': {
    status: 409,
    title: 'Already done',
    detail: 'This was already submitted. Nothing was done twice.',
  },
  'workflow.not_now': {
    status: 409,
    title: 'Not possible now',
    detail: 'The record is {state}; "{action}" is not possible from there.',
  },
  'workflow.four_eyes': {
    status: 403,
    title: 'Needs a second person',
    detail: 'You prepared or submitted this. Somebody else has to decide.',
  },
  'workflow.comment_required': {
    status: 400,
    title: 'Comment needed',
    detail: 'Say why, so that the author knows what to change.',
    path: 'comment',
  },
  'record.in_use': {
    status: 409,
    title: 'Still in use',
    detail: 'Other records refer to this one. Remove or change them first.',
  },
  'record.reference_missing': {
    status: 400,
    title: 'Unknown reference',
    detail: 'A record that this one refers to does not exist here.',
  },
  'record.invalid': {
    status: 400,
    title: 'Some fields need attention',
    detail: 'The values do not fit together. Check the form.',
  },
  'server.busy': { status: 503, title: 'Busy', detail: 'BMMS is busy. Please try again in a moment.' },
} as const satisfies ErrorTexts

export const fail = errorsOf(platformErrors)
