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
  'rollout.schedule.wave_over': {
    status: 409,
    title: 'The wave is over',
    detail: 'Wave {number} is {status}. Its dates are part of the record and move no more.',
  },
  'rollout.schedule.wave_begun': {
    status: 409,
    title: 'The wave has begun',
    detail: 'Wave {number} has begun. Move its end or its open milestones instead.',
    path: 'startsOn',
  },
  'rollout.schedule.milestone_not_found': {
    status: 404,
    title: 'Milestone not found',
    detail: 'There is no such milestone. Reload the page.',
  },
  'rollout.schedule.milestone_over': {
    status: 409,
    title: 'Not open',
    detail: '{title} of wave {number} is {status}. Only open milestones move.',
  },
  'rollout.schedule.nothing_moves': {
    status: 400,
    title: 'Nothing to move',
    detail: '{what} already stands on {day}. Choose another day.',
  },
  'rollout.schedule.in_the_past': {
    status: 400,
    title: 'In the past',
    detail: '{day} has passed. Choose today, {today}, or a later day.',
  },
  'rollout.schedule.out_of_range': {
    status: 400,
    title: 'Date out of range',
    detail: 'Dates of the rollout lie between 1 January 2020 and 31 December 2100.',
  },
  'rollout.schedule.ends_before_start': {
    status: 400,
    title: 'Ends before it starts',
    detail: 'Wave {number} cannot end on {endsOn}, before it starts on {startsOn}. Choose a later end.',
    path: 'endsOn',
  },
  'rollout.schedule.before_neighbour': {
    status: 409,
    title: 'Order of milestones',
    detail:
      '{title} cannot be on {day}: {neighbour}, which comes before it, is on {neighbourDay}. Move that one first.',
    path: 'dueOn',
  },
  'rollout.schedule.after_neighbour': {
    status: 409,
    title: 'Order of milestones',
    detail: '{title} cannot be on {day}: {neighbour}, which comes after it, is on {neighbourDay}. Move that one first.',
    path: 'dueOn',
  },
  'rollout.schedule.outside_wave': {
    status: 409,
    title: 'Outside the wave',
    detail:
      '{title} cannot be on {day}: wave {number} runs from {startsOn} to {endsOn}. Move the wave or its end first.',
    path: 'dueOn',
  },
  'rollout.schedule.milestone_after_end': {
    status: 409,
    title: 'A milestone is later',
    detail: 'Wave {number} cannot end on {endsOn}: {title} is on {day}. Move that one first, or choose a later end.',
    path: 'endsOn',
  },
  'rollout.schedule.conflict': {
    status: 409,
    title: 'Does not fit',
    detail: '{reason} Choose another day.',
  },
  'rollout.schedule.no_room': {
    status: 409,
    title: 'No day found',
    detail: 'The blackouts leave no day for these waves within years. Shorten a blackout, or let it forbid less.',
  },
  'rollout.schedule.nothing_planned': {
    status: 409,
    title: 'No planned wave',
    detail: 'There is no planned wave to lay out. Publish a plan of waves first.',
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
