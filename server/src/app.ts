// Composition: the platform, then the list of modules. Answers a server that is ready to listen.
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Application } from './application.ts'
import { rolloutCalendarDoor } from './modules/rollout/module.ts'
import { allConstraints, allErrors, legacyPaths, modules } from './modules.ts'
import { Policies } from './platform/access/policy.ts'
import { createAuth } from './platform/auth/auth.ts'
import { mountAuth } from './platform/auth/mount.ts'
import { sessionTokenReader, usesSecureCookies } from './platform/auth/session-cookie.ts'
import { createFileStore } from './platform/files/file-store.ts'
import { holdsToken } from './platform/http/bearer.ts'
import { healthRoutes } from './platform/http/health.ts'
import { openApiDocument } from './platform/http/openapi.ts'
import { referenceRoutes } from './platform/http/reference.ts'
import { registerRoutes } from './platform/http/register-routes.ts'
import type { Runtime } from './platform/http/request-transaction.ts'
import { createServer } from './platform/http/server.ts'
import { turnKeeper } from './platform/http/turns.ts'
import { webPages } from './platform/http/web-pages.ts'
import { createJobs, type Jobs } from './platform/jobs/jobs.ts'
import { createLiveHub } from './platform/live/live-hub.ts'
import { unsubscribePages } from './platform/mail/unsubscribe-pages.ts'
import type { Metrics } from './platform/telemetry/metrics.ts'
import { keepRequestHours } from './platform/telemetry/request-hours.ts'
import { logRequests } from './platform/telemetry/request-log.ts'

export const VERSION = '0.1.0'
/** The predecessor served one organization; in single-organization mode BMMS does too. */
export const SINGLE_ORGANIZATION = 'OOBC'

export const policies = new Policies(modules.map((module) => module.policy))
const routes = modules.flatMap((module) => module.routes)
export const openApi = openApiDocument({ title: 'BMMS', version: VERSION, routes })

export interface App {
  server: FastifyInstance
  jobs: Jobs
}

export interface AppParts {
  logger: Logger
  metrics: Metrics
  report: (error: unknown, request: FastifyRequest) => void
}

export async function createApp(application: Application, { logger, metrics, report }: AppParts): Promise<App> {
  const { config, database, logins, secret } = application
  const files = createFileStore(join(config.dataFolder, 'files'))
  const jobs = createJobs({
    database,
    appUrl: logins.bmms_app,
    jobs: modules.flatMap((module) => module.jobs ?? []),
    settings: config,
    files,
    log: logger,
  })
  database.enqueueWith = jobs.enqueueWith
  const secure = usesSecureCookies(config)
  const server = await createServer({
    logger,
    trustProxy: config.trustProxy,
    https: secure,
    errors: allErrors,
    constraints: allConstraints,
    report,
    rewriteUrl: (url) => (config.mode === 'obcms' ? withOrganization(url) : url),
  })
  metrics.observe(server)
  logRequests(server, logger)
  keepRequestHours(server, database, logger)
  server.get('/metrics', { config: { access: 'public' } }, async (request, reply) => {
    if (!mayReadMetrics(request, config.metricsToken)) return reply.callNotFound()
    return reply.type(metrics.contentType).send(await metrics.text())
  })
  healthRoutes(server, { app: database.app, dataFolder: config.dataFolder, jobs: jobs.health, version: VERSION })
  referenceRoutes(server, openApi)
  await mountAuth(server, createAuth({ config, database, secret }))
  const live = createLiveHub({ url: logins.bmms_app, log: logger, limits: config.live })
  server.addHook('preClose', () => live.close())
  registerRoutes(server, { ...runtimeOf(application, secure), files, live }, routes)
  unsubscribePages(server, database)
  rolloutCalendarDoor(server, database)
  await webPages(server, {
    folder: join(import.meta.dirname, '../../web/dist'),
    database,
    legacyPaths,
    legacyOrganization: config.mode === 'obcms' ? null : SINGLE_ORGANIZATION,
  })
  return { server, jobs }
}

function runtimeOf({ config, database, secret }: Application, secure: boolean): Omit<Runtime, 'files' | 'live'> {
  return {
    database,
    policies,
    rules: {
      sessionIdleMinutes: config.sessionIdleMinutes,
      sessionMaximumHours: config.sessionMaximumHours,
      requireTwoFactor: config.requireTwoFactor,
      onlyOrganization: config.mode === 'obcms' ? SINGLE_ORGANIZATION : null,
      mailHookToken: config.mailHookToken,
    },
    sessionToken: sessionTokenReader({ secret, secure }),
    takeTurn: turnKeeper(config.organizationRate, config.organizationBurst),
  }
}

/** `/api/v1/planning/...` is `/api/v1/moa/OOBC/planning/...` in single-organization mode. */
function withOrganization(url: string): string {
  return url.replace(/^\/api\/v1\/(?!moa\/|me\b|platform\/|oversight\/|hooks\/)/, `/api/v1/moa/${SINGLE_ORGANIZATION}/`)
}

/** Metrics are for the monitoring: with its token, or from this machine without a proxy between. */
function mayReadMetrics(request: FastifyRequest, token: string): boolean {
  if (token) return holdsToken(request.headers.authorization ?? '', token)
  const local = request.socket.remoteAddress === '127.0.0.1' || request.socket.remoteAddress === '::1'
  return local && request.headers['x-forwarded-for'] === undefined
}
