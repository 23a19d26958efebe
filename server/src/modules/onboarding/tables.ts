import { sql } from 'drizzle-orm'
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/columns.ts'
import { CONSENTS } from './privacy.contract.ts'

/** What people were asked and agreed to; a row without `givenAt` is a no. */
export const consents = pgTable(
  'consent',
  {
    personId: uuid('person_id').notNull(),
    purpose: text('purpose', { enum: CONSENTS }).notNull(),
    askedAt: instant('asked_at').notNull().default(sql`now()`),
    givenAt: instant('given_at'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.purpose] })],
)
