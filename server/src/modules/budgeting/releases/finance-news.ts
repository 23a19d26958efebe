// Telling the finance ministry that a modification waits for it. In an organization's scope only members can be told.
import { and, eq, sql } from 'drizzle-orm'
import { inOrganization, inPlatform, type OrganizationRef } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { budgetingPolicy } from '../access.ts'
import { TELL_FINANCE_OF_DOCUMENT, waiting } from './document-news.ts'
import { budgetDocuments } from './tables.ts'

type Told = { organizationId: number; documentId: string }

export const tellFinanceOfDocument = defineJob<Told>({
  name: TELL_FINANCE_OF_DOCUMENT,
  summary: 'Tells the finance ministry of a modification that it has to decide',
  handle: async ({ database, caller }, { organizationId, documentId }) => {
    const organization = await inPlatform(database, caller, async ({ db }) => {
      const { rows } = await db.execute<OrganizationRef & Record<string, unknown>>(
        sql`select id, code, name, accent_color as "accentColor" from organization where id = ${organizationId}`,
      )
      return rows[0]
    })
    if (!organization) return
    const { id, number, particulars, status } = budgetDocuments
    const own = and(eq(budgetDocuments.organizationId, organization.id), eq(id, documentId))
    const [document] = await inOrganization(database, { ...caller, organization }, ({ db }) =>
      db.select({ id, number, particulars, status }).from(budgetDocuments).where(own),
    )
    // Somebody decided or withdrew it before the queue came to it.
    if (document?.status !== 'submitted') return
    await inPlatform(database, caller, async (scope) => {
      const roles = budgetingPolicy.policy['budget.modification.decide']?.platform ?? []
      const { rows } = await scope.db.execute<{ id: string }>(sql`
        select distinct r.person_id as id from platform_role r join person p on p.id = r.person_id and p.is_active
         where r.role = any (${sql.param([...roles])}::text[])`)
      await notify(scope, {
        topic: waiting,
        to: rows.map((person) => person.id),
        title: `For your decision: ${organization.code}, ${document.number ?? 'modification'}`,
        text: document.particulars,
        path: `/moa/${organization.code}/budgeting/modifications/${document.id}`,
      })
    })
  },
})
