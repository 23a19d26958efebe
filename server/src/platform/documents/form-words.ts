import type { FormUnit } from './form-definition.ts'

/** Printed under the title, as the forms do. */
export const UNITS: Readonly<Record<FormUnit, string>> = {
  pesos: '(In Pesos and Centavos)',
  'thousand-pesos': '(In Thousand Pesos)',
  physical: '',
}

/** What a header line says when there is nothing to say, in the words of the forms. */
export function valueOrNone(value: string | undefined): string {
  return value || '< not applicable >'
}
