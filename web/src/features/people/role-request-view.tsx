// The right side of the inbox for a request for roles.
import { useQuery } from '@tanstack/react-query'
import type { RoleChange } from '../../../../server/src/modules/people/roles/role-change.contract.ts'
import { readRoleChange } from '../../../../server/src/modules/people/roles/role-changes.contract.ts'
import { queryFor } from '../../api/queries.ts'
import { hrefOf } from '../../lib/page.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InboxDecision } from '../../ui/inbox-decision.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { RoleChangeStory, roleChangeConsequence } from '../../ui/role-change-card.tsx'
import { RoleEffect } from '../../ui/role-effect.tsx'
import { places } from './addresses.ts'
import { useOrganizationDecision } from './decide-role-change.ts'
import { queueId, roleRequestsQuery } from './role-request-queue.ts'
import { roleNames } from './words.ts'

interface RoleRequestViewProps {
  moa: string
  /** Of the queue. */
  id: string
  onDone: () => void
}

/** One request; when it is no longer there, somebody else was quicker. */
export function RoleRequestView({ moa, id, onDone }: RoleRequestViewProps) {
  const query = useQuery(roleRequestsQuery(moa))
  return (
    <Loaded query={query} shape="block">
      {({ items }) => {
        const change = items.find((one) => queueId(one) === id)
        return change ? <Decision key={id} moa={moa} change={change} onDone={onDone} /> : <Decided moa={moa} id={id} />
      }}
    </Loaded>
  )
}

function Decision({ moa, change, onDone }: { moa: string; change: RoleChange; onDone: () => void }) {
  const act = useOrganizationDecision(moa)
  return (
    <InboxDecision
      title={`${change.personName} in ${moa}`}
      href={hrefOf(places.member, { moa, id: change.memberId ?? '' }, { tab: 'roles' })}
      actions={change.actions}
      onAct={async (action, comment) => {
        await act(change, action, comment)
        onDone()
      }}
      consequence={(action) => roleChangeConsequence(action, change.personName)}
    >
      <RoleChangeStory change={change} />
      <RoleEffect
        adds={roleNames(change.adds)}
        removes={roleNames(change.removes)}
        gains={change.gains}
        loses={change.loses}
      />
    </InboxDecision>
  )
}

function Decided({ moa, id }: { moa: string; id: string }) {
  const change = useQuery(queryFor(readRoleChange, { params: { moa, id: id.replace(/^role_change:/, '') } }))
  return (
    <Loaded query={change} shape="block">
      {({ decidedBy, state }) => (
        <EmptyState title="Already decided">
          It is {state} by {decidedBy ?? 'somebody else'}.
        </EmptyState>
      )}
    </Loaded>
  )
}
