// An edit page of something that may not be edited: now, or by this person.
import { humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'

/** Says why, and leads back to the record. */
export function FrozenPage({ status, to }: { status: string; to: string }) {
  const open = status === 'draft' || status === 'returned'
  return (
    <RefusalPage title="This cannot be changed" action={<ActionButton to={to}>Back to the record</ActionButton>}>
      {open
        ? 'Only planners of the organization write plans. Its administrator gives roles.'
        : `The plan is ${humanize(status).toLowerCase()}, and its content is frozen. Drafts and returned plans can be changed; an approved or active strategic plan can be amended.`}
    </RefusalPage>
  )
}
