// What hangs on a program of a proposal: objectives and indicators.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { ProposalPpa } from './proposal-ppas.contract.ts'
import { proposalIndicators, proposalObjectives } from './tables.ts'

/** Objectives of annual work plans that a program works towards. */
export async function findObjectives(
  { db, organization }: OrganizationScope,
  proposedId: string,
): Promise<ProposalPpa['objectives']> {
  const { rows } = await db.execute<ProposalPpa['objectives'][number] & Record<string, unknown>>(sql`
    select o.id, o.title, y.year from proposal_objective l
      join objective o on o.organization_id = l.organization_id and o.id = l.objective_id
      join annual_work_plan y on y.organization_id = o.organization_id and y.id = o.annual_work_plan_id
     where l.organization_id = ${organization.id} and l.proposal_ppa_id = ${proposedId}
     order by y.year, o.position, o.id`)
  return rows
}

/** Fails with budget.proposal.objective_unknown when one is not of this organization. */
export async function replaceObjectives(
  { db, organization }: OrganizationScope,
  proposedId: string,
  ids: readonly string[],
): Promise<void> {
  const { organizationId, proposalPpaId } = proposalObjectives
  await db.delete(proposalObjectives).where(and(eq(organizationId, organization.id), eq(proposalPpaId, proposedId)))
  if (ids.length > 0)
    await db.insert(proposalObjectives).values(ids.map((objectiveId) => ({ proposalPpaId: proposedId, objectiveId })))
}

/** In their order. */
export async function findIndicators(
  { db, organization }: OrganizationScope,
  proposedId: string,
): Promise<ProposalPpa['indicatorList']> {
  const { organizationId, proposalPpaId, position, ...shown } = proposalIndicators
  const { id, level, name, unit, baseline, target, targetNext, targetAfter } = shown
  const rows = await db
    .select({ id, level, name, unit, baseline, target, targetNext, targetAfter })
    .from(proposalIndicators)
    .where(and(eq(organizationId, organization.id), eq(proposalPpaId, proposedId)))
    .orderBy(asc(position), asc(id))
  return rows.map((row) => ({ ...row, level: row.level as 'outcome' | 'output' }))
}
