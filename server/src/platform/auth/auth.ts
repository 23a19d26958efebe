// better-auth, set up for BMMS: who may sign in and how. What stands around it (lock-out, password rules, refusals) is in
// sign-in-routes.ts.
import { randomUUIDv7 } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, isAPIError } from 'better-auth/api'
import { twoFactor, username } from 'better-auth/plugins'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Database } from '../database/scope.ts'
import { withoutValues } from './identity-transaction.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { PASSWORD_MAXIMUM, PASSWORD_MINIMUM } from './password-rules.ts'
import { COOKIE_PREFIX, usesSecureCookies } from './session-cookie.ts'
import { credentials, people, sessions, twoFactors, verifications } from './tables.ts'
import { isUsername, normalizeName } from './username.ts'

/** The part of the configuration that sign-in reads. */
export interface AuthConfig {
  /** '' when unknown. */
  publicUrl: string
  production: boolean
  sessionIdleMinutes: number
  sessionMaximumHours: number
  /** Platform roles and organization admins may not switch two-factor sign-in off. */
  requireTwoFactor: boolean
}

export interface AuthParts {
  config: AuthConfig
  database: Database
  /** 32 characters or more. Signs cookies and encrypts two-factor secrets: a new one ends every session and second step. */
  secret: string
}

export const AUTH_PATH = '/api/auth'
/** The client's address, as Fastify knows it; the only header that better-auth may take it from. */
export const ADDRESS_HEADER = 'x-bmms-address'

/** The origin that better-auth is told; the real one was checked before. */
export function authOrigin({ publicUrl }: Pick<AuthConfig, 'publicUrl'>): string {
  return publicUrl ? new URL(publicUrl).origin : 'http://bmms.localhost'
}

export interface Auth extends AuthParts {
  /** Answers a request below AUTH_PATH; throws what went wrong unexpectedly, instead of hiding it in a 500. */
  handle: (request: Request) => Promise<Response>
}

export function createAuth(parts: AuthParts): Auth {
  const { config, database, secret } = parts
  const auth = betterAuth({
    ...installationOf(config, secret),
    ...modelsOf(database.identity),
    ...waysIn,
    session: {
      modelName: 'sessions',
      fields: { userId: 'personId' },
      // The cookie lasts as long as a session can; the row ends earlier, and bmms.enter moves its end while it is used.
      expiresIn: config.sessionMaximumHours * 3600,
      disableSessionRefresh: true,
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    databaseHooks: { session: { create: { before: (session) => beginSession(parts, session) } } },
    onAPIError: { onError: throwDefects },
  })
  return { ...parts, handle: auth.handler }
}

/** Refusals become answers; anything else is for the server's error handler. */
function throwDefects(error: unknown): void {
  if (!isAPIError(error)) throw withoutValues(error)
}

function installationOf(config: AuthConfig, secret: string) {
  return {
    appName: 'BMMS',
    baseURL: authOrigin(config),
    basePath: AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Turns per address are taken before (mount.ts); this one would let a whole office wait for one another.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: usesSecureCookies(config),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => randomUUIDv7(), validateSchema: false },
    },
  }
}

function modelsOf(pool: pg.Pool) {
  const schema = { people, sessions, credentials, verifications, twoFactors }
  return {
    database: drizzleAdapter(drizzle(pool), { provider: 'pg', schema }),
    user: { modelName: 'people' },
    account: { modelName: 'credentials', fields: { userId: 'personId' } },
    verification: { modelName: 'verifications' },
  }
}

const waysIn = {
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: PASSWORD_MINIMUM,
    // Counted in UTF-16 units there; password-rules.ts counts characters.
    maxPasswordLength: PASSWORD_MAXIMUM * 4,
    password: { hash: hashPassword, verify: verifyPassword },
  },
  plugins: [
    username({
      minUsernameLength: 3,
      maxUsernameLength: 60,
      usernameNormalization: normalizeName,
      usernameValidator: (name) => isUsername(normalizeName(name)),
      displayUsername: false,
    }),
    twoFactor({
      issuer: 'BMMS',
      totpOptions: { digits: 6, period: 30 },
      backupCodeOptions: { amount: 10, length: 10, storeBackupCodes: 'encrypted' },
      schema: { twoFactor: { modelName: 'twoFactors', fields: { userId: 'personId' } } },
    }),
  ],
}

/** No session for a person who is not active; idle time counts from the start. */
async function beginSession<S extends { userId: string }>(
  parts: AuthParts,
  session: S,
): Promise<{ data: S & { expiresAt: Date } }> {
  const { config, database } = parts
  const found = await drizzle(database.identity)
    .select({ isActive: people.isActive })
    .from(people)
    .where(eq(people.id, session.userId))
  if (!found[0]?.isActive) throw new APIError('UNAUTHORIZED', { code: 'PERSON_INACTIVE', message: 'inactive' })
  const minutes = Math.min(config.sessionIdleMinutes, config.sessionMaximumHours * 60)
  return { data: { ...session, expiresAt: new Date(Date.now() + minutes * 60_000) } }
}
