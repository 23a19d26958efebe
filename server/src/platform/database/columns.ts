// Columns that every organization table has.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** An instant, read and written as ISO text. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

/** The organization (filled in by the transaction's context) and the id (UUIDv7). Together the primary key. */
export const organizationKey = {
  organizationId: integer('organization_id').notNull().default(sql`bmms.current_organization()`),
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
}

/** Optimistic lock and times of writing. */
export const written = {
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
}
