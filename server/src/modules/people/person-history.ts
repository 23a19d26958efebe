// Everything that changed about a person: the account, roles above organizations, memberships, requests for roles.
import type { ChangeView } from '../../platform/changes/changes.contract.ts'
import { recordHistory } from '../../platform/changes/history.ts'
import type { PlatformScope } from '../../platform/database/scope.ts'
import type { Page } from '../../platform/http/atoms.contract.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { getPerson } from './find-people.ts'
import type { readPersonHistory } from './platform-people.contract.ts'

const PARTS = ['platform_role', 'membership', 'role_change'].map((table) => ({ table, column: 'person_id' }))

/** Ids of people say nothing to a reader; names stand beside them. */
const UNREAD = new Set(['person_id', 'requested_by', 'decided_by'])

/** Newest first; all of it is about this one person, and called so. */
export async function findPersonHistory(
  scope: PlatformScope,
  { params, query }: Input<typeof readPersonHistory>,
): Promise<Page<ChangeView>> {
  const { id, name } = await getPerson(scope, params.id)
  const page = await recordHistory(scope, { table: 'person', id, parts: PARTS }, query)
  const items = page.items.map((change) => ({
    ...change,
    subject: name,
    fields: change.fields.filter(({ field }) => !UNREAD.has(field)),
  }))
  return { ...page, items }
}
