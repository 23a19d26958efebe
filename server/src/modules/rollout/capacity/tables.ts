import { randomUUIDv7 } from 'node:crypto'
import { boolean, date, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/columns.ts'

const entered = {
  id: uuid('id')
    .notNull()
    .$defaultFn(() => randomUUIDv7()),
  source: text('source').notNull(),
  asOf: date('as_of').notNull(),
  enteredBy: uuid('entered_by'),
  enteredByName: text('entered_by_name').notNull(),
  enteredAt: instant('entered_at').notNull(),
}

export const capacityFigures = pgTable('capacity_figure', {
  ...entered,
  metric: text('metric').notNull(),
  value: numeric('value'),
})

export const capacityPrices = pgTable('capacity_price', {
  ...entered,
  item: text('item').notNull(),
  price: numeric('price'),
  isExample: boolean('is_example').notNull(),
})
