// Addresses that get no mail, and taking them off again.
import { Button } from '@mantine/core'
import { useState } from 'react'
import {
  addSuppression,
  listSuppressions,
  removeSuppression,
  type Suppression,
} from '../../../../server/src/platform/mail/suppressions.contract.ts'
import { useList } from '../../api/list.ts'
import { useAction } from '../../api/queries.ts'
import { useCan } from '../../api/session.tsx'
import { hrefOf } from '../../lib/page.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { MomentText } from '../../ui/dates.tsx'
import { type ListColumn, ListPage } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { places } from './addresses.ts'

const REASONS: Record<Suppression['reason'], string> = {
  bounced: 'Mail came back',
  complained: 'Reported as unwanted',
  unsubscribed: 'Unsubscribed',
  by_hand: 'By hand',
}

const columns: readonly ListColumn<Suppression>[] = [
  { name: 'address', label: 'Address', render: (one) => one.address },
  { name: 'reason', label: 'Why', fact: true, width: 180, render: (one) => REASONS[one.reason] },
  {
    name: 'bulkOnly',
    label: 'Withheld',
    fact: true,
    width: 170,
    render: (one) => (one.bulkOnly ? 'Letters to many' : 'All mail'),
  },
  { name: 'note', label: 'Note', wide: true, fact: true, render: (one) => one.note || '–' },
  { name: 'addedAt', label: 'Since', fact: true, width: 140, render: (one) => <MomentText value={one.addedAt} /> },
  { name: 'addedBy', label: 'Added by', optional: true, render: (one) => one.addedBy ?? 'BMMS' },
]

const takeOff = { action: 'remove', label: 'Send mail again', to: '', comment: 'required', refusal: null }

/** `/platform/mail-suppressions`. */
export function SuppressionsPage() {
  const list = useList(listSuppressions, { params: {}, sort: '-addedAt' })
  const [chosen, setChosen] = useState<Suppression>()
  const mayChange = useCan()(addSuppression.access)
  const remove = useAction(removeSuppression)
  const button: ListColumn<Suppression> = {
    name: 'remove',
    label: 'Change',
    fact: true,
    width: 150,
    render: (one) => (
      <Button variant="default" size="xs" onClick={() => setChosen(one)}>
        {takeOff.label}
        <span className="visually-hidden"> to {one.address}</span>
      </Button>
    ),
  }
  return (
    <>
      <ListPage
        title="Addresses without mail"
        description="Mail to these addresses came back, was reported as unwanted, or was not wanted any more. BMMS sends them nothing, so that other mail of the government is not taken for spam."
        back={{ label: 'Mailbox', to: hrefOf(places.mailbox, {}) }}
        list={list}
        columns={mayChange ? [...columns, button] : columns}
        filters={[
          {
            name: 'reason',
            label: 'Why',
            options: Object.entries(REASONS).map(([value, label]) => ({ value, label })),
          },
        ]}
        noun={['address', 'addresses']}
        searchLabel="Search address or note"
        rowId={(one) => one.address}
        rowName={(one) => one.address}
        {...(mayChange ? { primary: { label: 'Add an address', to: hrefOf(places.newSuppression, {}) } } : {})}
        empty={{
          title: 'Every address gets its mail',
          text: 'Addresses appear here by themselves when mail to them comes back, or when somebody unsubscribes.',
        }}
      />
      {chosen && (
        <ActDialog
          action={takeOff}
          question={`Send mail to ${chosen.address} again?`}
          consequence={CONSEQUENCES[chosen.reason]}
          onAct={async (_, reason) => {
            await remove.mutateAsync({ body: { address: chosen.address, reason } })
            tell.done(`${chosen.address} gets mail again.`)
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

const CONSEQUENCES: Record<Suppression['reason'], string> = {
  bounced: 'Do so when the mailbox exists now. If mail comes back once more, the address returns to this list.',
  complained: 'Do so only when the person asked for it: another complaint harms the mail of everybody.',
  unsubscribed: 'Do so only when the person asked for it. Letters to many arrive again.',
  by_hand: 'Messages that were withheld are not sent by themselves; send them again from the mailbox.',
}
