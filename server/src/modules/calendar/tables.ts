// What the calendar reads of organizations and people; the tables of the calendar itself are the platform's.
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'

export const organizationCodes = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
})

export const members = pgTable('membership', {
  organizationId: integer('organization_id').notNull(),
  personId: uuid('person_id').notNull(),
  roles: text('roles').array().notNull(),
  isActive: boolean('is_active').notNull(),
})

export const staff = pgTable('platform_role', {
  personId: uuid('person_id').notNull(),
  role: text('role').notNull(),
})
