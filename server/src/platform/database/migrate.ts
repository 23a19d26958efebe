// Forward-only migrations: numbered SQL files, each once, in one order, under one lock.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { protectTables, type SharedTable } from './protect.ts'
import { ensureRoles, type Logins } from './roles.ts'

const LOCK = 4_201_044
const FOLDER = new URL('../../../migrations/', import.meta.url)

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** All migration files in order; the checksum is taken over the text as committed. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

export interface MigrateOptions {
  adminUrl: string
  logins: Logins
  sharedTables: readonly SharedTable[]
  log?: (line: string) => void
  /** Prepares the schema of the job queue, connected as owner. */
  prepareJobs?: (client: pg.Client) => Promise<void>
  migrations?: Migration[]
}

/**
 * Brings the database to the newest schema and protects every table. Several processes may call it at once: one works,
 * the others wait and find nothing to do. Refuses when a migration that was applied has been edited since.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: options.adminUrl, application_name: 'bmms migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await requireVersion(client)
    await ensureRoles(client, options.logins)
    await client.query('set role bmms_owner')
    const applied = await applyMissing(client, options.migrations ?? (await readMigrations()), options.log)
    await options.prepareJobs?.(client)
    await protectTables(client, options.sharedTables)
    return { applied }
  } finally {
    await client.end()
  }
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  if ((rows[0]?.version ?? 0) < 150_000) throw new Error('BMMS needs PostgreSQL 15 or newer.')
}

async function applyMissing(
  client: pg.Client,
  migrations: Migration[],
  log?: (line: string) => void,
): Promise<string[]> {
  await client.query('create schema if not exists bmms_meta')
  await client.query(
    `create table if not exists bmms_meta.migration
      (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from bmms_meta.migration',
  )
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const edited = migrations.find((m) => done.has(m.name) && done.get(m.name) !== m.checksum)
  if (edited)
    throw new Error(`Migration ${edited.name} was edited after it was applied. Restore it and add a new migration.`)
  const missing = migrations.filter((m) => !done.has(m.name))
  if (missing.length > 0) await relaxForOwner(client)
  for (const migration of missing) {
    log?.(`migrating ${migration.name}`)
    await applyOne(client, migration)
  }
  return missing.map((m) => m.name)
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into bmms_meta.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** Data migrations must see every row; `protectTables` forces row security again before anything is served. */
async function relaxForOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relforcerowsecurity and pg_get_userbyid(c.relowner) = 'bmms_owner'`,
  )
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`)
}
