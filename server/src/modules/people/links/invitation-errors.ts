import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const invitationErrors = {
  'people.invitation.has_password': {
    status: 409,
    title: 'Already signed up',
    detail: '{name} has set a password already and needs no invitation. Send a link to set a new password instead.',
  },
  'people.invitation.inactive': {
    status: 409,
    title: 'Account inactive',
    detail:
      '{name} cannot sign in, because the membership or the account is inactive. Reactivate it before you send a link.',
  },
  'people.reset.no_password': {
    status: 409,
    title: 'Not signed up yet',
    detail: '{name} has not set a password yet. Send the invitation again instead.',
  },
  'people.reset.own': {
    status: 403,
    title: 'Your own account',
    detail: 'Change your own password on the page Password and security.',
  },
  'people.slip.has_password': {
    status: 409,
    title: 'No slip possible',
    detail:
      'A slip opens an account that has no password yet. {names} set one already: send a link by e-mail, or ask a platform administrator for a slip.',
  },
  'people.slip.elsewhere': {
    status: 403,
    title: 'No slip possible',
    detail:
      '{names} also works in another organization or for the platform, so a slip of yours would open more than your organization. Ask a platform administrator.',
  },
  'people.slip.staff': {
    status: 403,
    title: 'No slip possible',
    detail: '{names} holds a platform role. Only a platform administrator may print that slip.',
  },
  'people.slip.own': {
    status: 403,
    title: 'Your own account',
    detail: 'Nobody prints a slip for themselves. Ask another administrator.',
  },
  'people.slip.inactive': {
    status: 409,
    title: 'Account inactive',
    detail: '{names} cannot sign in, because the account is inactive. Reactivate it, or leave it out.',
  },
} as const satisfies ErrorTexts

export const fail = errorsOf(invitationErrors)
