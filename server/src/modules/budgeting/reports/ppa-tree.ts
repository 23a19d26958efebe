// Programs, activities and projects as the forms print them: under their cost structure, each under its parent.
import { eq } from 'drizzle-orm'
import type { OrganizationScope } from '../../../platform/database/scope.ts'
import type { FormRow } from '../../../platform/documents/form-sheet.ts'
import { ppas } from '../tables.ts'

export interface PpaNode {
  id: string
  code: string
  title: string
  parentId: string | null
  costStructure: string
}

const STRUCTURES = [
  ['gas', 'General Administration and Support', '100000000000000'],
  ['sto', 'Support to Operations', '200000000000000'],
  ['operations', 'Operations', '300000000000000'],
] as const

export function loadPpas(scope: OrganizationScope): Promise<PpaNode[]> {
  const { id, code, title, parentId, costStructure } = ppas
  return scope.db
    .select({ id, code, title, parentId, costStructure })
    .from(ppas)
    .where(eq(ppas.organizationId, scope.organization.id))
    .orderBy(code)
}

interface Place {
  /** Level of the cost structures. */
  level: number
  /** What stands directly under an activity, without its levels; empty where there is nothing. */
  rowsOf: (ppa: PpaNode) => readonly Omit<FormRow, 'level'>[]
  /** How a heading of programs is shown: `group` with the sum of what is under it, `section` without. */
  kind: 'group' | 'section'
}

/** Rows of the tree under which something stands; a parent that has rows of its own shows them before its children. */
export function ppaRows(nodes: readonly PpaNode[], place: Place): FormRow[] {
  const known = new Set(nodes.map(({ id }) => id))
  const childrenOf = Map.groupBy(nodes, ({ parentId }) => (parentId && known.has(parentId) ? parentId : ''))
  const branch = (node: PpaNode, level: number): FormRow[] => {
    const own = place.rowsOf(node).map((row) => ({ ...row, level: level + 1 }))
    const below = (childrenOf.get(node.id) ?? []).flatMap((child) => branch(child, level + 1))
    if (own.length + below.length === 0) return []
    return [{ particulars: node.title, code: node.code, level, kind: place.kind, values: {} }, ...own, ...below]
  }
  const roots = childrenOf.get('') ?? []
  return STRUCTURES.flatMap(([key, title, code]) => {
    const rows = roots.filter((node) => node.costStructure === key).flatMap((node) => branch(node, place.level + 1))
    return rows.length === 0
      ? []
      : [{ particulars: title, code, level: place.level, kind: place.kind, values: {} } satisfies FormRow, ...rows]
  })
}
