// The HTTP server: limits, headers, request ids, refusals, and the routes of the modules.
import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import fastify, { type FastifyHttpOptions, type FastifyInstance, LogController } from 'fastify'
import type { Logger } from 'pino'
import { fail } from '../errors/platform-errors.ts'
import { answerProblems, MALFORMED, type ProblemOptions, sendProblem } from './problem.ts'
import { refuseUndeclaredAccess } from './register-routes.ts'
import { securityHeaders } from './security-headers.ts'
import { validatorCompiler } from './validation.ts'

export interface ServerOptions extends ProblemOptions {
  logger: Logger
  trustProxy: string
  /** True when people reach BMMS over https. */
  https: boolean
  /** Single-organization mode gives short addresses their organization. */
  rewriteUrl: (url: string) => string
}

const MEBIBYTE = 1024 * 1024

/** A server without routes yet; slow or hostile clients are cut off by its time and size limits. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const settings: FastifyHttpOptions<Server> = {
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Lines about a request name it themselves (request-log.ts); a logger for each request would be made in vain.
    childLoggerFactory: (logger) => logger,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy === '' ? false : options.trustProxy,
    bodyLimit: MEBIBYTE,
    connectionTimeout: 30_000,
    // A file of 10 MB over a slow line takes its time; the headers do not.
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // Addresses that cannot be decoded are refused before there is a route whose error handler could answer.
    frameworkErrors: (_error, request, reply) => sendProblem(request, reply, MALFORMED),
    rewriteUrl: (request) => options.rewriteUrl(request.url ?? '/'),
  }
  const app = fastify(settings)
  app.server.headersTimeout = 15_000
  app.server.maxHeadersCount = 100
  app.setValidatorCompiler(validatorCompiler)
  refuseUndeclaredAccess(app)
  answerProblems(app, options)
  const headers = securityHeaders(options.https)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id)
    refuseCrossSite(request.method, request.headers, request.host)
  })
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    // An ordinary answer is compressed where it stands, which costs less than a thread; the window is no larger than it.
    syncThreshold: 64 * 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 } },
  })
  return app
}

/** State-changing requests must come from BMMS's own pages. */
function refuseCrossSite(method: string, headers: Record<string, unknown>, host: string): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') fail('request.cross_site')
  const origin = headers.origin
  if (typeof origin === 'string' && !sameHost(origin, host)) fail('request.cross_site')
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
