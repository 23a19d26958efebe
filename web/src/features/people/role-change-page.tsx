// One change of platform roles, for the second person.
import { useQuery } from '@tanstack/react-query'
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import { readPlatformRoleChange } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RoleChangeCard } from '../../ui/role-change-card.tsx'
import { places } from './addresses.ts'
import { usePlatformDecision } from './decide-role-change.ts'
import { roleNames } from './words.ts'

/** `/platform/role-changes/:id`. */
export function RoleChangePage({ params }: { params: { id: string } }) {
  const query = useQuery(queryFor(readPlatformRoleChange, { params }))
  return <Loaded query={query}>{(change) => <Decision change={change} />}</Loaded>
}

function Decision({ change }: { change: RoleChange }) {
  const act = usePlatformDecision()
  return (
    <>
      <PageHeader
        title={`Platform roles of ${change.personName}`}
        back={{ label: 'Changes of roles', to: hrefOf(places.roleChanges, {}) }}
      />
      <RoleChangeCard
        change={{ ...change, adds: roleNames(change.adds), removes: roleNames(change.removes) }}
        name={change.personName}
        onAct={(action, comment) => act(change, action, comment)}
      />
    </>
  )
}
