// Personnel services: a payroll each month, with the bonuses of the year.
import { daysAfter } from './days.ts'
import type { Account, InventedRequest } from './invented-request.ts'
import { perThousand, split } from './split.ts'

/** Parts of a monthly payroll: basic salary, PERA, life and retirement, Pag-IBIG, PhilHealth. */
const MONTHLY = { '5010101001': 1000, '5010201001': 60, '5010301000': 120, '5010302001': 10, '5010303001': 25 } as const
type Parts = Readonly<Record<string, number>>

const EXTRA: Readonly<Record<string, { what: string; day: number; parts: Parts }>> = {
  '04': { what: 'Clothing allowance', day: 14, parts: { '5010204001': 35 } },
  '05': { what: 'Mid-year bonus', day: 15, parts: { '5010216001': 1000 } },
  '11': { what: 'Year-end bonus and cash gift', day: 13, parts: { '5010214001': 1000, '5010215001': 25 } },
  '12': { what: 'Productivity enhancement incentive', day: 9, parts: { '5010299012': 25 } },
}
const PAYDAY = 16
const TAX_PER_THOUSAND = 60

interface Payroll {
  month: string
  what: string
  on: string
  parts: Parts
}

/** What the year takes of `amount`; all of it when no month is left out. */
export function inventPayrolls(
  account: Account & { office: string; amount: bigint },
  months: readonly string[],
): InventedRequest[] {
  const payrolls = months.flatMap((month): Payroll[] => {
    const extra = EXTRA[month.slice(-2)]
    return [
      { month, what: 'Payroll', on: daysAfter(`${month}-${PAYDAY}`, 0), parts: MONTHLY },
      ...(extra
        ? [
            {
              month,
              what: extra.what,
              on: daysAfter(`${month}-${String(extra.day).padStart(2, '0')}`, 0),
              parts: extra.parts,
            },
          ]
        : []),
    ]
  })
  const amounts = split(
    account.amount,
    payrolls.flatMap(({ parts }) => Object.values(parts)),
    100n,
  )
  let at = 0
  return payrolls
    .map((payroll) => {
      const lines = Object.keys(payroll.parts)
        .map((object) => ({ object, amount: amounts[at++] ?? 0n }))
        .filter(({ amount }) => amount > 0n)
      return requestOf(account, payroll, lines)
    })
    .filter(({ lines }) => lines.length > 0)
}

function requestOf(
  { program, office, class: of }: Account & { office: string },
  { month, what, on }: Payroll,
  lines: InventedRequest['lines'],
): InventedRequest {
  const amounts = lines.map(({ amount }) => amount)
  const taxes = lines.map(({ object, amount }) =>
    object === '5010101001' ? perThousand(amount, TAX_PER_THOUSAND) : 0n,
  )
  return {
    ...{ program, class: of, on, office, lines, status: 'obligated', isContract: false },
    payee: `Officers and employees, ${office}`,
    particulars: `${what} for ${monthWords(month)}, ${office}`,
    bills: [
      {
        ...{ kind: 'due', on, amounts, reference: `Payroll ${month}` },
        payment: { on: daysAfter(on, 2), mode: 'ada', taxes },
      },
    ],
  }
}

/** `January 2025`. */
function monthWords(month: string): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString('en-PH', { month: 'long', year: 'numeric' })
}
