import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const runErrors = {
  'rollout.wave.earlier_unfinished': {
    status: 409,
    title: 'Earlier waves are not finished',
    detail: 'Wave {number} starts when the waves before it are completed or cancelled. Still open: {waves}.',
  },
  'rollout.wave.prerequisites_open': {
    status: 409,
    title: 'Organizations that others need are not onboarded',
    detail:
      'Wave {number} cannot start yet: {organizations}. Onboard them first, or move the organization to a later wave.',
  },
  'rollout.wave.empty': {
    status: 409,
    title: 'No organization in the wave',
    detail: 'Wave {number} has no organizations. Add at least one before it starts.',
  },
  'rollout.wave.full': {
    status: 409,
    title: 'The wave is full',
    detail: 'Wave {number} has room for {most} organizations and {taken} are in it. These would not fit: {left}.',
    path: 'organizations',
  },
  'rollout.wave.closed': {
    status: 409,
    title: 'The wave is closed',
    detail: 'Wave {number} is {status}. Nothing of it can be changed.',
  },
  'rollout.placement.not_found': {
    status: 404,
    title: 'Place not found',
    detail: 'The organization has no place in a wave under this address, or has left it.',
  },
  'rollout.placement.unknown_organizations': {
    status: 400,
    title: 'Unknown organizations',
    detail: 'No organization has the code: {codes}. Check the spelling.',
    path: 'organizations',
  },
  'rollout.placement.here_already': {
    status: 409,
    title: 'Already in this wave',
    detail: 'In wave {number} already: {codes}.',
    path: 'organizations',
  },
  'rollout.placement.went_live': {
    status: 409,
    title: 'Organization is onboarded',
    detail: '{codes}: onboarded already. An organization that works in BMMS stays in its wave.',
    path: 'organizations',
  },
  'rollout.placement.needed_first': {
    status: 409,
    title: 'Others have to come first',
    detail: 'The move breaks an order: {order}. Choose another wave, or change what needs what on the page Plan.',
    path: 'organizations',
  },
  'rollout.placement.same_state': {
    status: 400,
    title: 'State unchanged',
    detail: 'The organization is in this state already. Choose another one.',
    path: 'state',
  },
  'rollout.milestone.not_found': {
    status: 404,
    title: 'Milestone not found',
    detail: 'There is no such milestone, or it was removed.',
  },
  'rollout.milestone.done_in_future': {
    status: 400,
    title: 'Day in the future',
    detail: 'A milestone is done today or on an earlier day. Choose a day up to {today}.',
    path: 'doneOn',
  },
  'rollout.milestone.done_before_wave': {
    status: 400,
    title: 'Day before the wave',
    detail: 'Wave {number} began on {startedOn}. Choose that day or a later one.',
    path: 'doneOn',
  },
  'rollout.milestone.not_open': {
    status: 409,
    title: 'Milestone is not open',
    detail: 'The milestone is {status} already.',
  },
  'rollout.milestone.not_done': {
    status: 409,
    title: 'Milestone is not done',
    detail: 'Only a milestone that is done can be taken back. This one is {status}.',
  },
  'rollout.staff.unfit': {
    status: 400,
    title: 'Not a person of the platform',
    detail: 'Choose somebody with an active account and a role above organizations.',
    path: 'personId',
  },
  'rollout.blocker.not_found': {
    status: 404,
    title: 'Blocker not found',
    detail: 'There is no such blocker.',
  },
  'rollout.blocker.resolved': {
    status: 409,
    title: 'Blocker is resolved',
    detail: 'The blocker was resolved on {day}. Open a new one when it comes back.',
  },
  'rollout.blocker.other_wave': {
    status: 400,
    title: 'Does not belong to the wave',
    detail: 'The {what} is not part of wave {number}. Choose one of that wave.',
  },
  'rollout.check.by_fact': {
    status: 409,
    title: 'BMMS knows this itself',
    detail: '"{item}" follows from what is recorded: {value}. It cannot be answered by hand.',
    path: 'answer',
  },
  'rollout.check.wrong_subject': {
    status: 400,
    title: 'Whose answer is it',
    detail: '{remedy}',
    path: 'organization',
  },
  'rollout.check.in_future': {
    status: 400,
    title: 'Day in the future',
    detail: 'Something is noted today or as of an earlier day. Choose a day up to {today}.',
    path: 'notedOn',
  },
} satisfies ErrorTexts

export const fail = errorsOf(runErrors)

export const runConstraints: Record<string, string> = {
  rollout_placement_ruled_known: 'record.invalid',
  rollout_placement_state_by_name_length: 'record.invalid',
  rollout_check_organization_fkey: 'record.invalid',
  rollout_check_pkey: 'record.invalid',
  rollout_check_wave_fkey: 'record.invalid',
  rollout_check_item_form: 'record.invalid',
  rollout_check_answer_known: 'record.invalid',
  rollout_check_note_length: 'record.invalid',
  rollout_check_noter_fkey: 'record.invalid',
  rollout_check_noter_name_length: 'record.invalid',
  rollout_check_key: 'concurrency.duplicate_submission',
  rollout_blocker_note_pkey: 'record.invalid',
  rollout_blocker_note_blocker_fkey: 'record.invalid',
  rollout_blocker_note_length: 'record.invalid',
  rollout_blocker_note_author_fkey: 'record.invalid',
  rollout_blocker_note_author_name_length: 'record.invalid',
}
