// A deadline as a module puts it in, written into the database of a journey.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

interface OpenDeadline {
  title: string
  path: string
  /** Both the day of the rule and the day on which it is due: a working day so far. */
  date: string
  /** Roles whose holders hear when it moves. */
  roles: readonly string[]
}

/** Opens a deadline of an organization. */
export async function openDeadline(folder: string, code: string, deadline: OpenDeadline): Promise<void> {
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
    await client.query(
      `insert into deadline (organization_id, id, kind, subject_id, title, path, statutory_date, due_date, roles)
         select o.id, gen_random_uuid(), 'budgeting.report', $2, $2, $3, $4, $4, $5 from organization o where o.code = $1`,
      [code, deadline.title, deadline.path, deadline.date, deadline.roles],
    )
  } finally {
    await client.end()
  }
}
