// Conditions with owner, due day and state; closed in a dialog that asks for the evidence.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Condition, closeCondition } from '../../../../server/src/modules/rollout/gates/gates.contract.ts'
import { useAction } from '../../api/queries.ts'
import { formatDay, formatMoment } from '../../lib/calendar.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { DueText } from '../../ui/dates.tsx'
import type { ListColumn } from '../../ui/list-page.tsx'
import { tell } from '../../ui/notice.ts'
import { RowTitle } from '../../ui/row-title.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

const TONES = { open: 'info', overdue: 'bad', closed: 'good' } as const

/** Columns of conditions; `subject` says which gate they belong to. */
export function conditionColumns({
  subject,
  mayClose,
}: {
  subject: boolean
  mayClose: boolean
}): ListColumn<Condition>[] {
  return [
    {
      name: 'title',
      label: 'What has to be done',
      render: ({ title, number, gateNumber, subject: of }) => (
        <RowTitle
          title={title}
          details={[subject ? `Condition ${number} of gate ${gateNumber}, ${of}` : `Condition ${number}`]}
        />
      ),
    },
    { name: 'ownerName', label: 'Who answers for it', fact: true, render: ({ ownerName }) => ownerName },
    { name: 'dueOn', label: 'Due', fact: true, render: (condition) => <Due condition={condition} /> },
    {
      name: 'state',
      label: 'State',
      fact: true,
      render: ({ state }) => <StatusBadge state={state} tone={TONES[state]} />,
    },
    {
      name: 'evidence',
      label: 'Evidence',
      fact: true,
      wide: true,
      render: (condition) => <Evidence condition={condition} mayClose={mayClose} />,
    },
  ]
}

function Due({ condition: { dueNow, dueOn, closedAt } }: { condition: Condition }) {
  if (closedAt) return <>{formatDay(dueNow)}</>
  return dueNow === dueOn ? (
    <DueText value={dueNow} />
  ) : (
    <RowTitle title={formatDay(dueNow)} details={[`Signed for ${formatDay(dueOn)}; the calendar changed`]} />
  )
}

function Evidence({ condition, mayClose }: { condition: Condition; mayClose: boolean }) {
  const { closedAt, closedBy, evidence } = condition
  if (closedAt) return <RowTitle title={evidence} details={[`${closedBy}, ${formatMoment(closedAt)}`]} />
  return mayClose ? <CloseButton condition={condition} /> : <>–</>
}

function CloseButton({ condition: { id, version, title, blockerId } }: { condition: Condition }) {
  const close = useAction(closeCondition)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
        Close
      </Button>
      {asked && (
        <ActDialog
          action={{ action: 'close', label: 'Close the condition', to: 'closed', comment: 'required', refusal: null }}
          question={`Is it done: ${title}?`}
          consequence={`Write the evidence that it is met: what, where, since when.${blockerId ? ' Its blocker is resolved.' : ''}`}
          onAct={async (_, evidence) => {
            await close.mutateAsync({ params: { id }, body: { version, evidence } })
            tell.done(`Closed: ${title}`)
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
