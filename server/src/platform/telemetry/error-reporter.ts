// Unexpected errors: always into the log, and to Sentry when the installation names one.
import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { describeError } from './describe-error.ts'
import { scrubEvent } from './scrub-event.ts'

export type ErrorReporter = (error: unknown, request: FastifyRequest) => void

interface ReporterOptions {
  /** Sentry's address; empty for the log alone. Its package is loaded only when there is one. */
  dsn: string
  logger: Logger
}

/** Answers the function that every unexpected error is given to. */
export async function createErrorReporter({ dsn, logger }: ReporterOptions): Promise<ErrorReporter> {
  const send = dsn ? await openSentry(dsn) : undefined
  return (error, request) => {
    const place = { requestId: request.id, method: request.method, route: request.routeOptions.url }
    logger.error({ err: error, ...place }, 'unexpected error')
    send?.(error, place)
  }
}

type Place = Record<string, string | undefined>

async function openSentry(dsn: string): Promise<(error: unknown, place: Place) => void> {
  const { captureException, init } = await import('@sentry/node')
  init({
    dsn,
    // Nothing but what we hand over: no request data, no breadcrumbs, no hooks into other modules.
    defaultIntegrations: false,
    skipOpenTelemetrySetup: true,
    registerEsmLoaderHooks: false,
    sendDefaultPii: false,
    beforeSend: scrubEvent,
  })
  return (error, place) => {
    const { type, message, stack, code } = describeError(error)
    const clean = Object.assign(new Error(message), { name: type })
    if (stack) clean.stack = `${type}: ${message}\n${stack}`
    captureException(clean, { tags: { ...place, ...(code ? { code } : {}) } })
  }
}
