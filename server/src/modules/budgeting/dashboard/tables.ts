import { date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { organizationKey } from '../../../platform/database/columns.ts'

export const budgetAlerts = pgTable(
  'budget_alert',
  {
    ...organizationKey,
    accountId: uuid('account_id').notNull(),
    reason: text('reason').notNull(),
    raisedOn: date('raised_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

export const dashboardConstraints: Record<string, string> = {
  budget_alert_pkey: 'concurrency.duplicate_submission',
  budget_alert_once_key: 'concurrency.duplicate_submission',
  budget_alert_organization_fkey: 'record.reference_missing',
  budget_alert_account_fkey: 'record.reference_missing',
  budget_alert_reason_known: 'record.invalid',
}
