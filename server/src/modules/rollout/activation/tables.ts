import { boolean, date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant, organizationKey, written } from '../../../platform/database/columns.ts'
import type { Finding } from './activation.contract.ts'

export const activationStages = pgTable('activation_stage', {
  number: integer('number').primaryKey(),
  key: text('key').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  modules: text('modules').array().notNull(),
  /** Roles that may enter while this is the last stage; empty: every member. */
  roles: text('roles').array().notNull(),
  grantsAccess: boolean('grants_access').notNull(),
  goesLive: boolean('goes_live').notNull(),
})

export const activationSteps = pgTable('activation_step', {
  ...organizationKey,
  action: text('action').notNull(),
  stage: integer('stage'),
  reason: text('reason').notNull(),
  findings: jsonb('findings').$type<Finding[]>().notNull(),
  modulesBefore: text('modules_before').array().notNull(),
  modulesAfter: text('modules_after').array().notNull(),
  actedBy: uuid('acted_by'),
  actedByName: text('acted_by_name').notNull(),
  actedAt: instant('acted_at').notNull(),
})

export const featureShares = pgTable('feature_share', {
  ...organizationKey,
  feature: text('feature').notNull(),
  mode: text('mode').notNull(),
  /** Hundredths of a percent. */
  basisPoints: integer('basis_points').notNull().default(0),
  people: uuid('people').array().notNull().default([]),
  roles: text('roles').array().notNull().default([]),
  reason: text('reason').notNull(),
  changedByName: text('changed_by_name').notNull(),
  ...written,
})

/** Organizations as this list reads them; their own module writes them. */
export const activatedOrganizations = pgTable('organization', {
  id: integer('id').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  modules: text('modules').array().notNull(),
  isActive: boolean('is_active').notNull(),
  onboardedOn: date('onboarded_on'),
  liveOn: date('live_on'),
  statusReason: text('status_reason').notNull(),
  version: integer('version').notNull(),
})
