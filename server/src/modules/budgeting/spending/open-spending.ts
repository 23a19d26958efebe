// Requests and corrections that wait for a person, and would wait forever when the person leaves.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { OpenTask } from '../../../platform/module.ts'
import { correctionPath, requestPath } from './spending-news.ts'

/** Drafts and returned requests that the person prepares, and corrections that the person prepared. */
export async function findOpenSpending(scope: OrganizationScope, personId: string): Promise<OpenTask[]> {
  const of = scope.organization.id
  const { rows } = await scope.db.execute<{ kind: string; id: string; title: string; status: string }>(sql`
    select 'request' as kind, q.id, q.payee as title, q.status, q.created_at from obligation_request q
     where q.organization_id = ${of} and q.status in ('draft', 'returned') and ${personId}::uuid = any (q.preparers)
    union all
    select 'correction', c.id, c.reason, c.status, c.created_at from ledger_correction c
     where c.organization_id = ${of} and c.status = 'submitted' and c.prepared_by = ${personId}
    order by created_at, id`)
  return rows.map(({ kind, id, title, status }) =>
    kind === 'request'
      ? { title: `Obligation request “${title}”: ${REQUEST[status] ?? status}`, path: requestPath(scope, id) }
      : { title: `Correction “${title.slice(0, 80)}”: waits for approval`, path: correctionPath(scope, id) },
  )
}

const REQUEST: Readonly<Record<string, string>> = {
  draft: 'a draft that they prepare',
  returned: 'returned to them for changes',
}
