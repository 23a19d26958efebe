// Money, classes and stages: the words that every part of Budgeting shares. Pure.
import { Type } from 'typebox'
import { Choice } from '../../platform/http/atoms.contract.ts'

/** Pesos with at most two decimals, 0 or more: `1234567.89`. */
export const Pesos = Type.String({ pattern: '^[0-9]{1,16}([.][0-9]{1,2})?$', maxLength: 19 })
/** Pesos above 0. */
export const PositivePesos = Type.String({ pattern: '^(?=.*[1-9])[0-9]{1,16}([.][0-9]{1,2})?$', maxLength: 19 })
/** A sum or difference, as the database writes it. */
export const Sum = Type.String({ maxLength: 30 })

/** The four allotment classes of BAA 84, s. 4(c), in the order of the forms. */
export const CLASSES = ['PS', 'MOOE', 'FE', 'CO'] as const
export type AllotmentClass = (typeof CLASSES)[number]
export const AllotmentClass = Choice(CLASSES)
export const CLASS_WORDS: Readonly<Record<AllotmentClass, string>> = {
  PS: 'Personnel services',
  MOOE: 'Maintenance and other operating expenses',
  FE: 'Financial expenses',
  CO: 'Capital outlays',
}
/** The number of a class in ORS and BURS numbers (GAM, Appendix 11). */
export const CLASS_NUMBERS: Readonly<Record<AllotmentClass, string>> = { PS: '01', MOOE: '02', FE: '03', CO: '06' }

/** The way of public money, in order. */
export const STAGES = ['appropriation', 'allotment', 'obligation', 'payable', 'disbursement', 'liquidation'] as const
export type Stage = (typeof STAGES)[number]

/** How an entry moves its stage. */
export const MOVEMENTS = ['original', 'increase', 'decrease', 'transfer_in', 'transfer_out'] as const
export type Movement = (typeof MOVEMENTS)[number]

/** How something is paid: check, advice to debit account, cash, tax remittance advice, and the rarer ones of FAR 4. */
export const PAYMENT_MODES = ['check', 'ada', 'cash', 'tra', 'ncaa', 'cdc', 'other'] as const
export type PaymentMode = (typeof PAYMENT_MODES)[number]

export const BLOCKS = ['agency_specific', 'automatic', 'special_purpose'] as const
export type Block = (typeof BLOCKS)[number]

/** UACS codes as text with check; what their parts mean stands in the layout table. */
export const ObjectCode = Type.String({ pattern: '^[0-9]{10}$', maxLength: 10 })
export const PpaCode = Type.String({ pattern: '^[0-9]{15}$', maxLength: 15 })
export const FundingSourceCode = Type.String({ pattern: '^[0-9]{8}$', maxLength: 8 })
export const FundClusterCode = Type.String({ pattern: '^[0-9]{2}$', maxLength: 2 })
export const LocationCode = Type.String({ pattern: '^[0-9]{9,10}$', maxLength: 10 })
export const FiscalYear = Type.Integer({ minimum: 2019, maximum: 2100 })
