// What a proposal says, whole and in one order: the hash of paper and system is made over it.
import { sql } from 'drizzle-orm'
import type { Db } from '../../../platform/database/scope.ts'
import { contentHash } from '../../../platform/documents/content-hash.ts'
import type { AllotmentClass } from '../money.contract.ts'

/** Amounts are pesos with two decimals, all figures exact texts. */
export interface ContentProgram {
  code: string
  title: string
  priority: number
  category: string
  goal: string | null
  outcome: string
  justification: string
  expectedOutcome: string
  bdpLink: string
  bdipLink: string
  genderAmount: string | null
  tags: string[]
  objectives: string[]
  indicators: {
    level: string
    name: string
    unit: string
    baseline: string | null
    target: string
    targetNext: string | null
    targetAfter: string | null
  }[]
  comparatives: { class: AllotmentClass; previousActual: string; currentAppropriation: string }[]
}
export interface ContentLine {
  /** Priority of its program. */
  program: number
  class: AllotmentClass
  object: string
  objectName: string
  description: string
  quantity: string
  unit: string
  unitCost: string
  amount: string
  /** Four quarters; nulls: evenly. */
  phasing: (string | null)[]
  location: string | null
  /** Null until it is fixed. */
  approved: string | null
}

/** A proposal as it is printed and hashed; approved amounts belong to it once they are fixed. */
export interface ProposalContent {
  organization: string
  fiscalYear: number
  title: string
  summary: string
  programs: ContentProgram[]
  lines: ContentLine[]
  papers: { kind: string; note: string; name: string; sha256: string }[]
}

interface Standing {
  content: ProposalContent
  status: string
  organizationName: string
  fiscalYear: number
  changedAt: string
}

/** With SHA-256 over the content, hexadecimal. */
export type StandingContent = Standing & { sha256: string }

const indicators = sql`select json_agg(json_build_object('level', i.level, 'name', i.name, 'unit', i.unit,
    'baseline', i.baseline::text, 'target', i.target::text, 'targetNext', i.target_next::text, 'targetAfter', i.target_after::text)
    order by i.position, i.id)
  from proposal_indicator i where i.organization_id = a.organization_id and i.proposal_ppa_id = a.id`
const comparatives = sql`select json_agg(json_build_object('class', m.class, 'previousActual', m.previous_actual::text,
    'currentAppropriation', m.current_appropriation::text)
    order by array_position(array['PS', 'MOOE', 'FE', 'CO'], m.class))
  from proposal_comparative m where m.organization_id = a.organization_id and m.proposal_ppa_id = a.id`
const objectives = sql`select json_agg(t.title order by t.title, t.id) from proposal_objective k
  join objective t on t.organization_id = k.organization_id and t.id = k.objective_id
  where k.organization_id = a.organization_id and k.proposal_ppa_id = a.id`
const programs = sql`select json_agg(json_build_object('code', p.code, 'title', p.title, 'priority', a.priority,
    'category', a.category, 'goal', g.title, 'outcome', a.outcome, 'justification', a.justification,
    'expectedOutcome', a.expected_outcome, 'bdpLink', a.bdp_link, 'bdipLink', a.bdip_link,
    'genderAmount', a.gender_amount::text, 'tags', to_json(p.tags), 'objectives', coalesce((${objectives}), '[]'),
    'indicators', coalesce((${indicators}), '[]'), 'comparatives', coalesce((${comparatives}), '[]')) order by a.priority)
  from proposal_ppa a
  join ppa p on p.organization_id = a.organization_id and p.id = a.ppa_id
  left join strategic_goal g on g.organization_id = a.organization_id and g.id = a.goal_id
  where a.organization_id = b.organization_id and a.proposal_id = b.id`
const lines = sql`select json_agg(json_build_object('program', a.priority, 'class', l.class, 'object', l.object_code, 'objectName', x.name, 'description', l.description,
    'quantity', trim_scale(l.quantity)::text, 'unit', l.unit, 'unitCost', l.unit_cost::text, 'amount', l.amount::text,
    'phasing', json_build_array(l.q1::text, l.q2::text, l.q3::text, l.q4::text), 'location', l.location,
    'approved', case when b.status = 'approved' then l.approved_amount::text end)
    order by a.priority, array_position(array['PS', 'MOOE', 'FE', 'CO'], l.class), l.object_code, l.id)
  from proposal_line l join proposal_ppa a on a.organization_id = l.organization_id and a.id = l.proposal_ppa_id
  join uacs_object x on x.code = l.object_code
  where l.organization_id = b.organization_id and l.proposal_id = b.id`
const papers = sql`select json_agg(json_build_object('kind', t.kind, 'note', t.note, 'name', f.name, 'sha256', f.sha256) order by t.kind, t.id)
  from proposal_attachment t join file f on f.organization_id = t.organization_id and f.id = t.file_id
  where t.organization_id = b.organization_id and t.proposal_id = b.id`

/**
 * The content of a proposal as it stands in this transaction, and its hash; nothing where there is none. One statement,
 * in an organization or across them. The state does not belong to it: a paper stays true while the proposal moves on.
 */
export async function findContent({ db }: { db: Db }, id: string): Promise<StandingContent | undefined> {
  const { rows } = await db.execute<Standing & Record<string, unknown>>(sql`
    select b.status, o.name as "organizationName", b.fiscal_year as "fiscalYear",
           to_char(b.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt",
           json_build_object('organization', o.code, 'fiscalYear', b.fiscal_year, 'title', b.title, 'summary', b.summary,
             'programs', coalesce((${programs}), '[]'), 'lines', coalesce((${lines}), '[]'), 'papers', coalesce((${papers}), '[]')) as content
      from budget_proposal b join organization o on o.id = b.organization_id
     where b.id = ${id}`)
  const [found] = rows
  return found && { ...found, sha256: contentHash(found.content) }
}
