import type { Duplex } from 'node:stream'
import { expect, it } from 'vitest'
import { useTestDatabase } from '../../testing/database.ts'
import { onAdmin } from '../../testing/test-cluster.ts'
import { openPool } from './client.ts'

const test = useTestDatabase()

function open() {
  return openPool({ url: test.logins.bmms_app, size: 1, prepared: true, name: 'test' })
}

it('a connection that breaks in use fails its query and is replaced; the process lives on', async () => {
  const pool = open()
  const client = await pool.connect()
  const ended = new Promise<void>((resolve) => client.once('end', resolve))
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const slow = expect(client.query('select pg_sleep(20)')).rejects.toThrow(/terminat/)
  await onAdmin(test.adminUrl, 'select pg_terminate_backend($1)', [rows[0].pid])
  await Promise.all([slow, ended])
  client.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
})

it('a statement is planned once, whatever its values', async () => {
  const pool = open()
  for (const value of [1, 2, 3]) await pool.query({ text: 'select $1::int as value', values: [value] })
  const { rows } = await pool.query(
    'select statement, generic_plans::int, custom_plans::int from pg_prepared_statements',
  )
  expect(rows).toContainEqual({ statement: 'select $1::int as value', generic_plans: 3, custom_plans: 0 })
  await pool.end()
})

it('statements of one turn leave together, and are answered in their order', async () => {
  const pool = open()
  const client = await pool.connect()
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  const answers = ['begin', 'select 1', 'commit'].map((text) => client.query(text))
  expect(stream.writableCorked).toBe(1)
  expect((await Promise.all(answers)).map(({ command }) => command)).toEqual(['BEGIN', 'SELECT', 'COMMIT'])
  expect(stream.writableCorked).toBe(0)
  client.release()
  await pool.end()
})
