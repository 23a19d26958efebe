import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const planErrors = {
  'rollout.plan.not_found': { status: 404, title: 'Plan not found', detail: 'There is no such plan of waves.' },
  'rollout.plan.solve_not_found': {
    status: 404,
    title: 'Call not found',
    detail: 'There is no such call of the optimiser for this plan.',
  },
  'rollout.plan.organization_unknown': {
    status: 400,
    title: 'Unknown organization',
    detail: 'No organization has the code {code}.',
    path: 'code',
  },
  'rollout.plan.not_waiting': {
    status: 400,
    title: 'Not waiting for a wave',
    detail: '{codes} cannot be placed: only organizations of this plan that wait for their wave can.',
    path: 'question.wishes',
  },
  'rollout.plan.nobody_waits': {
    status: 409,
    title: 'Nobody waits',
    detail: 'Every organization of the rollout is in a wave that has begun. There is nothing to plan.',
  },
  'rollout.plan.frozen': {
    status: 409,
    title: 'This version stays as it is',
    detail: 'Plan {number} is {status} and is not changed any more. Start a draft from it instead.',
  },
  'rollout.plan.nothing_proposed': {
    status: 409,
    title: 'No proposal yet',
    detail: 'Nobody has a wave in this plan. Ask for a proposal first.',
  },
  'rollout.plan.nothing_to_step': {
    status: 409,
    title: 'Nothing to {step}',
    detail: 'There is no step to {step} in this plan.',
  },
  'rollout.plan.wave_outside': {
    status: 400,
    title: 'Wave outside the plan',
    detail: 'Wave {wave} is not in this plan: it has waves {first} to {last}.',
    path: 'wave',
  },
  'rollout.plan.order_breaks_prerequisite': {
    status: 409,
    title: 'The new order would break a prerequisite',
    detail: 'Waves {wave} and {to} cannot be exchanged: {breaks}. Move these organizations first, or remove the rule.',
  },
  'rollout.plan.overfull': {
    status: 409,
    title: 'A wave is over-full',
    detail: '{words} Move them to another wave, or let more organizations into a wave.',
  },
  'rollout.plan.rules_broken': {
    status: 409,
    title: 'The plan breaks its rules',
    detail: 'It cannot be published: {words}',
  },
  'rollout.plan.not_saved': {
    status: 409,
    title: 'Save it first',
    detail: 'Only a saved version can be published, so that everybody can look at what was published. Save the draft.',
  },
  'rollout.plan.published_already': {
    status: 409,
    title: 'Published already',
    detail: 'Plan {number} is the published plan. Start a draft from it to change the waves.',
  },
  'rollout.plan.outdated': {
    status: 409,
    title: 'The rollout went on',
    detail: '{words} Start a draft from this plan: it takes over the wishes and asks for the rest again.',
  },
  'rollout.plan.in_the_past': {
    status: 409,
    title: 'Starts in the past',
    detail: 'Wave {wave} would start on {day}, which is over. Choose a later first day and save the plan again.',
  },
  'rollout.plan.no_days': {
    status: 400,
    title: 'No days left',
    detail: 'The waves would run beyond the days that the calendar knows. Choose an earlier first day or fewer waves.',
    path: 'question.schedule.startsOn',
  },
  'rollout.plan.limits_order': {
    status: 400,
    title: 'Limits do not fit together',
    detail: 'The most must not be less than the least: organizations in a wave, and waves.',
    path: 'question.limits',
  },
  'rollout.plan.number_taken': {
    status: 409,
    title: 'Somebody was faster',
    detail: 'Another plan was started at the same moment. Try again.',
  },
  'rollout.plan.solving_already': {
    status: 409,
    title: 'The optimiser is at work',
    detail: 'Somebody asked for a proposal at the same moment. Wait for it, or stop it.',
  },
  'rollout.tie.not_found': { status: 404, title: 'Tie not found', detail: 'There is no such tie.' },
  'rollout.tie.same': {
    status: 400,
    title: 'Two organizations are needed',
    detail: 'A tie is between two different organizations.',
    path: 'b',
  },
  'rollout.tie.exists': {
    status: 409,
    title: 'Tie exists',
    detail: 'These two organizations are tied already. Change that tie.',
    path: 'b',
  },
  'rollout.prerequisite.not_found': {
    status: 404,
    title: 'Prerequisite not found',
    detail: 'There is no such prerequisite.',
  },
  'rollout.prerequisite.same': {
    status: 400,
    title: 'Two organizations are needed',
    detail: 'An organization cannot come after itself.',
    path: 'needs',
  },
  'rollout.prerequisite.exists': {
    status: 409,
    title: 'Prerequisite exists',
    detail: 'This rule is there already.',
    path: 'needs',
  },
  'rollout.prerequisite.circle': {
    status: 409,
    title: 'The rules would run in a circle',
    detail: 'Nobody could come first: {circle}. Remove one of these rules before you add this one.',
    path: 'needs',
  },
  'rollout.profile.trainees': {
    status: 400,
    title: 'More seats than people',
    detail: 'Not more people can need a seat in the training than get access.',
    path: 'trainees',
  },
} satisfies ErrorTexts

export const fail = errorsOf(planErrors)

const invalid = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'record.invalid']))

export const planConstraints: Record<string, string> = {
  ...invalid(
    ...['rollout_profile_organization_fkey', 'rollout_profile_size_known', 'rollout_profile_people_range'],
    ...['rollout_profile_trainees_range', 'rollout_profile_cluster_length', 'rollout_profile_place_length'],
    ...['rollout_profile_foundation_length', 'rollout_profile_source_length', 'rollout_profile_pkey'],
    ...['rollout_tie_pkey', 'rollout_tie_a_fkey', 'rollout_tie_b_fkey', 'rollout_tie_weight_range'],
    ...['rollout_tie_why_length', 'rollout_tie_order', 'rollout_prerequisite_pkey'],
    ...['rollout_prerequisite_later_fkey', 'rollout_prerequisite_needs_fkey', 'rollout_prerequisite_why_length'],
    ...['rollout_plan_setting_pkey', 'rollout_plan_setting_one_key', 'rollout_plan_setting_one'],
    ...[
      'rollout_plan_setting_least_range',
      'rollout_plan_setting_most_range',
      'rollout_plan_setting_waves_least_range',
    ],
    ...['rollout_plan_setting_waves_most_range', 'rollout_plan_setting_parallel_range'],
    ...['rollout_plan_setting_parallel_organizations_range', 'rollout_plan_setting_parallel_people_range'],
    ...['rollout_plan_setting_trainers_range', 'rollout_plan_setting_seats_range', 'rollout_plan_setting_people_range'],
    ...['rollout_plan_setting_wave_days_range', 'rollout_plan_setting_gap_days_range'],
    ...['rollout_plan_setting_office_length', 'rollout_plan_pkey', 'rollout_plan_number_range'],
    ...['rollout_plan_name_length', 'rollout_plan_note_length', 'rollout_plan_status_known'],
    ...['rollout_plan_reason_length', 'rollout_plan_position_positive', 'rollout_plan_base_fkey'],
    ...['rollout_plan_preparer_fkey', 'rollout_plan_preparer_name_length', 'rollout_plan_publisher_fkey'],
    ...['rollout_plan_publisher_name_length', 'rollout_plan_saved', 'rollout_plan_published'],
    ...['rollout_plan_state_pkey', 'rollout_plan_state_plan_fkey', 'rollout_plan_state_position_positive'],
    ...['rollout_plan_state_words_length', 'rollout_plan_state_maker_length', 'rollout_plan_solve_pkey'],
    ...['rollout_plan_solve_plan_fkey', 'rollout_plan_solve_words_length', 'rollout_plan_solve_state_known'],
    ...['rollout_plan_solve_phase_length', 'rollout_plan_solve_person_fkey', 'rollout_plan_solve_person_name_length'],
    ...['rollout_plan_wave_pkey', 'rollout_plan_wave_plan_fkey', 'rollout_plan_wave_wave_fkey'],
    ...['rollout_plan_wave_effect_known', 'rollout_plan_wave_key'],
  ),
  rollout_profile_once_key: 'concurrency.stale',
  rollout_tie_key: 'rollout.tie.exists',
  rollout_prerequisite_other: 'rollout.prerequisite.same',
  rollout_prerequisite_key: 'rollout.prerequisite.exists',
  rollout_plan_setting_sizes: 'rollout.plan.limits_order',
  rollout_plan_setting_waves: 'rollout.plan.limits_order',
  rollout_plan_number_key: 'rollout.plan.number_taken',
  rollout_plan_published_key: 'rollout.plan.number_taken',
  rollout_plan_state_key: 'concurrency.stale',
  rollout_plan_solve_one_key: 'rollout.plan.solving_already',
}
