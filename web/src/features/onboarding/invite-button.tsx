import { useQuery } from '@tanstack/react-query'
import {
  countWaitingPeople,
  inviteWaitingPeople,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { countOf } from '../../lib/words.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'

interface InviteButtonProps {
  /** One wave, or everybody. */
  which: { wave?: number }
}

/** Invites everybody who waits for an invitation. Not there while nobody does, or for those who may not. */
export function InviteButton({ which }: InviteButtonProps) {
  const may = useCan()(inviteWaitingPeople.access)
  const query = useQuery({ ...queryFor(countWaitingPeople, { query: which }), enabled: may })
  const invite = useAction(inviteWaitingPeople)
  const count = query.data?.waiting ?? 0
  if (!may || count === 0) return null
  const people = countOf(count, 'person', 'people')
  return (
    <ConfirmAction
      label={`Invite ${people}`}
      question={`Send an invitation to ${people}?`}
      consequence="They have no password yet, and no link that still works. Each gets a letter in the name of the organization with a link to set one, valid 7 days and usable once. Letters leave one after the other."
      confirmLabel={`Send ${countOf(count, 'invitation')}`}
      onConfirm={async () => {
        const { waiting } = await invite.mutateAsync({ body: which })
        tell.done(`${countOf(waiting, 'invitation')} on the way. Letters leave one after the other.`)
      }}
    />
  )
}
