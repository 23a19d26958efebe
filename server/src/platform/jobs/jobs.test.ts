import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { getRollbackPlans, PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { inPlatform, type PlatformScope } from '../database/scope.ts'
import { createFileStore } from '../files/file-store.ts'
import { makeChangePartitions } from './change-log-jobs.ts'
import { defineJob, type JobContext, type JobDefinition } from './define-job.ts'
import { findJobs, retryJob, summarizeJobs } from './job-list.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { prepareJobs } from './prepare-jobs.ts'

const here = useTestDatabase()
const caller = { actor: { id: '', name: 'Test', permissions: new Set<string>() }, requestId: 'test' }
const log = pino({ level: 'silent' })
const running: Jobs[] = []

afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
  await admin('delete from pgboss.job')
})

function admin(statement: string, values: unknown[] = []) {
  return onAdmin(here.adminUrl, statement, values)
}

async function open(definitions: JobDefinition[], { work = false } = {}): Promise<Jobs> {
  const jobs = createJobs({
    database: here.database,
    appUrl: here.logins.bmms_app,
    jobs: definitions,
    settings: { smtpUrl: '', mailFrom: '' },
    files: createFileStore('/nonexistent'),
    log,
    pollSeconds: 0.5,
  })
  running.push(jobs)
  here.database.enqueueWith = jobs.enqueueWith
  await jobs.start({ work })
  return jobs
}

function inScope<T>(work: (scope: PlatformScope) => Promise<T>): Promise<T> {
  return inPlatform(here.database, caller, work)
}

async function waitFor<T>(read: () => Promise<T>, until: (value: T) => boolean): Promise<T> {
  return vi
    .waitUntil(
      async () => {
        const value = await read()
        return until(value) ? { value } : false
      },
      { timeout: 15_000, interval: 100 },
    )
    .then(({ value }) => value)
}

const stateOf = (name: string) => async () => (await inScope(({ db }) => findJobs(db, { queue: name }))).items[0]
const quiet = defineJob({ name: 'test.quiet', summary: 'Does nothing', handle: async () => undefined })

test('the schema is prepared again without effect, and an older one is brought up to date', async () => {
  const client = new pg.Client({ connectionString: here.adminUrl })
  await client.connect()
  try {
    await client.query('set role bmms_owner')
    const version = async () => (await client.query('select version from pgboss.version')).rows[0].version
    const newest = await version()
    await prepareJobs(client)
    expect(await version()).toBe(newest)
    await client.query(getRollbackPlans('pgboss'))
    expect(await version()).toBeLessThan(newest)
    await client.query(
      `insert into pgboss.bam (name, version, table_name, command) values ('later', 1, 'job', 'create index later_idx on pgboss.warning (type)')`,
    )
    await prepareJobs(client)
    expect(await version()).toBe(newest)
    expect((await client.query(`select to_regclass('pgboss.later_idx') as index`)).rows[0].index).not.toBeNull()
  } finally {
    await client.end()
  }
})

test('the login that serves uses the queue but owns nothing of it', async () => {
  const { rows } = await here.database.app.query(
    `select has_schema_privilege('pgboss', 'create') as makes, has_table_privilege('pgboss.bam', 'insert') as defers,
            has_function_privilege('pgboss.job_table_run(text, text, text)', 'execute') as runs`,
  )
  expect(rows[0]).toEqual({ makes: false, defers: false, runs: false })
})

test('a job exists when its transaction commits, and only then', async () => {
  await open([quiet])
  await expect(
    inScope(async ({ enqueue }) => {
      await enqueue('test.quiet', { planId: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await inScope(({ enqueue }) =>
    enqueue('test.quiet', { planId: 'kept' }, { startAfter: new Date('2030-01-01T00:00:00Z') }),
  )
  const { items } = await inScope(({ db }) => findJobs(db, {}))
  expect(items).toMatchObject([
    {
      queue: 'test.quiet',
      state: 'queued',
      data: { planId: 'kept' },
      attempts: 0,
      maximumAttempts: 6,
      error: '',
      dueAt: '2030-01-01T00:00:00Z',
    },
  ])
})

test('a worker does what is queued, one after the other without pauses', async () => {
  const seen: number[] = []
  const count = defineJob<{ number: number }>({
    name: 'test.count',
    summary: 'Counts',
    handle: async (_, { number }) => void seen.push(number),
  })
  await open([count], { work: true })
  await inScope(async ({ enqueue }) => {
    for (let number = 0; number < 20; number++) await enqueue('test.count', { number })
  })
  // With a pause of 0.5 s between any two this would take ten seconds.
  await vi.waitUntil(() => seen.length === 20, { timeout: 5_000 })
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, number) => number))
})

test('a failing job is tried again, ends as failed with its reason, and gets another try by hand', async () => {
  const contexts: Pick<JobContext, 'attempt' | 'isLastAttempt'>[] = []
  const fragile = defineJob({
    name: 'test.fragile',
    summary: 'Fails twice',
    retryLimit: 1,
    handle: async ({ attempt, isLastAttempt }) => {
      contexts.push({ attempt, isLastAttempt })
      if (contexts.length < 3) throw new Error(`no luck at try ${contexts.length}`)
    },
  })
  const jobs = await open([fragile], { work: true })
  await inScope(({ enqueue }) => enqueue('test.fragile', { id: 'x' }))
  const paused = await waitFor(stateOf('test.fragile'), (job) => job?.state === 'retrying')
  expect(paused).toMatchObject({ attempts: 1, maximumAttempts: 2, error: 'no luck at try 1', completedAt: null })
  expect(Date.parse(paused?.dueAt ?? '') - Date.now()).toBeGreaterThan(10_000)
  await admin(`update pgboss.job set start_after = now() - interval '1 second'`)
  const failed = await waitFor(stateOf('test.fragile'), (job) => job?.state === 'failed')
  expect(failed).toMatchObject({ attempts: 2, error: 'no luck at try 2' })
  expect((await jobs.overview()).failures).toMatchObject([{ id: failed?.id, queue: 'test.fragile' }])
  await jobs.retry('test.fragile', failed?.id ?? '')
  expect(await waitFor(stateOf('test.fragile'), (job) => job?.state === 'completed')).toMatchObject({ attempts: 3 })
  expect(contexts).toEqual([
    { attempt: 1, isLastAttempt: false },
    { attempt: 2, isLastAttempt: true },
    { attempt: 3, isLastAttempt: true },
  ])
})

test('only a failed job is tried again', async () => {
  await open([quiet])
  await inScope(({ enqueue }) => enqueue('test.quiet', {}))
  const job = await stateOf('test.quiet')()
  const again = (id: string) => inScope(({ db }) => retryJob(db, { queue: 'test.quiet', id }))
  await expect(again(job?.id ?? '')).rejects.toMatchObject({
    code: 'operations.job.not_failed',
    message: expect.stringContaining('queued'),
  })
  await expect(again('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({
    code: 'operations.job.not_found',
  })
})

test('the reason of a failure tells no values of a statement', async () => {
  const leaky = defineJob({
    name: 'test.leaky',
    summary: 'Breaks a constraint',
    retryLimit: 0,
    handle: ({ database, caller: me }) =>
      inPlatform(database, me, async ({ db }) => void (await db.execute(sql`select ${'a secret'}::text::integer`))),
  })
  await open([leaky], { work: true })
  await inScope(({ enqueue }) => enqueue('test.leaky', {}))
  const failed = await waitFor(stateOf('test.leaky'), (job) => job?.state === 'failed')
  expect(failed?.error).toContain('invalid input syntax')
  const { rows } = await admin('select output from pgboss.job')
  expect(JSON.stringify(rows[0].output)).not.toContain('params')
})

test('stopping waits for the job that runs', async () => {
  let finished = false
  let started = false
  const slow = defineJob({
    name: 'test.slow',
    summary: 'Takes a while',
    handle: async () => {
      started = true
      await pause(1_500)
      finished = true
    },
  })
  const jobs = await open([slow], { work: true })
  await inScope(({ enqueue }) => enqueue('test.slow', {}))
  await vi.waitUntil(() => started, { timeout: 5_000 })
  running.splice(0)
  await jobs.stop()
  expect(finished).toBe(true)
  expect(await stateOf('test.slow')()).toMatchObject({ state: 'completed' })
})

test('lost connections do not end the worker', async () => {
  let done = 0
  const steady = defineJob({ name: 'test.steady', summary: 'Goes on', handle: async () => void done++ })
  const jobs = await open([steady], { work: true })
  for (let round = 0; round < 3; round++) {
    await admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bmms jobs' and datname = current_database()`,
    )
    await pause(300)
  }
  await inScope(({ enqueue }) => enqueue('test.steady', {}))
  await vi.waitUntil(() => done === 1, { timeout: 10_000 })
  expect(await jobs.health()).toMatchObject({ status: 'ok' })
})

test('the job of a process that died is taken up again, by the rights of the login that serves', async () => {
  await open([quiet])
  await admin(`insert into pgboss.job (name, state, started_on, expire_seconds, policy, retry_delay, retry_backoff)
    values ('test.quiet', 'active', now() - interval '1 hour', 60, 'standard', 15, true)`)
  const supervisor = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: (text, values) => here.database.app.query(text, values) },
    migrate: false,
  })
  await supervisor.supervise()
  expect(await stateOf('test.quiet')()).toMatchObject({ state: 'retrying', error: 'job timed out' })
})

test('queues and schedules follow the declarations', async () => {
  const nightly = { name: 'test.nightly', summary: 'At night', handle: async () => undefined }
  const queue = async () =>
    (await admin(`select retry_limit, expire_seconds, retry_backoff from pgboss.queue where name = 'test.nightly'`))
      .rows[0]
  const schedules = async () => (await admin('select name, cron, timezone from pgboss.schedule')).rows
  const first = await open([defineJob({ ...nightly, cron: '15 3 * * *' })], { work: true })
  expect(await queue()).toEqual({ retry_limit: 5, expire_seconds: 300, retry_backoff: true })
  expect(await schedules()).toEqual([{ name: 'test.nightly', cron: '15 3 * * *', timezone: 'Asia/Manila' }])
  running.splice(0)
  await first.stop()
  await open([defineJob({ ...nightly, retryLimit: 2, expireInSeconds: 60 })], { work: true })
  expect(await queue()).toEqual({ retry_limit: 2, expire_seconds: 60, retry_backoff: true })
  expect(await schedules()).toEqual([])
})

test('the page of jobs filters, searches and counts, and shows nothing of the queue itself', async () => {
  const other = defineJob({ name: 'test.other', summary: 'Another', cron: '0 1 * * *', handle: async () => undefined })
  await open([quiet, other], { work: true })
  await inScope(({ enqueue }) => enqueue('test.quiet', { id: 'a' }))
  await waitFor(stateOf('test.quiet'), (job) => job?.state === 'completed')
  await inScope(({ enqueue }) => enqueue('test.other', { id: 'b' }, { startAfter: new Date('2030-01-01') }))
  const list = (query: Parameters<typeof findJobs>[1]) => inScope(({ db }) => findJobs(db, query))
  expect((await list({})).total).toBe(2)
  expect((await list({ state: 'completed' })).items.map((job) => job.queue)).toEqual(['test.quiet'])
  expect((await list({ q: 'OTHER' })).items.map((job) => job.queue)).toEqual(['test.other'])
  expect((await list({ q: '100%' })).total).toBe(0)
  expect((await list({ sort: 'queue', pageSize: 1, page: 2 })).items.map((job) => job.queue)).toEqual(['test.quiet'])
  const { queues } = await inScope(({ db }) => summarizeJobs(db, [quiet, other]))
  expect(queues).toMatchObject([
    { queue: 'test.other', cron: '0 1 * * *', queued: 1, completed: 0, waitingSince: null },
    { queue: 'test.quiet', cron: null, queued: 0, completed: 1, failed: 0 },
  ])
})

test('health says when nobody works the queue off, or when it does not answer', async () => {
  const jobs = await open([quiet])
  await inScope(({ enqueue }) => enqueue('test.quiet', {}))
  expect(await jobs.health()).toEqual({ status: 'ok', detail: '1 due, 0 failed in the last day' })
  await admin(`update pgboss.job set start_after = now() - interval '1 hour'`)
  expect(await jobs.health()).toMatchObject({ status: 'failing' })
  running.splice(0)
  await jobs.stop()
  expect(await jobs.health()).toMatchObject({ status: 'failing', detail: 'the queue does not answer' })
})

test('partitions of the change log are made ahead by a job', async () => {
  const { rows } = await admin(`select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'public.change'::regclass and c.relname <> 'change_default' order by 1 desc limit 1`)
  await admin(`drop table public.${rows[0].name}`)
  await open([makeChangePartitions], { work: true })
  await inScope(({ enqueue }) => enqueue(makeChangePartitions.name, {}))
  await waitFor(stateOf(makeChangePartitions.name), (job) => job?.state === 'completed')
  expect((await admin('select to_regclass($1) as name', [`public.${rows[0].name}`])).rows[0].name).not.toBeNull()
})

test('a declaration with an unusable name is refused', () => {
  expect(() => defineJob({ name: 'Mail', summary: '', handle: async () => undefined })).toThrow(TypeError)
})
