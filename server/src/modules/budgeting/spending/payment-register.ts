// The register of disbursements: every payment with its voucher, check or advice.
import { and, sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, pageOf } from '../../../platform/http/list.ts'
import { paymentColumns, paymentSums } from './payable-papers.ts'
import type { listPayments, PaymentRow } from './payables.contract.ts'

const ORDER: Readonly<Record<string, ReturnType<typeof sql>>> = {
  paidOn: sql`m.paid_on`,
  voucherNumber: sql`m.voucher_number`,
  payee: sql`q.payee`,
}

/** One page of payments, the latest first. */
export async function findPaymentRegister(
  scope: OrganizationScope,
  { query }: Pick<Input<typeof listPayments>, 'query'>,
): Promise<Output<typeof listPayments>> {
  const like = query.q ? contains(query.q) : undefined
  const where = and(
    sql`m.organization_id = ${scope.organization.id}`,
    query.mode ? sql`m.mode = ${query.mode}` : undefined,
    query.class ? sql`q.class = ${query.class}` : undefined,
    query.from ? sql`m.paid_on >= ${query.from}` : undefined,
    query.to ? sql`m.paid_on <= ${query.to}` : undefined,
    like
      ? sql`(q.payee ilike ${like} or m.voucher_number ilike ${like} or m.instrument_number ilike ${like}
          or q.number ilike ${like})`
      : undefined,
  )
  const { sort = '-paidOn' } = query
  const direction = sort.startsWith('-') ? sql`desc` : sql`asc`
  return pageOf(query, async (limit, offset) => {
    const { rows } = await scope.db.execute<PaymentRow & { total: number } & Record<string, unknown>>(sql`
      select ${paymentColumns}, m.payable_id as "payableId", q.id as "requestId", q.number as "requestNumber", q.form, q.payee,
             q.class, q.fund_cluster as "fundCluster", q.funding_source as "fundingSource", y.particulars,
             (v.net + v.tax)::text as gross, (count(*) over ())::int as total
        from payment m
        join payable y on y.organization_id = m.organization_id and y.id = m.payable_id
        join obligation_request q on q.organization_id = y.organization_id and q.id = y.request_id ${paymentSums}
       where ${where}
       order by ${ORDER[sort.replace('-', '')] ?? sql`m.paid_on`} ${direction}, m.id ${direction}
       limit ${limit} offset ${offset}`)
    return rows
  }) as Promise<Output<typeof listPayments>>
}
