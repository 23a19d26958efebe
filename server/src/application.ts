// What every process of BMMS stands on: its database (own or given), migrated and checked, reached by its logins.
import type { Config } from './config.ts'
import { signer } from './platform/auth/signer.ts'
import { checkDatabase } from './platform/database/check.ts'
import { openPool } from './platform/database/client.ts'
import { startEmbedded } from './platform/database/embedded.ts'
import { readSecrets } from './platform/database/embedded-secrets.ts'
import { migrate } from './platform/database/migrate.ts'
import { deriveLogins, type Logins } from './platform/database/roles.ts'
import type { Database, Enqueue } from './platform/database/scope.ts'
import { prepareJobs } from './platform/jobs/prepare-jobs.ts'
import { sharedTables } from './shared-tables.ts'

export interface Application {
  config: Config
  database: Database
  logins: Logins
  secret: string
  /** Migrations that were missing and are applied now. */
  applied: readonly string[]
  close: () => Promise<void>
}

type Log = (line: string) => void

/** A database that answers: the address of its owner, and those of the logins. */
export interface Reached {
  adminUrl: string
  logins: Logins
  secret: string
  /** Ends this process's use of the embedded PostgreSQL; does nothing to any other. */
  leave: () => Promise<void>
}

/** Starts the embedded PostgreSQL, or takes the one that the settings name. Changes nothing in it. */
export async function reachDatabase(config: Config, log: Log): Promise<Reached> {
  const secret = config.secret || readSecrets(config.dataFolder).secret
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ folder: config.dataFolder, log })
  const adminUrl = embedded?.adminUrl ?? config.databaseUrl
  return { adminUrl, secret, logins: loginsFor(config, adminUrl, secret), leave: async () => embedded?.stop() }
}

/** Starts or reaches the database, migrates it, and refuses to go on when its protection is not complete. */
export async function openApplication(config: Config, log: Log): Promise<Application> {
  const { adminUrl, logins, secret, leave } = await reachDatabase(config, log)
  try {
    const { applied } = await migrate({ adminUrl, logins, sharedTables, log, prepareJobs })
    const database = openDatabase(config, logins, secret)
    await checkDatabase(database.app, sharedTables)
    const close = async () => {
      await Promise.all([database.app.end(), database.oversight.end(), database.identity.end()])
      await leave()
    }
    return { config, database, logins, secret, applied, close }
  } catch (error) {
    await leave()
    throw error
  }
}

function loginsFor(config: Config, adminUrl: string, secret: string): Logins {
  const derived = deriveLogins(adminUrl, secret)
  return {
    bmms_app: config.databaseAppUrl || derived.bmms_app,
    bmms_oversight: config.databaseOversightUrl || derived.bmms_oversight,
    bmms_identity: config.databaseIdentityUrl || derived.bmms_identity,
  }
}

function openDatabase(config: Config, logins: Logins, secret: string): Database {
  const { databasePoolSize: size, preparedStatements: prepared } = config
  const small = Math.max(2, Math.floor(size / 3))
  const noQueue: Enqueue = async (job) => {
    throw new Error(`The job queue is not running; ${job} was not enqueued.`)
  }
  return {
    app: openPool({ url: logins.bmms_app, size, prepared, name: 'bmms' }),
    oversight: openPool({ url: logins.bmms_oversight, size: small, prepared, name: 'bmms oversight' }),
    identity: openPool({ url: logins.bmms_identity, size: small, prepared, name: 'bmms identity' }),
    clock: { now: () => Temporal.Now.instant() },
    publicUrl: config.publicUrl || `http://localhost:${config.port}`,
    sign: signer(secret),
    emailRule: config.emailRule,
    enqueueWith: () => noQueue,
  }
}
