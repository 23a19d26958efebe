// From a Fastify request to better-auth and back. Only what better-auth needs crosses over.
import { ADDRESS_HEADER, AUTH_PATH, authOrigin } from './auth.ts'
import type { AuthCall } from './auth-call.ts'
import { COOKIE_PREFIX, sessionCookieName, usesSecureCookies } from './session-cookie.ts'

export interface Answer {
  status: number
  body: unknown
}

/** Asks better-auth at `path`; its cookies are put on the reply, its answer is the caller's to tell. */
export async function askBetterAuth(call: AuthCall, path: string, body: Record<string, unknown>): Promise<Answer> {
  const { auth, reply } = call
  const asked = new Request(`${authOrigin(auth.config)}${AUTH_PATH}${path}`, {
    method: 'POST',
    headers: headersFor(call),
    body: JSON.stringify(body),
  })
  const response = await auth.handle(asked)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : null }
}

function headersFor({ auth, request, live }: AuthCall): Headers {
  const headers = new Headers({
    'content-type': 'application/json',
    // The server has refused other sites already; better-auth knows one origin only.
    origin: authOrigin(auth.config),
    [ADDRESS_HEADER]: request.ip,
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 300),
  })
  const cookies = ownCookies(request.headers.cookie ?? '')
  const session = `${sessionCookieName(usesSecureCookies(auth.config))}=`
  // A session that is over, or whose person is inactive, stays behind: better-auth then sees nobody signed in.
  const passed = live ? cookies : cookies.filter((pair) => !pair.startsWith(session))
  if (passed.length > 0) headers.set('cookie', passed.join('; '))
  return headers
}

function ownCookies(header: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE_PREFIX}.`) || pair.startsWith(`__Secure-${COOKIE_PREFIX}.`))
}
