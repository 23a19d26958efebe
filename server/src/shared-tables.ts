// Tables that do not belong to one organization, each with the reason. Everything else is protected from the catalogue.
// A table with organization_id that is not listed here gets the standard protection; a table without it that is not listed
// here stops the server from starting.
import type { SharedTable } from './platform/database/protect.ts'
import { sharedRolloutTables } from './shared-rollout-tables.ts'

export const sharedTables: readonly SharedTable[] = [
  ...sharedRolloutTables,
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
]
