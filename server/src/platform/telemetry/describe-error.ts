// What may be said about an error outside of the process: what happened and where, never the values of a statement.

export interface ErrorDescription {
  type: string
  message: string
  code?: string
  /** The statement with placeholders. */
  query?: string
  stack?: string
}

interface ErrorLike extends Error {
  code?: unknown
  query?: unknown
}

const MESSAGE_LENGTH = 1_000

/** The error behind wrappers that repeat a statement and its values, with its stack; other things than errors as text. */
export function describeError(thrown: unknown): ErrorDescription {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: trim(textOf(thrown)) }
  const wrapper: ErrorLike = thrown
  const error: ErrorLike = typeof wrapper.query === 'string' && wrapper.cause instanceof Error ? wrapper.cause : wrapper
  return {
    type: error.name,
    message: trim(error.message),
    ...(typeof error.code === 'string' ? { code: error.code } : {}),
    ...(typeof wrapper.query === 'string' ? { query: trim(wrapper.query) } : {}),
    ...stackOf(wrapper),
  }
}

/** Only the places: the text before them repeats the message, and with it the values of a statement. */
function stackOf(error: Error): { stack?: string } {
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return places.length > 0 ? { stack: places.join('\n') } : {}
}

function textOf(thrown: unknown): string {
  const message = (thrown as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : String(thrown)
}

function trim(text: string): string {
  return text.replace(/\nparams: .*$/s, '').slice(0, MESSAGE_LENGTH)
}
