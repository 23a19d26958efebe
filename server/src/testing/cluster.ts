// One PostgreSQL for a whole test run: a throw-away cluster, or the one that TEST_DATABASE_URL names.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { seedReferences } from '../modules/budgeting/uacs/seed.ts'
import { seedOrganizations } from '../modules/organizations/seed.ts'
import { signer } from '../platform/auth/signer.ts'
import { openPool } from '../platform/database/client.ts'
import { startEmbedded, stopUnused } from '../platform/database/embedded.ts'
import { isAlive } from '../platform/database/embedded-processes.ts'
import { migrate } from '../platform/database/migrate.ts'
import { deriveLogins } from '../platform/database/roles.ts'
import { type Database, inPlatform, SYSTEM } from '../platform/database/scope.ts'
import { prepareJobs } from '../platform/jobs/prepare-jobs.ts'
import { sharedTables } from '../shared-tables.ts'
import { onAdmin, TEMPLATE, TEST_SECRET } from './test-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser of the test cluster, on its `postgres` database. */
    adminUrl: string
  }
}

/** Nothing in a test cluster has to survive a power cut. */
const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum_naptime: '10min',
  max_wal_size: '4GB',
}

const PREFIX = 'bmms-test-'

let stop: () => Promise<void> = async () => undefined

/** Vitest calls this once before the first test file of a project. */
export async function setup(project: TestProject): Promise<void> {
  try {
    const adminUrl = process.env.TEST_DATABASE_URL ?? (await startCluster())
    await prepareTemplate(adminUrl)
    project.provide('adminUrl', adminUrl)
  } catch (error) {
    await teardown()
    throw error
  }
}

/** Vitest calls this after the last test file, also when tests failed. */
export async function teardown(): Promise<void> {
  await stop()
}

/** Makes what every test database is cloned from: the newest schema and the organizations. */
async function prepareTemplate(adminUrl: string): Promise<void> {
  await onAdmin(adminUrl, `drop database if exists ${TEMPLATE} with (force)`)
  await onAdmin(adminUrl, `create database ${TEMPLATE}`)
  const url = new URL(adminUrl)
  url.pathname = `/${TEMPLATE}`
  await migrate({ adminUrl: url.href, logins: deriveLogins(url.href, TEST_SECRET), sharedTables, prepareJobs })
  await seedTemplate(deriveLogins(url.href, TEST_SECRET).bmms_app)
}

async function seedTemplate(appUrl: string): Promise<void> {
  const app = openPool({ url: appUrl, size: 1, prepared: true, name: 'bmms template' })
  const noQueue = async () => undefined
  const database: Database = {
    app,
    oversight: app,
    identity: app,
    clock: { now: () => Temporal.Now.instant() },
    publicUrl: 'http://localhost:3000',
    sign: signer(TEST_SECRET),
    emailRule: { domains: ['.gov.ph'], refuseOthers: false },
    enqueueWith: () => noQueue,
  }
  try {
    await inPlatform(database, { actor: SYSTEM, requestId: 'template' }, seedOrganizations)
    await inPlatform(database, { actor: SYSTEM, requestId: 'template' }, seedReferences)
  } finally {
    // A template is cloned only while nobody is connected to it.
    await app.end()
  }
}

async function startCluster(): Promise<string> {
  await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  stop = async () => remove()
  const postgres = await startEmbedded({ folder, settings: TEST_SETTINGS })
  // After Ctrl+C Vitest exits without a teardown: there is only time for the hard way.
  const stopAtOnce = () => {
    process.kill(postgres.pid, 'SIGQUIT')
    waitForEnd(postgres.pid)
    remove()
  }
  process.once('exit', stopAtOnce)
  stop = async () => {
    process.off('exit', stopAtOnce)
    await postgres.stop()
    remove()
  }
  return postgres.adminUrl
}

/** Without the event loop, which has ended; two seconds at most. */
function waitForEnd(pid: number): void {
  const nobody = new Int32Array(new SharedArrayBuffer(4))
  for (let round = 0; round < 100 && isAlive(pid); round += 1) Atomics.wait(nobody, 0, 0, 20)
}

/** A run that was killed leaves its cluster behind. A fresh folder may be another run's that has just begun. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const facts = statSync(folder, { throwIfNoEntry: false })
    if (facts === undefined || facts.uid !== process.getuid?.() || Date.now() - facts.mtimeMs < 60_000) continue
    if (await stopUnused(folder)) rmSync(folder, { recursive: true, force: true })
  }
}
