import { boolean, date, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { written } from '../../platform/database/columns.ts'

export const organizations = pgTable('organization', {
  id: integer('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  parentId: integer('parent_id'),
  mandate: text('mandate').notNull().default(''),
  modules: text('modules').array().notNull().default([]),
  isActive: boolean('is_active').notNull().default(true),
  isPilot: boolean('is_pilot').notNull().default(false),
  pilotStartsOn: date('pilot_starts_on'),
  pilotEndsOn: date('pilot_ends_on'),
  onboardedOn: date('onboarded_on'),
  liveOn: date('live_on'),
  headOfficial: text('head_official').notNull().default(''),
  headTitle: text('head_title').notNull().default(''),
  email: text('email').notNull().default(''),
  phone: text('phone').notNull().default(''),
  website: text('website').notNull().default(''),
  address: text('address').notNull().default(''),
  accentColor: text('accent_color').notNull(),
  /** Id of the logo among the organization's files. */
  logoFile: text('logo_file'),
  statusReason: text('status_reason').notNull().default(''),
  /** Active members at most; null: 50 while it is a pilot, else no limit. */
  peopleLimit: integer('people_limit'),
  ...written,
})

/** Other codes and names under which documents know an organization. */
export const organizationAliases = pgTable('organization_alias', {
  alias: text('alias').primaryKey(),
  belongsTo: integer('belongs_to').notNull(),
})
