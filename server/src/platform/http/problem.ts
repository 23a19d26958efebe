// Every refusal leaves as problem+json (RFC 9457); everything unexpected as 500 with a request id and nothing internal.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BmmsError, type ErrorText, type ErrorTexts, type FieldError } from '../errors/errors.ts'
import { platformErrors } from '../errors/platform-errors.ts'
import { fieldErrors } from './validation.ts'

/** Constraint name -> error code, of all modules together. */
export type ConstraintMap = Record<string, string>

export interface ProblemOptions {
  errors: ErrorTexts
  constraints: ConstraintMap
  report: (error: unknown, request: FastifyRequest) => void
}

/** Installs the one error handler. */
export function answerProblems(app: FastifyInstance, options: ProblemOptions): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const known = refusalFor(error, options)
    if (known) return sendProblem(request, reply, known)
    options.report(error, request)
    return sendProblem(request, reply, {
      status: 500,
      code: 'server.unexpected',
      title: 'Something went wrong here',
      detail: `It is not your doing, and nothing was saved. Try again; if it happens again, report the number ${request.id}.`,
    })
  })
  app.setNotFoundHandler((request, reply) => {
    const { status, title, detail } = platformErrors['request.not_found']
    return sendProblem(request, reply, { status, code: 'request.not_found', title, detail })
  })
}

export interface Refusal {
  status: number
  code: string
  title: string
  detail: string
  errors?: FieldError[]
  extra?: Record<string, unknown>
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, code, title, detail, errors, extra } = refusal
  const seconds = extra?.retryAfter
  if (typeof seconds === 'number') reply.header('retry-after', String(seconds))
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .serializer((body) => JSON.stringify(body))
    .send({
      type: `urn:bmms:${code}`,
      title,
      status,
      detail,
      code,
      ...(errors?.length ? { errors } : {}),
      ...extra,
      requestId: request.id,
    })
}

function refusalFor(error: FastifyError, { errors, constraints }: ProblemOptions): Refusal | undefined {
  if (error instanceof BmmsError) return fromText(error.code, error.text, error)
  if (error.validation) {
    const findings = fieldErrors(error.validation as never)
    const detail = findings.length === 1 ? (findings[0]?.message ?? '') : `${findings.length} fields need attention.`
    return { status: 400, code: 'request.invalid', title: 'Some fields need attention', detail, errors: findings }
  }
  return fromDatabase(error, errors, constraints) ?? fromTransport(error)
}

function fromText(code: string, text: ErrorText, error: BmmsError): Refusal {
  return {
    status: text.status,
    code,
    title: text.title,
    detail: error.message,
    errors: error.errors,
    extra: error.extra,
  }
}

interface DatabaseError {
  code: string
  constraint?: string
  detail?: string
}

/** A violated constraint is the refusal that its module declared for it. */
function fromDatabase(error: unknown, errors: ErrorTexts, constraints: ConstraintMap): Refusal | undefined {
  const found = databaseErrorOf(error)
  if (!found) return undefined
  const code = (found.constraint && constraints[found.constraint]) || fallbackFor(found.code)
  const text = code ? errors[code] : undefined
  if (!code || !text) return undefined
  return fromText(code, text, new BmmsError(code, text, { values: valuesOf(found) }))
}

/** Functions of ours say in the detail, as JSON, what the words of the refusal want. */
function valuesOf({ detail }: DatabaseError): Record<string, string> {
  return detail?.startsWith('{"') ? (JSON.parse(detail) as Record<string, string>) : {}
}

export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  for (let e = error as { cause?: unknown; severity?: unknown } | undefined, depth = 0; e && depth < 4; depth++) {
    if (e.severity !== undefined) return e as unknown as DatabaseError
    e = e.cause as typeof e
  }
  return undefined
}

/** Serialization failures and deadlocks are for trying again; out-of-range values are bad input. */
function fallbackFor(sqlState: string): string | undefined {
  if (sqlState === '40001' || sqlState === '40P01' || sqlState === '55P03' || sqlState === '57014') return 'server.busy'
  if (sqlState.startsWith('22')) return 'record.invalid'
  return undefined
}

/** What could not even be read. */
export const MALFORMED: Refusal = {
  status: 400,
  code: 'request.malformed',
  title: platformErrors['request.malformed'].title,
  detail: 'The request is not well-formed. Check its address and body.',
}

const transport: Record<string, keyof typeof platformErrors> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media_type',
  FST_REQ_FILE_TOO_LARGE: 'request.too_large',
}

function fromTransport(error: FastifyError): Refusal | undefined {
  const code = transport[error.code]
  if (code) {
    const text = platformErrors[code]
    return {
      status: text.status,
      code,
      title: text.title,
      detail: text.detail.replace('{limit}', 'the limit for this address'),
    }
  }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) {
    return { ...MALFORMED, status: error.statusCode }
  }
  return undefined
}
