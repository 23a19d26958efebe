// Foreign keys that would not hold after a rollback: each is asked on its own, so that all of them are listed.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'
import { databaseErrorOf } from '../../../platform/http/problem.ts'
import type { BrokenKey } from './rollback-findings.ts'
import { ROLLED_BACK } from './rolled-back-tables.ts'

const MISSING = '23503'

interface Key extends Record<string, unknown> {
  name: string
  table: string
  refersTo: string
}

/** In a transaction that put them off, and that is rolled back afterwards. */
export async function findBrokenKeys(scope: PlatformScope): Promise<BrokenKey[]> {
  const broken: BrokenKey[] = []
  for (const { name, table, refersTo } of await keysOfTables(scope)) {
    await scope.db.execute(sql`savepoint foreign_key`)
    try {
      await scope.db.execute(sql`set constraints public.${sql.identifier(name)} immediate`)
    } catch (error) {
      const found = databaseErrorOf(error)
      if (found?.code !== MISSING) throw error
      broken.push({ constraint: name, table, refersTo, detail: found.detail ?? '' })
      await scope.db.execute(sql`rollback to savepoint foreign_key`)
    }
  }
  return broken
}

async function keysOfTables({ db }: PlatformScope): Promise<Key[]> {
  const tables = sql`(select format('public.%I', t)::regclass from unnest(${sql.param([...ROLLED_BACK])}::text[]) t)`
  const { rows } = await db.execute<Key>(sql`
    select c.conname as name, r.relname as table, f.relname as "refersTo"
      from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_class f on f.oid = c.confrelid
     where c.contype = 'f' and c.condeferrable and c.conparentid = 0
       and (c.conrelid = any (array${tables}) or c.confrelid = any (array${tables}))
     order by r.relname, c.conname`)
  return rows
}
