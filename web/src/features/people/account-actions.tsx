// What may be done with an account: shut it, open it, replace a lost password or second step.
import {
  deactivateAccount,
  giveStartPassword,
  type PersonRecord,
  reactivateAccount,
  resetSecondStep,
} from '../../../../server/src/modules/people/platform-people.contract.ts'
import { useAction } from '../../api/queries.ts'
import { ConfirmAction } from '../../ui/confirm-action.tsx'
import { tell } from '../../ui/notice.ts'
import type { Issued } from './start-password.tsx'

const ALSO = ['members', 'changes']

interface AccountActionsProps {
  person: PersonRecord
  onIssued: (issued: Issued) => void
}

interface Step {
  question: string
  consequence: string
  danger?: boolean
  run: () => Promise<unknown>
}

/** The steps that the server offers, each with what it does; refused ones say why. */
export function AccountActions({ person, onIssued }: AccountActionsProps) {
  const steps = useSteps(person, onIssued)
  return person.actions.map(({ action, label, refusal }) => {
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

function useSteps({ id, name }: PersonRecord, onIssued: (issued: Issued) => void): Record<string, Step> {
  const deactivate = useAction(deactivateAccount, { alsoChanges: ALSO })
  const reactivate = useAction(reactivateAccount, { alsoChanges: ALSO })
  const issue = useAction(giveStartPassword, { alsoChanges: ALSO })
  const reset = useAction(resetSecondStep, { alsoChanges: ALSO })
  const input = { params: { id } }
  return {
    deactivate: {
      question: `Deactivate the account of ${name}?`,
      consequence: `${name} is signed out everywhere at once and cannot sign in again, in any organization. Roles, memberships and records are kept; you can reactivate the account.`,
      danger: true,
      run: async () => {
        await deactivate.mutateAsync(input)
        tell.done(`The account of ${name} is inactive`)
      },
    },
    reactivate: {
      question: `Reactivate the account of ${name}?`,
      consequence: `${name} can sign in again with the same password, roles and memberships as before.`,
      run: async () => {
        await reactivate.mutateAsync(input)
        tell.done(`The account of ${name} is active`)
      },
    },
    new_start_password: {
      question: `Give ${name} a new start password?`,
      consequence: `The password of ${name} stops working and every session ends. The new one is shown to you once. Make sure first that it is really ${name} who asks.`,
      danger: true,
      run: async () => onIssued(await issue.mutateAsync(input)),
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
