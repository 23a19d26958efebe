// One JSON line an event, to standard output. What must not be known later is not written.
import { type DestinationStream, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'

/** Wherever these stand, one to three levels deep. */
const SECRETS = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'cookie',
  'authorization',
  '["set-cookie"]',
]
const PREFIXES = ['', '*.', '*.*.', 'req.headers.', 'res.headers.', 'headers.']

/** A logger; errors are written with their place but without the values of statements. `destination` is for tests. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redacted(), censor: '[removed]' },
    serializers: { err: describeError, error: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

function redacted(): string[] {
  return PREFIXES.flatMap((prefix) =>
    SECRETS.map((name) => (name.startsWith('[') ? `${prefix.slice(0, -1)}${name}` : `${prefix}${name}`)),
  )
}
