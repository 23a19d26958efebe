// Adding and changing programs, activities and projects.
import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input } from '../../../platform/http/endpoint.ts'
import { ppas } from '../tables.ts'
import { fail } from './errors.ts'
import { findOpenMoney } from './ppa-money.ts'
import type { createPpa, editPpa, Ppa, setPpaActive } from './ppas.contract.ts'
import { getPpa, isInLedger, isProvisional, lockPpa } from './ppas.ts'

/** What every write to a versioned row sets besides its content. */
export function revised(table: { version: PgColumn }): { version: SQL; updatedAt: SQL } {
  return { version: sql`${table.version} + 1`, updatedAt: sql`now()` }
}

/** Adds a program. Fails with budget.ppa.code_taken, unknown_parent and unknown_goal. */
export async function addPpa(scope: OrganizationScope, { params, body }: Input<typeof createPpa>): Promise<Ppa> {
  await requireParent(scope, body.parentId)
  const [added] = await scope.db.insert(ppas).values(body).returning({ id: ppas.id })
  return added ? getPpa(scope, { params: { ...params, id: added.id } }) : fail('budget.ppa.not_found')
}

/**
 * Changes a program. Fails with budget.ppa.code_in_ledger where money was posted under its code, budget.ppa.circle, and
 * as `addPpa`.
 */
export async function changePpa(scope: OrganizationScope, { params, body }: Input<typeof editPpa>): Promise<Ppa> {
  const { version, ...content } = body
  const ppa = await lockPpa(scope, params.id)
  if (version !== ppa.version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getPpa(scope, { params }) } })
  }
  if (content.parentId && content.parentId !== ppa.parentId) await requireParent(scope, content.parentId)
  const renumbers = content.code !== undefined && content.code !== ppa.code
  if (renumbers && !isProvisional(ppa.code) && (await isInLedger(scope, ppa.id)))
    fail('budget.ppa.code_in_ledger', { code: ppa.code })
  await scope.db
    .update(ppas)
    .set({ ...content, ...revised(ppas) })
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, ppa.id)))
  return getPpa(scope, { params })
}

/** Takes a program out of use or back. Fails with budget.ppa.parts_active and budget.ppa.money_open. */
export async function switchPpa(scope: OrganizationScope, { params, body }: Input<typeof setPpaActive>): Promise<Ppa> {
  const ppa = await lockPpa(scope, params.id)
  if (body.version !== ppa.version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getPpa(scope, { params }) } })
  }
  if (body.isActive === ppa.isActive) return getPpa(scope, { params })
  if (body.isActive) await requireParent(scope, ppa.parentId)
  else await requireNothingOpen(scope, ppa.id)
  await scope.db
    .update(ppas)
    .set({ isActive: body.isActive, ...revised(ppas) })
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, ppa.id)))
  return getPpa(scope, { params })
}

/** What stands above has to be in use; held, so that it stays so. */
async function requireParent(scope: OrganizationScope, id: string | null | undefined): Promise<void> {
  if (!id) return
  const [parent] = await scope.db
    .select({ isActive: ppas.isActive })
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.id, id)))
    .for('share')
  if (!parent?.isActive) fail('budget.ppa.unknown_parent')
}

async function requireNothingOpen(scope: OrganizationScope, id: string): Promise<void> {
  const [parts] = await scope.db
    .select({ active: count() })
    .from(ppas)
    .where(and(eq(ppas.organizationId, scope.organization.id), eq(ppas.parentId, id), eq(ppas.isActive, true)))
  if (parts && parts.active > 0) fail('budget.ppa.parts_active', { count: parts.active })
  const open = await findOpenMoney(scope, { id, today: today(scope.clock.now()) })
  if (open) fail('budget.ppa.money_open', open)
}
