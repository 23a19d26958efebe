// What the finance ministry approved, for those who enter appropriations and plan the year.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { AllotmentClass } from '../money.contract.ts'

/** One object of one program, in pesos with two decimals. */
export interface ApprovedAmount {
  ppaId: string
  ppaCode: string
  class: AllotmentClass
  objectCode: string
  requested: string
  approved: string
  /** Of the four allotment periods (BAA 84, s. 37(b)); their sum is `approved`. */
  q1: string
  q2: string
  q3: string
  q4: string
}

/**
 * Approved amounts of the approved proposal of a fiscal year, by program, class and object in the order of the forms; none
 * while there is no such proposal. What was approved is phased as what was asked for, centavos that are left over in the
 * fourth period.
 */
export async function findApprovedAmounts(scope: OrganizationScope, fiscalYear: number): Promise<ApprovedAmount[]> {
  const { rows } = await scope.db.execute<ApprovedAmount & Record<string, unknown>>(sql`
    with line as (
      select l.proposal_ppa_id, l.class, l.object_code, l.amount, l.approved_amount as approved,
             trunc(l.approved_amount * coalesce(l.q1, trunc(l.amount / 4, 2)) / l.amount, 2) as q1,
             trunc(l.approved_amount * coalesce(l.q2, trunc(l.amount / 4, 2)) / l.amount, 2) as q2,
             trunc(l.approved_amount * coalesce(l.q3, trunc(l.amount / 4, 2)) / l.amount, 2) as q3
        from budget_proposal b
        join proposal_line l on l.organization_id = b.organization_id and l.proposal_id = b.id
       where b.organization_id = ${scope.organization.id} and b.fiscal_year = ${fiscalYear} and b.status = 'approved'
    )
    select p.id as "ppaId", p.code as "ppaCode", l.class, l.object_code as "objectCode",
           sum(l.amount)::numeric(30, 2)::text as requested, sum(l.approved)::numeric(30, 2)::text as approved,
           sum(l.q1)::numeric(30, 2)::text as q1, sum(l.q2)::numeric(30, 2)::text as q2, sum(l.q3)::numeric(30, 2)::text as q3,
           sum(l.approved - l.q1 - l.q2 - l.q3)::numeric(30, 2)::text as q4
      from line l
      join proposal_ppa a on a.organization_id = ${scope.organization.id} and a.id = l.proposal_ppa_id
      join ppa p on p.organization_id = a.organization_id and p.id = a.ppa_id
     group by p.id, p.code, l.class, l.object_code
     order by p.code, array_position(array['PS', 'MOOE', 'FE', 'CO'], l.class), l.object_code`)
  return rows
}
