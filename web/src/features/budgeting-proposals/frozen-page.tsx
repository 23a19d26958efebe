// A page that changes something of a proposal that cannot be changed now.
import { humanize } from '../../lib/words.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { RefusalPage } from '../../ui/refusal-page.tsx'

export function FrozenPage({ status, to }: { status: string; to: string }) {
  const open = status === 'draft' || status === 'returned'
  return (
    <RefusalPage title="This cannot be changed" action={<ActionButton to={to}>Back to the proposal</ActionButton>}>
      {open
        ? 'Only budget officers of the organization prepare proposals.'
        : `The proposal is ${humanize(status).toLowerCase()}. Only drafts and returned proposals can be changed.`}
    </RefusalPage>
  )
}
