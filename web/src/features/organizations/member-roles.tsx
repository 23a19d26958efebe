// Changes of a member's roles: what waits for a second person, and what became of earlier ones.
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Member } from '../../../../server/src/modules/people/members.contract.ts'
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import {
  approveRoleChange,
  listMemberRoleChanges,
  rejectRoleChange,
  withdrawRoleChange,
} from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import type { RecordAction } from '../../ui/record-page.tsx'
import { RoleChangeCard } from '../../ui/role-change-card.tsx'
import type { MemberPlace } from './member-place.ts'
import { roleNames } from './words.ts'

const ALSO = ['members', 'people', 'changes']

export function MemberRoles({ place, member }: { place: MemberPlace; member: Member }) {
  const params = { moa: place.code, id: member.id }
  const changes = useQuery(queryFor(listMemberRoleChanges, { params, query: { pageSize: 50 } }))
  const act = useDecision(place.code)
  return (
    <Loaded query={changes} shape="block">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="The roles were never changed">
            Every change of roles shows here with its reason, and with the second person who agreed where one is needed.
          </EmptyState>
        ) : (
          <Stack maw="56rem">
            <Text c="dimmed">Newest first.</Text>
            {items.map((change) => (
              <RoleChangeCard
                key={change.id}
                change={{ ...change, adds: roleNames(change.adds), removes: roleNames(change.removes) }}
                name={member.name}
                onAct={(action, comment) => act(change, action, comment)}
              />
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}

/** Takes a step of a request in an organization. */
function useDecision(moa: string) {
  const approve = useAction(approveRoleChange, { alsoChanges: ALSO })
  const reject = useAction(rejectRoleChange, { alsoChanges: ALSO })
  const withdraw = useAction(withdrawRoleChange, { alsoChanges: ALSO })
  return async ({ id, version, personName }: RoleChange, { action }: RecordAction, comment: string) => {
    const params = { moa, id }
    const body = { version, ...(comment ? { comment } : {}) }
    if (action === 'approve') await approve.mutateAsync({ params, body })
    else if (action === 'reject') await reject.mutateAsync({ params, body: { version, comment } })
    else await withdraw.mutateAsync({ params, body })
    tell.done(
      action === 'approve' ? `The roles of ${personName} changed` : `The roles of ${personName} stay as they are`,
    )
  }
}
