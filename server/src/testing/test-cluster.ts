// What the set-up of the test cluster and the tests share; free of vitest, which the set-up may not import.
import pg from 'pg'

export const TEMPLATE = 'bmms_template'
export const TEST_SECRET = 'a secret that only tests use, long enough'

/** One statement as the superuser of the test cluster. */
export async function onAdmin(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql, values)
  } finally {
    await client.end()
  }
}
