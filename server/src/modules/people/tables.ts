import { sql } from 'drizzle-orm'
import { boolean, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../platform/database/columns.ts'

/** A person in an organization, with the roles held there. */
export const memberships = pgTable(
  'membership',
  {
    ...organizationKey,
    personId: uuid('person_id').notNull(),
    roles: text('roles').array().notNull(),
    position: text('position').notNull().default(''),
    department: text('department').notNull().default(''),
    isActive: boolean('is_active').notNull().default(true),
    joinedOn: date('joined_on').notNull(),
    ...written,
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
)

/** A role above organizations. */
export const platformRoles = pgTable(
  'platform_role',
  {
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    grantedAt: instant('granted_at').notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.personId, table.role] })],
)
