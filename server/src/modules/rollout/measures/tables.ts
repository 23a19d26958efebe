import { randomUUIDv7 } from 'node:crypto'
import { boolean, date, integer, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'

export const measures = pgTable('rollout_measure', {
  organizationId: integer('organization_id'),
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
  waveId: uuid('wave_id'),
  criterion: text('criterion').notNull(),
  value: numeric('value').notNull(),
  unit: text('unit').notNull(),
  sampleSize: integer('sample_size'),
  measuredOn: date('measured_on').notNull(),
  source: text('source').notNull(),
  isMeasured: boolean('is_measured').notNull(),
  recordedBy: uuid('recorded_by'),
  recordedByName: text('recorded_by_name').notNull(),
  recordedAt: instant('recorded_at').notNull(),
})
