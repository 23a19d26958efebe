// How a member gets in: sessions, links and sign-ins, for those who keep members.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  readMemberInvitations,
  readMemberSignIns,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import {
  endMemberSessions,
  listMemberSessions,
  type Member,
} from '../../../../server/src/modules/people/members.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { LinkRows, SessionRows, SignInRows } from '../../ui/access-rows.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'
import type { MemberPlace } from './member-place.ts'

export function MemberAccess({ place, member }: { place: MemberPlace; member: Member }) {
  const params = { moa: place.code, id: member.id }
  const sessions = useQuery(queryFor(listMemberSessions, { params }))
  const links = useQuery(queryFor(readMemberInvitations, { params }))
  const signIns = useQuery(queryFor(readMemberSignIns, { params, query: { pageSize: 50 } }))
  const end = useAction(endMemberSessions)
  return (
    <Stack maw="56rem" gap="lg">
      <Loaded query={sessions} shape="block">
        {({ items }) => (
          <SessionRows
            name={member.name}
            sessions={items}
            onEndAll={async () => {
              await end.mutateAsync({ params })
              tell.done(`${member.name} is signed out everywhere`)
            }}
          />
        )}
      </Loaded>
      <Loaded query={links} shape="block">
        {({ items }) => <LinkRows links={items} />}
      </Loaded>
      <Loaded query={signIns} shape="block">
        {({ items }) => <SignInRows entries={items} />}
      </Loaded>
    </Stack>
  )
}
