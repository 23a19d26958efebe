// First pieces of work: declared by the modules, chosen by the roles of the person, done by what is recorded.
import {
  inOrganization,
  inPlatform,
  type OrganizationScope,
  type PlatformScope,
} from '../../platform/database/scope.ts'
import type { House } from '../../platform/http/route.ts'
import type { ChecklistItem, Module } from '../../platform/module.ts'
import type { OwnPlace } from '../people/module.ts'
import type { Newcomer } from './newcomer.ts'
import type { ChecklistEntry } from './onboarding.contract.ts'

/** An item, and the module that has to be on for it. */
export interface DeclaredItem extends ChecklistItem {
  switchable: string | null
}

export function declaredItems(modules: readonly Pick<Module, 'policy' | 'checklist'>[]): DeclaredItem[] {
  return modules.flatMap(({ policy, checklist = [] }) =>
    checklist.map((item) => ({ ...item, switchable: policy.switchable ? policy.module : null })),
  )
}

/** What concerns somebody at this place; without one, what concerns everybody and needs no organization. */
export function itemsFor(items: readonly DeclaredItem[], place: OwnPlace | undefined): DeclaredItem[] {
  return items.filter(({ roles, path, switchable }) => {
    if (!place) return roles === 'everybody' && !path.includes(':moa')
    if (switchable !== null && !place.modules.includes(switchable)) return false
    return roles === 'everybody' || roles.some((role) => place.roles.includes(role))
  })
}

/** The checklist with what is done; facts are read in the person's own organization. */
export async function judgeChecklist(
  { row, place }: Pick<Newcomer, 'row' | 'place'>,
  items: readonly DeclaredItem[],
  { scope, house }: { scope: PlatformScope; house: Pick<House, 'database'> },
): Promise<ChecklistEntry[]> {
  const own = itemsFor(items, place)
  const judge = async (here: OrganizationScope | PlatformScope) => {
    const entries: ChecklistEntry[] = []
    for (const { key, label, help, path, isDone } of own) {
      entries.push({
        ...{ key, label, help, path: path.replace(':moa', place?.organization.code ?? '') },
        isDone: isDone ? await isDone(here, row.personId) : row.checklist.includes(key),
        how: isDone ? 'fact' : 'tick',
      })
    }
    return entries
  }
  const caller = { actor: scope.actor, requestId: scope.requestId }
  return place
    ? inOrganization(house.database, { ...caller, organization: place.organization }, judge)
    : inPlatform(house.database, caller, judge)
}
