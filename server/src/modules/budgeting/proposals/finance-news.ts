// Telling the finance ministry that a proposal waits for it. In an organization's scope only members can be told.
import { and, eq, sql } from 'drizzle-orm'
import { inOrganization, inPlatform, type OrganizationRef } from '../../../platform/database/scope.ts'
import { defineJob } from '../../../platform/jobs/define-job.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { budgetingPolicy } from '../access.ts'
import { approval, pathOf, TELL_FINANCE } from './proposal-news.ts'
import { budgetProposals } from './tables.ts'

type Told = { organizationId: number; proposalId: string }

export const tellFinance = defineJob<Told>({
  name: TELL_FINANCE,
  summary: 'Tells the finance ministry of an endorsed budget proposal',
  handle: async ({ database, caller }, { organizationId, proposalId }) => {
    const organization = await inPlatform(database, caller, async ({ db }) => {
      const { rows } = await db.execute<OrganizationRef & Record<string, unknown>>(
        sql`select id, code, name, accent_color as "accentColor" from organization where id = ${organizationId}`,
      )
      return rows[0]
    })
    if (!organization) return
    const own = and(eq(budgetProposals.organizationId, organization.id), eq(budgetProposals.id, proposalId))
    const [proposal] = await inOrganization(database, { ...caller, organization }, ({ db }) =>
      db
        .select({ id: budgetProposals.id, title: budgetProposals.title, status: budgetProposals.status })
        .from(budgetProposals)
        .where(own),
    )
    // Somebody took it up, or sent it back, before the queue came to it.
    if (proposal?.status !== 'endorsed') return
    await inPlatform(database, caller, async (scope) => {
      const roles = budgetingPolicy.policy['budget.proposal.review']?.platform ?? []
      const { rows } = await scope.db.execute<{ id: string }>(sql`
        select distinct r.person_id as id from platform_role r join person p on p.id = r.person_id and p.is_active
         where r.role = any (${sql.param([...roles])}::text[])`)
      await notify(scope, {
        topic: approval,
        to: rows.map(({ id }) => id),
        title: `For review: ${organization.code}, ${proposal.title}`,
        text: `${organization.name} endorsed its budget proposal.`,
        path: pathOf(organization.code, proposal),
      })
    })
  },
})
