// A new password, by the rules of NIST SP 800-63B: long enough, not a common one, nothing else demanded.
import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { changePassword } from '../../api/auth.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

const SHORTEST = 12
const shown = { 'aria-label': 'Show the password' }

/** Current and new password; other devices are signed out. */
export function PasswordForm({ onDone }: { onDone: () => Promise<void> }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<{ next?: string; again?: string }>({})
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = check({ current, next, again })
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await changePassword({ currentPassword: current, newPassword: next })
      for (const clear of [setCurrent, setNext, setAgain]) clear('')
      setProblem(undefined)
      await onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  const field = (value: string, set: (value: string) => void) => ({
    value,
    onChange: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
    required: true,
    maxLength: 128,
    visibilityToggleButtonProps: shown,
  })
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <PasswordInput label="Current password" autoComplete="current-password" {...field(current, setCurrent)} />
        <PasswordInput
          label="New password"
          description={`At least ${SHORTEST} characters. A few words that only you would put together are easy to keep and hard to guess.`}
          autoComplete="new-password"
          error={wrong.next}
          {...field(next, setNext)}
        />
        <PasswordInput
          label="New password again"
          autoComplete="new-password"
          error={wrong.again}
          {...field(again, setAgain)}
        />
        <Group>
          <Button type="submit" loading={busy}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function check(input: { current: string; next: string; again: string }): { next?: string; again?: string } {
  const { current, next, again } = input
  if (next.length < SHORTEST)
    return { next: `The new password has ${next.length} characters. It needs at least ${SHORTEST}.` }
  if (next === current) return { next: 'The new password is the current one. Choose another.' }
  return next === again ? {} : { again: 'The two new passwords are not the same. Type the new one again.' }
}
