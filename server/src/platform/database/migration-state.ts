// Whether a database has the newest schema. Reads only.
import pg from 'pg'
import { type Migration, readMigrations } from './migrate.ts'

export interface MigrationState {
  /** Applied, in order. */
  applied: string[]
  /** Not applied yet. */
  pending: string[]
  /** Applied in another wording than the file has now. */
  edited: string[]
  /** Applied, but not known here: a newer BMMS used this database. */
  unknown: string[]
}

export async function readMigrationState(adminUrl: string, migrations?: Migration[]): Promise<MigrationState> {
  const known = migrations ?? (await readMigrations())
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'bmms check' })
  await client.connect()
  try {
    const done = await readApplied(client)
    return {
      applied: [...done.keys()],
      pending: known.filter(({ name }) => !done.has(name)).map(({ name }) => name),
      edited: known.filter(({ name, checksum }) => (done.get(name) ?? checksum) !== checksum).map(({ name }) => name),
      unknown: [...done.keys()].filter((name) => !known.some((migration) => migration.name === name)),
    }
  } finally {
    await client.end()
  }
}

/** Checksums by name; nothing in a database that BMMS has not used yet. */
async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query(`select to_regclass('bmms_meta.migration') as found`)
  if (tables[0]?.found === null) return new Map()
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from bmms_meta.migration order by name',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}
