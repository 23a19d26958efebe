// Tables of the rollout that do not belong to one organization, each with the reason; see `shared-tables.ts`.
import type { SharedTable } from './platform/database/protect.ts'

export const sharedRolloutTables: readonly SharedTable[] = [
  {
    table: 'rollout_wave',
    access: 'own-policies',
    reason: 'waves of many organizations; own policies: platform work, and seen by organizations with a place in it',
  },
  {
    table: 'rollout_milestone',
    access: 'own-policies',
    reason: 'days of a wave; own policies: platform work, and seen by organizations with a place in the wave',
  },
  {
    table: 'rollout_coordinator',
    access: 'own-policies',
    reason: 'who coordinates a wave; own policies: platform work, and seen by organizations with a place in the wave',
  },
  {
    table: 'rollout_placement',
    access: 'organization-or-platform',
    reason: 'place of one organization in a wave; platform work moves it',
  },
  {
    table: 'rollout_blocker',
    access: 'organization-or-platform',
    reason: 'what stands in the way of one organization, or of a whole wave; platform work keeps it',
  },
  {
    table: 'rollout_blackout',
    access: 'own-policies',
    reason: 'days on which no wave may start or go live; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_calendar_feed',
    access: 'own-policies',
    reason: 'secret calendar addresses of people who work above organizations; own policies: platform work alone',
  },
  {
    table: 'rollout_rollback',
    access: 'own-policies',
    reason: 'rollbacks of data of one organization; own policy: platform work only',
  },
  {
    table: 'rollout_rollback_progress',
    access: 'own-policies',
    reason: 'how far a rollback is; own policy: platform work only',
  },
  {
    table: 'rollout_revocation',
    access: 'own-policies',
    reason: 'access that a cancelled wave took away; own policy: platform work only',
  },
  {
    table: 'rollout_check',
    access: 'organization-or-platform',
    reason: 'answers about one organization, or about a whole wave; platform work keeps them',
  },
  {
    table: 'rollout_blocker_note',
    access: 'own-policies',
    reason: 'talk about a blocker among those who work on it; own policies: platform work only',
  },
  {
    table: 'rollout_report',
    access: 'own-policies',
    reason: 'daily and weekly reports of the rollout; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_measure',
    access: 'own-policies',
    reason:
      'figures of one organization, of a wave, or of BMMS as a whole; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_gate',
    access: 'own-policies',
    reason: 'sign-offs of organizations and gates of waves; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_gate_evaluation',
    access: 'own-policies',
    reason: 'what the criteria of a gate said; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_gate_step',
    access: 'own-policies',
    reason: 'signatures under a gate; own policies: platform work, and seen by oversight',
  },
  {
    table: 'rollout_gate_condition',
    access: 'own-policies',
    reason: 'conditions of a gate; own policies: platform work, and seen by oversight',
  },
  {
    table: 'activation_stage',
    access: 'own-policies',
    reason: 'stages in which organizations get their modules; known to all, changed by migrations',
  },
  {
    table: 'activation_step',
    access: 'organization-or-platform',
    reason: 'what was switched on and off for one organization; platform work does it',
  },
  {
    table: 'feature_share',
    access: 'own-policies',
    reason: 'whom of an organization a feature reaches; own policies: read there, written by platform work only',
  },
  {
    table: 'rollout_profile',
    access: 'organization-or-platform',
    reason: 'what planning knows about one organization; platform work keeps it',
  },
  {
    table: 'rollout_tie',
    access: 'own-policies',
    reason: 'which organizations work together; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_prerequisite',
    access: 'own-policies',
    reason: 'which organization can come only after which; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_plan_setting',
    access: 'own-policies',
    reason: 'limits that a new plan of waves starts with; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_plan',
    access: 'own-policies',
    reason: 'plans of waves over all organizations; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_plan_state',
    access: 'own-policies',
    reason: 'steps of those plans; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_plan_solve',
    access: 'own-policies',
    reason: 'calls of the optimiser for those plans; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_plan_wave',
    access: 'own-policies',
    reason: 'what publishing a plan did to the waves; own policies: platform work, read by oversight',
  },
  {
    table: 'rollout_risk',
    access: 'own-policies',
    reason: 'risks of the whole rollout; own policy: platform work only',
  },
  {
    table: 'rollout_risk_review',
    access: 'own-policies',
    reason: 'reviews of those risks; own policy: platform work only',
  },
  {
    table: 'rollout_message',
    access: 'own-policies',
    reason: 'messages to organizations of a wave; own policy: platform work only',
  },
  {
    table: 'rollout_message_letter',
    access: 'own-policies',
    reason: 'who got those messages; own policy: platform work only',
  },
  {
    table: 'request_hour',
    access: 'own-policies',
    reason: 'counts of requests by process and hour, without anybody in them; own policies: platform work only',
  },
  {
    table: 'capacity_sample',
    access: 'own-policies',
    reason: 'how large BMMS is, hour by hour; own policies: platform work only',
  },
  {
    table: 'capacity_storage',
    access: 'own-policies',
    reason: 'how much each organization stores; own policies: platform work only',
  },
  {
    table: 'capacity_figure',
    access: 'own-policies',
    reason: 'figures of the capacity plan; own policies: platform work only',
  },
  {
    table: 'capacity_price',
    access: 'own-policies',
    reason: 'prices of the capacity plan; own policies: platform work only',
  },
  {
    table: 'rollout_lesson',
    access: 'own-policies',
    reason: 'what the rollout taught; own policies: platform work only, never rewritten',
  },
  {
    table: 'rollout_completion',
    access: 'own-policies',
    reason: 'completion reports as they were made; own policies: platform work only, never rewritten',
  },
]
