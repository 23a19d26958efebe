// Which tables of an organization take part in a rollback. Every table with `organization_id` is on one of these lists; a
// test compares them with the database, so that whoever adds a table has to decide.

/** What the organization entered, in an order in which what is referred to comes first. */
export const ROLLED_BACK: readonly string[] = [
  'file',
  'mail_text',
  'deadline',
  'deadline_move',
  'workflow_step',
  ...['strategic_plan', 'strategic_goal', 'annual_work_plan', 'objective', 'progress_entry'],
  ...['ppa', 'performance_indicator', 'physical_target', 'accomplishment', 'work_item', 'ppa_import'],
  ...['budget_proposal', 'proposal_ppa', 'proposal_objective', 'proposal_indicator', 'proposal_comparative'],
  ...['proposal_line', 'proposal_line_comment', 'proposal_attachment'],
  ...['number_series', 'ledger_account', 'ledger_posting', 'ledger_entry', 'budget_alert'],
  ...['budget_document', 'budget_document_line', 'disbursement_authority', 'disbursement_program'],
  ...['obligation_request', 'obligation_line', 'payable', 'payable_line', 'payment', 'liquidation'],
  ...['ledger_correction', 'ledger_correction_line'],
  ...['budget_report', 'budget_report_signature', 'budget_report_filing'],
]

/** Made anew from the tables above, because they keep no log of their own. */
export const DERIVED: readonly string[] = ['ledger_balance']

/** Signed or filed: other offices hold the paper, and what is under it cannot be taken back here (decision 0025). */
export const CERTIFIED: readonly string[] = ['budget_report_signature', 'budget_report_filing']

/** Tables with `organization_id` that stay as they are, each with the reason. */
export const LEFT_ALONE: Readonly<Record<string, string>> = {
  change: 'the log itself: it shows the rollback too',
  membership: 'who works where: access is revoked and given back, not rolled back',
  role_change: 'who gave which role to whom: kept for audit',
  access_review: 'who looked through the roles: kept for audit',
  mail_message: 'mail that was sent cannot be unsent',
  password_link: 'ways to sign in belong to people',
  activation_step: 'how the organization was opened and closed: kept, as the rollout itself is',
  feature_share: 'who enters first: set by the rollout, above the organization',
  capacity_storage: 'measured figures of the installation',
  budget_ceiling: 'what the finance ministry allows; it belongs to the budget call',
}

/** Records of the rollout itself are about organizations, not of them. */
export function isOfRollout(table: string): boolean {
  return table.startsWith('rollout_')
}
