// The addresses below /api/auth: only those of the contract exist. What better-auth offers beyond answers 404.
import type { FastifyInstance } from 'fastify'
import type { Endpoint } from '../http/endpoint.ts'
import { turnKeeper } from '../http/turns.ts'
import { AUTH_PATH, type Auth } from './auth.ts'
import type { AuthRoute } from './auth-call.ts'
import { linkRoutes } from './link-routes.ts'
import { sessionTokenReader, usesSecureCookies } from './session-cookie.ts'
import { sessionRoutes } from './session-routes.ts'
import { findLiveSession } from './sessions.ts'
import { addressOf } from './sign-in-lock.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { twoFactorRoutes } from './two-factor-routes.ts'

const BODY_LIMIT = 64 * 1024
/** Enough for an office behind one address in the morning, far too little to guess with. */
const TURNS = { perSecond: 2, burst: 60 }

/** Mounts sign-in on a server that answers problems and compiles contracts (createServer). */
export async function mountAuth(app: FastifyInstance, auth: Auth): Promise<void> {
  const sessionToken = sessionTokenReader({ secret: auth.secret, secure: usesSecureCookies(auth.config) })
  const takeTurn = turnKeeper(TURNS.perSecond, TURNS.burst)
  for (const route of [...signInRoutes, ...linkRoutes, ...sessionRoutes, ...twoFactorRoutes]) {
    app.route({
      method: route.endpoint.method,
      url: `${AUTH_PATH}${route.endpoint.path}`,
      config: { access: 'public' },
      bodyLimit: BODY_LIMIT,
      schema: schemaOf(route),
      handler: async (request, reply) => {
        const address = addressOf(request.ip)
        if (route.limited) takeTurn(address)
        const live = await findLiveSession(
          auth.database.identity,
          sessionToken(request),
          auth.config.sessionMaximumHours,
        )
        reply.header('cache-control', 'no-store')
        return route.handle({ auth, request, reply, live, address }, request.body as never)
      },
    })
  }
}

function schemaOf({ endpoint }: AuthRoute): object {
  return {
    summary: endpoint.summary,
    tags: ['auth'],
    ...(takesBody(endpoint) ? { body: endpoint.body } : {}),
    response: { [endpoint.status]: endpoint.response },
  }
}

function takesBody({ method, body }: Endpoint): boolean {
  const { properties } = body as { properties?: object }
  return method === 'POST' && Object.keys(properties ?? {}).length > 0
}
