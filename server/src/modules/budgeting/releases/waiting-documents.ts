// What waits for somebody's decision, what came back, and what would wait forever when a person leaves.
import { sql } from 'drizzle-orm'
import { isoInstant } from '../../../platform/database/columns.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Output } from '../../../platform/http/endpoint.ts'
import type { OpenTask } from '../../../platform/module.ts'
import { documentPath, titleOf } from './document-news.ts'
import type { Family } from './documents.contract.ts'
import type { readWaitingDocuments, WaitingDocument } from './waiting-documents.contract.ts'

/** More than this nobody decides in one sitting; the lists show the rest. */
const LIMIT = 200

/** Documents that the reader may decide, none of them prepared by the reader, and those that came back. */
export async function findWaitingDocuments(scope: OrganizationScope): Promise<Output<typeof readWaitingDocuments>> {
  const may = (permission: string) => scope.actor.permissions.has(permission)
  const { rows } = await scope.db.execute<WaitingDocument & Record<string, unknown>>(sql`
    select d.family, d.id, d.kind, d.number, d.particulars, w.wants,
           (select coalesce(sum(l.amount) filter (where l.side = 'to'), 0)::numeric(20, 2)::text from budget_document_line l
             where l.organization_id = d.organization_id and l.document_id = d.id) as total,
           case w.wants when 'revise' then coalesce(d.decided_by, '') else coalesce(d.submitted_by, d.prepared_by) end as by,
           case w.wants when 'revise' then coalesce(d.decided_at, d.updated_at)
             else coalesce(d.submitted_at, d.created_at) end::text as since
      from budget_document d
      cross join lateral (select case
        when d.status = 'returned' and ${scope.actor.id}::uuid = any (d.preparers) then 'revise'
        when ${scope.actor.id}::uuid = any (d.preparers) then null
        when d.family = 'appropriation' and d.status = 'draft' and ${may('budget.appropriation.release')}::boolean then 'decide'
        when d.status <> 'submitted' then null
        when d.family = 'release' and ${may('budget.appropriation.release')}::boolean then 'decide'
        when d.approver = 'minister' and ${may('budget.modification.approve')}::boolean then 'decide'
        when d.approver <> 'minister' and ${may('budget.modification.decide')}::boolean then 'decide' end as wants) w
     where d.organization_id = ${scope.organization.id} and d.status in ('draft', 'submitted', 'returned')
       and w.wants is not null
     order by since, d.id limit ${LIMIT}`)
  return { items: rows.map((row) => ({ ...row, since: isoInstant(row.since) })) }
}

const WORDS: Readonly<Record<string, string>> = {
  draft: 'a draft that they prepare',
  returned: 'returned to them for changes',
}

/** Drafts and returned documents of a person. */
export async function findOpenDocuments(scope: OrganizationScope, personId: string): Promise<OpenTask[]> {
  const { rows } = await scope.db.execute<{
    family: Family
    id: string
    number: string | null
    particulars: string
    preparers: string[]
    status: string
  }>(sql`
    select family, id, number, particulars, preparers, status from budget_document
     where organization_id = ${scope.organization.id} and status in ('draft', 'returned')
       and ${personId}::uuid = any (preparers)
     order by created_at, id`)
  return rows.map(({ family, status, ...document }) => ({
    title: `${family.charAt(0).toUpperCase()}${family.slice(1)} “${titleOf(document)}”: ${WORDS[status] ?? status}`,
    path: documentPath(scope, { family, document }),
  }))
}
