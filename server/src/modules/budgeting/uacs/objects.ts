// Common objects of expenditure with their official numbers (UACS); the whole list comes in with `bmms import-uacs`.
import type { AllotmentClass } from '../money.contract.ts'

/** Code, name; sub-objects are those whose last two digits are not 00. */
export const commonObjects: Readonly<Record<AllotmentClass, readonly (readonly [string, string])[]>> = {
  PS: [
    ['5010101001', 'Basic Salary - Civilian'],
    ['5010102000', 'Salaries and Wages - Casual/Contractual'],
    ['5010201001', 'PERA - Civilian'],
    ['5010202000', 'Representation Allowance (RA)'],
    ['5010203001', 'Transportation Allowance (TA)'],
  ],
  MOOE: [
    ['5020101000', 'Traveling Expenses - Local'],
    ['5020201002', 'Training Expenses'],
    ['5020301001', 'Office Supplies Expenses'],
  ],
  FE: [['5030104000', 'Bank Charges - Loans/Borrowings']],
  CO: [['5060405003', 'Information and Communication Technology Equipment']],
}
