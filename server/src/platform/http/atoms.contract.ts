// The small shapes that every contract is made of. Strings are always bounded; texts refuse NUL and broken Unicode.
import { type Static, type TProperties, type TSchema, Type } from 'typebox'

/** One line of text, trimmed, 1 to `max` characters. */
export const Line = (max: number, title?: string) =>
  Type.String({ minLength: 1, maxLength: max, format: 'line', ...(title ? { title } : {}) })
/** Text of several lines, 0 to `max` characters. */
export const Text = (max: number) => Type.String({ maxLength: max, format: 'text' })
export const Id = Type.String({ format: 'uuid', maxLength: 36 })
/** Calendar date, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date', maxLength: 10 })
/** Instant, ISO 8601 in UTC. */
export const Instant = Type.String({ maxLength: 40 })
/** Exact decimal as text, up to 14 digits before and 4 after the point. */
export const Decimal = Type.String({ pattern: '^-?[0-9]{1,14}([.][0-9]{1,4})?$', maxLength: 20 })
/** Optimistic lock: the version of the record that the caller has seen. */
export const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const Choice = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], maxLength: 60 })
export const Empty = Type.Null()

/** Body of a request: unknown fields are refused. */
export const Body = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const
/** Query of a list: page, sort (`title`, or `-title` for descending), search text and typed filters. */
export const ListQuery = <const S extends readonly string[], P extends TProperties>(sortable: S, filters: P) =>
  Type.Object(
    {
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      sort: Type.Optional(
        Type.Unsafe<S[number] | `-${S[number]}`>({
          type: 'string',
          enum: sortable.flatMap((name) => [name, `-${name}`]),
          maxLength: 60,
        }),
      ),
      q: Type.Optional(Text(200)),
      format: Type.Optional(Choice(FORMATS)),
      ...filters,
    },
    { additionalProperties: false },
  )
export const ListOf = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() })
export type Page<T> = { items: T[]; total: number; page: number; pageSize: number }

/** What a person may do with a record now; `refusal` says why not. */
export const ActionView = Type.Object({
  action: Type.String({ maxLength: 60 }),
  label: Type.String({ maxLength: 80 }),
  to: Type.String({ maxLength: 60 }),
  comment: Choice(['none', 'optional', 'required']),
  refusal: Nullable(Type.Object({ code: Type.String({ maxLength: 100 }), message: Type.String({ maxLength: 500 }) })),
})
export type ActionView = Static<typeof ActionView>

export const ProblemError = Type.Object({
  path: Type.String({ maxLength: 200 }),
  code: Type.String({ maxLength: 100 }),
  message: Type.String({ maxLength: 500 }),
})
/** RFC 9457 problem details, as every refusal is answered. */
export const Problem = Type.Object({
  type: Type.String({ maxLength: 200 }),
  title: Type.String({ maxLength: 200 }),
  status: Type.Integer(),
  detail: Type.String({ maxLength: 1000 }),
  code: Type.String({ maxLength: 100 }),
  errors: Type.Optional(Type.Array(ProblemError)),
  current: Type.Optional(Type.Unknown()),
  retryAfter: Type.Optional(Type.Integer()),
  requestId: Type.String({ maxLength: 60 }),
})
export type Problem = Static<typeof Problem>
