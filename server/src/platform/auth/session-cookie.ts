// The session cookie: `bmms.session_token`, or `__Secure-bmms.session_token` where cookies are Secure. Its value is
// `token.signature`, percent-encoded; the signature is the HMAC-SHA256 of the token in base64 (better-call's signed cookies).
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

export const COOKIE_PREFIX = 'bmms'

/** Cookies are Secure everywhere but on localhost, and on localhost too when it is served over https. */
export function usesSecureCookies({ publicUrl, production }: { publicUrl: string; production: boolean }): boolean {
  if (!publicUrl) return production
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || !isLocalhost(hostname)
}

function isLocalhost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  )
}

export function sessionCookieName(secure: boolean): string {
  return `${secure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`
}

interface WithCookies {
  headers: { cookie?: string | undefined }
}

/**
 * Answers a function that reads the session token of a request: '' when there is no cookie or its signature is wrong.
 * Where cookies are Secure only the `__Secure-` name counts, since a page over http can plant the other one.
 */
export function sessionTokenReader({
  secret,
  secure,
}: {
  secret: string
  secure: boolean
}): (request: WithCookies) => string {
  const name = `${sessionCookieName(secure)}=`
  const key = createSecretKey(secret, 'utf8')
  return function sessionToken(request) {
    const signed = decode(cookieValue(request.headers.cookie, name))
    const dot = signed.lastIndexOf('.')
    // 43 digits and one '=': the length of a SHA-256 in base64.
    if (dot < 1 || signed.length - dot - 1 !== 44) return ''
    const token = signed.slice(0, dot)
    const expected = createHmac('sha256', key).update(token).digest()
    const given = Buffer.from(signed.slice(dot + 1), 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : ''
  }
}

function cookieValue(header: string | undefined, name: string): string {
  if (!header) return ''
  for (const part of header.split(';')) {
    const pair = part.trimStart()
    if (pair.startsWith(name)) return pair.slice(name.length).trimEnd()
  }
  return ''
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
