// The law over an organization's year, from the ledger.
import { sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { appropriationActs, ledgerAccounts, ledgerBalances, ppas } from '../tables.ts'
import { checkYear, type YearFacts } from './check-year.ts'
import { lawRules, type RuleId } from './rules.ts'
import type { YearCheck } from './year-check.ts'

/** What the acts of that fiscal year appropriate by PPA, and how PS and MOOE of them were allotted by quarter. */
async function readYearFacts(scope: OrganizationScope, year: number): Promise<YearFacts> {
  const of = scope.organization.id
  const accounts = sql`${ledgerAccounts} k join ${appropriationActs} a on a.id = k.act_id and a.fiscal_year = ${year}
    join ${ledgerBalances} b on b.organization_id = k.organization_id and b.account_id = k.id`
  const { rows: funded } = await scope.db.execute<YearFacts['ppas'][number] & Record<string, unknown>>(sql`
    select p.code, p.title, p.tags, p.bdp_link as "bdpLink", p.bdip_link as "bdipLink", sum(b.total)::text as appropriated
      from ${accounts} join ${ppas} p on p.organization_id = k.organization_id and p.id = k.ppa_id
     where k.organization_id = ${of} and b.stage = 'appropriation'
     group by p.id, p.code, p.title, p.tags, p.bdp_link, p.bdip_link having sum(b.total) <> 0 order by p.code`)
  const allotted = (quarter: number) =>
    sql`coalesce(sum(b.total) filter (where b.stage = 'allotment' and b.year = ${year} and b.quarter = ${quarter}), 0)::text`
  const { rows: classes } = await scope.db.execute<YearFacts['classes'][number] & Record<string, unknown>>(sql`
    select k.class, coalesce(sum(b.total) filter (where b.stage = 'appropriation'), 0)::text as appropriated,
           array[${allotted(1)}, ${allotted(2)}, ${allotted(3)}, ${allotted(4)}] as allotted
      from ${accounts} where k.organization_id = ${of} and k.class in ('PS', 'MOOE') and k.block = 'agency_specific'
     group by k.class order by k.class`)
  return { year, today: today(scope.clock.now()), ppas: funded, classes }
}

const ruleCheck = (rule: RuleId): YearCheck => ({
  id: rule,
  title: lawRules[rule].title,
  run: async (scope, year) => {
    const facts = await readYearFacts(scope, year)
    if (facts.ppas.length === 0) return null
    return checkYear(facts).filter((finding) => finding.rule === rule)
  },
})

export const lawChecks: readonly YearCheck[] = (['gender_share', 'plan_linkage', 'allotment_periods'] as const).map(
  ruleCheck,
)
