// Every table that knows people, and what it holds of them. A test compares it with the database: a new column that
// points to a person has to be listed here, or the export would forget it.

export interface PersonTable {
  table: string
  /** Columns that hold the id of a person, or ids of several. */
  columns: readonly string[]
  /** What it holds, in words. */
  what: string
  /** Which login sees it: `organization` tables are read in each organization of the person. */
  seenBy: 'platform' | 'sign-in' | 'organization'
  /** Columns that are handed out; secrets, and what is about others, are not among them. */
  shows: readonly string[]
  /** Instead of comparing `columns`: `$1` is the id, `$2` the username, `$3` the e-mail address. */
  where?: string
}

const own = ['person_id'] as const

export const PERSON_TABLES: readonly PersonTable[] = [
  {
    table: 'person',
    columns: [],
    what: 'The account: names, username, addresses, state',
    seenBy: 'platform',
    shows: [
      ...['id', 'username', 'email', 'email_verified', 'name', 'first_name', 'last_name', 'phone', 'is_active'],
      ...['inactive_reason', 'two_factor_enabled', 'primary_organization', 'created_at', 'updated_at', 'erased_at'],
    ],
    where: 'id = $1::text::uuid',
  },
  {
    table: 'membership',
    columns: own,
    what: 'Memberships of organizations, with roles, position and department',
    seenBy: 'platform',
    shows: [
      ...['id', 'organization_id', 'roles', 'position', 'department', 'is_active', 'inactive_reason', 'joined_on'],
      ...['created_at', 'updated_at'],
    ],
  },
  {
    table: 'platform_role',
    columns: own,
    what: 'Roles above organizations',
    seenBy: 'platform',
    shows: ['role', 'granted_at'],
  },
  {
    table: 'role_change',
    columns: ['person_id', 'requested_by', 'decided_by'],
    what: 'Changes of roles: of the person, and asked for or decided by the person',
    seenBy: 'platform',
    shows: [
      ...['id', 'organization_id', 'person_id', 'roles_before', 'roles_after', 'reason', 'state', 'requested_by_name'],
      ...['requested_at', 'decided_by_name', 'decided_at', 'comment'],
    ],
  },
  {
    table: 'access_review',
    columns: ['reviewed_by'],
    what: 'Access reviews that the person recorded',
    seenBy: 'platform',
    shows: ['organization_id', 'note', 'reviewed_at'],
  },
  {
    table: 'session',
    columns: own,
    what: 'Where the person is signed in now',
    seenBy: 'sign-in',
    shows: ['created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'],
  },
  {
    table: 'credential',
    columns: own,
    what: 'That a password is set, and when; the password itself is known to nobody',
    seenBy: 'sign-in',
    shows: ['provider_id', 'created_at', 'updated_at'],
  },
  {
    table: 'two_factor',
    columns: own,
    what: 'That two-factor sign-in is set up; its secret is encrypted',
    seenBy: 'sign-in',
    shows: ['verified', 'locked_until'],
  },
  {
    table: 'sign_in_lock',
    columns: [],
    what: 'Wrong attempts to sign in',
    seenBy: 'sign-in',
    shows: ['failures', 'last_failure_at', 'locked_until'],
    where: `subject in ('account:' || $2::text, 'account:' || $3::text, 'account:' || $1::text)`,
  },
  {
    table: 'sign_in_event',
    columns: own,
    what: 'Sign-ins, failed ones included, for 400 days',
    seenBy: 'sign-in',
    shows: ['at', 'kind', 'ip_address', 'user_agent'],
  },
  {
    table: 'reset_request',
    columns: own,
    what: 'Requests for a new password',
    seenBy: 'sign-in',
    shows: ['asked_at', 'is_sent', 'ip_address', 'user_agent'],
  },
  {
    table: 'password_link',
    columns: ['person_id', 'created_by'],
    what: 'One-time links and slips, of the person and made by the person; without the codes',
    seenBy: 'platform',
    shows: ['id', 'person_id', 'kind', 'expires_at', 'opened_at', 'used_at', 'ended_at', 'created_at'],
  },
  {
    table: 'onboarding',
    columns: own,
    what: 'How far the person is on the way in',
    seenBy: 'platform',
    shows: [
      ...[
        'wave',
        'invited_at',
        'first_signed_in_at',
        'last_signed_in_at',
        'profile_done_at',
        'tour_state',
        'tour_step',
      ],
      ...['tour_done_at', 'checklist', 'checklist_done_at', 'put_aside_at', 'reminded_at', 'reminders'],
    ],
  },
  {
    table: 'consent',
    columns: own,
    what: 'What the person agreed to, refused and took back',
    seenBy: 'platform',
    shows: ['purpose', 'asked_at', 'given_at', 'withdrawn_at'],
  },
  {
    table: 'notification',
    columns: own,
    what: 'Notifications in the inbox',
    seenBy: 'platform',
    shows: ['id', 'topic', 'title', 'text', 'path', 'mail', 'mailed_at', 'created_at', 'read_at'],
  },
  {
    table: 'notification_choice',
    columns: own,
    what: 'How the person wants to hear of things',
    seenBy: 'platform',
    shows: ['topic', 'in_app', 'mail'],
  },
  {
    table: 'notification_hours',
    columns: own,
    what: 'Quiet hours and the hour of the digest',
    seenBy: 'platform',
    shows: ['quiet_from', 'quiet_until', 'digest_at'],
  },
  {
    table: 'mail_message',
    columns: own,
    what: 'Messages to the person: subject and delivery, not the text',
    seenBy: 'platform',
    shows: ['id', 'to_address', 'to_name', 'subject', 'template', 'state', 'created_at', 'sent_at', 'bounced_at'],
  },
  {
    table: 'mail_suppression',
    columns: ['added_by'],
    what: 'Whether the address gets no mail; and addresses that the person put on that list',
    seenBy: 'platform',
    shows: ['reason', 'bulk_only', 'added_at'],
    where: 'address = $3::text or added_by = $1::text::uuid',
  },
  {
    table: 'import_batch',
    columns: ['created_by', 'submitted_by', 'decided_by', 'undone_by'],
    what: 'Imports that the person uploaded, submitted, decided or undid',
    seenBy: 'platform',
    shows: ['id', 'file_name', 'state', 'created_at', 'finished_at'],
  },
  {
    table: 'import_row',
    columns: ['record_id'],
    what: 'Rows of imported files that are about the person, as the file had them',
    seenBy: 'platform',
    shows: ['batch_id', 'number', 'given', 'fixed', 'outcome'],
  },
  {
    table: 'deadline',
    columns: ['people'],
    what: 'Deadlines of which the person hears when they move',
    seenBy: 'platform',
    shows: ['organization_id', 'title', 'due_date', 'settled_at'],
  },
  {
    table: 'deadline_move',
    columns: ['moved_by'],
    what: 'Deadlines that moved with a change of the calendar by the person',
    seenBy: 'platform',
    shows: ['organization_id', 'title', 'due_before', 'due_after', 'cause', 'moved_at'],
  },
  {
    table: 'rollout_coordinator',
    columns: own,
    what: 'Waves of the rollout that the person coordinates',
    seenBy: 'platform',
    shows: ['wave_id', 'part', 'created_at'],
  },
  {
    table: 'rollout_milestone',
    columns: ['owner_id'],
    what: 'Milestones of the rollout that the person answers for',
    seenBy: 'platform',
    shows: ['wave_id', 'title', 'due_on', 'status', 'done_on'],
  },
  {
    table: 'rollout_calendar_feed',
    columns: own,
    what: 'Secret calendar addresses of the person, without the secret',
    seenBy: 'platform',
    shows: ['id', 'name', 'last_fetched_on', 'revoked_at', 'created_at'],
  },
  {
    table: 'rollout_blocker',
    columns: ['owner_id', 'opened_by'],
    what: 'Blockers of the rollout that the person opened or answers for',
    seenBy: 'platform',
    shows: ['organization_id', 'wave_id', 'severity', 'title', 'opened_at', 'resolved_at'],
  },
  {
    table: 'strategic_plan',
    columns: ['preparers'],
    what: 'Strategic plans that the person had a hand in',
    seenBy: 'organization',
    shows: ['id', 'title', 'status', 'created_at'],
  },
  {
    table: 'annual_work_plan',
    columns: ['preparers'],
    what: 'Annual work plans that the person had a hand in',
    seenBy: 'organization',
    shows: ['id', 'title', 'status', 'created_at'],
  },
  {
    table: 'progress_entry',
    columns: ['author_id'],
    what: 'Progress that the person recorded',
    seenBy: 'organization',
    shows: ['id', 'goal_id', 'objective_id', 'as_of', 'note', 'created_at'],
  },
  {
    table: 'budget_document',
    columns: ['preparers'],
    what: 'Appropriations, allotment releases and modifications that the person had a hand in',
    seenBy: 'organization',
    shows: ['id', 'kind', 'number', 'particulars', 'status', 'created_at'],
  },
  {
    table: 'accomplishment',
    columns: ['author_id'],
    what: 'Physical accomplishments that the person recorded',
    seenBy: 'organization',
    shows: ['id', 'indicator_id', 'fiscal_year', 'quarter', 'value', 'remark', 'recorded_at'],
  },
  {
    table: 'ppa_import',
    columns: ['preparers'],
    what: 'Files of programs that the person had checked',
    seenBy: 'organization',
    shows: ['id', 'file_name', 'fiscal_year', 'state', 'created_at'],
  },
  {
    table: 'budget_proposal',
    columns: ['preparers'],
    what: 'Budget proposals that the person had a hand in',
    seenBy: 'organization',
    shows: ['id', 'fiscal_year', 'title', 'status', 'created_at'],
  },
  {
    table: 'proposal_line_comment',
    columns: ['author_id'],
    what: 'What the person said about lines of budget proposals',
    seenBy: 'organization',
    shows: ['id', 'line_id', 'comment', 'at'],
  },
  {
    table: 'workflow_step',
    columns: ['actor_id'],
    what: 'Submissions, decisions and comments of the person',
    seenBy: 'organization',
    shows: ['subject', 'subject_id', 'action', 'comment', 'at'],
  },
  {
    table: 'obligation_request',
    columns: ['preparers', 'requested_by', 'certified_by', 'obligated_by'],
    what: 'Obligation requests that the person wrote, requested, certified or obligated',
    seenBy: 'organization',
    shows: ['id', 'number', 'particulars', 'status', 'created_at'],
  },
  {
    table: 'payable',
    columns: ['recorded_by'],
    what: 'What the person recorded as due',
    seenBy: 'organization',
    shows: ['id', 'number', 'particulars', 'recorded_on'],
  },
  {
    table: 'payment',
    columns: ['recorded_by', 'paid_by'],
    what: 'Payments that the person made, or of what the person recorded as due',
    seenBy: 'organization',
    shows: ['id', 'voucher_number', 'paid_on'],
  },
  {
    table: 'liquidation',
    columns: ['recorded_by'],
    what: 'Liquidations of cash advances that the person recorded',
    seenBy: 'organization',
    shows: ['id', 'report_number', 'liquidated_on'],
  },
  {
    table: 'ledger_correction',
    columns: ['preparers', 'prepared_by', 'decided_by'],
    what: 'Notices of adjustment and reversals that the person prepared or decided',
    seenBy: 'organization',
    shows: ['id', 'number', 'reason', 'status', 'created_at'],
  },
  {
    table: 'ledger_posting',
    columns: ['actor_id'],
    what: 'Money that the person posted',
    seenBy: 'organization',
    shows: ['id', 'kind', 'number', 'posted_on', 'particulars', 'posted_at'],
  },
  {
    table: 'budget_report',
    columns: ['generated_by'],
    what: 'Accountability reports that the person generated',
    seenBy: 'organization',
    shows: [
      'id',
      'form',
      'year',
      'quarter',
      'month',
      'box',
      'fund_cluster',
      'class',
      'revision',
      'hash',
      'generated_at',
    ],
  },
  {
    table: 'budget_report_signature',
    columns: own,
    what: 'Reports that the person certified or approved, with name, position and time',
    seenBy: 'organization',
    shows: ['id', 'report_id', 'part', 'hash', 'name', 'position', 'signed_at'],
  },
  {
    table: 'budget_report_filing',
    columns: ['recorded_by'],
    what: 'Proofs of filing that the person recorded',
    seenBy: 'organization',
    shows: ['id', 'report_id', 'channel', 'filed_on', 'reference', 'recorded_at'],
  },
  {
    table: 'file',
    columns: ['created_by'],
    what: 'Files that the person added',
    seenBy: 'organization',
    shows: ['id', 'name', 'media_type', 'size', 'created_at'],
  },
  {
    table: 'change',
    columns: ['actor_id'],
    what: 'What the person changed, by reference; and what was changed about the person, with the values',
    seenBy: 'platform',
    shows: [
      ...['at', 'organization_id', 'table_name', 'row_id', 'action', 'actor_name'],
      `case when actor_id is distinct from $1::text::uuid or row_id = $1::text then before end as before`,
      `case when actor_id is distinct from $1::text::uuid or row_id = $1::text then after end as after`,
    ],
    where: `actor_id = $1::text::uuid or row_id = $1::text or coalesce(after, before) ->> 'person_id' = $1`,
  },
]

/** Columns with ids that are not of people, although nothing in the database says of what they are. */
export const NOT_OF_PEOPLE: ReadonlySet<string> = new Set([
  'workflow_step.subject_id',
  'ledger_posting.subject_id',
  'ledger_balance.account_id',
])
