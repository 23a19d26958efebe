import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { SYSTEM } from '../platform/database/scope.ts'
import { createFileStore } from '../platform/files/file-store.ts'
import type { JobContext } from '../platform/jobs/define-job.ts'
import type { TestDatabase } from './database.ts'

/** What a job is handed at its first try, for calling its `handle`; without a mail server, and without files. */
export function jobContext(test: TestDatabase, parts: Partial<JobContext> = {}): JobContext {
  return {
    database: test.database,
    settings: { smtpUrl: '', mailFrom: 'BMMS <no-reply@bmms.bangsamoro.gov.ph>' },
    files: createFileStore('/nonexistent'),
    log: pino({ level: 'silent' }),
    caller: { actor: SYSTEM, requestId: randomUUID() },
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
    ...parts,
  }
}
