// Writes what is due, payments, liquidations and notices of adjustment of a month.
import { randomUUIDv7 } from 'node:crypto'
import { pesosOf } from '../centavos.ts'
import { takeNumbers } from '../ledger/number-series.ts'
import { type EntryDraft, type PostingDraft, postAllToLedger } from '../ledger/post.ts'
import {
  ledgerCorrectionLines,
  ledgerCorrections,
  liquidations,
  payableLines,
  payables,
  payments,
} from '../spending/tables.ts'
import { correctionWorkflow } from '../spending/workflows.ts'
import type { InventedBill } from './invented-request.ts'
import type { WrittenRequest } from './write-requests.ts'
import { accountOf, asPerson, at, type Writing, writeSteps } from './writing.ts'

/** Something that is due, of a request. */
export interface Bill {
  request: WrittenRequest
  of: InventedBill
  id: string
  number: string
}
type WithPayment = Bill & { of: { payment: NonNullable<InventedBill['payment']> } }

const yearOf = (day: string) => Number(day.slice(0, 4))
const lastDay = (days: readonly string[]) => days.toSorted().at(-1) ?? ''

/** One entry for each line with an amount. */
function entriesOf(
  writing: Writing,
  { request }: Bill,
  amounts: readonly bigint[],
  entry: Pick<EntryDraft, 'stage' | 'movement' | 'mode'>,
): EntryDraft[] {
  const accountId = accountOf(writing, request.of)
  return amounts.flatMap((amount, index) => {
    const objectCode = request.of.lines[index]?.object ?? null
    const obligationId = request.entryIds[index] ?? null
    return amount > 0n ? [{ accountId, objectCode, obligationId, amount: pesosOf(amount), ...entry }] : []
  })
}

function draftOf(
  { request, id }: Bill,
  draft: Pick<PostingDraft, 'kind' | 'number' | 'postedOn' | 'particulars' | 'entries'>,
): PostingDraft {
  return { ...draft, seriesYear: yearOf(draft.postedOn), payee: request.of.payee, subject: { kind: 'payable', id } }
}

/** Bills of one month, in the order of their days. Cash advances wait for their payment. */
export async function writeBills(
  writing: Writing,
  bills: readonly { request: WrittenRequest; of: InventedBill }[],
): Promise<Bill[]> {
  if (bills.length === 0) return []
  const scope = await asPerson(writing, writing.crew.accountant, lastDay(bills.map(({ of }) => of.on)))
  const numbered: Bill[] = []
  for (const [kind, letters] of [
    ['due', 'DD'],
    ['cash_advance', 'CA'],
  ] as const) {
    const own = bills.filter(({ of }) => of.kind === kind)
    const year = yearOf(own[0]?.of.on ?? '2025')
    const serials = await takeNumbers(scope, { series: kind, year, count: own.length })
    own.forEach((bill, index) => {
      const number = `${letters}-${year}-${String(serials[index]).padStart(5, '0')}`
      numbered.push({ ...bill, id: randomUUIDv7(), number })
    })
  }
  const due = numbered.filter(({ of }) => of.kind === 'due')
  const posted = await postAllToLedger(
    scope,
    due.map((bill) =>
      draftOf(bill, {
        ...{ kind: 'payable', number: bill.number, postedOn: bill.of.on, particulars: bill.request.of.particulars },
        entries: entriesOf(writing, bill, bill.of.amounts, { stage: 'payable', movement: 'original' }),
      }),
    ),
  )
  await insertBills(writing, due, posted)
  const open = numbered.filter(({ of }) => of.kind === 'cash_advance' && !of.payment)
  await insertBills(writing, open, undefined)
  return numbered
}

async function insertBills(
  writing: Writing,
  bills: readonly Bill[],
  posted: readonly { id: string }[] | undefined,
): Promise<void> {
  if (bills.length === 0) return
  const { accountant } = writing.crew
  const { db } = writing.scope
  await db.insert(payables).values(
    bills.map(({ request, of, id, number }, index) => ({
      ...{ id, requestId: request.id, kind: of.kind, number, acceptanceReference: of.reference },
      ...{ acceptedOn: of.on, recordedOn: of.on, particulars: request.of.particulars },
      ...{ status: posted ? 'posted' : 'to_advance', postingId: posted?.[index]?.id ?? null },
      ...{ recordedBy: accountant.id, recordedByName: accountant.name },
      ...{ createdAt: at(writing, of.on), updatedAt: at(writing, of.on) },
    })),
  )
  const lines = bills.flatMap(({ request, of, id }) =>
    of.amounts.flatMap((amount, index) =>
      amount > 0n ? [{ payableId: id, lineId: request.lineIds[index] ?? '', amount: pesosOf(amount) }] : [],
    ),
  )
  await db.insert(payableLines).values(lines)
}

/** Payments of one month, each whole; `voucher` gives the next number of a voucher. */
export async function writePayments(
  writing: Writing,
  bills: readonly WithPayment[],
  voucher: (day: string) => string,
): Promise<void> {
  if (bills.length === 0) return
  const { disbursing_officer: payer, accountant } = writing.crew
  const scope = await asPerson(writing, payer, lastDay(bills.map(({ of }) => of.payment.on)))
  const numbers = bills.map(({ of }) => voucher(of.payment.on))
  const posted = await postAllToLedger(
    scope,
    bills.map((bill, index) => paymentDraft(writing, bill, numbers[index] ?? '')),
  )
  const advances = bills.flatMap((bill, index) =>
    bill.of.kind === 'cash_advance' ? [{ bill, posting: posted[index] }] : [],
  )
  await insertBills(
    writing,
    advances.map(({ bill }) => bill),
    advances.flatMap(({ posting }) => posting ?? []),
  )
  await scope.db.insert(payments).values(
    bills.map(({ of: { payment }, id }, index) => ({
      ...{ payableId: id, voucherNumber: numbers[index] ?? '', mode: payment.mode, paidOn: payment.on },
      instrumentNumber: instrumentOf(payment.mode, numbers[index] ?? ''),
      traNumber: payment.taxes.some((tax) => tax > 0n) ? `TRA-${numbers[index]}` : '',
      ...{ postingId: posted[index]?.id ?? '', recordedBy: accountant.id, paidBy: payer.id, paidByName: payer.name },
      createdAt: at(writing, payment.on),
    })),
  )
  writing.added.payments += bills.length
}

function instrumentOf(mode: string, voucher: string): string {
  return mode === 'check' ? `MDS ${voucher.replaceAll(/\D/g, '').slice(-8)}` : `ADA-${voucher.slice(3)}`
}

function paymentDraft(writing: Writing, bill: WithPayment, number: string): PostingDraft {
  const { payment, amounts, kind } = bill.of
  const net = amounts.map((amount, index) => amount - (payment.taxes[index] ?? 0n))
  const due =
    kind === 'cash_advance' ? entriesOf(writing, bill, amounts, { stage: 'payable', movement: 'original' }) : []
  const paid = { stage: 'disbursement', movement: 'original' } as const
  return draftOf(bill, {
    ...{ kind: 'disbursement', number, postedOn: payment.on, particulars: bill.request.of.particulars },
    entries: [
      ...due,
      ...entriesOf(writing, bill, net, { ...paid, mode: payment.mode }),
      ...entriesOf(writing, bill, payment.taxes, { ...paid, mode: 'tra' }),
    ],
  })
}

/** Liquidations of cash advances of one month. */
export async function writeLiquidations(writing: Writing, bills: readonly Bill[]): Promise<void> {
  const { disbursing_officer: payer } = writing.crew
  for (const bill of bills) {
    const { liquidation, payment, amounts } = bill.of
    if (!liquidation || !payment) continue
    const { on, refunds } = liquidation
    const scope = await asPerson(writing, payer, on)
    const number = `LR-${bill.number.slice(3)}`
    const spent = amounts.map((amount, index) => amount - (refunds[index] ?? 0n))
    const back = { movement: 'decrease' } as const
    const [posted] = await postAllToLedger(scope, [
      draftOf(bill, {
        ...{ kind: 'liquidation', number, postedOn: on, particulars: `Liquidation of cash advance ${bill.number}` },
        entries: [
          ...entriesOf(writing, bill, spent, { stage: 'liquidation', movement: 'original' }),
          ...entriesOf(writing, bill, refunds, { ...back, stage: 'disbursement', mode: payment.mode }),
          ...entriesOf(writing, bill, refunds, { ...back, stage: 'payable' }),
        ],
      }),
    ])
    await scope.db.insert(liquidations).values({
      ...{ payableId: bill.id, reportNumber: number, liquidatedOn: on, postingId: posted?.id ?? '' },
      refundReference: refunds.some((refund) => refund > 0n) ? `Official receipt ${bill.number.slice(3)}` : '',
      ...{ recordedBy: payer.id, recordedByName: payer.name, createdAt: at(writing, on) },
    })
  }
}

/** Notices of adjustment (NORSA) of one month, prepared by the accountant and approved by the manager. */
export async function writeCuts(writing: Writing, requests: readonly WrittenRequest[]): Promise<void> {
  const { accountant, manager } = writing.crew
  for (const request of requests) {
    const { cut } = request.of
    if (!cut) continue
    const { on, reason, amount } = cut
    const scope = await asPerson(writing, manager, on)
    const year = yearOf(on)
    const [serial] = await takeNumbers(scope, { series: 'norsa', year, count: 1 })
    const number = `NORSA-${on.slice(0, 7)}-${String(serial).padStart(5, '0')}`
    const bill = {
      request,
      of: { kind: 'due', on, reference: '', amounts: [amount] },
      id: request.id,
      number,
    } satisfies Bill
    const [posted] = await postAllToLedger(scope, [
      {
        ...{
          kind: 'obligation_adjustment',
          number,
          seriesYear: year,
          postedOn: on,
          particulars: reason,
          payee: request.of.payee,
        },
        subject: { kind: 'obligation_request', id: request.id },
        entries: entriesOf(writing, bill, [amount], { stage: 'obligation', movement: 'decrease' }),
      },
    ])
    const id = randomUUIDv7()
    await scope.db.insert(ledgerCorrections).values({
      ...{ id, kind: 'adjustment', requestId: request.id, foundOn: on, reason, status: 'posted', number },
      ...{ postingId: posted?.id ?? null, preparers: [accountant.id], preparedBy: accountant.id },
      ...{ preparedByName: accountant.name, decidedBy: manager.id, decidedByName: manager.name },
      ...{ decidedAt: at(writing, on), createdAt: at(writing, on), updatedAt: at(writing, on), version: 2 },
    })
    const line = { correctionId: id, lineId: request.lineIds[0] ?? '', movement: 'decrease', amount: pesosOf(amount) }
    await scope.db.insert(ledgerCorrectionLines).values(line)
    await writeSteps(writing, correctionWorkflow.subject, [
      { id, steps: [{ action: 'post', to: 'posted', by: manager, on }] },
    ])
  }
}
