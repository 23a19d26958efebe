// An edit page of something that may not be edited: now, or by this person.
import { humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'

/** Says why, and leads back to the record. */
export function FrozenDocument({ status, to }: { status: string; to: string }) {
  const open = status === 'draft' || status === 'returned'
  return (
    <RefusalPage title="This cannot be changed" action={<ActionButton to={to}>Back to the record</ActionButton>}>
      {open
        ? 'Only budget officers prepare these documents. The administrator of the organization gives roles.'
        : `The document is ${humanize(status).toLowerCase()}, and its content is frozen. What counts already is put right by a document of its own.`}
    </RefusalPage>
  )
}
