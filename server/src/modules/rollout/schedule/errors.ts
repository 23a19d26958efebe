import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const scheduleErrors = {
  'rollout.blackout.not_found': {
    status: 404,
    title: 'Blackout not found',
    detail: 'There is no such blackout. Somebody may have removed it; reload the page.',
  },
  'rollout.blackout.order': {
    status: 400,
    title: 'Days reversed',
    detail: 'The last day must not be before the first day.',
    path: 'endsOn',
  },
  'rollout.blackout.too_long': {
    status: 400,
    title: 'Too long',
    detail: 'A blackout lasts at most a year. Enter a second one for the days after that.',
    path: 'endsOn',
  },
  'rollout.blackout.date_range': {
    status: 400,
    title: 'Date out of range',
    detail: 'A blackout begins between 1 January 2020 and 31 December 2100.',
    path: 'startsOn',
  },
  'rollout.blackout.name_taken': {
    status: 409,
    title: 'Already entered',
    detail: 'A blackout of this name already begins on this day. Change that one instead.',
    path: 'name',
  },
  'rollout.feed.not_found': {
    status: 404,
    title: 'Address not found',
    detail: 'You have no such calendar address. Only whoever made it can revoke it.',
  },
  'rollout.feed.too_many': {
    status: 409,
    title: 'Too many addresses',
    detail: 'You have {most} calendar addresses in use. Revoke one that you no longer need.',
  },
} satisfies ErrorTexts

export const fail = errorsOf(scheduleErrors)

export const scheduleConstraints: Record<string, string> = {
  rollout_blackout_pkey: 'server.busy',
  rollout_blackout_name_length: 'record.invalid',
  rollout_blackout_kind_known: 'record.invalid',
  rollout_blackout_starts_range: 'rollout.blackout.date_range',
  rollout_blackout_forbids_known: 'record.invalid',
  rollout_blackout_source_length: 'record.invalid',
  rollout_blackout_order: 'rollout.blackout.order',
  rollout_blackout_at_most_a_year: 'rollout.blackout.too_long',
  rollout_blackout_name_key: 'rollout.blackout.name_taken',
  rollout_calendar_feed_pkey: 'server.busy',
  rollout_calendar_feed_person_fkey: 'record.reference_missing',
  rollout_calendar_feed_name_length: 'record.invalid',
  rollout_calendar_feed_hash_form: 'record.invalid',
  rollout_calendar_feed_hash_key: 'server.busy',
}
