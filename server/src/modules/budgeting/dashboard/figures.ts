// Sums of balances by whatever they are looked at; exact in SQL, percent at the end.
import { type SQL, sql } from 'drizzle-orm'

/** Sums by stage over balances `b`, in pesos with two decimals; null where there is no row at all. */
export const stageSums = sql`
  coalesce(sum(b.total) filter (where b.stage = 'appropriation'), 0)::numeric(20, 2)::text as appropriated,
  coalesce(sum(b.total) filter (where b.stage = 'allotment'), 0)::numeric(20, 2)::text as allotted,
  coalesce(sum(b.total) filter (where b.stage = 'obligation'), 0)::numeric(20, 2)::text as obligated,
  coalesce(sum(b.total) filter (where b.stage = 'disbursement'), 0)::numeric(20, 2)::text as disbursed`

/** `part` of `whole` in percent, one decimal; null where the whole is nothing. */
export function rateOf(part: string, whole: string): SQL {
  const sumOf = (stage: string) => sql`sum(b.total) filter (where b.stage = ${sql.raw(`'${stage}'`)})`
  return sql`round(coalesce(${sumOf(part)}, 0) / nullif(${sumOf(whole)}, 0) * 100, 1)::float8`
}

export const rateSums = sql`
  ${rateOf('obligation', 'allotment')} as "obligationRate", ${rateOf('disbursement', 'obligation')} as "disbursementRate"`
