// Days on which money moves: not in the future, and not before what they follow from.
import { formatDate, today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failLedger } from '../ledger/refusals.ts'
import { fail } from './errors.ts'

/** Fails with budget.entry.future at the field. */
export function requireNotFuture(scope: OrganizationScope, day: string, path: string): void {
  if (day > today(scope.clock.now())) failLedger('budget.entry.future', {}, { path })
}

/** `what` is the thing before: "The obligation". Fails with budget.spending.too_early at the field. */
export function requireFrom(day: string, earliest: { day: string; what: string }, path: string): void {
  if (day < earliest.day)
    fail('budget.spending.too_early', { what: earliest.what, day: formatDate(earliest.day) }, { path })
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
