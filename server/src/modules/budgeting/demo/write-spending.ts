// Writes requests and all that follows from them, month by month, as the year went.
import { pesosOf } from '../centavos.ts'
import { disbursementPrograms } from '../reports/tables.ts'
import { disbursementAuthorities } from '../spending/tables.ts'
import { daysAfter } from './days.ts'
import type { InventedMoney } from './invent-budget-year.ts'
import { type InventedBill, type InventedRequest, until } from './invented-request.ts'
import { type Bill, writeBills, writeCuts, writeLiquidations, writePayments } from './write-payables.ts'
import { type WrittenRequest, writeRequests } from './write-requests.ts'
import { asPerson, at, inChunks, POT, type Writing } from './writing.ts'

type Dated<T> = readonly (T & { on: string })[]

const monthOf = (day: string) => day.slice(0, 7)

function byMonth<T>(items: Dated<T>): Map<string, (T & { on: string })[]> {
  return Map.groupBy(
    items.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    ({ on }) => monthOf(on),
  )
}

/** Writes what had happened by the last day. */
export async function writeSpending(writing: Writing, requests: readonly InventedRequest[]): Promise<void> {
  const happened = until(requests, writing.through)
  await writeAuthorities(writing, happened)
  const written: WrittenRequest[] = []
  for (const [, own] of [...byMonth(happened)].toSorted()) written.push(...(await writeRequests(writing, own)))
  const bills: Bill[] = []
  const due = written.flatMap((request) => request.of.bills.map((of) => ({ request, of, on: of.on })))
  for (const [, own] of [...byMonth(due)].toSorted()) bills.push(...(await writeBills(writing, own)))
  await writePaid(writing, bills)
  await writeLiquidations(writing, bills)
  await writeCuts(writing, written.toSorted(byCut))
}

function byCut(one: WrittenRequest, other: WrittenRequest): number {
  return (one.of.cut?.on ?? '') < (other.of.cut?.on ?? '') ? -1 : 1
}

async function writePaid(writing: Writing, bills: readonly Bill[]): Promise<void> {
  const paid = bills.flatMap((bill) => {
    const { payment } = bill.of
    return payment ? [{ ...bill, of: { ...bill.of, payment }, on: payment.on }] : []
  })
  for (const [, own] of [...byMonth(paid)].toSorted()) {
    let count = 0
    // Vouchers of the two acts run side by side; the act tells them apart.
    const letters = `DV${String(writing.year.year).slice(-2)}`
    await writePayments(writing, own, (day) => `${letters}-${monthOf(day)}-${String(++count).padStart(4, '0')}`)
  }
}

/** A notice of cash allocation at the beginning of each month, a little more than is paid; taxes by remittance advice. */
async function writeAuthorities(writing: Writing, requests: readonly InventedRequest[]): Promise<void> {
  const payments = requests.flatMap(({ bills }) => bills.flatMap(paidOf))
  const scope = await asPerson(writing, writing.crew.accountant, writing.through)
  const rows = [...byMonth(payments)].toSorted().flatMap(([month, own]) => {
    const on = daysAfter(`${month}-01`, 1)
    const total = (key: 'net' | 'tax') => own.reduce((sum, payment) => sum + payment[key], 0n)
    const number = `${writing.year.act.replace(' ', '')}-${month}`
    const shared = {
      fundCluster: POT.fundCluster,
      receivedOn: on,
      createdAt: at(writing, on),
      updatedAt: at(writing, on),
    }
    const cash = roundedUp((total('net') * 102n) / 100n)
    return [
      { ...shared, kind: 'nca', number: `NCA-${number}`, validUntil: endOfQuarter(month), amount: pesosOf(cash) },
      ...(total('tax') > 0n
        ? [{ ...shared, kind: 'tra', number: `TRA-${number}`, amount: pesosOf(total('tax')) }]
        : []),
    ]
  })
  await inChunks(rows, (chunk) => scope.db.insert(disbursementAuthorities).values(chunk))
}

function paidOf({ payment, amounts }: InventedBill) {
  if (!payment) return []
  const sum = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n)
  const tax = sum(payment.taxes)
  return [{ on: payment.on, net: sum(amounts) - tax, tax }]
}

const THOUSAND_PESOS = 100_000n
function roundedUp(amount: bigint): bigint {
  return ((amount + THOUSAND_PESOS - 1n) / THOUSAND_PESOS) * THOUSAND_PESOS
}

function endOfQuarter(month: string): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month)
  const last = Temporal.PlainYearMonth.from({ year, month: Math.ceil(number / 3) * 3 })
  return last.toPlainDate({ day: last.daysInMonth }).toString()
}

/** The monthly disbursement program, from which BED No. 3 is made. */
export async function writeMonthlyProgram(writing: Writing, programs: InventedMoney['programs']): Promise<void> {
  const scope = await asPerson(writing, writing.crew.budget_officer, writing.year.appropriatedOn)
  const rows = programs.map(({ program, class: of, months }) => ({
    ...{ year: writing.year.year, ppaId: writing.ppaIds[program] ?? '', class: of },
    ...{ months: months.map(pesosOf), createdAt: at(writing, writing.year.appropriatedOn) },
  }))
  await inChunks(rows, (chunk) => scope.db.insert(disbursementPrograms).values(chunk).onConflictDoNothing())
}
