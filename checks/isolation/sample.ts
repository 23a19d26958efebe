// A smallest valid value for a contract's schema, so that a refusal is about access and not about a missing field.
interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  anyOf?: Schema[]
  items?: Schema
  required?: string[]
  properties?: Record<string, Schema>
}

const byFormat: Record<string, string> = {
  uuid: '01a1fd18-4020-76c1-9828-2e2426d4a9d7',
  date: '2026-06-30',
  email: 'name@example.gov.ph',
  line: 'Sample',
  text: 'Sample',
}

const byPattern: [RegExp, string][] = [
  [/#/, '#1864ab'],
  [/A-Z/, 'SAMPLE'],
  [/0-9/, '7'],
  [/a-z/, 'sample'],
]

/** Codes of so many digits. */
const DIGITS = /^\^\[0-9(?:a-f)?\]\{(\d+)(?:,\d+)?\}\$$/

/** `overrides` replace fields by name, at any depth. */
export function sampleOf(schema: object, overrides: Record<string, unknown> = {}): unknown {
  const {
    type,
    const: fixed,
    enum: choices,
    anyOf,
    format,
    pattern,
    minimum,
    minItems,
    items,
    required = [],
    properties = {},
  } = schema as Schema
  if (fixed !== undefined) return fixed
  if (choices) return choices[0]
  if (anyOf) return sampleOf(anyOf[0] ?? {}, overrides)
  if (type === 'object') {
    return Object.fromEntries(
      required.map((name) => [name, name in overrides ? overrides[name] : sampleOf(properties[name] ?? {}, overrides)]),
    )
  }
  if (type === 'array') return Array.from({ length: minItems ?? 0 }, () => sampleOf(items ?? {}, overrides))
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  if (type === 'null') return null
  const digits = DIGITS.exec(pattern ?? '')?.[1]
  if (digits) return '7'.repeat(Number(digits))
  const text = byFormat[format ?? ''] ?? byPattern.find(([form]) => form.test(pattern ?? ''))?.[1] ?? 'Sample'
  return text
}
