// Members that Ctrl+K finds.
import { listMembers } from '../../../../server/src/modules/people/members.contract.ts'
import { call } from '../../api/call.ts'
import type { SearchSource } from '../../lib/feature.ts'
import { hrefOf } from '../../lib/page.ts'
import { places } from './addresses.ts'
import { rolesInWords } from './words.ts'

export const memberSearch: SearchSource = {
  label: 'Member',
  access: listMembers.access,
  find: (moa, q) => ({
    queryKey: ['members', 'search', moa, q],
    queryFn: async () => {
      const { items } = await call(listMembers, { params: { moa }, query: { q, pageSize: 5 } })
      return items.map(({ id, name, position, roles }) => ({
        title: name,
        detail: position || rolesInWords(roles),
        href: hrefOf(places.member, { moa, id }),
      }))
    },
  }),
}
