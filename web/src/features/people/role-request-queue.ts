// Requests for roles in the inbox of those who may agree.
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import { listRoleChanges } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import type { InboxItem } from '../../lib/feature.ts'
import { rolesInWords } from './words.ts'

/** The query that queue and inbox read. */
export function roleRequestsQuery(moa: string) {
  return queryFor(listRoleChanges, { params: { moa }, query: { state: 'waiting', pageSize: 200, sort: 'requestedAt' } })
}

/** `role_change:0198…`, as the notification links to it. */
export function queueId({ id }: Pick<RoleChange, 'id'>): string {
  return `role_change:${id}`
}

/** Also one's own request: it is shown, so that nobody wonders where it is, and may be withdrawn. */
export function queueOf({ items }: { items: RoleChange[] }): InboxItem[] {
  return items.map((change) => ({
    id: queueId(change),
    kind: 'Change of roles',
    title: `${change.personName}: ${rolesInWords(change.adds)}`,
    detail: change.actions.some(({ action }) => action === 'withdraw')
      ? 'Another administrator has to agree: you asked for it'
      : `${change.requestedBy} asks for it`,
    since: change.requestedAt,
  }))
}
