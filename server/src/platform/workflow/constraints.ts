export const workflowConstraints: Record<string, string> = {
  workflow_step_pkey: 'concurrency.duplicate_submission',
  workflow_step_organization_fkey: 'record.reference_missing',
  workflow_step_actor_fkey: 'record.reference_missing',
  workflow_step_comment_length: 'record.invalid',
}
