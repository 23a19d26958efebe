// Errors are codes. A module declares its codes with their words once; whoever throws one names the code.
export interface ErrorText {
  status: 400 | 401 | 403 | 404 | 406 | 409 | 413 | 415 | 422 | 429 | 503
  title: string
  /** What happened, why and what to do; `{name}` is filled from the values given to `fail`. */
  detail: string
  /** The field that the message belongs to, when it is always the same. */
  path?: string
}
export type ErrorTexts = Record<string, ErrorText>

export interface FieldError {
  path: string
  code: string
  message: string
}

/** A refusal that a person can understand and act on. Anything else that is thrown is a defect (500). */
export class BmmsError extends Error {
  override name = 'BmmsError'
  readonly code: string
  readonly text: ErrorText
  readonly errors: FieldError[]
  readonly extra: Record<string, unknown>

  constructor(
    code: string,
    text: ErrorText,
    parts: { values?: Values; errors?: FieldError[]; extra?: Record<string, unknown> },
  ) {
    const detail = fill(text.detail, parts.values ?? {})
    super(detail)
    this.code = code
    this.text = text
    this.errors = parts.errors ?? (text.path ? [{ path: text.path, code, message: detail }] : [])
    this.extra = parts.extra ?? {}
  }

  get status(): number {
    return this.text.status
  }
}

type Values = Record<string, string | number>

/**
 * Gives a module its `fail`: `fail('planning.plan.years_overlap', { title })` throws the error of that code.
 * `path` sets the field when it depends on the call; `extra` adds members to the problem document.
 */
export function errorsOf<T extends ErrorTexts>(texts: T) {
  return function fail(
    code: keyof T & string,
    values: Values = {},
    parts: { path?: string; extra?: Record<string, unknown> } = {},
  ): never {
    const text = texts[code]
    if (!text) throw new TypeError(`unknown error code ${code}`)
    const errors = parts.path ? [{ path: parts.path, code, message: fill(text.detail, values) }] : undefined
    throw new BmmsError(code, text, {
      values,
      ...(errors ? { errors } : {}),
      ...(parts.extra ? { extra: parts.extra } : {}),
    })
  }
}

function fill(template: string, values: Values): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
