// Name and password, then a code where two-factor sign-in is on. Used on the sign-in page and in the dialog over a page.
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { signIn } from '../../api/auth.ts'
import { asProblem, type ProblemError } from '../../lib/problem.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { CodeForm } from './code-form.tsx'

export interface SignInFormProps {
  /** Filled in and fixed: the person whose session ended. */
  name?: string
  /** Filled in, and free to change. */
  suggested?: string
  onDone: () => Promise<void>
}

/** Both steps of a sign-in. */
export function SignInForm({ name: known, suggested, onDone }: SignInFormProps) {
  const [codeAsked, setCodeAsked] = useState(false)
  if (codeAsked) return <CodeForm onDone={onDone} onBack={() => setCodeAsked(false)} />
  return <PasswordForm known={known} suggested={suggested} onDone={onDone} onCode={() => setCodeAsked(true)} />
}

interface PasswordFormProps {
  known: string | undefined
  suggested: string | undefined
  onDone: () => Promise<void>
  onCode: () => void
}

function PasswordForm({ known, suggested, onDone, onCode }: PasswordFormProps) {
  const [name, setName] = useState(known ?? suggested ?? '')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<ProblemError>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const answer = await signIn({ name: name.trim(), password })
      if (answer.twoFactorRedirect) onCode()
      else await onDone()
    } catch (refused) {
      setProblem(asProblem(refused))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack>
        {problem && <ProblemNotice problem={problem} />}
        <TextInput
          label="Username or e-mail"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={255}
          readOnly={known !== undefined}
          data-autofocus={(known ?? suggested) === undefined || undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          maxLength={128}
          data-autofocus={(known ?? suggested) !== undefined || undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
