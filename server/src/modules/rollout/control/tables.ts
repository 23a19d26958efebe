import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'

/** Access that a cancelled wave took away from an organization; open until it is given back. */
export const revocations = pgTable('rollout_revocation', {
  organizationId: integer('organization_id').notNull(),
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
  waveId: uuid('wave_id').notNull(),
  reason: text('reason').notNull(),
  wasActive: boolean('was_active').notNull(),
  membershipIds: uuid('membership_ids').array().notNull(),
  revokedBy: uuid('revoked_by'),
  revokedByName: text('revoked_by_name').notNull(),
  revokedAt: instant('revoked_at').notNull().default(sql`now()`),
  restoredBy: uuid('restored_by'),
  restoredByName: text('restored_by_name'),
  restoredAt: instant('restored_at'),
})
