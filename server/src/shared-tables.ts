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
]
