// The calendar as everybody in an organization sees it.
import type { OrganizationScope } from '../../platform/database/scope.ts'
import type { Input, Output } from '../../platform/http/endpoint.ts'
import { findOwnMoves } from './moves.ts'
import type { readWorkingDays } from './working-days.contract.ts'
import { describeYear } from './year.ts'

/** Moved deadlines that the page shows. */
const MOVES = 20

/** A year, and the deadlines of the organization that moved last. Five statements. */
export async function describeWorkingDays(
  scope: OrganizationScope,
  { query }: Input<typeof readWorkingDays>,
): Promise<Output<typeof readWorkingDays>> {
  return { ...(await describeYear(scope, query)), moves: await findOwnMoves(scope, MOVES) }
}
