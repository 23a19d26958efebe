// Appropriation acts with their validities: for lists, and for whoever needs one act.
import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm'
import type { OrganizationScope, OversightScope, PlatformScope } from '../../../platform/database/scope.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { appropriationActs, appropriationValidities } from '../tables.ts'
import { fail } from './errors.ts'
import type { ActView, listActs } from './reference.contract.ts'

type AnyScope = OrganizationScope | PlatformScope | OversightScope

const acts = appropriationActs
const validities = sql<ActView['validities']>`coalesce((
  select json_agg(json_build_object('class', v.class, 'obligateUntil', v.obligate_until, 'payUntil', v.pay_until,
      'source', v.source, 'isConfirmed', v.is_confirmed)
    order by array_position(array['PS', 'MOOE', 'FE', 'CO'], v.class))
  from ${appropriationValidities} v where v.act_id = ${acts.id}), '[]'::json)`

const { id, code, title, fiscalYear, kind, effectiveOn, source, isConfirmed, version } = acts
const actList = defineList({
  columns: {
    ...{ id, code, title, fiscalYear, kind, effectiveOn, source, isConfirmed, version },
    validities: validities.as('validities'),
  },
  from: acts,
  sortable: { code, fiscalYear },
  sort: '-fiscalYear',
  tieBreaker: id,
})

/** Acts, the newest fiscal year first. */
export async function findActs(
  { db }: AnyScope,
  { query }: Pick<Input<typeof listActs>, 'query'>,
): Promise<Output<typeof listActs>> {
  const where = and(
    query.year ? eq(fiscalYear, query.year) : undefined,
    query.kind ? eq(kind, query.kind) : undefined,
    query.q ? or(ilike(code, contains(query.q)), ilike(title, contains(query.q))) : undefined,
  )
  return (await actList(db, query, where)) as Output<typeof listActs>
}

/** The act with that id. Fails with budget.act.not_found. */
export async function getAct(scope: AnyScope, wanted: string): Promise<ActView> {
  return (await findAct(scope, eq(id, wanted))) ?? fail('budget.act.not_found')
}

async function findAct({ db }: AnyScope, where: SQL | undefined): Promise<ActView | undefined> {
  const { items } = await actList(db, { pageSize: 1, sort: '-fiscalYear' }, where)
  return items[0] as ActView | undefined
}
