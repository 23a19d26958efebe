import { randomUUIDv7 } from 'node:crypto'
import { date, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'
import type { ReportContent, ReportKind } from './report.contract.ts'

export const reports = pgTable('rollout_report', {
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
  kind: text('kind').$type<ReportKind>().notNull(),
  forDay: date('for_day').notNull(),
  since: instant('since').notNull(),
  madeAt: instant('made_at').notNull(),
  content: jsonb('content').$type<ReportContent>().notNull(),
})
