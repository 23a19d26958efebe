// Writes of sign-in and accounts: one transaction over the login bmms_identity that names who did it in the change log.
import { DrizzleQueryError } from 'drizzle-orm'
import type pg from 'pg'
import { withClient } from '../database/client.ts'
import { type Caller, type Db, dbOf } from '../database/scope.ts'

const NAME_ACTOR = `select set_config('bmms.actor_id', $1, true), set_config('bmms.actor_name', $2, true),
  set_config('bmms.request_id', $3, true)`

/** Who acts; the change log keeps the person, the name and the request. */
export type By = { actor: Pick<Caller['actor'], 'id' | 'name'>; requestId: string }

/**
 * Runs `work` in one transaction on behalf of `by`; without it the log names nobody (the system itself). The client is for
 * putting jobs into the queue (`enqueueWith`).
 */
export function inIdentity<T>(
  pool: pg.Pool,
  by: By | undefined,
  work: (db: Db, client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  return withClient(pool, async (client) => {
    try {
      await client.query('begin')
      if (by) await client.query({ text: NAME_ACTOR, values: [by.actor.id, by.actor.name, by.requestId] })
      const result = await work(dbOf(client), client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw withoutValues(error)
    }
  })
}

/** Drizzle writes the values of a failed statement into its message; here they are tokens and hashes, which no log may have. */
export function withoutValues(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? (error.cause ?? new Error('a statement of sign-in failed')) : error
}
