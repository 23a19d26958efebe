// Sums of a proposal, all made by the database: by class, and by program.
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../platform/database/scope.ts'
import { centavos, pesosOf } from '../centavos.ts'
import { type AllotmentClass, CLASSES } from '../money.contract.ts'
import type { ClassTotal } from './proposal.contract.ts'

/** Whose rows, and which proposal: organization first, as the keys are. */
export interface ProposalKey {
  organizationId: number
  id: string
}

interface ClassRow extends Record<string, unknown> {
  class: AllotmentClass
  ceiling: string | null
  requested: string
  approved: string
  previousActual: string
  currentAppropriation: string
  unreviewed: number
}

const money = (amount: SQL) => sql`coalesce(${amount}, 0)::numeric(30, 2)::text`

/** The four classes of a proposal, with ceilings of its call; `unreviewed` counts lines without an approved amount. */
export async function findClassRows({ db }: { db: Db }, { organizationId, id }: ProposalKey): Promise<ClassRow[]> {
  const { rows } = await db.execute<ClassRow>(sql`
    select c.class, g.amount::text as ceiling, ${money(sql`l.requested`)} as requested, ${money(sql`l.approved`)} as approved,
           ${money(sql`k.previous`)} as "previousActual", ${money(sql`k.current`)} as "currentAppropriation",
           coalesce(l.unreviewed, 0)::integer as unreviewed
      from unnest(array['PS', 'MOOE', 'FE', 'CO']) with ordinality as c(class, place)
      join budget_proposal p on p.organization_id = ${organizationId} and p.id = ${id}
      left join budget_ceiling g on g.organization_id = p.organization_id and g.call_id = p.call_id and g.class = c.class
      left join (select class, sum(amount) as requested, sum(coalesce(approved_amount, amount)) as approved,
                        count(*) filter (where approved_amount is null) as unreviewed
                   from proposal_line where organization_id = ${organizationId} and proposal_id = ${id} group by class) l
        on l.class = c.class
      left join (select class, sum(previous_actual) as previous, sum(current_appropriation) as current
                   from proposal_comparative m
                   join proposal_ppa a on a.organization_id = m.organization_id and a.id = m.proposal_ppa_id
                  where a.organization_id = ${organizationId} and a.proposal_id = ${id} group by class) k on k.class = c.class
     order by c.place`)
  return rows
}

/** Whether approved amounts mean something in this state. */
export function isReviewed(status: string): boolean {
  return status === 'under_review' || status === 'approved'
}

/** A class against its ceiling; exact. */
export function classTotal(row: ClassRow, status: string): ClassTotal {
  const { ceiling, requested, previousActual, currentAppropriation } = row
  const room = ceiling === null ? null : centavos(ceiling) - centavos(requested)
  return {
    ...{ class: row.class, ceiling, requested, previousActual, currentAppropriation },
    room: room === null ? null : pesosOf(room),
    isOver: room === null ? centavos(requested) > 0n : room < 0n,
    approved: isReviewed(status) ? row.approved : null,
  }
}

/** All classes together; classes without a ceiling have none of it. */
export function wholeTotal(classes: readonly ClassTotal[], status: string) {
  const sum = (pick: (row: ClassTotal) => string | null) =>
    classes.reduce((total, row) => total + centavos(pick(row) ?? '0'), 0n)
  const [ceiling, requested] = [sum((row) => row.ceiling), sum((row) => row.requested)]
  return {
    ceiling: pesosOf(ceiling),
    requested: pesosOf(requested),
    room: pesosOf(ceiling - requested),
    approved: isReviewed(status) ? pesosOf(sum((row) => row.approved)) : null,
    previousActual: pesosOf(sum((row) => row.previousActual)),
    currentAppropriation: pesosOf(sum((row) => row.currentAppropriation)),
  }
}

export interface ProposedRow extends Record<string, unknown> {
  id: string
  ppaId: string
  code: string
  title: string
  kind: string
  costStructure: string
  tags: string[]
  priority: number
  category: string
  goalId: string | null
  goalTitle: string | null
  outcome: string
  justification: string
  expectedOutcome: string
  bdpLink: string
  bdipLink: string
  genderAmount: string
  genderAmountGiven: string | null
  lines: number
  indicators: number
  requested: string
  approved: string
  /** `{"PS": {"requested": "1.00", "approved": "1.00"}}` of the classes that have lines. */
  classes: Partial<Record<AllotmentClass, { requested: string; approved: string }>>
  /** `{"PS": {"previousActual": "1.00", "currentAppropriation": "1.00"}}` as somebody said. */
  comparatives: Partial<Record<AllotmentClass, { previousActual: string; currentAppropriation: string }>>
  version: number
}

/** The programs of a proposal in the order of their priority; or one of them. One statement. */
export async function findProposed(
  { db }: { db: Db },
  { organizationId, id }: ProposalKey,
  proposedId?: string,
): Promise<ProposedRow[]> {
  const { rows } = await db.execute<ProposedRow>(sql`
    select a.id, a.ppa_id as "ppaId", p.code, p.title, p.kind, p.cost_structure as "costStructure", p.tags, a.priority,
           a.category, a.goal_id as "goalId", s.title as "goalTitle", a.outcome, a.justification,
           a.expected_outcome as "expectedOutcome", a.bdp_link as "bdpLink", a.bdip_link as "bdipLink",
           coalesce(a.gender_amount, case when 'gender' = any (p.tags) then l.requested end, 0)::numeric(30, 2)::text as "genderAmount",
           a.gender_amount::text as "genderAmountGiven", coalesce(l.lines, 0)::integer as lines,
           (select count(*) from proposal_indicator i where i.organization_id = a.organization_id and i.proposal_ppa_id = a.id)::integer as indicators,
           ${money(sql`l.requested`)} as requested, ${money(sql`l.approved`)} as approved, coalesce(l.classes, '{}') as classes,
           coalesce((select jsonb_object_agg(m.class, jsonb_build_object('previousActual', m.previous_actual::text,
               'currentAppropriation', m.current_appropriation::text))
             from proposal_comparative m where m.organization_id = a.organization_id and m.proposal_ppa_id = a.id), '{}') as comparatives,
           a.version
      from proposal_ppa a
      join ppa p on p.organization_id = a.organization_id and p.id = a.ppa_id
      left join strategic_goal s on s.organization_id = a.organization_id and s.id = a.goal_id
      left join (select proposal_ppa_id, sum(lines) as lines, sum(requested) as requested, sum(approved) as approved,
                        jsonb_object_agg(class, jsonb_build_object('requested', requested::text, 'approved', approved::text)) as classes
                   from (select proposal_ppa_id, class, count(*) as lines, sum(amount) as requested,
                                sum(coalesce(approved_amount, amount)) as approved
                           from proposal_line where organization_id = ${organizationId} and proposal_id = ${id}
                          group by proposal_ppa_id, class) of_class
                  group by proposal_ppa_id) l on l.proposal_ppa_id = a.id
     where a.organization_id = ${organizationId} and a.proposal_id = ${id}
       ${proposedId === undefined ? sql`` : sql`and a.id = ${proposedId}`}
     order by a.priority, a.id`)
  return rows
}

/** Classes of a program in the order of the forms, where there is something. */
export function requestedByClass({ classes }: ProposedRow) {
  return CLASSES.flatMap((name) => {
    const found = classes[name]
    return found ? [{ class: name, requested: found.requested }] : []
  })
}
