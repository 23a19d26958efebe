// Work items of programs.
import { and, eq, getTableColumns, ilike, or, sql } from 'drizzle-orm'
import { today } from '../../../platform/calendar/manila.ts'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import { fail as failPlatform } from '../../../platform/errors/platform-errors.ts'
import type { Input, Output } from '../../../platform/http/endpoint.ts'
import { contains, orderFor, pageOf, totalRows } from '../../../platform/http/list.ts'
import { fail } from './errors.ts'
import { revised } from './ppa-changes.ts'
import { getPpa, lockPpa } from './ppas.ts'
import { workItems } from './tables.ts'
import type { addWorkItem, editWorkItem, listWorkItems, readWorkItem, WorkItem } from './work-items.contract.ts'

const { organizationId: _, createdAt: _created, updatedAt: _updated, ...columns } = getTableColumns(workItems)
const sortable = {
  startsOn: workItems.startsOn,
  endsOn: workItems.endsOn,
  title: workItems.title,
  status: sql`array_position(array['in_progress', 'planned', 'completed', 'cancelled'], ${workItems.status})`,
}

/** Work items of a program, by their first day. Fails with budget.ppa.not_found. */
export async function findWorkItems(
  scope: OrganizationScope,
  { params, query }: Input<typeof listWorkItems>,
): Promise<Output<typeof listWorkItems>> {
  const where = and(
    eq(workItems.organizationId, scope.organization.id),
    eq(workItems.ppaId, params.id),
    query.status ? eq(workItems.status, query.status) : undefined,
    query.q
      ? or(ilike(workItems.title, contains(query.q)), ilike(workItems.description, contains(query.q)))
      : undefined,
  )
  const page = await pageOf(query, (limit, offset) =>
    scope.db
      .select({ ...columns, total: totalRows })
      .from(workItems)
      .where(where)
      .orderBy(...orderFor(query.sort ?? 'startsOn', sortable, workItems.id))
      .limit(limit)
      .offset(offset),
  )
  if (page.total === 0) await getPpa(scope, { params })
  return { ...page, items: page.items.map((item) => viewOf(scope, item)) }
}

type Row = Omit<typeof workItems.$inferSelect, 'organizationId' | 'createdAt' | 'updatedAt'>

function viewOf(scope: OrganizationScope, item: Row): WorkItem {
  const isOpen = item.status === 'planned' || item.status === 'in_progress'
  const isOverdue = isOpen && item.endsOn !== null && item.endsOn < today(scope.clock.now())
  return { ...item, status: item.status as WorkItem['status'], isOverdue }
}

/** One work item. Fails with budget.work_item.not_found. */
export async function getWorkItem(
  scope: OrganizationScope,
  { params }: Pick<Input<typeof readWorkItem>, 'params'>,
): Promise<WorkItem> {
  const [item] = await scope.db
    .select(columns)
    .from(workItems)
    .where(and(eq(workItems.organizationId, scope.organization.id), eq(workItems.id, params.id)))
  return item ? viewOf(scope, item) : fail('budget.work_item.not_found')
}

/** Adds a work item. Fails with budget.work_item.dates_order, progress, and budget.ppa.inactive. */
export async function addWorkItemToPpa(
  scope: OrganizationScope,
  { params, body }: Input<typeof addWorkItem>,
): Promise<WorkItem> {
  const ppa = await lockPpa(scope, params.id)
  if (!ppa.isActive) fail('budget.ppa.inactive')
  const [item] = await scope.db
    .insert(workItems)
    .values({ ...body, ppaId: ppa.id })
    .returning(columns)
  return item ? viewOf(scope, item) : fail('budget.work_item.not_found')
}

/** Changes a work item. Completed work has a progress of 100 percent, planned work of 0: both are filled in. */
export async function changeWorkItem(
  scope: OrganizationScope,
  { params, body }: Input<typeof editWorkItem>,
): Promise<WorkItem> {
  const { version, ...content } = body
  const own = and(eq(workItems.organizationId, scope.organization.id), eq(workItems.id, params.id))
  const [before] = await scope.db.select().from(workItems).where(own).for('update')
  if (!before) return fail('budget.work_item.not_found')
  if (version !== before.version) {
    failPlatform('concurrency.stale', {}, { extra: { current: await getWorkItem(scope, { params }) } })
  }
  const follows =
    content.progress !== undefined || content.status === undefined
      ? {}
      : {
          ...(content.status === 'completed' && { progress: 100 }),
          ...(content.status === 'planned' && { progress: 0 }),
        }
  const [item] = await scope.db
    .update(workItems)
    .set({ ...content, ...follows, ...revised(workItems) })
    .where(own)
    .returning(columns)
  return item ? viewOf(scope, item) : fail('budget.work_item.not_found')
}
