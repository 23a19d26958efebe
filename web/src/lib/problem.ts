// A refusal of the server in words, as every part of the web handles it.

export interface FieldProblem {
  /** Dotted camelCase name of the field, `startYear` or `goals.0.title`. */
  path: string
  code: string
  message: string
}

export interface ProblemParts {
  status: number
  code: string
  title: string
  detail: string
  errors?: FieldProblem[] | undefined
  requestId?: string | undefined
  /** Only for `concurrency.stale`: the record as it is now. */
  current?: unknown
  /** Seconds to wait, when the server limits attempts. */
  retryAfter?: number | undefined
}

/** RFC 9457 problem details as an error; status 0 means that the server could not be reached. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  status: number
  code: string
  title: string
  detail: string
  errors: FieldProblem[]
  requestId: string | undefined
  current: unknown
  retryAfter: number | undefined

  constructor(parts: ProblemParts) {
    super(parts.detail || parts.title)
    this.status = parts.status
    this.code = parts.code
    this.title = parts.title
    this.detail = parts.detail
    this.errors = parts.errors ?? []
    this.requestId = parts.requestId
    this.current = parts.current
    this.retryAfter = parts.retryAfter
  }
}

/** Any thrown value as a problem, so that a page has one thing to show. */
export function asProblem(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new ProblemError({ status: -1, code: 'page.failed', title: 'This part of the page failed', detail })
}
