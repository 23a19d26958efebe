// Finding members for Ctrl+K.
import { listMembers } from '../../../../server/src/modules/people/members.contract.ts'
import { call } from '../../api/call.ts'
import type { SearchHit } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'
import { rolesInWords } from './words.ts'

/** The first members that match. */
export async function findMembers(moa: string, q: string): Promise<SearchHit[]> {
  const { items } = await call(listMembers, { params: { moa }, query: { q, pageSize: 5 } })
  return items.map(({ id, name, position, roles }) => ({
    title: name,
    detail: position || rolesInWords(roles),
    href: hrefOf(places.member, { moa, id }),
  }))
}
