import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

/** Turning two-factor sign-in off asks for the password. */
export function TwoFactorOff({ onTurnOff }: { onTurnOff: (password: string) => Promise<void> }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Group>
        <Button variant="default" onClick={() => setOpen(true)}>
          Turn off
        </Button>
      </Group>
      <Modal opened={open} onClose={() => setOpen(false)} title="Turn off two-factor sign-in?">
        <TurnOffForm onTurnOff={onTurnOff} />
      </Modal>
    </>
  )
}

function TurnOffForm({ onTurnOff }: { onTurnOff: (password: string) => Promise<void> }) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await onTurnOff(password)
    } catch (refused) {
      setProblem(asProblem(refused))
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <Text>From then on your password alone signs you in. Your recovery codes stop working.</Text>
        <PasswordInput
          data-autofocus
          label="Your password"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" color="red.8" loading={busy}>
            Turn off
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
