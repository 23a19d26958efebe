// A migrated database of its own for each test file, cloned from a template; reached as the restricted roles.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { signer } from '../platform/auth/signer.ts'
import { openPool } from '../platform/database/client.ts'
import { deriveLogins, type Logins } from '../platform/database/roles.ts'
import type { Clock, Database, Enqueue } from '../platform/database/scope.ts'
import { onAdmin, TEMPLATE, TEST_SECRET } from './test-cluster.ts'

/** A job as `scope.enqueue` took it, inside the transaction. */
export interface EnqueuedJob {
  job: string
  data: Record<string, unknown>
  startAfter?: Date
}

export interface TestDatabase {
  database: Database
  logins: Logins
  /** Superuser of the test cluster, on this database: for looking, never for what a test is about. */
  adminUrl: string
  /** Jobs that were enqueued and would run now, or when they say; the queue itself is tested on its own. */
  enqueued: EnqueuedJob[]
  clock: TestClock
}

/** A clock that stands still until it is told otherwise. */
export class TestClock implements Clock {
  #now = Temporal.Instant.from('2026-11-20T04:00:00Z')
  now(): Temporal.Instant {
    return this.#now
  }
  set(text: string): void {
    this.#now = Temporal.Instant.from(text)
  }
}

/** Call at the top of a test file; the database exists from `beforeAll` to `afterAll`. */
export function useTestDatabase(): TestDatabase {
  const test = { enqueued: [] as EnqueuedJob[], clock: new TestClock() } as TestDatabase
  const name = `t_${randomUUID().replaceAll('-', '')}`
  beforeAll(async () => {
    const root = inject('adminUrl')
    await onAdmin(root, `create database ${name} template ${TEMPLATE}`)
    const url = new URL(root)
    url.pathname = `/${name}`
    test.adminUrl = url.href
    test.logins = deriveLogins(url.href, TEST_SECRET)
    test.database = openTestDatabase(test)
  })
  afterAll(async () => {
    const { app, oversight, identity } = test.database
    await Promise.all([app.end(), oversight.end(), identity.end()])
    await onAdmin(inject('adminUrl'), `drop database ${name} with (force)`)
  })
  return test
}

function openTestDatabase({ logins, enqueued, clock }: TestDatabase): Database {
  const open = (login: keyof Logins) => openPool({ url: logins[login], size: 5, prepared: true, name: 'bmms test' })
  const enqueue: Enqueue = async (job, data, options = {}) => {
    enqueued.push({ job, data, ...options })
  }
  return {
    app: open('bmms_app'),
    oversight: open('bmms_oversight'),
    identity: open('bmms_identity'),
    clock,
    publicUrl: 'http://localhost:3000',
    sign: signer(TEST_SECRET),
    emailRule: { domains: ['.gov.ph'], refuseOthers: false },
    enqueueWith: () => enqueue,
  }
}
