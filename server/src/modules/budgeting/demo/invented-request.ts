// An invented obligation request with everything that follows from it.
import type { AllotmentClass, PaymentMode } from '../money.contract.ts'

export interface Account {
  /** Index of the program. */
  program: number
  class: AllotmentClass
}

export interface InventedBill {
  kind: 'due' | 'cash_advance'
  on: string
  reference: string
  /** Centavos of each line of the request; nothing where the bill leaves a line out. */
  amounts: readonly bigint[]
  /** `taxes`: what of each line is remitted to the tax authority. */
  payment?: { on: string; mode: PaymentMode; taxes: readonly bigint[] }
  /** `refunds`: what of each line was given back. */
  liquidation?: { on: string; refunds: readonly bigint[] }
}

export interface InventedRequest extends Account {
  on: string
  /** How far it came; only obligated requests have bills. */
  status: 'obligated' | 'certified' | 'requested' | 'draft'
  payee: string
  particulars: string
  office: string
  /** Certificate of availability of funds (BAA 84, s. 43). */
  isContract: boolean
  lines: readonly { object: string; amount: bigint }[]
  bills: readonly InventedBill[]
  /** A notice that lowers its first line (NORSA). */
  cut?: { on: string; amount: bigint; reason: string }
}

/** Leaves out what would happen after a day. */
export function until(requests: readonly InventedRequest[], day: string): InventedRequest[] {
  return requests
    .filter(({ on }) => on <= day)
    .map(({ cut, bills, ...request }) => ({
      ...request,
      bills: bills.filter(({ on }) => on <= day).map((bill) => billUntil(bill, day)),
      ...(cut && cut.on <= day ? { cut } : {}),
    }))
}

function billUntil({ payment, liquidation, ...bill }: InventedBill, day: string): InventedBill {
  return {
    ...bill,
    ...(payment && payment.on <= day ? { payment } : {}),
    ...(liquidation && liquidation.on <= day ? { liquidation } : {}),
  }
}
