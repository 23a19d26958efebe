import type { FormUnit } from './form-definition.ts'
import type { FormSheet } from './form-sheet.ts'

/** Printed under the title, as the forms do. */
export const UNITS: Readonly<Record<FormUnit, string>> = {
  pesos: '(In Pesos and Centavos)',
  'thousand-pesos': '(In Thousand Pesos)',
  physical: '',
}

/** What a header line says; when there is nothing to say, a FAR says so and a voucher leaves the line blank. */
export function headerValue({ definition, header }: FormSheet, key: string): string {
  return header[key] || (definition.layout === 'voucher' ? '' : '< not applicable >')
}
