// How a person gets in: sessions, links and sign-ins.
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  readAccountInvitations,
  readAccountSignIns,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import {
  endPersonSessions,
  listPersonSessions,
  type PersonRecord,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { LinkRows, SessionRows, SignInRows } from '../../ui/access-rows.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { tell } from '../../ui/notice.ts'

/** Each part for those who may see it. */
export function PersonAccess({ person }: { person: PersonRecord }) {
  const can = useCan()
  return (
    <Stack maw="56rem" gap="lg">
      {can(listPersonSessions.access) && <Sessions person={person} />}
      {can(readAccountInvitations.access) && <Links person={person} />}
      {can(readAccountSignIns.access) && <SignIns person={person} />}
    </Stack>
  )
}

function Sessions({ person: { id, name } }: { person: PersonRecord }) {
  const sessions = useQuery(queryFor(listPersonSessions, { params: { id } }))
  const end = useAction(endPersonSessions)
  return (
    <Loaded query={sessions} shape="block">
      {({ items }) => (
        <SessionRows
          name={name}
          sessions={items}
          onEndAll={async () => {
            await end.mutateAsync({ params: { id } })
            tell.done(`${name} is signed out everywhere`)
          }}
        />
      )}
    </Loaded>
  )
}

function Links({ person: { id } }: { person: PersonRecord }) {
  const links = useQuery(queryFor(readAccountInvitations, { params: { id } }))
  return (
    <Loaded query={links} shape="block">
      {({ items }) => <LinkRows links={items} />}
    </Loaded>
  )
}

function SignIns({ person: { id } }: { person: PersonRecord }) {
  const signIns = useQuery(queryFor(readAccountSignIns, { params: { id }, query: { pageSize: 50 } }))
  return (
    <Loaded query={signIns} shape="block">
      {({ items }) => <SignInRows entries={items} />}
    </Loaded>
  )
}
