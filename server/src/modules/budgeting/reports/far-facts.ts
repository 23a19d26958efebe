// The figures of FAR No. 1 and FAR No. 1-A, from the sums of the ledger: one statement each.
import { type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { centavos } from '../centavos.ts'
import type { AllotmentClass, Block } from '../money.contract.ts'
import { appropriationActs, appropriationValidities, ledgerAccounts, ledgerBalances, uacsObjects } from '../tables.ts'
import { BOXES, type Box } from './report.contract.ts'
import type { Pot, QuarterNumber } from './report-key.ts'

/** The columns of FAR No. 1 that are not computed by the form, by the keys of its layout; pesos. */
const FAR_COLUMNS = [
  ...['authorizedAppropriation', 'appropriationAdjustment', 'allotmentReceived', 'allotmentAdjustment'],
  ...['transferTo', 'transferFrom', 'obligationsQ1', 'obligationsQ2', 'obligationsQ3', 'obligationsQ4'],
  ...['disbursementsQ1', 'disbursementsQ2', 'disbursementsQ3', 'disbursementsQ4', 'due'],
] as const
type FarColumns = Record<string, string>

export interface FarFact {
  block: Block
  class: AllotmentClass
  /** Of the activity; '' in facts by object. */
  ppaId: string
  /** '' in facts by activity, and for what is not itemised by object. */
  objectCode: string
  objectName: string
  columns: FarColumns
}

/**
 * Which balances a box is about. Current and supplemental: acts of that fiscal year. Continuing: acts of earlier years
 * whose class may still be obligated in that year (BAA 65, s. 53; BAA 84, s. 35).
 */
export function inBox({ year, box, fundCluster }: Pick<Pot, 'year' | 'box' | 'fundCluster'>): SQL {
  const which = {
    current: sql`t.fiscal_year = ${year} and t.kind in ('regular', 'automatic')`,
    supplemental: sql`t.fiscal_year = ${year} and t.kind = 'supplemental'`,
    continuing: sql`t.fiscal_year < ${year} and v.obligate_until >= make_date(${year}, 1, 1)`,
  }[box]
  return sql`k.fund_cluster = ${fundCluster} and ${which}`
}

/** Balance keys with their act and validity, as `k`, `t` and `v`. */
export const boxedAccounts = sql`${ledgerAccounts} k join ${appropriationActs} t on t.id = k.act_id
  join ${appropriationValidities} v on v.act_id = k.act_id and v.class = k.class`

/**
 * The FAR columns by activity and class, or by object and class. What earlier years left unobligated is brought forward
 * as authorized and received; what is taken back in this year of earlier years' obligations is an adjustment of both, so
 * that columns 11 to 20 are about the obligations of this year alone. By object, both stand where the allotment stands:
 * with the object when it was itemised, else with what is not itemised.
 */
export async function farFacts(scope: OrganizationScope, pot: Pot, by: 'ppa' | 'object'): Promise<FarFact[]> {
  const { year, quarter } = pot
  const of = scope.organization.id
  const home = sql`case when b.stage = 'obligation' and b.obligated_year < ${year} and i.object_code is null then '' else b.object_code end`
  const { rows } = await scope.db.execute<Record<string, string>>(sql`
    with itemised as (
      select distinct account_id, object_code from ${ledgerBalances}
       where organization_id = ${of} and stage in ('appropriation', 'allotment') and object_code <> ''
    ), b as (
      select k.block, k.class, ${by === 'ppa' ? sql`k.ppa_id::text` : sql`''::text`} as ppa_id,
             ${by === 'ppa' ? sql`''::text` : home} as object_code,
             b.quarter, b.stage, b.movement, b.total, b.year < ${year} as past, b.obligated_year = ${year} as own
        from ${ledgerBalances} b
        join (${boxedAccounts}) on k.organization_id = b.organization_id and k.id = b.account_id and ${inBox(pot)}
        left join itemised i on i.account_id = b.account_id and i.object_code = b.object_code
       where b.organization_id = ${of} and (b.year < ${year} or (b.year = ${year} and b.quarter <= ${quarter}))
    ), sums as (select block, class, ppa_id, object_code, ${COLUMNS} from b group by 1, 2, 3, 4)
    select s.*, coalesce(o.name, '') as object_name from sums s left join ${uacsObjects} o on o.code = s.object_code
     order by s.block, s.class, s.object_code, s.ppa_id`)
  return rows.map(factOf).filter(({ columns }) => Object.values(columns).some((amount) => centavos(amount) !== 0n))
}

const total = (filter: SQL, sign = sql``): SQL => sql`${sign}coalesce(sum(total) filter (where ${filter}), 0)`
const own = sql`own and not past`
/** What earlier years appropriated or allotted and did not obligate. */
const broughtForward = (stage: SQL): SQL =>
  sql`${total(sql`past and stage = ${stage}`)} - ${total(sql`past and stage = 'obligation'`)}`
const givenBack = total(sql`not past and not own and stage = 'obligation'`)
const allotted = (movements: SQL): SQL => total(sql`not past and stage = 'allotment' and movement in (${movements})`)
const quarterly = (stage: SQL, quarter: number): SQL =>
  total(sql`${own} and stage = ${stage} and quarter = ${sql.raw(String(quarter))}`)

const FORMULAS: Readonly<Record<string, SQL>> = {
  authorizedAppropriation: sql`${broughtForward(sql`'appropriation'`)}
    + ${total(sql`not past and stage = 'appropriation' and movement = 'original'`)}`,
  appropriationAdjustment: sql`${total(sql`not past and stage = 'appropriation' and movement <> 'original'`)} - ${givenBack}`,
  allotmentReceived: sql`${broughtForward(sql`'allotment'`)} + ${allotted(sql`'original'`)}`,
  allotmentAdjustment: sql`${allotted(sql`'increase', 'decrease'`)} - ${givenBack}`,
  transferTo: sql`- ${allotted(sql`'transfer_out'`)}`,
  transferFrom: allotted(sql`'transfer_in'`),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((quarter) => [`obligationsQ${quarter}`, quarterly(sql`'obligation'`, quarter)]),
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4].map((quarter) => [`disbursementsQ${quarter}`, quarterly(sql`'disbursement'`, quarter)]),
  ),
  due: sql`${total(sql`${own} and stage = 'payable'`)} - ${total(sql`${own} and stage = 'disbursement'`)}`,
}
const COLUMNS = sql.join(
  FAR_COLUMNS.map((name) => sql`(${FORMULAS[name] ?? sql`0`})::numeric(20, 2)::text as ${sql.identifier(name)}`),
  sql`, `,
)

function factOf(row: Record<string, string>): FarFact {
  return {
    block: row.block as Block,
    class: row.class as AllotmentClass,
    ppaId: row.ppa_id ?? '',
    objectCode: row.object_code ?? '',
    objectName: row.object_name ?? '',
    columns: Object.fromEntries(FAR_COLUMNS.map((name) => [name, row[name] ?? '0.00'])),
  }
}

/** The boxes and fund clusters in which an organization has money to report on at the end of a quarter. */
export async function findPots(
  scope: OrganizationScope,
  { year, quarter }: { year: number; quarter: QuarterNumber },
): Promise<Pot[]> {
  const { rows } = await scope.db.execute<{ box: Box; fundCluster: string }>(sql`
    select distinct case when t.fiscal_year < ${year} then 'continuing' when t.kind = 'supplemental' then 'supplemental'
             else 'current' end as box, k.fund_cluster as "fundCluster"
      from ${boxedAccounts}
     where k.organization_id = ${scope.organization.id} and t.fiscal_year <= ${year}
       and (t.fiscal_year = ${year} or v.obligate_until >= make_date(${year}, 1, 1))
       and exists (select from ${ledgerBalances} b where b.organization_id = k.organization_id and b.account_id = k.id
         and (b.year < ${year} or (b.year = ${year} and b.quarter <= ${quarter})))`)
  return rows
    .map(({ box, fundCluster }) => ({ year, quarter, box, fundCluster }))
    .sort((one, other) =>
      `${BOXES.indexOf(one.box)}${one.fundCluster}`.localeCompare(`${BOXES.indexOf(other.box)}${other.fundCluster}`),
    )
}
