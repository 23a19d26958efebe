import { type ErrorTexts, errorsOf } from '../../../platform/errors/errors.ts'

export const activationErrors = {
  'rollout.activation.stage_unknown': {
    status: 404,
    title: 'Stage not found',
    detail: 'There is no stage "{stage}". Stages are {stages}.',
    path: 'stage',
  },
  'rollout.activation.out_of_order': {
    status: 409,
    title: 'Another stage comes first',
    detail: '{code} gets {next} before {stage}. Stages are switched on one after the other.',
    path: 'stage',
  },
  'rollout.activation.nothing_to_do': {
    status: 409,
    title: 'Nothing to do',
    detail: '{code} already has {stage}.',
  },
  'rollout.activation.not_on': {
    status: 409,
    title: 'Nothing to take back',
    detail: '{stage} is not on for {code}.',
  },
  'rollout.activation.not_ready': {
    status: 409,
    title: 'Not ready yet',
    detail: '{code} is not ready for {stage}. {missing}',
  },
  'rollout.activation.hard_item': {
    status: 400,
    title: 'Cannot be passed over',
    detail: '"{item}" cannot be passed over. Put it right first.',
    path: 'passOver',
  },
  'rollout.activation.not_missing': {
    status: 400,
    title: 'Nothing to pass over',
    detail: '"{item}" is not missing. Take it off the list.',
    path: 'passOver',
  },
  'rollout.activation.item_unknown': {
    status: 400,
    title: 'No such item',
    detail: 'There is no item "{item}". Items are {items}.',
    path: 'passOver',
  },
  'rollout.share.unknown': {
    status: 404,
    title: 'No such feature',
    detail: 'There is no module or feature "{feature}".',
  },
  'rollout.share.nobody': {
    status: 400,
    title: 'Nobody named',
    detail: 'Name people or roles, or choose "Off for everybody".',
    path: 'people',
  },
  'rollout.share.percent_missing': {
    status: 400,
    title: 'How many',
    detail: 'Say how many percent of the people it reaches.',
    path: 'percent',
  },
  'rollout.share.not_member': {
    status: 400,
    title: 'Not a member',
    detail: 'Only active members of {code} can be named.',
    path: 'people',
  },
  'rollout.share.person_unknown': {
    status: 404,
    title: 'Person not found',
    detail: 'Nobody in {code} has this username or e-mail address.',
    path: 'person',
  },
} satisfies ErrorTexts

export const fail = errorsOf(activationErrors)

export const activationConstraints: Record<string, string> = {
  activation_stage_pkey: 'record.invalid',
  activation_stage_number_range: 'record.invalid',
  activation_stage_id_key: 'record.invalid',
  activation_stage_key_key: 'record.invalid',
  activation_stage_key_form: 'record.invalid',
  activation_stage_name_length: 'record.invalid',
  activation_stage_description_length: 'record.invalid',
  activation_stage_modules_known: 'record.invalid',
  activation_stage_roles_known: 'record.invalid',
  activation_step_organization_fkey: 'record.invalid',
  activation_step_action_known: 'record.invalid',
  activation_step_stage_fkey: 'record.invalid',
  activation_step_reason_length: 'record.invalid',
  activation_step_actor_fkey: 'record.invalid',
  activation_step_actor_name_length: 'record.invalid',
  activation_step_pkey: 'concurrency.duplicate_submission',
  feature_share_organization_fkey: 'record.invalid',
  feature_share_feature_form: 'record.invalid',
  feature_share_mode_known: 'record.invalid',
  feature_share_points_range: 'record.invalid',
  feature_share_people_size: 'record.invalid',
  feature_share_roles_known: 'record.invalid',
  feature_share_reason_length: 'record.invalid',
  feature_share_changer_length: 'record.invalid',
  feature_share_pkey: 'concurrency.duplicate_submission',
  feature_share_once_key: 'concurrency.stale',
}
