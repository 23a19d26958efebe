/**
 * The schema of an answer in the form that is fastest to write: `X or null` as an X that may be null. As a choice of two
 * it would be tried out for every value of every row.
 */
export function responseSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(responseSchema)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, ...rest } = schema as { anyOf?: { type?: unknown }[] }
  const shape = anyOf?.find(({ type }) => type !== 'null')
  if (anyOf?.length === 2 && anyOf.some(({ type }) => type === 'null') && typeof shape?.type === 'string') {
    return responseSchema({ ...rest, ...shape, nullable: true })
  }
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, responseSchema(part)]))
}
