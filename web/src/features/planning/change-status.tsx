// Saying that work has started, is completed, deferred or cancelled: for goals and objectives of an active plan.
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/notice.ts'

interface StatusChoice {
  label: string
  consequence: string
  done: string
}

const CHOICES: Record<string, StatusChoice> = {
  not_started: {
    label: 'Set back to not started',
    consequence: 'It counts as not begun again. Progress entries stay.',
    done: 'Set back to not started',
  },
  in_progress: {
    label: 'Mark as in progress',
    consequence: 'Work on it has begun, or begins again.',
    done: 'Marked as in progress',
  },
  completed: {
    label: 'Mark as completed',
    consequence: 'It counts as done in figures and reports, whatever its percentage says.',
    done: 'Marked as completed',
  },
  deferred: {
    label: 'Defer',
    consequence:
      'It no longer counts in the progress of the plan, and is not reported as late. Say why in the comment.',
    done: 'Deferred',
  },
  cancelled: {
    label: 'Cancel it',
    consequence: 'It no longer counts in the plan. What was reported stays readable. Say why in the comment.',
    done: 'Cancelled',
  },
}

interface ChangeStatusProps {
  /** All that there are. */
  statuses: readonly string[]
  current: string
  onChange: (status: string, note: string) => Promise<unknown>
}

/** The menu of statuses; each asks with what it means, and takes a comment. */
export function ChangeStatus({ statuses, current, onChange }: ChangeStatusProps) {
  const [asked, setAsked] = useState<string>()
  const choice = asked === undefined ? undefined : CHOICES[asked]
  return (
    <>
      <MenuButton
        label="Change status"
        align="end"
        trigger={(props) => (
          <Button {...props} variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            Change status
          </Button>
        )}
        parts={statuses
          .filter((status) => status !== current)
          .map((status) => ({ label: CHOICES[status]?.label ?? status, onClick: () => setAsked(status) }))}
      />
      {asked && choice && (
        <ActDialog
          action={{ action: asked, label: choice.label, to: asked, comment: commentFor(asked), refusal: null }}
          consequence={choice.consequence}
          onAct={async (_action, comment) => {
            await onChange(asked, comment)
            tell.done(choice.done)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const commentFor = (status: string) => (status === 'deferred' || status === 'cancelled' ? 'required' : 'optional')
