// Who came with an import, row by row: for the file of results.
import { sql } from 'drizzle-orm'
import type { PlatformScope } from '../../../platform/database/scope.ts'

export type ImportedPerson = {
  /** '' where there is no account. */
  username: string
  email: string
  /** What became of the row (`created`, `failed`), or would become of it (`create`, `error`). */
  state: string
}

/** In the order of the file. Rows that came to nothing show the address as the file says it. */
export async function findImportedPeople(scope: PlatformScope, batchId: string): Promise<ImportedPerson[]> {
  const { rows } = await scope.db.execute<ImportedPerson>(sql`
    select coalesce(p.username, '') as username, coalesce(p.email, r.given ->> c.place, '') as email,
           coalesce(r.outcome, r.verdict) as state
      from import_row r left join person p on p.id = r.record_id
      left join lateral (
        select (f.at - 1)::integer as place from import_batch b, jsonb_array_elements(b.columns) with ordinality f (taken, at)
         where b.id = r.batch_id and f.taken ->> 'column' = 'email' limit 1) c on true
     where r.batch_id = ${batchId} order by r.number`)
  return rows
}
