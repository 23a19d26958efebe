// Columns that every organization table has.
import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { customType, integer, uuid } from 'drizzle-orm/pg-core'

/** An instant, read and written as ISO 8601 text in UTC. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamptz',
  fromDriver: isoInstant,
})

/** PostgreSQL writes `2026-11-20 12:00:00+08`, in the time zone of the session. */
export function isoInstant(text: string): string {
  const day = text.indexOf(' ')
  if (text.endsWith('+00')) return `${text.slice(0, day)}T${text.slice(day + 1, -3)}Z`
  return Temporal.Instant.from(text.replace(' ', 'T')).toString()
}

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
  createdAt: instant('created_at').notNull().default(sql`now()`),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
}
