// Tables that do not belong to one organization, each with the reason. Everything else is protected from the catalogue.
// A table with organization_id that is not listed here gets the standard protection; a table without it that is not listed
// here stops the server from starting.
import type { SharedTable } from './platform/database/protect.ts'

export const sharedTables: readonly SharedTable[] = [
  {
    table: 'change',
    access: 'own-policies',
    reason: 'append-only log; own policies: read per organization, written by trigger only',
  },
  {
    table: 'organization',
    access: 'own-policies',
    reason: 'the organizations themselves; known to all, changed by themselves or by platform work',
  },
  {
    table: 'organization_alias',
    access: 'own-policies',
    reason: 'other names of organizations; known to all, changed by platform work',
  },
  {
    table: 'person',
    access: 'own-policies',
    reason: 'people may belong to several organizations; own policies: seen by those who share one',
  },
  {
    table: 'membership',
    access: 'organization-or-platform',
    reason: 'belongs to one organization; platform work lists the workspaces of a person',
  },
  {
    table: 'platform_role',
    access: 'own-policies',
    reason: 'roles above organizations; own policies: platform work only',
  },
  {
    table: 'session',
    access: 'own-policies',
    reason: 'sign-in only (login bmms_identity); no other login may read it',
  },
  {
    table: 'credential',
    access: 'own-policies',
    reason: 'sign-in only (login bmms_identity); no other login may read it',
  },
  {
    table: 'verification',
    access: 'own-policies',
    reason: 'sign-in only (login bmms_identity); no other login may read it',
  },
  {
    table: 'two_factor',
    access: 'own-policies',
    reason: 'sign-in only (login bmms_identity); no other login may read it',
  },
  {
    table: 'sign_in_lock',
    access: 'own-policies',
    reason: 'sign-in only (login bmms_identity); no other login may read it',
  },
  {
    table: 'mail_message',
    access: 'organization-or-platform',
    reason: 'mail of one organization, or of the platform itself; the mailbox page shows all',
  },
  {
    table: 'mail_body',
    access: 'own-policies',
    reason: 'words of messages, kept out of the change log; own policy: seen by whoever sees the message',
  },
  {
    table: 'import_batch',
    access: 'own-policies',
    reason: 'files with people of many organizations; own policy: platform work only',
  },
  {
    table: 'import_row',
    access: 'own-policies',
    reason: 'rows of those files; own policy: platform work only',
  },
  {
    table: 'import_progress',
    access: 'own-policies',
    reason: 'how far an import is; own policy: platform work only',
  },
  {
    table: 'password_link',
    access: 'own-policies',
    reason:
      'one-time links; own policies: made per organization or by platform work, their hashes read by sign-in only',
  },
  {
    table: 'reset_request',
    access: 'own-policies',
    reason: 'who asked for a new password, before anybody is known; own policies: platform work and sign-in',
  },
  {
    table: 'sign_in_event',
    access: 'own-policies',
    reason: 'what signing in leaves; own policies: seen by those who see the person, written by sign-in',
  },
  {
    table: 'onboarding',
    access: 'own-policies',
    reason: 'how far a newcomer is; own policies: seen by those who see the person',
  },
  {
    table: 'mail_suppression',
    access: 'own-policies',
    reason: 'addresses that get no mail, whatever the organization; own policy: platform work only',
  },
  {
    table: 'mail_pace',
    access: 'own-policies',
    reason: 'one row: when the next bulk message may leave',
  },
  {
    table: 'mail_text',
    access: 'organization-or-platform',
    reason: 'words of one organization in letters, or those of the platform',
  },
  {
    table: 'notification',
    access: 'own-policies',
    reason: 'belongs to one person; own policies: read by that person, written where the person is seen',
  },
  {
    table: 'notification_choice',
    access: 'own-policies',
    reason: 'belongs to one person; own policies: kept by that person',
  },
  {
    table: 'notification_hours',
    access: 'own-policies',
    reason: 'belongs to one person; own policies: kept by that person',
  },
  {
    table: 'role_change',
    access: 'organization-or-platform',
    reason:
      'changes of roles in one organization, or above organizations; platform work decides where an organization has one administrator only',
  },
  {
    table: 'access_review',
    access: 'organization-or-platform',
    reason: 'reviews of one organization, or of the platform',
  },
  {
    table: 'consent',
    access: 'own-policies',
    reason: 'belongs to one person; own policy: kept by that person',
  },
  {
    table: 'holiday',
    access: 'own-policies',
    reason: 'holidays of the nation, BARMM and its places; known to all, changed by platform work',
  },
  {
    table: 'working_hours',
    access: 'own-policies',
    reason: 'hours of work by date; known to all, changed by platform work',
  },
  {
    table: 'deadline',
    access: 'organization-or-platform',
    reason: 'deadlines of one organization, or of the platform; a late proclamation moves those of all',
  },
  {
    table: 'deadline_move',
    access: 'own-policies',
    reason: 'what a change of the calendar moved; own policies: read per organization, written by platform work only',
  },
  {
    table: 'fund_cluster',
    access: 'own-policies',
    reason: 'codes of the national accounts; known to all, changed by platform work',
  },
  {
    table: 'uacs_object',
    access: 'own-policies',
    reason: 'codes of the national accounts; known to all, changed by platform work',
  },
  {
    table: 'funding_source',
    access: 'own-policies',
    reason: 'codes of the national accounts; known to all, changed by platform work',
  },
  {
    table: 'uacs_segment',
    access: 'own-policies',
    reason: 'how those codes are built; known to all, changed by platform work',
  },
  {
    table: 'appropriation_act',
    access: 'own-policies',
    reason: 'laws; known to all, changed by platform work',
  },
  {
    table: 'appropriation_validity',
    access: 'own-policies',
    reason: 'how long money of a law may be used; known to all, changed by platform work',
  },
  {
    table: 'reporting_rule',
    access: 'own-policies',
    reason: 'which reports are due and when; known to all, changed by migrations',
  },
  {
    table: 'budget_call',
    access: 'own-policies',
    reason: 'the finance ministry calls for proposals; known to all once published, written by platform work only',
  },
  {
    table: 'budget_call_date',
    access: 'own-policies',
    reason: 'calendar of a budget call; seen with its call, written by platform work only',
  },
  {
    table: 'budget_call_form',
    access: 'own-policies',
    reason: 'forms of a budget call; seen with its call, written by platform work only',
  },
  {
    table: 'budget_ceiling',
    access: 'own-policies',
    reason: 'ceilings of organizations; own policies: each sees its own once published, written by platform work only',
  },
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
    reason: 'figures of one organization, of a wave, or of BMMS as a whole; own policies: platform work, and seen by oversight',
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
