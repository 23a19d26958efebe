import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { verifySecondFactor } from '../../api/auth.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

interface CodeFormProps {
  onDone: () => Promise<void>
  onBack: () => void
}

/** The second step of a sign-in: a code of the authenticator app, or a recovery code. */
export function CodeForm({ onDone, onBack }: CodeFormProps) {
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await verifySecondFactor(code)
      await onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  const words = recovery
    ? { label: 'Recovery code', description: 'One of the codes that you kept when you set this up. Each works once.' }
    : { label: 'Code', description: 'Six digits, shown by the authenticator app on your phone.' }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <TextInput
          key={words.label}
          {...words}
          autoFocus
          data-autofocus
          required
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Continue
        </Button>
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            Back to the password
          </Anchor>
          <Anchor component="button" type="button" size="sm" onClick={() => setRecovery(!recovery)}>
            {recovery ? 'Use the authenticator app' : 'Use a recovery code'}
          </Anchor>
        </Group>
      </Stack>
    </form>
  )
}
