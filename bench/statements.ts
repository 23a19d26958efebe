// Which SQL statements a request costs, counted by PostgreSQL itself (pg_stat_statements).
import type pg from 'pg'

export interface Statements {
  perRequest: number
  /** Those beside the transaction and its context. */
  besidesContext: number
  each: { perRequest: number; text: string }[]
}

/** Takes effect with the next start of PostgreSQL; counting itself stays off until asked for. */
export async function prepareCounting(client: pg.Client): Promise<void> {
  await client.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`)
  await client.query(`alter system set pg_stat_statements.track = 'none'`)
}

/** Counts the statements that arrive while `work` makes its requests. */
export async function countStatements(client: pg.Client, work: () => Promise<number>): Promise<Statements> {
  await client.query('create extension if not exists pg_stat_statements')
  await switchCounting(client, 'top')
  await client.query('select pg_stat_statements_reset()')
  const requests = await work()
  const { rows } = await client.query<{ calls: number; query: string }>(
    'select sum(calls)::int as calls, query from pg_stat_statements group by query order by 1 desc',
  )
  await switchCounting(client, 'none')
  await client.query('drop extension pg_stat_statements')
  // What runs beside the requests (the queue looks for work) is far below one for every other request.
  const each = rows
    .filter(({ calls }) => calls >= requests / 2)
    .map(({ calls, query }) => ({ perRequest: calls / requests, text: query.replaceAll(/\s+/g, ' ').slice(0, 120) }))
  const sum = (statements: typeof each) => statements.reduce((total, { perRequest }) => total + perRequest, 0)
  // In an organization one statement knows who asks and sets the context; above organizations there are two.
  const context = /^(begin|start transaction|commit)|bmms\.enter\(|set_config\('bmms|^select person_id as _, username/i
  return { perRequest: sum(each), besidesContext: sum(each.filter(({ text }) => !context.test(text))), each }
}

/** How many statements arrive on all connections while `work` lasts. */
export async function countAll<T>(
  client: pg.Client,
  work: () => Promise<T>,
): Promise<{ result: T; statements: number }> {
  await client.query('create extension if not exists pg_stat_statements')
  await switchCounting(client, 'top')
  await client.query('select pg_stat_statements_reset()')
  const result = await work()
  const { rows } = await client.query<{ calls: number }>('select sum(calls)::int as calls from pg_stat_statements')
  await switchCounting(client, 'none')
  return { result, statements: rows[0]?.calls ?? 0 }
}

async function switchCounting(client: pg.Client, track: 'top' | 'none'): Promise<void> {
  await client.query(`alter system set pg_stat_statements.track = '${track}'`)
  await client.query('select pg_reload_conf()')
  // Connections take the setting up with their next statement after the signal.
  await client.query('select pg_sleep(0.2)')
}
