import { type Static, Type } from 'typebox'
import { Choice, Instant, ListOf, ListQuery, Nullable, Text } from '../http/atoms.contract.ts'

const Short = Type.String({ maxLength: 200 })

/** One change of one record, field by field. */
export const ChangeView = Type.Object({
  id: Short,
  at: Instant,
  table: Short,
  rowId: Short,
  action: Choice(['insert', 'update', 'delete']),
  actorName: Short,
  /** Code of the organization where it changed; null for the platform's own records. */
  organization: Nullable(Short),
  /** What the record is called, when it has a title or name. */
  subject: Short,
  fields: Type.Array(
    Type.Object({
      field: Short,
      before: Nullable(Type.String()),
      after: Nullable(Type.String()),
    }),
  ),
})
export type ChangeView = Static<typeof ChangeView>

const filters = {
  table: Type.Optional(Type.String({ pattern: '^[a-z_]{1,60}$', maxLength: 60 })),
  actor: Type.Optional(Text(200)),
  from: Type.Optional(Type.String({ format: 'date', maxLength: 10 })),
  to: Type.Optional(Type.String({ format: 'date', maxLength: 10 })),
}
export const HistoryQuery = ListQuery(['at'], filters)
/** Of all organizations, or of one. */
export const PlatformHistoryQuery = ListQuery(['at'], {
  ...filters,
  organization: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9-]{1,19}$', maxLength: 20 })),
})
export const HistoryPage = ListOf(ChangeView)
