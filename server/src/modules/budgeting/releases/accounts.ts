// What there is to release, to move and to obligate from.
import { and, eq, gte, ilike, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Column } from '../../../platform/documents/columns.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { appropriationActs, appropriationValidities, ledgerAccounts, ppas } from '../tables.ts'
import type { AccountRow, listAccounts, readFunding } from './accounts.contract.ts'

const sum = (stage: string) => sql<string>`b.${sql.raw(stage)}::text`
const from = sql`${ledgerAccounts}
  join ${ppas} on ${ppas.organizationId} = ${ledgerAccounts.organizationId} and ${ppas.id} = ${ledgerAccounts.ppaId}
  join ${appropriationActs} on ${appropriationActs.id} = ${ledgerAccounts.actId}
  join ${appropriationValidities} on ${appropriationValidities.actId} = ${ledgerAccounts.actId}
    and ${appropriationValidities.class} = ${ledgerAccounts.class}
  cross join lateral (
    select coalesce(sum(l.total) filter (where l.stage = 'appropriation'), 0)::numeric(20, 2) as appropriated,
           coalesce(sum(l.total) filter (where l.stage = 'allotment'), 0)::numeric(20, 2) as allotted,
           coalesce(sum(l.total) filter (where l.stage = 'obligation'), 0)::numeric(20, 2) as obligated,
           coalesce(sum(l.total) filter (where l.stage = 'disbursement'), 0)::numeric(20, 2) as disbursed,
           count(*) as posted
      from ledger_balance l
     where l.organization_id = ${ledgerAccounts.organizationId} and l.account_id = ${ledgerAccounts.id}) b`

const accountsList = defineList({
  columns: {
    id: ledgerAccounts.id,
    ppaId: ledgerAccounts.ppaId,
    ppaCode: ppas.code,
    ppaTitle: ppas.title,
    class: ledgerAccounts.class,
    actId: ledgerAccounts.actId,
    actCode: appropriationActs.code,
    fiscalYear: appropriationActs.fiscalYear,
    fundCluster: ledgerAccounts.fundCluster,
    fundingSource: ledgerAccounts.fundingSource,
    block: ledgerAccounts.block,
    obligateUntil: appropriationValidities.obligateUntil,
    payUntil: appropriationValidities.payUntil,
    appropriated: sum('appropriated'),
    allotted: sum('allotted'),
    obligated: sum('obligated'),
    disbursed: sum('disbursed'),
    unreleased: sql<string>`(b.appropriated - b.allotted)::text`,
    left: sql<string>`(b.allotted - b.obligated)::text`,
  },
  from,
  sortable: {
    ppaCode: sql`(${ppas.code} || array_position(array['PS', 'MOOE', 'FE', 'CO'], ${ledgerAccounts.class})::text)`,
    ppaTitle: ppas.title,
    class: sql`array_position(array['PS', 'MOOE', 'FE', 'CO'], ${ledgerAccounts.class})`,
    appropriated: sql`b.appropriated`,
    allotted: sql`b.allotted`,
    obligated: sql`b.obligated`,
    left: sql`(b.allotted - b.obligated)`,
    unreleased: sql`(b.appropriated - b.allotted)`,
  },
  sort: 'ppaCode',
  tieBreaker: ledgerAccounts.id,
})

/** One page of balances; keys that nothing was ever posted to are left out. */
export async function findAccounts(
  scope: OrganizationScope,
  { query }: Input<typeof listAccounts>,
): Promise<Output<typeof listAccounts>> {
  const of = ledgerAccounts
  const where = and(
    eq(of.organizationId, scope.organization.id),
    sql`b.posted > 0`,
    query.year ? eq(appropriationActs.fiscalYear, query.year) : undefined,
    query.class ? eq(of.class, query.class) : undefined,
    query.ppaId ? eq(of.ppaId, query.ppaId) : undefined,
    query.actId ? eq(of.actId, query.actId) : undefined,
    query.fundingSource ? eq(of.fundingSource, query.fundingSource) : undefined,
    query.block ? eq(of.block, query.block) : undefined,
    query.openOn ? gte(appropriationValidities.obligateUntil, query.openOn) : undefined,
    query.q ? or(ilike(ppas.title, contains(query.q)), ilike(ppas.code, contains(query.q))) : undefined,
  )
  return (await accountsList(scope.db, query, where)) as Output<typeof listAccounts>
}

export const accountColumns: readonly Column<AccountRow>[] = [
  { key: 'uacs_code', title: 'UACS code', type: 'text', value: (row) => row.ppaCode },
  { key: 'program', title: 'Program, activity or project', type: 'text', value: (row) => row.ppaTitle },
  { key: 'class', title: 'Class', type: 'text', value: (row) => row.class },
  { key: 'act', title: 'Act', type: 'text', value: (row) => row.actCode },
  { key: 'funding_source', title: 'Funding source', type: 'text', value: (row) => row.fundingSource },
  { key: 'obligate_until', title: 'Valid until', type: 'date', value: (row) => row.obligateUntil },
  { key: 'appropriated', title: 'Appropriated', type: 'money', value: (row) => row.appropriated },
  { key: 'allotted', title: 'Allotted', type: 'money', value: (row) => row.allotted },
  { key: 'obligated', title: 'Obligated', type: 'money', value: (row) => row.obligated },
  { key: 'disbursed', title: 'Disbursed', type: 'money', value: (row) => row.disbursed },
  { key: 'unreleased', title: 'Unreleased', type: 'money', value: (row) => row.unreleased },
  { key: 'left', title: 'Left to obligate', type: 'money', value: (row) => row.left },
]

type Funding = Output<typeof readFunding>

/** What documents about money may name, and what they usually do. */
export async function getFunding(scope: OrganizationScope): Promise<Funding> {
  const { rows: acts } = await scope.db.execute<Funding['acts'][number] & Record<string, unknown>>(sql`
    select a.id, a.code, a.title, a.fiscal_year as "fiscalYear", a.kind, a.effective_on::text as "effectiveOn",
           a.is_confirmed as "isConfirmed",
           coalesce((select jsonb_agg(jsonb_build_object(
               'class', v.class, 'obligateUntil', v.obligate_until, 'payUntil', v.pay_until)
               order by array_position(array['PS', 'MOOE', 'FE', 'CO'], v.class))
             from appropriation_validity v where v.act_id = a.id), '[]') as validity
      from appropriation_act a order by a.fiscal_year desc, a.effective_on desc, a.code`)
  const { rows: sources } = await scope.db.execute<Funding['sources'][number] & Record<string, unknown>>(sql`
    select s.code, s.name, s.fund_cluster as "fundCluster", c.name as "fundName"
      from funding_source s join fund_cluster c on c.code = s.fund_cluster
     where s.is_active order by s.code`)
  const now = today(scope.clock.now())
  const usual = acts.find((act) => act.kind === 'regular' && act.effectiveOn <= now)
  return { acts, sources, usual: { actId: usual?.id ?? null, fundingSource: sources[0]?.code ?? null } }
}
