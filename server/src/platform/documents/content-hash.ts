// The hash that stands on a paper and in the system, so that the two cannot differ unseen.
import { createHash } from 'node:crypto'

/** SHA-256 over canonical JSON, hexadecimal: the same for the same content, in whatever order it was put together. */
export function contentHash(content: object): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** RFC 8785 for what papers hold: objects, lists, strings, booleans, small whole numbers and null. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
