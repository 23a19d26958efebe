// What is bought over a year: operating expenses, capital outlays, bank charges, and trips with cash advances.
import { dayBetween, daysAfter } from './days.ts'
import type { InventedYear, Period } from './fiscal-years.ts'
import type { Account, InventedBill, InventedRequest } from './invented-request.ts'
import type { Mix } from './program-titles.ts'
import { BANK_CHARGES, CAPITAL, OPERATING, type Purchase, payeeOf } from './spending-words.ts'
import { perThousand, split } from './split.ts'

export interface Buying extends Account {
  title: string
  mix: Mix
  office: string
  /** Centavos that are obligated over all periods. */
  amount: bigint
  random: () => number
}

const MILLION_PESOS = 100_000_000n
const WHOLE_PESO = 100n

/** Requests of one account: more of them where there is more money. */
export function inventOperating(buying: Buying, periods: readonly Period[]): InventedRequest[] {
  return inPeriods(buying, periods).flatMap(({ period, amount }) => {
    const count = amount < MILLION_PESOS / 4n ? 1 : amount < 50n * MILLION_PESOS ? 2 : 3
    return portions(buying, amount, count).map((portion) => {
      const purchase = pick(OPERATING[buying.mix], buying.random)
      const on = dayBetween([period[0], period[1]], buying.random())
      return requestOf(buying, {
        purchase,
        on,
        amount: portion,
        bills: billOnce(buying, { purchase, on, amount: portion }),
      })
    })
  })
}

/** Contracts of one account, billed by progress. The first of them turns out cheaper where `correctedFrom` is given. */
export function inventCapital(
  buying: Buying,
  periods: readonly Period[],
  correctedFrom: string | undefined,
): InventedRequest[] {
  return inPeriods(buying, periods).flatMap(({ period, amount }, index) => {
    const count = amount < 100n * MILLION_PESOS ? 1 : 2
    return portions(buying, amount, count).map((portion, at) => {
      const purchase = pick(CAPITAL[buying.mix], buying.random)
      const on = dayBetween([period[0], period[1]], buying.random())
      const isCut = correctedFrom !== undefined && index === 0 && at === 0
      const cut = isCut ? cutOf(buying, correctedFrom, portion) : undefined
      const owed = portion - (cut?.amount ?? 0n)
      const bills = billByProgress(buying, { purchase, on, amount: owed })
      return {
        ...requestOf(buying, { purchase, on, amount: portion, bills }),
        isContract: true,
        ...(cut ? { cut } : {}),
      }
    })
  })
}

/** Bank charges in the middle and at the end of the year. */
export function inventCharges(buying: Buying, year: number): InventedRequest[] {
  return split(buying.amount, [1, 1], WHOLE_PESO).map((amount, at) => {
    const purchase = BANK_CHARGES
    const on = daysAfter(at === 0 ? `${year}-06-22` : `${year}-12-07`, 0)
    return requestOf(buying, {
      purchase,
      on,
      amount,
      bills: billOnce({ ...buying, random: () => 0.5 }, { purchase, on, amount }),
    })
  })
}

/** A trip of one person with a cash advance, liquidated a month later; a part of the first one is given back. */
export function inventAdvances(
  buying: Buying,
  { advances }: Pick<InventedYear, 'advances'>,
  names: readonly string[],
): InventedRequest[] {
  const purchase: Purchase = { object: '5020101000', weight: 1, what: 'Travel with a cash advance', from: 'staff' }
  return advances.map((on, at) => {
    const { amount } = buying
    const paidOn = daysAfter(on, 7)
    const bill: InventedBill = {
      ...{
        kind: 'cash_advance',
        on: daysAfter(on, 3),
        amounts: [amount],
        reference: `Travel order ${on.slice(0, 4)}-${at + 11}`,
      },
      payment: { on: paidOn, mode: 'check', taxes: [0n] },
      liquidation: { on: daysAfter(paidOn, 35), refunds: [at === 0 ? perThousand(amount, 80) : 0n] },
    }
    return {
      ...requestOf(buying, { purchase, on, amount, bills: [bill] }),
      payee: names[at % names.length] ?? 'Field officer',
    }
  })
}

function inPeriods({ amount }: Buying, periods: readonly Period[]) {
  return periods
    .map((period) => ({ period, amount: perThousand(amount, period[2]) }))
    .filter((part) => part.amount > 0n)
}

function portions({ random }: Buying, amount: bigint, count: number): bigint[] {
  const weights = Array.from({ length: count }, () => 100 + Math.floor(random() * 200))
  return split(amount, weights, WHOLE_PESO).filter((part) => part > 0n)
}

function pick(from: readonly Purchase[], random: () => number): Purchase {
  let at = random() * from.reduce((sum, { weight }) => sum + weight, 0)
  for (const purchase of from) {
    at -= purchase.weight
    if (at < 0) return purchase
  }
  return BANK_CHARGES
}

interface Bought {
  purchase: Purchase
  on: string
  amount: bigint
}

function requestOf(
  { program, class: of, title, office, random }: Buying,
  { purchase, on, amount, bills }: Bought & { bills: InventedBill[] },
): InventedRequest {
  return {
    ...{ program, class: of, on, office, bills, status: 'obligated', isContract: false },
    payee: payeeOf(purchase.from, random),
    particulars: `${purchase.what}: ${title}`,
    lines: [{ object: purchase.object, amount }],
  }
}

/** Taxes are withheld from who sells, not from officers, beneficiaries and utilities. */
const TAXED = new Set(['supplier', 'contractor'])

function paymentOf({ random }: Buying, { from }: Purchase, on: string, amount: bigint): InventedBill['payment'] {
  const mode = random() < 0.7 ? 'ada' : 'check'
  return { on, mode, taxes: [TAXED.has(from) ? perThousand(amount, 60) : 0n] }
}

/** Most is delivered whole; some in part; a little is not delivered or not paid yet. */
function billOnce(buying: Buying, { purchase, on, amount }: Bought): InventedBill[] {
  const luck = buying.random()
  if (luck < 0.05) return []
  const owed = luck < 0.12 ? perThousand(amount, 800) : amount
  const due = daysAfter(on, 10 + Math.floor(buying.random() * 25))
  return [billOf(buying, { purchase, on: due, amount: owed }, luck > 0.95)]
}

function billByProgress(buying: Buying, { purchase, on, amount }: Bought): InventedBill[] {
  const luck = buying.random()
  return split(amount, [15, 45, 40], WHOLE_PESO).flatMap((part, at) => {
    if (part === 0n || (at === 2 && luck < 0.25)) return []
    const due = daysAfter(on, [14, 75, 150][at] ?? 150)
    return [billOf(buying, { purchase, on: due, amount: part }, at === 2 && luck > 0.85)]
  })
}

function billOf(buying: Buying, { purchase, on, amount }: Bought, isOpen: boolean): InventedBill {
  const payment = paymentOf(buying, purchase, daysAfter(on, 5 + Math.floor(buying.random() * 14)), amount)
  const reference =
    purchase.from === 'contractor' ? `Certificate of work done ${on}` : `Inspection and acceptance ${on}`
  return { kind: 'due', on, amounts: [amount], reference, ...(isOpen || !payment ? {} : { payment }) }
}

function cutOf({ random }: Buying, from: string, amount: bigint): NonNullable<InventedRequest['cut']> {
  return {
    on: daysAfter(from, Math.floor(random() * 25)),
    amount: perThousand(amount, 30),
    reason: 'The contract was awarded below the amount obligated',
  }
}
