/** What kept the embedded PostgreSQL from working; stable, for callers and tests. */
export type EmbeddedFault =
  | 'unsupported'
  | 'permission'
  | 'disk_full'
  | 'account'
  | 'password'
  | 'version'
  | 'secrets'
  | 'start'

/** An error of the embedded PostgreSQL. The message is for the person at the terminal: what happened and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly code: EmbeddedFault

  constructor(code: EmbeddedFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

const OTHER_WAYS =
  'Or choose another data folder with --data, or set DATABASE_URL to use a PostgreSQL (15 or newer) of your own.'

/** First match wins, so the more particular texts stand first. */
const CAUSES: readonly [text: RegExp, code: EmbeddedFault, sentence: string][] = [
  [
    /shared memory segment/i,
    'start',
    'There is too little shared memory. In a container, give it more (for Docker: --shm-size=256m).',
  ],
  [
    /ENOSPC|EDQUOT|no space left|quota exceeded/i,
    'disk_full',
    `The disk is full. Free at least 300 MB on it. ${OTHER_WAYS}`,
  ],
  [
    /could not look up effective user/i,
    'account',
    'The account that runs BMMS has no entry in /etc/passwd, which PostgreSQL needs. ' +
      'Start BMMS under an ordinary account, or set DATABASE_URL to use a PostgreSQL of your own.',
  ],
  [
    /shared librar|GLIBC|ENOEXEC|exec format|not found \(required by|Bad CPU type/i,
    'unsupported',
    'The PostgreSQL that comes with BMMS does not run on this system. ' +
      'Set DATABASE_URL to use a PostgreSQL (15 or newer) of your own.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied|operation not permitted|read-only file system/i,
    'permission',
    `The account that runs BMMS may not use this place: give it the right. ${OTHER_WAYS}`,
  ],
]

/**
 * Turns a failure of the file system, initdb or postgres into an error that says what to do.
 * `doing` completes "BMMS could not …"; `cause` is an error or the text that a program printed.
 */
export function explain(doing: string, cause: unknown): EmbeddedPostgresError {
  if (cause instanceof EmbeddedPostgresError) return cause
  const detail = (cause instanceof Error ? cause.message : String(cause)).trim()
  const known = CAUSES.find(([text]) => text.test(detail))
  const advice = known?.[2] ?? `See postgres.log in the data folder. ${OTHER_WAYS}`
  return new EmbeddedPostgresError(
    known?.[1] ?? 'start',
    `BMMS could not ${doing}. ${advice}\n  Reported: ${detail}`,
    cause,
  )
}
