// Hints of a contract for form controls: the longest text, the smallest and largest number, whether a field is needed.
import type { Static } from 'typebox'
import type { AnyEndpoint } from './call.ts'

interface Hint {
  type?: string
  enum?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}
/** The contract as the browser has it (see contracts-plugin.ts). */
interface Hints {
  required: string[]
  properties: Record<string, Hint>
}

export interface Limits {
  required: boolean
  maxLength?: number
  min?: number
  max?: number
}

/** `<TextInput {...limitsOf(createPlan, 'title')} />`: sets required, maxLength, min and max as the server will check them. */
export function limitsOf<E extends AnyEndpoint>(endpoint: E, field: keyof Static<E['body']> & string): Limits {
  const hints = endpoint.body as unknown as Hints
  const hint = hints.properties[field] ?? {}
  const required =
    hints.required.includes(field) && hint.minLength !== 0 && (hint.type !== 'string' || (hint.minLength ?? 0) > 0)
  return {
    required,
    ...(hint.maxLength === undefined ? {} : { maxLength: hint.maxLength }),
    ...(hint.minimum === undefined ? {} : { min: hint.minimum }),
    ...(hint.maximum === undefined ? {} : { max: hint.maximum }),
  }
}

/** Hints of an endpoint's query: the filters and sort orders that exist. */
export function queryHints(endpoint: AnyEndpoint): Record<string, Hint> {
  return (endpoint.query as unknown as Hints).properties
}
