// The years of a strategic plan hold all of its annual work plans.
import { and, asc, eq, inArray, not, notInArray, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../platform/database/scope.ts'
import { fail } from './errors.ts'
import { annualWorkPlans } from './tables.ts'

/**
 * Refuses years that leave out an annual work plan of the plan (or plans: an amendment and what it amends). Fails with
 * planning.plan.years_in_use.
 */
export async function requireYearsCovered(
  scope: OrganizationScope,
  planIds: string | readonly string[],
  { startYear, endYear }: { startYear: number; endYear: number },
): Promise<void> {
  const [outside] = await scope.db
    .select({ year: annualWorkPlans.year })
    .from(annualWorkPlans)
    .where(
      and(
        eq(annualWorkPlans.organizationId, scope.organization.id),
        inArray(annualWorkPlans.planId, [planIds].flat()),
        notInArray(annualWorkPlans.status, ['cancelled', 'archived']),
        not(sql`${annualWorkPlans.year} between ${startYear} and ${endYear}`),
      ),
    )
    .orderBy(asc(annualWorkPlans.year))
    .limit(1)
  if (outside) {
    const path = outside.year < startYear ? 'startYear' : 'endYear'
    fail('planning.plan.years_in_use', { year: outside.year }, { path })
  }
}
