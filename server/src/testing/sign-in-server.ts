// Sign-in alone, over a test database, and browsers that keep its cookies.
import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type Entrance, enter } from '../platform/access/admit.ts'
import { createAccount, type NewAccount } from '../platform/auth/accounts.ts'
import { type AuthConfig, createAuth } from '../platform/auth/auth.ts'
import { authConstraints, authErrors } from '../platform/auth/auth-errors.ts'
import { mountAuth } from '../platform/auth/mount.ts'
import { sessionTokenReader, usesSecureCookies } from '../platform/auth/session-cookie.ts'
import { withClient } from '../platform/database/client.ts'
import { platformErrors } from '../platform/errors/platform-errors.ts'
import { createServer } from '../platform/http/server.ts'
import type { TestDatabase } from './database.ts'
import { TEST_SECRET } from './test-cluster.ts'

export const CONFIG: AuthConfig = {
  publicUrl: '',
  production: false,
  sessionIdleMinutes: 120,
  sessionMaximumHours: 12,
  requireTwoFactor: false,
}

export interface SignInServer {
  server: FastifyInstance
  /** Unexpected errors; tests expect none. */
  reported: unknown[]
  /** A browser without cookies, at an address of its own. */
  browser: (address?: string) => Browser
  /** A person with the password PASSWORD, unless said otherwise. */
  person: (parts?: Partial<NewAccount>) => Promise<{ personId: string; username: string; email: string }>
  /** What a request with the browser's session gets from the database; undefined when it is not signed in. */
  enters: (browser: Browser) => Promise<Entrance | undefined>
}

export const PASSWORD = 'nine green lamps at dusk'

/** Call after `useTestDatabase`, at the top of a test file. */
export function useSignInServer(test: TestDatabase, settings: Partial<AuthConfig> = {}): SignInServer {
  const config = { ...CONFIG, ...settings }
  const app = { reported: [] as unknown[] } as SignInServer
  let addresses = 0
  beforeAll(async () => {
    app.server = await createServer({
      logger: pino({ level: 'silent' }),
      trustProxy: '127.0.0.1',
      https: false,
      rewriteUrl: (url) => url,
      errors: { ...platformErrors, ...authErrors },
      constraints: authConstraints,
      report: (error) => void app.reported.push(error),
    })
    await mountAuth(app.server, createAuth({ config, database: test.database, secret: TEST_SECRET }))
  })
  afterAll(() => app.server.close())
  app.browser = (address) => {
    addresses += 1
    return new Browser(app.server, address ?? `10.1.${addresses >> 8}.${addresses & 255}`)
  }
  app.person = async (parts = {}) => {
    const username = parts.username ?? `p${randomBytes(6).toString('hex')}`
    const account = { email: `${username}@example.gov.ph`, firstName: 'Amina', lastName: 'Usman', ...parts, username }
    const made = { password: PASSWORD, mustChangePassword: false, ...account }
    const { personId } = await createAccount(test.database.identity, made)
    return { personId, username, email: made.email }
  }
  const sessionToken = sessionTokenReader({ secret: TEST_SECRET, secure: usesSecureCookies(config) })
  app.enters = (browser) => enterAs(test, sessionToken({ headers: { cookie: browser.cookie } }), config)
  return app
}

function enterAs(test: TestDatabase, token: string, config: AuthConfig): Promise<Entrance | undefined> {
  return withClient(test.database.app, async (client) => {
    await client.query('begin')
    const entrance = await enter(client, {
      token,
      scope: 'platform',
      code: '',
      requestId: 'test',
      readOnly: true,
      idleMinutes: config.sessionIdleMinutes,
      maximumHours: config.sessionMaximumHours,
    }).catch(() => undefined)
    await client.query('commit')
    return entrance
  })
}

export interface AuthAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
  headers: Record<string, unknown>
  setCookies: string[]
}

/** Keeps cookies as a browser does. */
export class Browser {
  readonly #server: FastifyInstance
  readonly #address: string
  readonly #cookies = new Map<string, string>()

  constructor(server: FastifyInstance, address: string) {
    this.#server = server
    this.#address = address
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<AuthAnswer> {
    return this.send({
      method: 'POST',
      url: `/api/auth${path}`,
      payload: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  get(path: string): Promise<AuthAnswer> {
    return this.send({ method: 'GET', url: `/api/auth${path}` })
  }

  signIn(username: string, password = PASSWORD): Promise<AuthAnswer> {
    return this.post('/sign-in/username', { username, password })
  }

  async send(options: InjectOptions): Promise<AuthAnswer> {
    const own = { host: 'localhost:3000', cookie: this.cookie, 'x-forwarded-for': this.#address }
    const response = await this.#server.inject({ ...options, headers: { ...own, ...options.headers } })
    const setCookies = [response.headers['set-cookie'] ?? []].flat()
    for (const line of setCookies) this.#keep(line)
    const body = response.body ? JSON.parse(response.body) : undefined
    return { status: response.statusCode, body, headers: response.headers, setCookies }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    if (/max-age=0/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, pair.slice(name.length + 1))
  }
}

/** The code that an authenticator app shows for the secret of an `otpauth:` address (RFC 6238). */
export function totpCode(totpUri: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', fromBase32(new URL(totpUri).searchParams.get('secret') ?? ''))
    .update(counter)
    .digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll('=', '')]
    .map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
