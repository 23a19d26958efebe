// What may be done with an account: shut it, open it, send a way in, or switch off a lost second step.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import {
  inviteAccount,
  printAccountSlips,
  sendAccountReset,
} from '../../../../server/src/modules/people/links/invitations.contract.ts'
import {
  deactivateAccount,
  listPersonOpenTasks,
  type PersonRecord,
  reactivateAccount,
  resetSecondStep,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { downloadMade } from '../../api/files.ts'
import { queryFor, useAction } from '../../api/queries.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'

const LeaveForm = lazy(() => import('../../ui/leave-form.tsx').then((module) => ({ default: module.LeaveForm })))
const ALSO = ['members', 'changes', 'role-changes']

interface AccountActionsProps {
  person: PersonRecord
}

interface Step {
  question: string
  consequence: string
  danger?: boolean
  run: () => Promise<unknown>
}

/** The steps that the server offers, each with what it does; refused ones say why. */
export function AccountActions({ person }: AccountActionsProps) {
  const steps = useSteps(person)
  return person.actions.map(({ action, label, refusal }) => {
    if (action === 'deactivate')
      return <Deactivate key={action} person={person} label={label} refusal={refusal?.message ?? null} />
    const step = steps[action]
    if (!step) return null
    return (
      <ConfirmAction
        key={action}
        label={label}
        refusal={refusal?.message ?? null}
        question={step.question}
        consequence={step.consequence}
        danger={step.danger ?? false}
        onConfirm={step.run}
      />
    )
  })
}

function useSteps({ id, name, email }: PersonRecord): Record<string, Step> {
  const reactivate = useAction(reactivateAccount, { alsoChanges: ALSO })
  const invite = useAction(inviteAccount)
  const sendLink = useAction(sendAccountReset)
  const reset = useAction(resetSecondStep, { alsoChanges: ALSO })
  const input = { params: { id } }
  return {
    reactivate: {
      question: `Reactivate the account of ${name}?`,
      consequence: `${name} can sign in again with the same password, roles and memberships as before.`,
      run: async () => {
        await reactivate.mutateAsync(input)
        tell.done(`The account of ${name} is active`)
      },
    },
    send_invitation: {
      question: `Send ${name} the invitation?`,
      consequence: `${email} gets a message with a link to set a password, valid for 7 days. An earlier link ends.`,
      run: async () => {
        const { sentTo } = await invite.mutateAsync(input)
        tell.done(`The invitation goes to ${sentTo}`)
      },
    },
    print_slip: {
      question: `Print a sealed slip for ${name}?`,
      consequence:
        'The slip has a one-time code to set a password, valid for 14 days. It is printed once; an earlier link or slip ends. Hand it over sealed.',
      run: () => downloadMade(printAccountSlips, { body: { personIds: [id] } }),
    },
    send_reset_link: {
      question: `Send ${name} a link to set a new password?`,
      consequence: `${email} gets a message with the link, valid for 24 hours. The password of ${name} works until a new one is set. You never see it.`,
      run: async () => {
        const { sentTo } = await sendLink.mutateAsync(input)
        tell.done(`The link goes to ${sentTo}`)
      },
    },
    reset_two_factor: {
      question: `Switch two-factor sign-in off for ${name}?`,
      consequence: `The password alone signs ${name} in until they set it up again, and every session ends. Make sure first that it is really ${name} who asks.`,
      danger: true,
      run: async () => {
        await reset.mutateAsync(input)
        tell.done(`Two-factor sign-in is off for ${name}`)
      },
    },
  }
}

/** Asks for the reason and shows what has to be handed over, in all organizations. */
function Deactivate({ person, label, refusal }: { person: PersonRecord; label: string; refusal: string | null }) {
  const [asking, setAsking] = useState(false)
  const { id, name } = person
  const tasks = useQuery({ ...queryFor(listPersonOpenTasks, { params: { id } }), enabled: asking })
  const deactivate = useAction(deactivateAccount, { alsoChanges: ALSO })
  return (
    <>
      <ActionButton variant="default" refusal={refusal} onClick={() => setAsking(true)}>
        {label}
      </ActionButton>
      {asking && (
        <Suspense>
          <LeaveForm
            question={`Deactivate the account of ${name}?`}
            consequence={`${name} is signed out everywhere at once and cannot sign in again, in any organization. Roles, memberships and records are kept; you can reactivate the account.`}
            confirmLabel={label}
            tasks={tasks.data?.items}
            onConfirm={async (reason) => {
              await deactivate.mutateAsync({ params: { id }, body: { reason } })
              tell.done(`The account of ${name} is inactive`)
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  )
}
