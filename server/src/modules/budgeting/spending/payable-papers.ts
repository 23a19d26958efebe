// Lines, payments and liquidations of one payable, from the ledger.
import { sql } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { PayableView } from './payables.contract.ts'

type Row<T> = T & Record<string, unknown>

/** A line of a payable with the balance that it draws on. */
export type PayableLine = PayableView['lines'][number] & { entryId: string; accountId: string; location: string | null }

/** The lines in the order of the request, with what is paid, due and liquidated of each. */
export async function findPayableLines(scope: OrganizationScope, payableId: string): Promise<PayableLine[]> {
  const { rows } = await scope.db.execute<Row<PayableLine>>(sql`
    select n.line_id as "lineId", l.line, p.code as "ppaCode", p.title as "ppaTitle", l.object_code as "objectCode",
           x.name as "objectName", n.amount::text as amount, s.paid::text as paid,
           (case when y.status = 'to_advance' then n.amount else s.payable - s.paid end)::text as due,
           s.liquidated::text as liquidated,
           (case when y.kind = 'cash_advance' then s.paid - s.liquidated else 0 end)::numeric(20, 2)::text as unliquidated,
           l.entry_id as "entryId", l.account_id as "accountId", l.location
      from payable_line n
      join payable y on y.organization_id = n.organization_id and y.id = n.payable_id
      join obligation_line l on l.organization_id = n.organization_id and l.id = n.line_id
      join ledger_account k on k.organization_id = l.organization_id and k.id = l.account_id
      join ppa p on p.organization_id = k.organization_id and p.id = k.ppa_id
      join uacs_object x on x.code = l.object_code
      cross join lateral (
        select coalesce(sum(e.effect) filter (where e.stage = 'payable'), 0)::numeric(20, 2) as payable,
               coalesce(sum(e.effect) filter (where e.stage = 'disbursement'), 0)::numeric(20, 2) as paid,
               coalesce(sum(e.effect) filter (where e.stage = 'liquidation'), 0)::numeric(20, 2) as liquidated
          from ledger_posting t join ledger_entry e on e.organization_id = t.organization_id and e.posting_id = t.id
         where t.organization_id = n.organization_id and t.subject_id = n.payable_id and e.obligation_id = l.entry_id) s
     where n.organization_id = ${scope.organization.id} and n.payable_id = ${payableId}
     order by l.line`)
  return rows
}

/** Net and taxes of the posting of a payment `m`, and whether it was taken back. */
export const paymentSums = sql`cross join lateral (
  select coalesce(sum(e.amount) filter (where m.mode = 'tra' or e.mode <> 'tra'), 0)::numeric(20, 2) as net,
         coalesce(sum(e.amount) filter (where m.mode <> 'tra' and e.mode = 'tra'), 0)::numeric(20, 2) as tax,
         exists (select from ledger_posting z where z.organization_id = m.organization_id and z.reverses_id = m.posting_id)
           as reversed
    from ledger_entry e
   where e.organization_id = m.organization_id and e.posting_id = m.posting_id and e.stage = 'disbursement') v`

export const paymentColumns = sql`m.id, m.posting_id as "postingId", m.voucher_number as "voucherNumber", m.mode,
  m.instrument_number as "instrumentNumber", m.tra_number as "traNumber", m.paid_on::text as "paidOn",
  m.paid_by_name as "paidByName", v.net::text as net, v.tax::text as tax, v.reversed as "isReversed"`

export async function findPayments(scope: OrganizationScope, payableId: string): Promise<PayableView['payments']> {
  const { rows } = await scope.db.execute<Row<PayableView['payments'][number]>>(sql`
    select ${paymentColumns} from payment m ${paymentSums}
     where m.organization_id = ${scope.organization.id} and m.payable_id = ${payableId} order by m.paid_on, m.id`)
  return rows
}

export async function findLiquidations(
  scope: OrganizationScope,
  payableId: string,
): Promise<PayableView['liquidations']> {
  const { rows } = await scope.db.execute<Row<PayableView['liquidations'][number]>>(sql`
    select m.id, m.posting_id as "postingId", m.report_number as "reportNumber", m.liquidated_on::text as "liquidatedOn",
           m.refund_reference as "refundReference", m.recorded_by_name as "recordedByName",
           v.liquidated::text as liquidated, v.refunded::text as refunded,
           exists (select from ledger_posting z where z.organization_id = m.organization_id and z.reverses_id = m.posting_id)
             as "isReversed"
      from liquidation m
      cross join lateral (
        select coalesce(sum(e.amount) filter (where e.stage = 'liquidation'), 0)::numeric(20, 2) as liquidated,
               coalesce(sum(e.amount) filter (where e.stage = 'disbursement'), 0)::numeric(20, 2) as refunded
          from ledger_entry e where e.organization_id = m.organization_id and e.posting_id = m.posting_id) v
     where m.organization_id = ${scope.organization.id} and m.payable_id = ${payableId}
     order by m.liquidated_on, m.id`)
  return rows
}
