// The only reader of process.env. Every setting has a local default; what production needs is checked here.
import { parseArgs } from 'node:util'

export type Config = ReturnType<typeof readConfig>

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  mode: { type: 'string' },
  role: { type: 'string' },
  'no-demo': { type: 'boolean' },
} as const

/** Reads settings from the environment, overridden by command-line options (`--port`, `--data`, `--mode`, `--role`). */
export function readConfig(args: string[] = [], env: NodeJS.ProcessEnv = process.env) {
  const { values } = parseArgs({ args, options, strict: false, allowPositionals: true })
  const option = (name: keyof typeof options) => (typeof values[name] === 'string' ? values[name] : undefined)
  const production = env.NODE_ENV === 'production'
  const port = integer('port', option('port') ?? env.PORT ?? '3000', 0, 65535)
  const config = {
    production,
    port,
    /** Address to listen on; everything in front of it (proxy, TLS) is the operator's. */
    host: option('host') ?? env.HOST ?? '127.0.0.1',
    /** Public address, used in links, cookies and the check of the Origin header. */
    publicUrl: env.BMMS_URL?.replace(/\/$/, '') ?? '',
    dataFolder: option('data') ?? env.BMMS_DATA ?? '.bmms',
    mode: oneOf('mode', option('mode') ?? env.BMMS_MODE ?? 'bmms', ['bmms', 'obcms'] as const),
    roles: listOf('role', option('role') ?? env.BMMS_ROLE ?? 'web,worker', ['web', 'worker'] as const),
    demo: !production && values['no-demo'] !== true && env.BMMS_DEMO !== 'off',
    /** Connection of the owner; without it BMMS starts its own PostgreSQL in the data folder. */
    databaseUrl: env.DATABASE_URL ?? '',
    databaseAppUrl: env.DATABASE_APP_URL ?? '',
    databaseOversightUrl: env.DATABASE_OVERSIGHT_URL ?? '',
    databaseIdentityUrl: env.DATABASE_IDENTITY_URL ?? '',
    databasePoolSize: integer('DATABASE_POOL_SIZE', env.DATABASE_POOL_SIZE ?? '12', 2, 200),
    /** Prepared statements; `off` behind a pooler that cannot keep them. */
    preparedStatements: env.DATABASE_PREPARED !== 'off',
    /** Secret for cookies and derived database passwords; made and kept in the data folder when unset. */
    secret: env.BMMS_SECRET ?? '',
    sessionIdleMinutes: integer('SESSION_IDLE_MINUTES', env.SESSION_IDLE_MINUTES ?? '120', 5, 1440),
    sessionMaximumHours: integer('SESSION_MAXIMUM_HOURS', env.SESSION_MAXIMUM_HOURS ?? '12', 1, 168),
    /** Whether platform roles and organization admins must use two-factor sign-in. */
    requireTwoFactor: (env.REQUIRE_TWO_FACTOR ?? (production ? 'on' : 'off')) === 'on',
    trustProxy: env.TRUST_PROXY ?? '',
    organizationRate: integer('RATE_PER_SECOND', env.RATE_PER_SECOND ?? '100', 1, 100_000),
    organizationBurst: integer('RATE_BURST', env.RATE_BURST ?? '200', 1, 200_000),
    /** Pages that hear of changes as they happen: how many at most, and how often their sessions are looked at again. */
    live: {
      total: integer('LIVE_STREAMS', env.LIVE_STREAMS ?? '500', 0, 100_000),
      checkSeconds: integer('LIVE_CHECK_SECONDS', env.LIVE_CHECK_SECONDS ?? '30', 1, 300),
    },
    smtpUrl: env.SMTP_URL ?? '',
    mailFrom: env.MAIL_FROM ?? 'BMMS <no-reply@bmms.localhost>',
    /** How many letters that go to many leave in a minute; those to one person leave at once. */
    mailPerMinute: integer('MAIL_PER_MINUTE', env.MAIL_PER_MINUTE ?? '120', 1, 100_000),
    /** Where a Slack-compatible chat takes word of escalated blockers; whoever knows the address may write there. */
    chatWebhook: env.BMMS_CHAT_WEBHOOK ?? '',
    /** With which the mail service reports messages that came back, at /api/v1/hooks/mail; without it there is no such address. */
    mailHookToken: env.MAIL_HOOK_TOKEN ?? '',
    /** Whether newcomers who are not finished get a reminder by itself. */
    automaticReminders: (env.ONBOARDING_REMINDERS ?? 'off') === 'on',
    /** Domains that addresses of new people are expected in (`.gov.ph,bangsamoro.ph`), and whether others are refused. */
    emailRule: {
      domains: domains(env.PEOPLE_EMAIL_DOMAINS ?? '.gov.ph'),
      refuseOthers:
        oneOf('PEOPLE_EMAIL_RULE', env.PEOPLE_EMAIL_RULE ?? 'warn', ['warn', 'refuse'] as const) === 'refuse',
    },
    metricsToken: env.METRICS_TOKEN ?? '',
    sentryDsn: env.SENTRY_DSN ?? '',
    logLevel: env.LOG_LEVEL ?? 'info',
  }
  if (production && !config.secret)
    throw new Error('BMMS_SECRET is required when NODE_ENV=production (32 characters or more).')
  if (config.publicUrl && !isSafeAddress(config.publicUrl)) {
    throw new Error(`BMMS_URL must begin with https:// (http only for localhost), not "${config.publicUrl}".`)
  }
  if (config.chatWebhook && !isSafeAddress(config.chatWebhook))
    throw new Error('BMMS_CHAT_WEBHOOK must be an address that begins with https:// (http only on this machine).')
  if (config.mailHookToken && config.mailHookToken.length < 20)
    throw new Error('MAIL_HOOK_TOKEN must have 20 characters or more.')
  if (config.secret && config.secret.length < 32) throw new Error('BMMS_SECRET must have 32 characters or more.')
  return config
}

/** Session cookies and secrets travel only over https, except on this machine. */
function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(localhost|.+[.]localhost|127[.][0-9.]+|\[::1\])$/.test(hostname))
  )
}

function integer(name: string, text: string, minimum: number, maximum: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return value
  throw new Error(`${name} must be a whole number from ${minimum} to ${maximum}, not "${text}".`)
}

function oneOf<const V extends readonly string[]>(name: string, text: string, values: V): V[number] {
  if (values.includes(text)) return text
  throw new Error(`${name} must be one of ${values.join(', ')}, not "${text}".`)
}

function listOf<const V extends readonly string[]>(name: string, text: string, values: V): V[number][] {
  return text.split(',').map((part) => oneOf(name, part.trim(), values))
}

/** Separated by commas; empty, or `any`: no domain is expected. */
function domains(text: string): string[] {
  const names = text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
  return names
    .filter((name) => name !== '' && name !== 'any')
    .map((name) => {
      if (/^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name)) return name
      throw new Error(`PEOPLE_EMAIL_DOMAINS must be domains with commas between them, like .gov.ph, not "${name}".`)
    })
}
