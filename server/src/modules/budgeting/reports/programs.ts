// The monthly disbursement program: what an activity plans to pay, month by month.
import { and, eq, ilike, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import { defineList } from '../../../platform/http/define-list.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains } from '../../../platform/http/list.ts'
import { centavos } from '../centavos.ts'
import { ppas } from '../tables.ts'
import { fail } from './errors.ts'
import type { addProgram, editProgram, listPrograms, ProgramView, removeProgram } from './programs.contract.ts'
import { disbursementPrograms } from './tables.ts'

const own = disbursementPrograms
const total = sql<string>`(select sum(m)::numeric(20, 2)::text from unnest(${own.months}) m)`
const columns = {
  id: own.id,
  year: own.year,
  ppaId: own.ppaId,
  ppaCode: ppas.code,
  ppaTitle: ppas.title,
  class: own.class,
  months: sql<string[]>`${own.months}::text[]`.as('months'),
  total: total.as('total'),
  taxRemittance: own.taxRemittance,
  version: own.version,
}
const from = sql`${own} join ${ppas} on ${ppas.organizationId} = ${own.organizationId} and ${ppas.id} = ${own.ppaId}`
const programsList = defineList({
  columns,
  from,
  sortable: { ppaCode: ppas.code, class: own.class, total: sql`(${total})::numeric` },
  sort: 'ppaCode',
  tieBreaker: own.id,
})

export async function findPrograms(
  scope: OrganizationScope,
  { query }: Input<typeof listPrograms>,
): Promise<Output<typeof listPrograms>> {
  const year = query.year ?? Temporal.PlainDate.from(today(scope.clock.now())).year
  const where = and(
    eq(own.organizationId, scope.organization.id),
    eq(own.year, year),
    query.class ? eq(own.class, query.class) : undefined,
    query.q ? or(ilike(ppas.title, contains(query.q)), ilike(ppas.code, contains(query.q))) : undefined,
  )
  return (await programsList(scope.db, query, where)) as Output<typeof listPrograms>
}

export async function getProgram(
  scope: OrganizationScope,
  { params }: { params: { id: string } },
): Promise<ProgramView> {
  const [row] = await scope.db
    .select(columns)
    .from(own)
    .innerJoin(ppas, and(eq(ppas.organizationId, own.organizationId), eq(ppas.id, own.ppaId)))
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, params.id)))
  return (row as ProgramView | undefined) ?? fail('budget.report.program_not_found')
}

export async function startProgram(scope: OrganizationScope, { body }: Input<typeof addProgram>): Promise<ProgramView> {
  requireTaxes(body.months, body.taxRemittance ?? '0')
  const { year, ppaId, class: of, months, taxRemittance = '0' } = body
  const [row] = await scope.db
    .insert(own)
    .values({ year, ppaId, class: of, months, taxRemittance })
    .returning({ id: own.id })
  return getProgram(scope, { params: { id: row?.id ?? '' } })
}

export async function changeProgram(
  scope: OrganizationScope,
  { params, body }: Input<typeof editProgram>,
): Promise<ProgramView> {
  const now = await lockProgram(scope, params.id, body.version)
  const [months, taxRemittance] = [body.months ?? now.months, body.taxRemittance ?? now.taxRemittance]
  requireTaxes(months, taxRemittance)
  await scope.db
    .update(own)
    .set({ months, taxRemittance, version: sql`${own.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, params.id)))
  return getProgram(scope, { params })
}

export async function dropProgram(scope: OrganizationScope, { params }: Input<typeof removeProgram>): Promise<null> {
  const { rowCount } = await scope.db
    .delete(own)
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, params.id)))
  return rowCount === 0 ? fail('budget.report.program_not_found') : null
}

async function lockProgram(scope: OrganizationScope, id: string, seen: number): Promise<typeof own.$inferSelect> {
  const [row] = await scope.db
    .select()
    .from(own)
    .where(and(eq(own.organizationId, scope.organization.id), eq(own.id, id)))
    .for('update')
  if (!row) return fail('budget.report.program_not_found')
  if (row.version !== seen) failPlatform('concurrency.stale', {}, { extra: { current: { version: row.version } } })
  return row
}

function requireTaxes(months: readonly string[], taxes: string): void {
  const year = months.reduce((sum, month) => sum + centavos(month), 0n)
  if (centavos(taxes) > year) fail('budget.report.program_taxes')
}
