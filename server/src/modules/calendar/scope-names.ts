// What a scope is called: the nation, BARMM, or a place.
import { BANGSAMORO_PLACES } from './bangsamoro-places.contract.ts'

/** `the Philippines`, `BARMM`, `Cotabato City`; a place that is not of BARMM by its code. */
export function scopeName(scope: string): string {
  if (scope === 'PH') return 'Philippines'
  if (scope === 'BARMM') return 'BARMM'
  return BANGSAMORO_PLACES[scope] ?? `PSGC ${scope}`
}
