// Box B: the budget officer certifies that allotment is available, and the obligation is posted under its number.
import { and, asc, eq, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { takeNumber } from '../ledger/number-series.ts'
import { postToLedger } from '../ledger/post.ts'
import { type AllotmentClass, CLASS_NUMBERS } from '../money.contract.ts'
import { requireFrom, requireNotFuture, yearOf } from './spending-days.ts'
import { obligationLines, type obligationRequests } from './tables.ts'

type Request = typeof obligationRequests.$inferSelect

/**
 * Posts the lines of a certified request on `on` (today, unless given) and answers what its row gets. The ledger refuses
 * what the allotment does not cover, whoever asks at the same time.
 */
export async function obligate(
  scope: OrganizationScope,
  request: Request,
  on: string = today(scope.clock.now()),
): Promise<Partial<Request>> {
  requireNotFuture(scope, on, 'on')
  requireFrom(on, { day: request.requestedOn, what: 'The request' }, 'on')
  const lines = await scope.db
    .select()
    .from(obligationLines)
    .where(and(eq(obligationLines.organizationId, scope.organization.id), eq(obligationLines.requestId, request.id)))
    .orderBy(asc(obligationLines.line))
  const number = await requestNumber(scope, request, on)
  const posted = await postToLedger(scope, {
    kind: 'obligation',
    number: ledgerNumber(request, number),
    seriesYear: yearOf(on),
    postedOn: on,
    particulars: request.particulars,
    payee: request.payee,
    subject: { kind: 'obligation_request', id: request.id },
    entries: lines.map(({ accountId, amount, objectCode, location }) => ({
      ...{ accountId, amount, objectCode, location },
      stage: 'obligation',
      movement: 'original',
    })),
  })
  await linkEntries(
    scope,
    lines.map(({ id }) => id),
    posted.entryIds,
  )
  const { id: obligatedBy, name: obligatedByName } = scope.actor
  const obligatedAt = scope.clock.now().toString()
  return { number, postingId: posted.id, obligatedOn: on, obligatedBy, obligatedByName, obligatedAt }
}

async function linkEntries(scope: OrganizationScope, lineIds: string[], entryIds: string[]): Promise<void> {
  await scope.db.execute(sql`
    update obligation_line l set entry_id = n.entry
      from unnest(${sql.param(lineIds)}::uuid[], ${sql.param(entryIds)}::uuid[]) as n(line, entry)
     where l.organization_id = ${scope.organization.id} and l.id = n.line`)
}

/** Two fund clusters may have the same number on paper; in the ledger, the cluster tells them apart. */
function ledgerNumber({ fundCluster }: Request, number: string): string {
  return fundCluster === '01' ? number : `${number} (fund ${fundCluster})`
}

async function requestNumber(scope: OrganizationScope, request: Request, on: string): Promise<string> {
  const serial = await takeNumber(scope, `${request.form}/${request.fundCluster}`, yearOf(on))
  return numberOfRequest(request, on, serial)
}

/**
 * `02-101101-2026-03-00001`: class, funding source without its fund cluster, year, month, serial; one series for each fund
 * cluster and year (GAM vol. II, app. 11).
 */
export function numberOfRequest(
  { fundCluster, fundingSource, class: of }: Pick<Request, 'fundCluster' | 'fundingSource' | 'class'>,
  on: string,
  serial: number,
): string {
  const source = fundingSource.startsWith(fundCluster) ? fundingSource.slice(fundCluster.length) : fundingSource
  const number = CLASS_NUMBERS[of as AllotmentClass]
  return `${number}-${source}-${on.slice(0, 7)}-${String(serial).padStart(5, '0')}`
}
