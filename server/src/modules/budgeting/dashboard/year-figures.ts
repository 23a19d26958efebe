// One organization's money of one fiscal year, by class, program, object and quarter, in one statement.
import { sql } from 'drizzle-orm'
import type { Db } from '../../../platform/database/scope.ts'
import { CLASSES } from '../money.contract.ts'
import type { BudgetDashboard, MoneyFigures } from './dashboard.contract.ts'
import { rateSums, stageSums } from './figures.ts'

type Row = MoneyFigures & {
  by: 'all' | 'class' | 'program' | 'object' | 'quarter'
  class: BudgetDashboard['byClass'][number]['class']
  ppaId: string
  code: string
  title: string
  objectCode: string
  objectName: string
  year: number
  quarter: number
}
export type YearFigures = Pick<BudgetDashboard, 'total' | 'byClass' | 'byProgram' | 'byObject' | 'byQuarter'>

const TOP = 12

/** Everything that was posted on money of the acts of `fiscalYear`; `total` is null when that is nothing. */
export async function findYearFigures(
  db: Db,
  { organizationId, fiscalYear }: { organizationId: number; fiscalYear: number },
): Promise<YearFigures> {
  const { rows } = await db.execute<Row>(sql`
    with recursive place as (
      select id, id as root from ppa where organization_id = ${organizationId} and parent_id is null
      union all
      select p.id, place.root from ppa p join place on p.parent_id = place.id where p.organization_id = ${organizationId}
    ), b as (
      select b.total, b.stage, b.year, b.quarter, nullif(b.object_code, '') as object, k.class, place.root
        from ledger_balance b
        join ledger_account k on k.organization_id = b.organization_id and k.id = b.account_id
        join appropriation_act a on a.id = k.act_id
        join place on place.id = k.ppa_id
       where b.organization_id = ${organizationId} and a.fiscal_year = ${fiscalYear}
    ), sums as (
      select case grouping(b.class, b.root, b.object, b.quarter)
               when 15 then 'all' when 7 then 'class' when 11 then 'program' when 13 then 'object' else 'quarter' end as by,
             b.class, b.root, b.object, b.year::int as year, b.quarter::int as quarter, ${stageSums}, ${rateSums}
        from b group by grouping sets ((), (b.class), (b.root), (b.object), (b.year, b.quarter))
    )
    select s.*, p.id as "ppaId", p.code, p.title, s.object as "objectCode", x.name as "objectName"
      from sums s
      left join ppa p on p.organization_id = ${organizationId} and p.id = s.root
      left join uacs_object x on x.code = s.object
     where s.by <> 'object' or s.object is not null`)
  const of = (by: Row['by']) => rows.filter((row) => row.by === by)
  const [total] = of('all')
  return {
    total: of('class').length > 0 && total ? figures(total) : null,
    byClass: of('class')
      .toSorted((a, b) => CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class))
      .map((row) => ({ class: row.class, ...figures(row) })),
    byProgram: largest(of('program'), 'appropriated').map((row) => ({
      ppaId: row.ppaId,
      code: row.code,
      title: row.title,
      ...figures(row),
    })),
    byObject: largest(of('object'), 'obligated')
      .slice(0, TOP)
      .map(({ objectCode, objectName, obligated, disbursed, disbursementRate }) => ({
        code: objectCode,
        name: objectName,
        obligated,
        disbursed,
        disbursementRate,
      })),
    byQuarter: of('quarter')
      .toSorted((a, b) => a.year - b.year || a.quarter - b.quarter)
      .map(({ year, quarter, allotted, obligated, disbursed }) => ({ year, quarter, allotted, obligated, disbursed })),
  }
}

function figures({
  appropriated,
  allotted,
  obligated,
  disbursed,
  obligationRate,
  disbursementRate,
}: Row): MoneyFigures {
  return { appropriated, allotted, obligated, disbursed, obligationRate, disbursementRate }
}

/** Sums are texts of pesos with two decimals: the longer is the larger, and of equal length the later. */
function largest(rows: Row[], by: 'appropriated' | 'obligated'): Row[] {
  const cents = (row: Row) => BigInt(row[by].replace('.', ''))
  return rows.toSorted((a, b) => (cents(a) < cents(b) ? 1 : -1))
}
