// Waves as a published plan leaves them, written into the database of a journey.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

interface PlannedWave {
  number: number
  name: string
  startsOn: string
  endsOn: string
  organizations: readonly string[]
}

/** Plans waves with their organizations; milestones come with the next laying out. */
export async function planWaves(folder: string, waves: readonly PlannedWave[]): Promise<void> {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  const client = new pg.Client({
    host: '127.0.0.1',
    port: read('postgres.json').port,
    user: 'postgres',
    password: read('secrets.json').postgresPassword,
    database: 'postgres',
  })
  await client.connect()
  try {
    for (const { number, name, startsOn, endsOn, organizations } of waves) {
      const { rows } = await client.query(
        `insert into rollout_wave (id, number, name, starts_on, ends_on, baseline_starts_on, baseline_ends_on)
           values (gen_random_uuid(), $1, $2, $3, $4, $3, $4) returning id`,
        [number, name, startsOn, endsOn],
      )
      await client.query(
        `insert into rollout_placement (organization_id, id, wave_id)
           select o.id, gen_random_uuid(), $1 from organization o where o.code = any($2)`,
        [rows[0].id, organizations],
      )
    }
  } finally {
    await client.end()
  }
}
