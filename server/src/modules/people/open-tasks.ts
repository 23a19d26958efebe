// What waits for somebody who leaves. Every module says it for its own records.
import { and, eq } from 'drizzle-orm'
import {
  type Caller,
  type Database,
  inOrganization,
  type OrganizationScope,
  type PlatformScope,
} from '../../platform/database/scope.ts'
import type { Column } from '../../platform/documents/columns.ts'
import type { Page } from '../../platform/http/atoms.contract.ts'
import { PAGE_SIZE, type Paging } from '../../platform/http/list.ts'
import type { Module } from '../../platform/module.ts'
import { findWorkspaces } from '../organizations/module.ts'
import type { OpenTaskView } from './members.contract.ts'
import { memberships } from './tables.ts'

export const openTaskColumns: readonly Column<OpenTaskView>[] = [
  { key: 'task', title: 'Task', type: 'text', value: (task) => task.title },
  { key: 'address', title: 'Address', type: 'text', value: (task) => task.path },
]

type Modules = () => readonly Pick<Module, 'openTasks'>[]

/** In one organization, a page of them; modules answer few. */
export async function findOpenTasks(
  scope: OrganizationScope,
  modules: Modules,
  { personId, page = 1, pageSize = PAGE_SIZE }: { personId: string } & Paging,
): Promise<Page<OpenTaskView>> {
  const tasks = await tasksOf(scope, modules, personId)
  return { items: tasks.slice((page - 1) * pageSize, page * pageSize), total: tasks.length, page, pageSize }
}

async function tasksOf(scope: OrganizationScope, modules: Modules, personId: string): Promise<OpenTaskView[]> {
  const found: OpenTaskView[] = []
  for (const { openTasks } of modules()) found.push(...((await openTasks?.(scope, personId)) ?? []))
  return found
}

/** Organizations in which the person is an active member. */
export async function findPlaces(scope: PlatformScope, personId: string) {
  const held = await scope.db
    .select({ id: memberships.organizationId })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), eq(memberships.isActive, true)))
  return findWorkspaces(
    scope,
    held.map(({ id }) => id),
  )
}

/** In all of these organizations, each with its code in front. */
export async function findOpenTasksEverywhere(
  database: Database,
  by: Caller,
  asked: { modules: Modules; personId: string; places: Awaited<ReturnType<typeof findPlaces>> },
): Promise<{ items: OpenTaskView[] }> {
  const { modules, personId, places } = asked
  const items: OpenTaskView[] = []
  for (const organization of places) {
    const tasks = await inOrganization(database, { ...by, organization }, (scope) => tasksOf(scope, modules, personId))
    items.push(...tasks.map((task) => ({ ...task, title: `${organization.code}: ${task.title}` })))
  }
  return { items }
}
