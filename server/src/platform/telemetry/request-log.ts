import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

const SLOW_MS = 2_000

/** One line a request: failures and slow ones as warnings, all others at level `debug` (the proxy in front counts them). */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', async (request, reply) => {
    const milliseconds = Math.round(reply.elapsedTime)
    const isSlow = milliseconds > SLOW_MS && !request.routeOptions.config.isStream
    const level = reply.statusCode >= 500 || isSlow ? 'warn' : 'debug'
    if (!logger.isLevelEnabled(level)) return
    const { id: requestId, method } = request
    const { config, url } = request.routeOptions
    logger[level](
      {
        requestId,
        method,
        path: config.isSecret ? url : request.url.split('?')[0],
        status: reply.statusCode,
        milliseconds,
      },
      'request',
    )
  })
}
